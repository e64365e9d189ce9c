package model

import "slices"

// importValue resolves Fn::ImportValue to the output that a stack of the assembly exports under that
// name, in the same account and Region as far as those are known.
func (s *stack) importValue(name value) value {
	missing := unknown(imported, name.render())
	if !name.comparable() {
		return missing
	}
	found := s.exportsNamed(exportKey(name, s))
	if len(found) == 0 {
		return missing
	}
	first := found[0]
	if slices.ContainsFunc(found, func(o output) bool { return o.stack != first.stack }) {
		missing.made[0].cause = "more than one stack exports " + name.render()
		return missing
	}
	var cases []branch
	for _, o := range found {
		exported := o.valueFor(s, "the export "+name.render())
		if len(found) == 1 {
			return exported.given(imported, name.render(), o.stack)
		}
		var when *formula
		if condition := o.node.Get("Condition"); condition.IsText() {
			when = o.stack.conditionNamed(condition.Text)
		}
		cases = append(cases, branch{when, exported.given(imported, name.render(), o.stack)})
	}
	return choiceOf(cases)
}

// given notes of literal text from a stack by what means another one got it.
func (v value) given(by origin, name string, from *stack) value {
	return v.edit(func(p *part) {
		if p.literal() && p.in == from {
			p.from, p.name, p.in = by, name, nil
		}
	})
}

// exportsNamed returns the exports with a name that a stack can see. One that is known to be in the
// same account and Region goes before those that may be.
func (s *stack) exportsNamed(key string) []output {
	if s.assembly.links.exports == nil {
		s.assembly.findExports()
	}
	var found, sure []output
	for _, o := range s.assembly.links.exports[key] {
		if !s.sharesEnvironment(o.stack) {
			continue
		}
		found = append(found, o)
		if s.Account != "" && s.Region != "" && s.Account == o.stack.Account && s.Region == o.stack.Region {
			sure = append(sure, o)
		}
	}
	if len(sure) > 0 {
		return sure
	}
	return found
}

// findExports indexes the exports by their names. The names of exports are made without imports:
// while they are indexed, there are none.
func (a *Assembly) findExports() {
	a.links.exports = map[string][]output{}
	exports := map[string][]output{}
	for _, s := range a.stacks {
		outputs := s.Root.Get("Outputs")
		for node := range outputs.Children() {
			if s.Child(outputs, node.Key) != node {
				continue // of duplicate keys the last one counts
			}
			for name := range s.value(node.Get("Export", "Name")).alternatives() {
				if name.value.comparable() {
					key := exportKey(name.value, s)
					exports[key] = append(exports[key], output{s, node})
				}
			}
		}
	}
	a.links.exports = exports
}

// exportKey is the symbol of an export's name. An import works only within an account and Region, so
// what depends on those alone is the same on both sides.
func exportKey(name value, s *stack) string {
	name.made, name.isWritten = slices.Clone(name.parts()), false
	return name.edit(func(p *part) {
		if !p.known && p.ofEnvironment() {
			*p = part{text: p.render(), known: true}
		}
	}).symbol(s)
}
