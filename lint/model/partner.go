package model

import "github.com/open-policy-agent/opa/v1/ast"

// partnerTerm is how a schedule rotates a managed external secret: the role that Secrets Manager takes
// on, and what the partner needs to know (User Guide, "Managed external secrets"). It is nil where the
// schedule says nothing of that.
func (s *scheduleFact) partnerTerm() *ast.Term {
	role, metadata := s.property(rotators[2]), s.property("ExternalSecretRotationMetadata")
	if role.kind == absent && metadata.kind == absent {
		return nil
	}
	fields := []field{
		{"role", ast.InternedTerm(role.kind != absent)},
		{"metadata", ast.InternedTerm(metadata.kind != absent && (metadata.kind != list || len(metadata.items()) > 0))},
	}
	if p, sole := role.sole(); sole && p.from == attribute && p.to.is("AWS::IAM::Role") {
		fields = append(fields, field{"trust", s.stack.assembly.trustTerm(p.to)})
	}
	return object(fields...)
}

// trustTerm says whether a role lets Secrets Manager take it on: "bound" to an account or secret,
// "open" to whomever the service works for, "none", or "unknown".
func (a *Assembly) trustTerm(role *resource) *ast.Term {
	document := role.property("AssumeRolePolicyDocument")
	verdict := "none"
	for _, s := range a.statementsIn(role, document) {
		next := s.trusts("secretsmanager.amazonaws.com")
		if trustOrder[next] > trustOrder[verdict] {
			verdict = next
		}
	}
	path := role.pathOf(document)
	return object(field{"stack", ast.StringTerm(role.stack.Name)}, field{"id", idTerm(role)},
		field{"path", path}, field{"status", wordTerm(verdict)})
}

var trustOrder = map[string]int{"none": 0, "bound": 1, "open": 2, "unknown": 3}

// trusts says whether a statement of a trust policy admits a service by its name.
func (s *statement) trusts(name string) string {
	verdict := "none"
	for _, p := range s.principals {
		content, isKnown := p.value.text()
		switch {
		case !s.allows:
		case p.class == undecided, p.class == service && !isKnown:
			return "unknown"
		case p.class != anyone && content != name:
		case s.condition.restriction == unrestricted:
			verdict = "open"
		case verdict == "none":
			verdict = "bound"
		}
	}
	return verdict
}
