package model

import (
	"slices"

	"github.com/open-policy-agent/opa/v1/ast"
)

// callRoute are the condition keys that say how or from where an endpoint is called, which it is from its
// own VPC anyway: they bound neither whose identities nor which secrets a statement is about.
var callRoute = map[string]bool{
	"aws:securetransport": true, "aws:sourceip": true, "aws:sourcevpc": true, "aws:sourcevpce": true,
	"aws:vpcsourceip": true, "aws:requestedregion": true,
}

// confines reports whether the condition of a statement bounds its identities or secrets, or may.
func (c condition) confines() bool {
	return c.reason != "" || slices.ContainsFunc(c.keys, func(key string) bool { return !callRoute[key] })
}

// confined reports which endpoints have a policy with a denial that bounds what the policy allows, or
// may: that of everybody outside an organisation.
func (a *Assembly) confined() map[*endpoint]bool {
	found := map[*endpoint]bool{}
	for _, s := range a.facts.endpointStatements {
		if s.denies && s.condition.confines() {
			found[s.endpoint] = true
		}
	}
	return found
}

func (a *Assembly) endpointStatementsTerm() *ast.Term {
	confined := a.confined()
	return array(a.facts.endpointStatements, func(s *endpointStatement) *ast.Term { return endpointStatementTerm(s, confined) })
}
