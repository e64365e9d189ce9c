package model

// maxQuick bounds the search that only prunes: what it does not decide stays a case.
const maxQuick = 10_000

// both joins two formulas. It reports false when no deployment fulfils both.
func both(a, b *formula) (*formula, bool) {
	switch {
	case a == nil:
		return b, true
	case b == nil || a == b:
		return a, true
	}
	joined := and(a, b)
	quick := search{most: maxQuick}
	result, _ := quick.decide(joined)
	return joined, result != fails
}

// impossible reports whether certainly no deployment fulfils a formula.
func impossible(f *formula) bool {
	s := search{most: maxSteps}
	result, _ := s.decide(f)
	return result == fails
}

// circumstances says in which deployments something of the resource is there that depends on a
// formula: "" when it always is.
func (r *resource) circumstances(when *formula) string {
	if when == nil {
		return ""
	}
	return solve(and(r.exists, when)).text()
}

// mayBeWhen reports whether some deployment that fulfils a formula may have the resource.
func (r *resource) mayBeWhen(f *formula) bool {
	return r.exists == nil || f == nil || !impossible(and(r.exists, f))
}

// onlySometimes reports whether a resource may be missing where another is there.
func (r *resource) onlySometimes(other *resource) bool {
	return r.exists != nil && !impossible(and(other.exists, not(r.exists)))
}
