package model

import (
	"cmp"
	"slices"
	"strings"
)

// maxSteps bounds the search for a deployment, in comparisons: assignments times the size of the
// formula. Beyond it the solution is unknown.
const maxSteps = 1_000_000

// maxSolving bounds all searches of an assembly together, in comparisons: ten thousand resources may each depend on
// conditions that take long. Beyond it no solution is known.
const maxSolving = 100_000_000

// solution says whether some deployment fulfils a formula: none does; one does, for example under the
// witness; or, with a reason, it is not known.
type solution struct {
	possible bool
	witness  string // "Env = prod and Region = eu-west-1", "" when every deployment does
	unknown  string
}

// text shows the solution as a statement about the deployment.
func (a solution) text() string {
	if a.unknown != "" {
		return "something holds that only deployment tells: " + a.unknown
	}
	return a.witness
}

// certainty orders what is known of a formula under a part of an assignment.
type certainty uint8

const (
	fails certainty = iota
	undetermined
	holds
)

// solve looks for a deployment that fulfils a formula, trying the values that some comparison tells
// apart, defaults first. What comes out only if an opaque variable happens to help is not known.
func solve(f *formula) solution {
	s := search{most: maxSteps}
	switch result, doubt := s.decide(f); result {
	case holds:
		return solution{possible: true, witness: s.witness(f)}
	case undetermined:
		return solution{unknown: doubt}
	}
	return solution{}
}

// decide says whether some deployment fulfils a formula, or why that is not known.
func (s *search) decide(f *formula) (result certainty, doubt string) {
	const tooMany = "its conditions have more cases than are followed"
	if f == nil {
		return holds, ""
	}
	if f.comparisons(s.most) >= s.most {
		return undetermined, tooMany
	}
	if s.taken = f.taken(); *s.taken > maxSolving {
		return undetermined, tooMany
	}
	s.bounds = boundsOf(f)
	bounded := and(f, s.bounds)
	s.each = bounded.comparisons(s.most) + 1
	defer func() { *s.taken += (s.tried + toPrepare) * s.each }()
	if s.most /= s.each; s.most == 0 {
		return undetermined, tooMany
	}
	if s.prepare(bounded); s.size > s.most {
		return undetermined, tooMany
	}
	if result = s.try(0); result == undetermined {
		doubt = s.opaque()
	}
	return result, doubt
}

// toPrepare is about how many times a search goes through its formula before it tries anything.
const toPrepare = 10

// taken counts what searches have taken in the assembly of the formula's variables.
func (f *formula) taken() *int {
	if v := f.someVariable(); v != nil {
		return &v.stack.assembly.solving
	}
	return new(int)
}

func (f *formula) someVariable() *variable {
	var found *variable
	f.some(func(v *variable) bool {
		found = v
		return true
	})
	return found
}

// search tries assignments of a formula's variables, the opaque ones last.
type search struct {
	formula    *formula
	trials     []trial
	bounds     *formula // what every deployment fulfils besides
	size, most int
	tried      int  // assignments
	each       int  // comparisons for an assignment
	taken      *int // what all searches of the assembly have taken
}

// trial is a variable with the values that are tried.
type trial struct {
	*variable
	compared  []string // the texts that it is compared with
	domain    []string
	universal bool // the formula must hold for all its values
}

func (s *search) prepare(f *formula) {
	s.formula, s.size = f, 1
	others, ok := s.compare(f)
	if !ok {
		s.size = s.most + 1
		return
	}
	slices.SortFunc(s.trials, func(a, b trial) int {
		return cmp.Or(cmp.Compare(min(1, len(a.opaque)), min(1, len(b.opaque))), strings.Compare(a.name, b.name),
			strings.Compare(a.stack.Name, b.stack.Name))
	})
	for i := range s.trials {
		t := &s.trials[i]
		t.domain, t.universal = t.variable.domain(t.compared, others), t.opaque != ""
		if s.size *= max(1, len(t.domain)); s.size > s.most {
			return
		}
	}
}

