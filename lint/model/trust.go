package model

import (
	"slices"
	"strings"

	"github.com/open-policy-agent/opa/v1/ast"
)

// trust is a statement that lets somebody outside of the account assume a role that reads secrets.
type trust struct {
	*statement
	reads readScope
}

// readScope is what a role may read: all secrets, or some of the assembly.
type readScope struct {
	all     bool
	secrets []*resource
}

func (r readScope) none() bool { return !r.all && len(r.secrets) == 0 }

func (a *Assembly) trusts() []*trust { return a.facts.trusts.get(a.findTrusts) }

// findTrusts collects such statements. It reads the policies of few roles.
func (a *Assembly) findTrusts() []*trust {
	var found []*trust
	var attached map[*resource][]*resource
	for _, role := range a.in(roleType) {
		if !role.mayBeOutward() {
			continue
		}
		open := outward(a.statementsIn(role, role.property("AssumeRolePolicyDocument")))
		if len(open) == 0 {
			continue
		}
		if attached == nil {
			attached = a.attachedPolicies()
		}
		reads := a.readsOf(role, attached[role])
		if reads.none() {
			continue
		}
		for _, s := range open {
			found = append(found, &trust{s, reads})
		}
	}
	return found
}

// outward keeps the statements by which principals of other accounts, or unknown ones, assume a role.
func outward(all []*statement) []*statement {
	return slices.DeleteFunc(slices.Clone(all), func(s *statement) bool {
		return !s.allows || len(s.actions)+len(s.notActions) > 0 && !s.isAbout("sts:AssumeRole") ||
			!slices.ContainsFunc(s.principals, func(p principal) bool {
				return p.class == anyone || p.class == cross || p.class == undecided
			})
	})
}

// attachedPolicies are the policies of the assembly by the roles that they or the roles name.
func (a *Assembly) attachedPolicies() map[*resource][]*resource {
	attached := map[*resource][]*resource{}
	add := func(role, policy *resource) {
		if role != nil && !slices.Contains(attached[role], policy) {
			attached[role] = append(attached[role], policy)
		}
	}
	for _, policy := range a.in("AWS::IAM::Policy", "AWS::IAM::ManagedPolicy", "AWS::IAM::RolePolicy") {
		for role := range policy.members("Roles", "RoleName") {
			if p, ok := role.value.sole(); ok && p.from == attribute {
				add(p.to, policy)
			}
		}
	}
	for _, role := range a.in(roleType) {
		for policy := range role.property("ManagedPolicyArns").members() {
			if p, ok := policy.value.sole(); ok && p.from == attribute && p.to.is("AWS::IAM::ManagedPolicy") {
				add(role, p.to)
			}
		}
	}
	return attached
}

// AWS's policies about secrets that let read all of them (AWS Managed Policy Reference Guide). What an
// administrator may do is no matter of secrets.
var secretPolicies = []string{":policy/SecretsManagerReadWrite", ":policy/AWSSecretsManagerClientReadOnlyAccess"}

// readsOf says what a role may read by its own policies and by those attached to it.
func (a *Assembly) readsOf(role *resource, attached []*resource) readScope {
	var found readScope
	for policy := range role.property("ManagedPolicyArns").members() {
		found.all = found.all || endsIn(policy.value.plain(), secretPolicies)
	}
	for policy := range role.policiesOfSecrets() {
		a.addReads(&found, a.statementsIn(role, policy.value.get("PolicyDocument")))
	}
	for _, policy := range attached {
		if !policy.mayBeOfSecrets() {
			continue
		}
		a.addReads(&found, a.statementsIn(policy, policy.property("PolicyDocument")))
	}
	return found
}

func (a *Assembly) addReads(to *readScope, statements []*statement) {
	for _, s := range statements {
		if !s.allows || !s.isAbout("secretsmanager:GetSecretValue") {
			continue
		}
		for member := range s.node.get("Resource").members() {
			if member.value.everySecret() {
				to.all = to.all || s.namesService()
				continue
			}
			a.addRead(to, member.value, s.owner.stack)
		}
	}
}

// namesService reports whether a statement is about Secrets Manager and not about all services.
func (s *statement) namesService() bool {
	return slices.ContainsFunc(s.actions, func(action string) bool {
		return strings.HasPrefix(strings.ToLower(action), "secretsmanager:")
	})
}

func (a *Assembly) addRead(to *readScope, v value, from *stack) {
	for _, t := range a.secrets(v.withoutStar(), from) {
		if t.secret != nil && t.unknown == "" && !slices.Contains(to.secrets, t.secret) {
			to.secrets = append(to.secrets, t.secret)
		}
	}
}

// withoutStar cuts off the wildcards that policies append to the ARN of a secret.
func (v value) withoutStar() value {
	parts := v.merged()
	last := len(parts) - 1
	if last < 1 || !parts[last].known || strings.Trim(parts[last].text, "-*?") != "" {
		return v
	}
	return value{kind: v.kind, node: v.node, made: parts[:last]}
}

func trustTerm(t *trust) *ast.Term {
	return statementTerm(t.statement, principalTerm, []field{
		{"reads", object(
			field{"all", ast.InternedTerm(t.reads.all)},
			field{"secrets", array(t.reads.secrets, idTerm)},
		)},
	})
}
