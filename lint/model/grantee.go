package model

import (
	"iter"
	"slices"
	"strings"

	"github.com/open-policy-agent/opa/v1/ast"

	"github.com/secretwright/secretwright/lint/template"
)

// identityTypes hold identity policies: the first three in Policies, the others as PolicyDocument.
var identityTypes = []string{
	"AWS::IAM::Role", "AWS::IAM::User", "AWS::IAM::Group",
	"AWS::IAM::Policy", "AWS::IAM::ManagedPolicy", "AWS::IAM::RolePolicy", "AWS::IAM::UserPolicy", "AWS::IAM::GroupPolicy",
}

// samPolicyTypes hold in Policies what SAM gives to the role that it makes for them.
var samPolicyTypes = []string{samFunction, "AWS::Serverless::StateMachine"}

// identityStatement is a statement of an identity policy, or of AWS's managed policy of a name.
type identityStatement struct {
	*statement
	policy string
}

// countIdentities counts the resources with identity policies, if the templates speak of the service at
// all: most roles have nothing to do with secrets.
func (a *Assembly) countIdentities() int {
	holders := a.count(identityTypes...) + a.count(samPolicyTypes...)
	if holders == 0 || !a.facts.speaksOfSecrets.get(a.speaksOfSecrets) {
		return 0
	}
	return holders
}

func (a *Assembly) speaksOfSecrets() bool {
	return slices.ContainsFunc(a.stacks, func(s *stack) bool { return speaksOfSecrets(s.Root) })
}

func speaksOfSecrets(n *template.Node) bool {
	if strings.Contains(n.Text, "ecretsmanager") || strings.Contains(n.Text, "ecretsManager") {
		return true
	}
	for child := range n.Children() {
		if speaksOfSecrets(child) {
			return true
		}
	}
	return false
}

// identityStatements are the statements about Secrets Manager in policies of roles, users and groups,
// which name no principal.
func (a *Assembly) identityStatements() []identityStatement {
	var all []identityStatement
	add := func(policy string, statements ...*statement) {
		for _, s := range statements {
			if s.isOfSecrets() {
				all = append(all, identityStatement{s, policy})
			}
		}
	}
	for _, r := range a.in(identityTypes[:3]...) {
		for policy := range r.policiesOfSecrets() {
			add("", a.statementsIn(r, policy.value.get("PolicyDocument"))...)
		}
		a.addManaged(r, r.managedOfSecrets(), add)
	}
	boundaries := a.boundaries()
	for _, r := range a.in(identityTypes[3:]...) {
		if !boundaries[r] && r.mayBeOfSecrets() {
			add("", a.statementsIn(r, r.property("PolicyDocument"))...)
		}
	}
	for _, r := range a.in(samPolicyTypes...) {
		for policy := range r.property("Policies").members() {
			if policy.value.get("Statement").kind != absent {
				add("", a.statementsIn(r, policy.value)...)
			}
		}
		a.addManaged(r, r.property("Policies").members(), add)
	}
	return all
}

// addManaged adds AWS's managed policies that are about secrets.
func (a *Assembly) addManaged(r *resource, arns iter.Seq[branch], add func(string, ...*statement)) {
	for arn := range arns {
		if !arn.value.scalar() {
			continue
		}
		name, actions, _ := policyNamed(arn.value)
		if slices.ContainsFunc(actions, func(action string) bool { return action == "*" || strings.HasPrefix(action, "secretsmanager:") }) {
			made := allowing(everything(), actions...)
			made.node = arn.value.node
			add(name, r.statements(branch{when: arn.when, value: made})...)
		}
	}
}

