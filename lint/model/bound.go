package model

import "slices"

// bound adds what must hold in every deployment of the stack. One that is too large to follow is left
// out: then a deployment counts that the template refuses, which hides nothing.
func (s *stack) bound(f *formula) {
	if f == nil || f.comparisons(maxSteps) >= maxSteps {
		return
	}
	for v := range f.variables() {
		v.bounds = append(v.bounds, f)
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
	if !f.some(func(v *variable) bool { return len(v.bounds) > 0 }) {
		return nil
	}
	var bounds []*formula
	added := map[*formula]bool{}
	seen := map[*variable]bool{}
	for next := []*formula{f}; len(next) > 0; {
		var reached []*formula
		for _, g := range next {
			for v := range g.variables() {
				if seen[v] {
					continue
				}
				seen[v] = true
				for _, bound := range v.bounds {
					if !added[bound] {
						added[bound] = true
						reached = append(reached, bound)
					}
				}
			}
		}
		bounds, next = append(bounds, reached...), reached
	}
	return and(bounds...)
}

// some reports whether something is so of a variable of the formula.
func (f *formula) some(is func(*variable) bool) bool {
	if f == nil {
		return false
	}
	return f.left.variable != nil && is(f.left.variable) || f.right.variable != nil && is(f.right.variable) ||
		slices.ContainsFunc(f.arguments, func(argument *formula) bool { return argument.some(is) })
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
