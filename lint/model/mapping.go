package model

import "github.com/secretwright/secretwright/lint/template"

// findInMap looks a key pair up. Keys with several possible values give a choice; a key that is not
// known gives a choice over all of the map's.
func (s *stack) findInMap(argument *template.Node) value {
	if argument.Len() > 3 && argument.Item(3).Get("DefaultValue") != nil {
		return s.findWithDefault(argument)
	}
	if argument.Len() < 3 || !argument.Item(0).IsText() {
		return unknown(function, "Fn::FindInMap")
	}
	table := s.mappings.Get(argument.Item(0).Text)
	top, second := s.value(argument.Item(1)), s.value(argument.Item(2)) // once: they may be look-ups too
	var cases []branch
	for _, e := range s.cells(top, second, table) {
		cases = append(cases, branch{e.when, s.evaluate(e.node).from(mapped, table.Key)})
	}
	switch {
	case len(cases) == 1 && cases[0].when == nil:
		return cases[0].value.decidedBy(top, second)
	case len(cases) == 0:
		return unknown(function, "Fn::FindInMap")
	}
	return choiceOf(cases)
}

// maxTried bounds the entries of a mapping that one look-up tries: of many contradictions may leave few enough.
const maxTried = 16 * maxCases

// cells are what two keys lead to in a mapping, none when those are more than are followed.
func (s *stack) cells(top, second value, table *template.Node) []entry {
	var found []entry
	tried := 0
	for _, row := range s.lookUp(top, table) {
		for _, cell := range s.lookUp(second, row.node) {
			if when, ok := both(row.when, cell.when); ok {
				found = append(found, entry{when, cell.node})
			}
			if tried++; tried > maxTried || len(found) > maxCases {
				return nil
			}
		}
	}
	return found
}

// from marks the origin of a value that was just evaluated. Its place is where it is looked up.
func (v value) from(origin origin, name string) value {
	v = v.edit(func(p *part) { p.from, p.name = origin, name })
	v.node = nil
	return v
}

type entry struct {
	when *formula
	node *template.Node
}

// lookUp returns the entries of a map that a key leads to. It stops when there are too many.
func (s *stack) lookUp(key value, table *template.Node) []entry {
	if table == nil || table.Kind != template.Map {
		return nil
	}
	var found []entry
	for alternative := range key.alternatives() {
		name, ok := alternative.value.text()
		if node := s.Child(table, name); ok && node != nil {
			found = append(found, entry{alternative.when, node})
		}
		if ok {
			continue
		}
		for node := range table.Children() {
			if when, ok := both(alternative.when, s.chosen(alternative.value, node.Key)); ok {
				found = append(found, entry{when, node})
			}
			if len(found) > maxTried {
				return found
			}
		}
	}
	return found
}

// chosen says that a value that is not known comes to a text.
func (s *stack) chosen(v value, content string) *formula {
	if p, sole := v.sole(); sole && (p.from == parameter || p.from == pseudo) {
		return isEqual(operand{variable: p.home(s).variable(p.name)}, operand{text: content})
	}
	return s.opaque(v.render()+" = "+content, reason(v))
}
