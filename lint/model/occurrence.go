package model

import "github.com/open-policy-agent/opa/v1/ast"

// occurs looks for a deployment that has the resource and fulfils a formula. It names no parameter
// values where the formula holds whenever the resource is there.
func (r *resource) occurs(f *formula) solution {
	if f == nil || r.without([]*formula{f}) == (solution{}) {
		return solution{possible: true}
	}
	return solve(and(r.exists, f))
}

// oneOf holds when one of the cases does.
func oneOf(cases ...[]branch) *formula {
	var holds []*formula
	for _, all := range cases {
		for _, b := range all {
			holds = append(holds, b.when)
		}
	}
	return or(holds...)
}

// occurrence says what is known of something that may be so in some deployments: "yes" with one of
// them, "no", or "undecided" with the reason.
func occurrence(s solution) []field {
	switch {
	case s.possible:
		return []field{{"is", wordTerm("yes")}, {"when", optional(s.witness)}}
	case s.unknown != "":
		return []field{{"is", wordTerm("undecided")}, {"reason", ast.StringTerm(s.unknown)}}
	}
	return []field{{"is", wordTerm("no")}}
}

func occurrenceTerm(s solution) *ast.Term { return object(occurrence(s)...) }
