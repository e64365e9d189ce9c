package model

import (
	"cmp"
	"maps"
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
	return s.solve(f)
}

func (s *search) solve(f *formula) solution {
	tooMany := solution{unknown: "its conditions have more cases than are followed"}
	switch {
	case f == nil:
		return solution{possible: true}
	case f.comparisons(s.most) >= s.most:
		return tooMany
	}
	taken := f.taken()
	if *taken > maxSolving {
		return tooMany
	}
	bounds := boundsOf(f)
	bounded := and(f, bounds)
	each := bounded.comparisons(s.most) + 1
	defer func() { *taken += (s.tried + toPrepare) * each }()
	if s.most /= each; s.most == 0 {
		return tooMany
	}
	if s.prepare(bounded); s.size > s.most {
		return tooMany
	}
	switch s.try(0) {
	case holds:
		return solution{possible: true, witness: s.witness(f, bounds)}
	case undetermined:
		return solution{unknown: s.opaque()}
	}
	return solution{}
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
	if f == nil {
		return nil
	}
	for _, side := range []operand{f.left, f.right} {
		if side.variable != nil {
			return side.variable
		}
	}
	for _, argument := range f.arguments {
		if v := argument.someVariable(); v != nil {
			return v
		}
	}
	return nil
}

// search tries assignments of a formula's variables, the opaque ones last.
type search struct {
	formula    *formula
	variables  []*variable
	domains    map[*variable][]string
	assignment map[*variable]string
	size, most int
	tried      int // assignments
	// universal marks the variables for all of whose values the formula must hold.
	universal map[*variable]bool
}

func (s *search) prepare(f *formula) {
	s.formula, s.size = f, 1
	s.domains, s.assignment, s.universal = map[*variable][]string{}, map[*variable]string{}, map[*variable]bool{}
	compared, others := comparisons(f)
	if compared == nil {
		s.size = s.most + 1
		return
	}
	for v := range compared {
		s.variables = append(s.variables, v)
	}
	slices.SortFunc(s.variables, func(a, b *variable) int {
		return cmp.Or(cmp.Compare(min(1, len(a.opaque)), min(1, len(b.opaque))), strings.Compare(a.name, b.name),
			strings.Compare(a.stack.Name, b.stack.Name))
	})
	for _, v := range s.variables {
		s.domains[v] = v.domain(compared[v], others)
		s.universal[v] = v.opaque != ""
		if s.size *= max(1, len(s.domains[v])); s.size > s.most {
			return
		}
	}
}

// comparisons returns the texts that each variable is compared with, and how many other values it
// takes to tell variables from each other. It returns nil when too many variables are compared with each other.
func comparisons(f *formula) (compared map[*variable][]string, others int) {
	compared, others = map[*variable][]string{}, 1
	var pairs [][2]*variable
	f.equalities(func(e *formula) {
		left, right := e.left.variable, e.right.variable
		switch {
		case right == nil:
			compared[left] = append(compared[left], e.right.text)
		case left == nil:
			compared[right] = append(compared[right], e.left.text)
		default:
			compared[left] = append(compared[left], slices.Concat(right.values, right.defaults())...)
			compared[right] = append(compared[right], slices.Concat(left.values, left.defaults())...)
			pairs = append(pairs, [2]*variable{left, right})
		}
	})
	if len(pairs) > maxCases {
		return nil, 0
	}
	for range pairs { // as long as a chain of pairs can be
		for _, pair := range pairs {
			both := slices.Concat(compared[pair[0]], compared[pair[1]])
			slices.Sort(both)
			both = slices.Compact(both)
			compared[pair[0]], compared[pair[1]] = both, slices.Clone(both)
		}
		others = len(pairs) + 1
	}
	return compared, others
}

// try assigns the variables from the i-th on. The assignment stays as it was when the formula holds.
func (s *search) try(i int) certainty {
	if i == len(s.variables) {
		s.tried++
		if s.formula.holds(s.assignment) {
			return holds
		}
		return fails
	}
	v := s.variables[i]
	best, worst := fails, holds
	for _, text := range s.domains[v] {
		s.assignment[v] = text
		result := s.try(i + 1)
		if result == holds && !s.universal[v] && strings.HasPrefix(text, doubtful) {
			result = undetermined
		}
		if result == holds && !s.universal[v] {
			return holds
		}
		best, worst = max(best, result), min(worst, result)
	}
	switch {
	case !s.universal[v] || best == worst:
		return best
	}
	return undetermined
}

// witness names the values of the found assignment that matter: a variable is left out if the formula
// holds whatever its value is. Those that only the bounds speak of are tried first.
func (s *search) witness(f, bounds *formula) string {
	found, own := maps.Clone(s.assignment), f.variables()
	slices.SortStableFunc(s.variables, func(a, b *variable) int {
		switch {
		case own[a] == own[b]:
			return 0
		case own[b]:
			return -1
		}
		return 1
	})
	fixed := search{formula: or(not(bounds), f), variables: s.variables, domains: map[*variable][]string{}, assignment: map[*variable]string{}, universal: map[*variable]bool{}}
	for _, v := range s.variables {
		fixed.domains[v], fixed.universal[v] = []string{found[v]}, true
	}
	var named []string
	for _, v := range s.variables {
		fixed.domains[v] = s.domains[v]
		if fixed.try(0) != holds {
			fixed.domains[v] = []string{found[v]}
			named = append(named, v.describeValue(found[v], s.domains[v]))
		}
	}
	s.tried += fixed.tried
	return strings.Join(named, " and ")
}

// opaque says which variables could not be followed.
func (s *search) opaque() string {
	var reasons []string
	for _, v := range s.variables {
		why := v.opaque
		if slices.ContainsFunc(s.domains[v], func(text string) bool { return strings.HasPrefix(text, doubtful) }) {
			why = "it depends on which values the pattern of parameter " + v.name + " admits"
		}
		if why != "" && !slices.Contains(reasons, why) {
			reasons = append(reasons, why)
		}
	}
	return strings.Join(reasons, " and ")
}