// trial returns that of a variable, a new one if the formula has not compared it before.
func (s *search) trial(v *variable) *trial {
	if v.place >= len(s.trials) || s.trials[v.place].variable != v {
		v.place = len(s.trials)
		s.trials = append(s.trials, trial{variable: v})
	}
	return &s.trials[v.place]
}

// compare collects the texts that each variable is compared with, and how many other values it
// takes to tell variables from each other. It reports false when too many variables are compared with each other.
func (s *search) compare(f *formula) (others int, ok bool) {
	var pairs [][2]*variable
	add := func(v *variable, texts ...string) {
		t := s.trial(v)
		t.compared = append(t.compared, texts...)
	}
	f.equalities(func(e *formula) {
		left, right := e.left.variable, e.right.variable
		switch {
		case right == nil:
			add(left, e.right.text)
		case left == nil:
			add(right, e.left.text)
		default:
			add(left, slices.Concat(right.values, right.defaults())...)
			add(right, slices.Concat(left.values, left.defaults())...)
			pairs = append(pairs, [2]*variable{left, right})
		}
	})
	if len(pairs) > maxCases {
		return 0, false
	}
	for range pairs { // as long as a chain of pairs can be
		for _, pair := range pairs {
			left, right := s.trial(pair[0]), s.trial(pair[1])
			both := slices.Concat(left.compared, right.compared)
			slices.Sort(both)
			both = slices.Compact(both)
			left.compared, right.compared = both, slices.Clone(both)
		}
	}
	if len(pairs) == 0 {
		return 1, true
	}
	return len(pairs) + 1, true
}

// try assigns the variables from the i-th on. The assignment stays as it was when the formula holds.
func (s *search) try(i int) certainty {
	if i == len(s.trials) {
		s.tried++
		if s.formula.holds() {
			return holds
		}
		return fails
	}
	t := &s.trials[i]
	best, worst := fails, holds
	for _, text := range t.domain {
		t.assigned = text
		result := s.try(i + 1)
		if result == holds && !t.universal && strings.HasPrefix(text, doubtful) {
			result = undetermined
		}
		if result == holds && !t.universal {
			return holds
		}
		best, worst = max(best, result), min(worst, result)
	}
	switch {
	case !t.universal || best == worst:
		return best
	}
	return undetermined
}

// witness names the values of the found assignment that matter: a variable is left out if the formula
// holds whatever its value is. Those that only the bounds speak of are tried first.
func (s *search) witness(f *formula) string {
	if len(s.trials) == 0 {
		return ""
	}
	if s.bounds != nil {
		own := f.variables()
		slices.SortStableFunc(s.trials, func(a, b trial) int {
			switch {
			case own[a.variable] == own[b.variable]:
				return 0
			case own[b.variable]:
				return -1
			}
			return 1
		})
	}
	found := make([]string, len(s.trials))
	fixed := search{formula: or(not(s.bounds), f), trials: slices.Clone(s.trials)}
	for i, t := range s.trials {
		found[i] = t.assigned
		fixed.trials[i].domain, fixed.trials[i].universal = found[i:i+1], true
	}
	var named []string
	for i, t := range s.trials {
		fixed.trials[i].domain = t.domain
		if fixed.try(0) != holds {
			fixed.trials[i].domain = found[i : i+1]
			named = append(named, t.describeValue(found[i], t.domain))
		}
	}
	*s.taken += fixed.tried * s.each
	return strings.Join(named, " and ")
}

// opaque says which variables could not be followed.
func (s *search) opaque() string {
	var reasons []string
	for _, t := range s.trials {
		why := t.variable.opaque
		if slices.ContainsFunc(t.domain, func(text string) bool { return strings.HasPrefix(text, doubtful) }) {
			why = "it depends on which values the pattern of parameter " + t.name + " admits"
		}
		if why != "" && !slices.Contains(reasons, why) {
			reasons = append(reasons, why)
		}
	}
	return strings.Join(reasons, " and ")
}
