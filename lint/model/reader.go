package model

// readingRoles returns the roles that some policy of the assembly lets read secrets.
func (a *Assembly) readingRoles() map[*resource]bool {
	readers := map[*resource]bool{}
	policies := map[*resource]bool{}
	for _, policy := range a.in("AWS::IAM::Policy", "AWS::IAM::ManagedPolicy", "AWS::IAM::RolePolicy") {
		if !policy.mayBeOfSecrets() || !a.allowsReading(policy, policy.property("PolicyDocument")) {
			continue
		}
		policies[policy] = true
		for role := range policy.members("Roles", "RoleName") {
			if p, ok := role.value.sole(); ok && p.from == attribute {
				readers[p.to] = true
			}
		}
	}
	for _, role := range a.byType["AWS::IAM::Role"] {
		if a.mayRead(role, policies) {
			readers[role] = true
		}
	}
	a.addGeneratedReaders(readers, policies)
	return readers
}

// AWS's own policies that let read secrets (AWS Managed Policy Reference Guide).
var readingPolicies = append([]string{":policy/AdministratorAccess", ":policy/PowerUserAccess"}, secretPolicies...)

// mayRead reports whether a role's own policies, or those attached to it, let it read secrets.
func (a *Assembly) mayRead(role *resource, policies map[*resource]bool) bool {
	for attached := range role.property("ManagedPolicyArns").members() {
		p, ok := attached.value.sole()
		if ok && policies[p.to] || endsIn(attached.value.plain(), readingPolicies) {
			return true
		}
	}
	for policy := range role.policiesOfSecrets() {
		if a.allowsReading(role, policy.value.get("PolicyDocument")) {
			return true
		}
	}
	return false
}

func (a *Assembly) allowsReading(owner *resource, document value) bool {
	for _, s := range a.statementsIn(owner, document) {
		if s.allows && matchesAny(s.actions, "secretsmanager:GetSecretValue") {
			return true
		}
	}
	return false
}
