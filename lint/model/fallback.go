package model

import "github.com/secretwright/secretwright/lint/template"

// findWithDefault computes Fn::FindInMap with a DefaultValue, which stands for a mapping or a key that
// is missing. With it, the mapping's name may be computed too (CloudFormation Template Reference,
// "Fn::FindInMap enhancements").
func (s *stack) findWithDefault(argument *template.Node) value {
	// Once: they may be look-ups too.
	name, top, second := s.value(argument.Item(0)), s.value(argument.Item(1)), s.value(argument.Item(2))
	var cases []branch
	for _, table := range s.lookUpOrNot(name, s.mappings) {
		for _, row := range table.below(s.lookUpOrNot(top, table.node)) {
			for _, cell := range row.below(s.lookUpOrNot(second, row.node)) {
				if len(cases) == maxCases {
					return unknown(function, "Fn::FindInMap")
				}
				cases = append(cases, branch{cell.when, s.foundOr(cell, table, argument)})
			}
		}
	}
	switch {
	case len(cases) == 1 && cases[0].when == nil:
		return cases[0].value
	case len(cases) == 0:
		return unknown(function, "Fn::FindInMap")
	}
	return choiceOf(cases)
}

func (s *stack) foundOr(found, table entry, argument *template.Node) value {
	if found.node == nil {
		return s.value(argument.Item(3).Get("DefaultValue"))
	}
	return s.evaluate(found.node).from(mapped, table.node.Key)
}

// below restricts what was found one level down to the cases of an entry. Nothing is below nothing.
func (e entry) below(inner []entry) []entry {
	if e.node == nil {
		return []entry{e}
	}
	var all []entry
	for _, i := range inner {
		if when, ok := both(e.when, i.when); ok {
			all = append(all, entry{when, i.node})
		}
	}
	return all
}

// lookUpOrNot is lookUp with an entry without a node for each case in which the key is missing.
func (s *stack) lookUpOrNot(key value, table *template.Node) []entry {
	found := s.lookUp(key, table)
	if len(found) > maxTried {
		return found
	}
	for alternative := range key.alternatives() {
		name, isKnown := alternative.value.text()
		when, possible := alternative.when, table == nil || table.Kind != template.Map || s.Child(table, name) == nil
		if !isKnown && table.Len() > 0 {
			when, possible = both(alternative.when, s.noKey(alternative.value, table))
		}
		if possible {
			found = append(found, entry{when: when})
		}
	}
	return found
}

// noKey says that an unknown value is none of the keys of a map.
func (s *stack) noKey(v value, table *template.Node) *formula {
	var keys []*formula
	for node := range table.Children() {
		keys = append(keys, s.chosen(v, node.Key))
	}
	return not(or(keys...))
}
