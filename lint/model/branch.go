package model

import "iter"

// branch is what a choice comes to in the deployments that fulfil a formula.
type branch struct {
	when  *formula
	value value
}

// alternatives are everything that the value may come to, each with the formula under which it does. Cases in which it is absent are left out.
func (v value) alternatives() iter.Seq[branch] {
	return func(yield func(branch) bool) {
		v.visit(nil, func(b branch) bool { return b.value.kind == absent || yield(b) })
	}
}

// outcomes are the alternatives and the cases in which the value is absent.
func (v value) outcomes() iter.Seq[branch] {
	return func(yield func(branch) bool) { v.visit(nil, yield) }
}

// members are the items that a value may have in a place where CloudFormation takes a list or a
// single item.
func (v value) members() iter.Seq[branch] {
	return func(yield func(branch) bool) { v.visitMembers(nil, yield) }
}

// mayBeAbsent reports whether the value is absent in some case.
func (v value) mayBeAbsent() bool {
	return !v.visit(nil, func(b branch) bool { return b.value.kind != absent })
}

func isEmpty(all iter.Seq[branch]) bool {
	for range all {
		return false
	}
	return true
}

// visit yields the outcomes, but for contradictions, until one is refused. It reports whether none was.
func (v value) visit(in *enclosing, yield func(branch) bool) bool {
	if v.kind != choice {
		return in.yield(branch{value: v}, yield)
	}
	for _, c := range v.cases() {
		if !c.value.visit(in.with(c.when), yield) {
			return false
		}
	}
	return true
}

func (v value) visitMembers(in *enclosing, yield func(branch) bool) bool {
	return v.visit(nil, func(alternative branch) bool {
		switch alternative.value.kind {
		case absent:
			return true
		case list:
			return alternative.value.visitItems(in.with(alternative.when), yield)
		}
		return in.yield(alternative, yield)
	})
}

func (v value) visitItems(in *enclosing, yield func(branch) bool) bool {
	for _, item := range v.items() {
		if !item.visitMembers(in, yield) {
			return false
		}
	}
	return true
}

// enclosing are the cases that a value lies in, the innermost first.
type enclosing struct {
	when  *formula
	outer *enclosing
}

func (e *enclosing) with(when *formula) *enclosing {
	if when == nil {
		return e
	}
	return &enclosing{when, e}
}

// yield passes a branch on unless it contradicts a case that it lies in.
func (e *enclosing) yield(b branch, yield func(branch) bool) bool {
	for ; e != nil; e = e.outer {
		when, possible := both(e.when, b.when)
		if !possible {
			return true
		}
		b.when = when
	}
	return yield(b)
}

// under are the branches inside of a case, but for contradictions.
func (b branch) under(inner iter.Seq[branch]) iter.Seq[branch] {
	return func(yield func(branch) bool) {
		for i := range inner {
			if when, ok := both(b.when, i.when); ok && !yield(branch{when, i.value}) {
				return
			}
		}
	}
}
