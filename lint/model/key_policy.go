package model

import (
	"strings"

	"github.com/open-policy-agent/opa/v1/ast"
)

// keyStatement is a statement of the policy of a key.
type keyStatement struct {
	*statement
	key *keyFact
}

// keyStatements are the statements of the policies of keys.
func (a *Assembly) keyStatements() []*keyStatement {
	return a.facts.keyStatements.get(a.findKeyStatements)
}

func (a *Assembly) findKeyStatements() []*keyStatement {
	var all []*keyStatement
	for _, key := range a.keys() {
		for _, s := range a.statementsIn(key.resource, key.property("KeyPolicy")) {
			s.governs = key.secrets
			all = append(all, &keyStatement{s, key})
		}
	}
	a.findDeployers(all)
	return all
}

// keyPolicy are the statements of the policy of a key.
func (a *Assembly) keyPolicy(key *resource) []*statement {
	return a.facts.keyPolicies.get(func() map[*resource][]*statement {
		policies := map[*resource][]*statement{}
		for _, s := range a.keyStatements() {
			policies[s.owner] = append(policies[s.owner], s.statement)
		}
		return policies
	})[key]
}

// letsDo says whether a statement is about an action.
func (s *statement) letsDo(action string) answer {
	if s.node.kind != mapping {
		return maybe("the statement is not known")
	}
	patterns, matched := s.actions, yes
	if s.node.get("NotAction").kind != absent {
		patterns, matched = s.notActions, no
	}
	if matchesAny(patterns, action) {
		return matched
	}
	for _, pattern := range patterns {
		if strings.Contains(pattern, "${") {
			return maybe("the action " + pattern + " is not known")
		}
	}
	if len(patterns) == 0 || matched.is {
		return no
	}
	return yes
}

// letsDecrypt says whether a statement lets its principals decrypt: at once, or after they gave
// themselves leave by changing the policy.
func (s *statement) letsDecrypt() answer {
	return s.letsDo("kms:Decrypt").or(s.letsDo("kms:PutKeyPolicy"))
}

// comparisons goes through the Condition, with the operator and the key in lower case.
func (s *statement) comparisons(visit func(operator, key string, v value)) {
	for i, operator := range s.where.keys() {
		for j, key := range s.where.items()[i].keys() {
			visit(strings.ToLower(operator), strings.ToLower(key), s.where.items()[i].items()[j])
		}
	}
}

// scope says which service a request must come through for the statement to let it decrypt: "any",
// "secretsmanager", "other", or "unknown". An encryption context with the secret's ARN is one that only
// Secrets Manager sends (Secrets Manager User Guide, "Secret encryption and decryption").
func (s *statement) scope() string {
	narrowest := "any"
	if s.where.kind != absent && s.where.kind != mapping {
		return "unknown"
	}
	s.comparisons(func(operator, key string, v value) {
		switch {
		case !positive[operator[strings.Index(operator, ":")+1:]] || strings.HasPrefix(operator, "forallvalues:"):
		case key == "kms:encryptioncontext:secretarn":
			narrowest = "secretsmanager"
		case key == "kms:viaservice" && narrowest != "secretsmanager":
			narrowest = v.viaService()
		}
	})
	return narrowest
}

// viaService says which service the values of kms:ViaService name: secretsmanager.<region>.amazonaws.com
// is one of them, or all are others.
func (v value) viaService() string {
	found := "other"
	for member := range v.members() {
		sample, complete := member.value.sample()
		switch name, _, isHost := strings.Cut(sample, "."); {
		case wildcard(name, "secretsmanager") && isHost && complete, name == "secretsmanager":
			return "secretsmanager"
		case strings.Contains(name, "*") && !complete, strings.Contains(sample, "{{resolve:"):
			found = "unknown"
		}
	}
	return found
}

func keyStatementTerm(s *keyStatement) *ast.Term {
	return object(append(statementFields(s.statement),
		field{"key", ast.StringTerm(s.key.key())},
		field{"decrypts", ast.StringTerm(s.letsDecrypt().verdict())},
		field{"scope", ast.StringTerm(s.scope())},
	)...)
}

// verdict is "yes", "no" or "unknown".
func (a answer) verdict() string {
	switch {
	case a.is:
		return "yes"
	case a.reason != "":
		return "unknown"
	}
	return "no"
}
