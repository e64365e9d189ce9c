package model

// readers are the roles of which it was found out whether they may read secrets, and the policies that let read them.
type readers struct{ roles, policies map[*resource]bool }

// reads reports whether some policy of the assembly lets a role read secrets. Few roles are asked for.
func (a *Assembly) reads(role *resource) bool {
	found := a.facts.readers.get(a.findReadingPolicies)
	return once(found.roles, role, func() bool {
		return role.is(roleType) && !impossible(role.exists) && a.mayRead(role, found.policies)
	})
}

// findReadingPolicies finds the policies with the roles that they name, and the roles that SAM makes.
func (a *Assembly) findReadingPolicies() readers {
	found := readers{map[*resource]bool{nil: false}, map[*resource]bool{}}
	for _, policy := range a.in("AWS::IAM::Policy", "AWS::IAM::ManagedPolicy", "AWS::IAM::RolePolicy") {
		if !policy.mayBeOfSecrets() || !a.allowsReading(policy, policy.property("PolicyDocument")) {
			continue
		}
		found.policies[policy] = true
		for role := range policy.members("Roles", "RoleName") {
			if p, ok := role.value.sole(); ok && p.from == attribute {
				found.roles[p.to] = true
			}
		}
	}
	a.addGeneratedReaders(found.roles, found.policies)
	return found
}

// AWS's own policies that let read secrets (AWS Managed Policy Reference Guide).
var readingPolicies = append([]string{":policy/AdministratorAccess", ":policy/PowerUserAccess"}, secretPolicies...)

// mayRead reports whether a role's own policies, or those attached to it, let it read secrets.
func (a *Assembly) mayRead(role *resource, policies map[*resource]bool) bool {
	for attached := range role.managedOfSecrets() {
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
