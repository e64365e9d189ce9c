package model

import "slices"

// bound adds what must hold in every deployment of the stack.
func (s *stack) bound(f *formula) {
	if f != nil {
		s.bounds = append(s.bounds, f)
	}
}

// assertions returns what the template's Rules section asserts of the parameters.
func (s *stack) assertions() {
	for rule := range s.Root.Get("Rules").Children() {
		var condition *formula
		if node := rule.Get("RuleCondition"); node != nil {
			condition = s.formula(node)
		}
		for assertion := range rule.Get("Assertions").Children() {
			if node := assertion.Get("Assert"); node != nil {
				s.bound(or(not(condition), s.formula(node)))
			}
		}
	}
}

// boundsOf returns the bounds that share variables with a formula, directly or through others.
func boundsOf(f *formula) *formula {
	var bounds *formula
	var added []*formula
	seen := map[*variable]bool{}
	for grown := true; grown; {
		grown = false
		for v := range and(f, bounds).variables() {
			if seen[v] {
				continue
			}
			seen[v] = true
			for _, bound := range v.stack.bounds {
				if bound.variables()[v] && !slices.Contains(added, bound) {
					added = append(added, bound)
					bounds, grown = and(bounds, bound), true
				}
			}
		}
	}
	return bounds
}

func (f *formula) variables() map[*variable]bool {
	found := map[*variable]bool{}
	f.equalities(func(e *formula) {
		for _, side := range []operand{e.left, e.right} {
			if side.variable != nil {
				found[side.variable] = true
			}
		}
	})
	return found
}
