package model

import (
	"strings"

	"github.com/open-policy-agent/opa/v1/ast"
)

func statementTerm(s *statement, principalTerm func(*statement, principal) *ast.Term, more ...[]field) *ast.Term {
	return s.owner.placeOf(s.node).object([]field{
		{"secrets", array(s.governs, idTerm)},
		{"allows", ast.InternedTerm(s.allows)},
		{"when", optional(s.owner.circumstances(s.when))},
		{"principals", array(s.principals, func(p principal) *ast.Term { return principalTerm(s, p) })},
		{"actions", textTerms(s.actions)},
		{"resources", textTerms(s.resources)},
		{"condition", s.conditionTerm()},
	}, more...)
}

func (s *statement) conditionTerm() *ast.Term {
	type key struct {
		limit
		keys string
	}
	by := any(key{s.condition.limit, strings.Join(s.condition.keys, "\x00")})
	return once(s.owner.stack.assembly.terms, by, func() *ast.Term {
		return object(
			field{"restriction", wordTerm(s.condition.restriction.String())},
			field{"organization", wordTerm(s.condition.organization.String())},
			field{"keys", textTerms(s.condition.keys)},
			field{"reason", optional(s.condition.reason)},
		)
	})
}

func principalTerm(s *statement, p principal) *ast.Term { return object(principalFields(s, p)...) }

func principalFields(s *statement, p principal) []field {
	return []field{
		{"class", wordTerm(string(p.class))},
		{"text", ast.StringTerm(p.text)},
		{"path", s.owner.pathOf(p.value)},
		{"when", optional(s.owner.circumstances(p.when))},
		{"account", optional(p.account)},
		{"via", optional(p.via)},
		{"reason", optional(p.reason)},
	}
}
