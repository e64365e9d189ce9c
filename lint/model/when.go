package model

import "strings"

// A statement about a deployment, such as "IsProd and not HasVpc and Env = prod", is made of clauses.
const conjunction = " and "

// both joins two statements. It reports false when they contradict each other: a condition and its
// negation, or two values of one parameter.
func both(a, b string) (string, bool) {
	switch {
	case a == "":
		return b, true
	case b == "" || a == b:
		return a, true
	}
	clauses := strings.Split(a, conjunction)
	joined := a
	for clause := range strings.SplitSeq(b, conjunction) {
		repeats, contradicts := compare(clauses, clause)
		if contradicts {
			return "", false
		}
		if !repeats {
			joined += conjunction + clause
		}
	}
	return joined, true
}

func compare(clauses []string, clause string) (repeats, contradicts bool) {
	name, _, equates := strings.Cut(clause, " = ")
	for _, other := range clauses {
		switch {
		case other == clause:
			return true, false
		case other == "not "+clause, clause == "not "+other:
			return false, true
		case equates && strings.HasPrefix(other, name+" = "):
			return false, true
		}
	}
	return false, false
}