// boundaries are the managed policies that limit others and allow nothing by themselves: permissions
// boundaries.
func (a *Assembly) boundaries() map[*resource]bool {
	found := map[*resource]bool{}
	holders := a.in(append([]string{samFunction}, identityTypes[:2]...)...)
	for _, r := range holders {
		if p, sole := r.property("PermissionsBoundary").sole(); sole && p.from == attribute {
			found[p.to] = true
		}
	}
	managed := a.in("AWS::IAM::ManagedPolicy")
	if len(managed) == 0 {
		return found
	}
	attached := attachedTo(holders)
	for _, r := range managed {
		called := strings.ToLower(r.id + r.property("ManagedPolicyName").plain())
		isAttached := attached[r] || !isEmpty(r.members("Roles", "Users", "Groups"))
		found[r] = !isAttached && (found[r] || strings.Contains(called, "boundary"))
	}
	return found
}

// attachedTo are the managed policies of the assembly that some resources name.
func attachedTo(holders []*resource) map[*resource]bool {
	attached := map[*resource]bool{}
	for _, r := range holders {
		for arn := range r.members("ManagedPolicyArns", "Policies") {
			if p, sole := arn.value.sole(); sole && p.from == attribute {
				attached[p.to] = true
			}
		}
	}
	return attached
}

// isOfSecrets reports whether a statement is about Secrets Manager, or may be: most are about another
// service.
func (s *statement) isOfSecrets() bool {
	return len(s.actions) == 0 || slices.ContainsFunc(s.actions, func(action string) bool {
		service, _, _ := strings.Cut(action, ":")
		return anyCase(service, "secretsmanager")
	})
}

// isAdministrator reports whether a statement is about all services.
func (s *statement) isAdministrator() bool {
	return len(s.notActions) > 0 || slices.ContainsFunc(s.actions, func(action string) bool { return strings.Trim(action, "*:") == "" })
}

// choosesSecrets reports whether a condition key chooses among secrets, or leaves only calls of other services (Service
// Authorization Reference, "Condition keys for AWS Secrets Manager"; IAM User Guide, "Global condition keys").
func choosesSecrets(key string) bool {
	switch key {
	case "secretsmanager:resource/allowrotationlambdaarn", "secretsmanager:secretid", "secretsmanager:name":
		return true
	}
	return hasPrefix(key, []string{"secretsmanager:resourcetag/", "aws:resourcetag/", "aws:calledvia", "aws:viaawsservice"})
}

// reach says which secrets a statement is about: "all" in some deployments, or "some".
func (s *statement) reach() (secrets, when string) {
	if !s.allows || s.condition.restriction == unknownRestriction && len(s.condition.keys) == 0 ||
		slices.ContainsFunc(s.condition.keys, choosesSecrets) {
		return "some", ""
	}
	every := among(s.node.get("Resource").members(), func(v value) answer { return answer{is: v.everySecret()} })
	if every.holds == never {
		return "some", ""
	}
	holds := and(s.when, every.holds)
	if holds != nil && impossible(and(s.owner.exists, holds)) {
		return "some", ""
	}
	return "all", s.owner.circumstances(holds)
}

// functionsOf lists the rotation functions whose role has the policies that a resource holds.
func (a *Assembly) functionsOf(owner *resource) []string {
	return a.facts.functionsOf.get(a.functionsByOwner)[owner]
}

func (a *Assembly) functionsByOwner() map[*resource][]string {
	of := map[*resource][]string{}
	for _, r := range a.rotators() {
		for _, role := range r.roles {
			if role.role == nil {
				continue
			}
			for _, g := range a.powersOf(role.role).grants {
				if !slices.Contains(of[g.owner], r.id) {
					of[g.owner] = append(of[g.owner], r.id)
				}
			}
		}
	}
	return of
}

func (a *Assembly) identityTerm(s identityStatement) *ast.Term {
	secrets, when := s.reach()
	reach := once(a.terms, any([2]string{secrets, when}), func() *ast.Term {
		return object(field{"secrets", wordTerm(secrets)}, field{"when", optional(when)})
	})
	abilities := once(a.facts.abilities, s.saysOfActions(), s.abilityFields)
	return statementTerm(s.statement, principalTerm, abilities, []field{
		{"policy", optional(s.policy)},
		{"reach", reach},
		{"rotation_functions", textTerms(a.functionsOf(s.owner))},
	})
}
