package model

import "strings"

// statement is one statement of a policy, normalised.
type statement struct {
	owner      *resource // the resource that holds the policy
	governs    []*resource
	node       value
	when       string
	allows     bool
	principals []principal
	actions    []string
	resources  []string
	condition  condition
	number     int
}

// statementsIn reads a policy document: an object, or a text that is JSON.
func (a *Assembly) statementsIn(owner *resource, document value) []*statement {
	var all []*statement
	for _, alternative := range document.alternatives() {
		policy := alternative.value
		if parsed, ok := parseJSON(policy); ok {
			policy = parsed
		}
		for i, member := range policy.get("Statement").members() {
			if member.value.kind == mapping {
				s := owner.stack.statement(owner, member.value)
				s.when = both(alternative.when, member.when)
				s.number = i
				all = append(all, s)
			}
		}
	}
	narrow(all)
	return all
}

func (s *stack) statement(owner *resource, v value) *statement {
	effect, _ := v.get("Effect").text()
	made := &statement{
		owner: owner, node: v,
		allows:    effect == "Allow",
		actions:   texts(v.get("Action")),
		resources: texts(v.get("Resource")),
		condition: conditionOf(v.get("Condition")),
	}
	made.principals = s.principals(v.get("Principal"))
	if excluded := v.get("NotPrincipal"); excluded.kind != absent && made.allows {
		made.principals = []principal{{class: anyone, text: "everybody but NotPrincipal", value: excluded}}
	}
	return made
}

// texts lists the texts of a value that is one or a list of them, unknown parts as ${Name}.
func texts(v value) []string {
	var all []string
	for _, member := range v.members() {
		if member.value.scalar() {
			all = append(all, member.value.render())
		}
	}
	return all
}

// narrow lets the denials of a policy restrict its grants: a Deny for everybody outside an
// organisation makes a grant to everybody one to that organisation.
func narrow(all []*statement) {
	for _, denial := range all {
		if denial.allows || denial.when != "" || !denial.coversEverybody() {
			continue
		}
		for _, grant := range all {
			if grant.allows && denial.coversActions(grant) {
				grant.condition = grant.condition.and(denial.condition.except)
			}
		}
	}
}

func (s *statement) coversEverybody() bool {
	for _, p := range s.principals {
		if p.class == anyone && p.when == "" {
			return true
		}
	}
	return false
}

// coversActions reports whether a denial denies whatever the grant allows.
func (s *statement) coversActions(grant *statement) bool {
	for _, action := range grant.actions {
		if !matchesAny(s.actions, action) {
			return false
		}
	}
	return true
}

// matchesAny reports whether an action is one of the patterns of a policy, in which * stands for
// any text. Actions are compared without case.
func matchesAny(patterns []string, action string) bool {
	for _, pattern := range patterns {
		if wildcard(strings.ToLower(pattern), strings.ToLower(action)) {
			return true
		}
	}
	return false
}

func wildcard(pattern, text string) bool {
	head, tail, found := strings.Cut(pattern, "*")
	if !found {
		return pattern == text
	}
	rest, ok := strings.CutPrefix(text, head)
	if !ok || tail == "" {
		return ok
	}
	for i := range len(rest) + 1 {
		if wildcard(tail, rest[i:]) {
			return true
		}
	}
	return false
}

func (a *Assembly) findPolicies() {
	for _, r := range a.byType["AWS::SecretsManager::ResourcePolicy"] {
		var governs []*resource
		for _, t := range a.secrets(r.property("SecretId"), r.stack) {
			if t.secret != nil {
				governs = append(governs, t.secret)
			}
		}
		for _, s := range a.statementsIn(r, r.property("ResourcePolicy")) {
			s.governs = governs
			a.facts.secretPolicies = append(a.facts.secretPolicies, s)
		}
	}
}
