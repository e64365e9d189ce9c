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
	v := value{kind: choice}
	for _, first := range s.lookUp(argument.Item(1), table) {
		for _, second := range s.lookUp(argument.Item(2), first.node) {
			if when, ok := both(first.when, second.when); ok {
				v.cases = append(v.cases, branch{when, s.evaluate(second.node).from(mapped, table.Key)})
			}
		}
	}
	switch {
	case len(v.cases) == 1 && v.cases[0].when == nil:
		return v.cases[0].value.decidedBy(s.value(argument.Item(1)), s.value(argument.Item(2)))
	case len(v.cases) == 0 || len(v.cases) > maxCases:
		return unknown(function, "Fn::FindInMap")
	}
	return v
}

// from marks the origin of a value that was just evaluated.
func (v value) from(origin origin, name string) value {
	for i := range v.parts {
		v.parts[i].from, v.parts[i].name = origin, name
	}
	for _, item := range v.items {
		item.from(origin, name)
	}
	return v
}

type entry struct {
	when *formula
	node *template.Node
}

func (s *stack) lookUp(key *template.Node, table *template.Node) []entry {
	var found []entry
	for _, alternative := range s.value(key).alternatives() {
		name, ok := alternative.value.text()
		if node := table.Get(name); ok && node != nil {
			found = append(found, entry{alternative.when, node})
		}
		if ok {
			continue
		}
		for node := range table.Children() {
			if when, ok := both(alternative.when, s.chosen(alternative.value, node.Key)); ok {
				found = append(found, entry{when, node})
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
