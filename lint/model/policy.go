package model

import "github.com/secretwright/secretwright/lint/template"

// statement is one statement of a policy, normalised.
type statement struct {
	owner      *resource // the resource that holds the policy
	governs    []*resource
	node       value
	when       *formula
	allows     bool
	denies     bool
	principals []principal
	actions    []string
	notActions []string
	resources  []string
	whole      bool // Resource is the secret itself, whatever its name
	condition  condition
	spared     []principal  // by NotPrincipal
	policy     []*statement // all statements of the policy
	where      value        // the Condition that it was made of
}

// maxPolicy is the longest policy that is followed, as an amount: each statement is compared with each other. AWS takes
// 32,768 characters at most, for a KMS key (KMS Developer Guide, "Quotas"), of which texts are the lesser part.
const maxPolicy = 512 << 10

// policyDocument is a policy document of a resource.
type policyDocument struct {
	owner *resource
	node  *template.Node
}

// statementsIn returns the statements of a policy document. Several facts ask for those of one.
func (a *Assembly) statementsIn(owner *resource, document value) []*statement {
	key := policyDocument{owner, document.node}
	all, known := a.facts.statements[key]
	if !known || document.node == nil {
		all = a.readStatements(owner, document)
		a.facts.statements[key] = all
	}
	return all
}

// readStatements reads a policy document: an object, or a text that is JSON.
func (a *Assembly) readStatements(owner *resource, document value) []*statement {
	var all []*statement
	for alternative := range document.alternatives() {
		policy := alternative.value
		if parsed, ok := parseJSON(policy); ok {
			policy = parsed
		}
		if policy.amount(maxPolicy) > maxPolicy {
			policy = unknownBecause("the policy is longer than any that AWS takes")
		}
		entries := policy.get("Statement").members()
		if _, ok := policy.text(); !ok && policy.scalar() {
			entries = policy.outcomes()
		}
		for entry := range alternative.under(entries) {
			all = append(all, owner.statements(entry)...)
		}
	}
	for _, s := range all {
		s.policy = all
	}
	narrow(all)
	return all
}

// statements makes a statement for each case of its Effect and Condition. What is not known may
// allow anything to anybody.
func (r *resource) statements(entry branch) []*statement {
	if _, isKnown := entry.value.text(); !isKnown && entry.value.scalar() {
		return []*statement{r.unknownStatement(entry)}
	}
	if entry.value.kind != mapping {
		return nil
	}
	var all []*statement
	for effect := range entry.under(entry.value.get("Effect").outcomes()) {
		for circumstances := range effect.under(entry.value.get("Condition").expand(2)) {
			all = append(all, r.statement(entry.value, effect.value, circumstances))
		}
	}
	return all
}

func (r *resource) unknownStatement(entry branch) *statement {
	p := principal{class: undecided, text: entry.value.render(), when: entry.when, reason: reason(entry.value), value: entry.value}
	return &statement{owner: r, node: entry.value, when: entry.when, allows: true, principals: []principal{p}}
}

func (r *resource) statement(v, effect value, circumstances branch) *statement {
	content, isKnown := effect.text()
	made := &statement{
		owner: r, node: v, when: circumstances.when,
		allows:     content == "Allow",
		denies:     content == "Deny",
		actions:    texts(v.get("Action")),
		notActions: texts(v.get("NotAction")),
		resources:  texts(v.get("Resource")),
		whole:      v.get("Resource").isSecretItself(),
		condition:  conditionOf(circumstances.value, r.stack.assembly.options.Organizations),
		where:      circumstances.value,
	}
	made.admit(v)
	if !isKnown && effect.scalar() {
		unknown := r.unknownStatement(branch{made.when, effect})
		made.allows, made.principals = true, unknown.principals
	}
	return made
}

// admit finds whom the statement is about.
func (s *statement) admit(v value) {
	found := s.owner.stack.principals(v.get("Principal"))
	excluded := v.get("NotPrincipal")
	switch {
	case excluded.kind == absent:
	case s.allows:
		found = []principal{{class: anyone, text: "everybody but NotPrincipal", value: excluded}}
	case s.denies:
		found = []principal{{class: anyone, text: "everybody but NotPrincipal", value: excluded}}
		s.spared = s.owner.stack.principals(excluded)
		s.condition.spare(limitOf(s.spared))
	}
	for _, p := range found {
		if when, ok := both(s.when, p.when); ok && s.owner.mayBeWhen(when) {
			p.when = when
			s.principals = append(s.principals, p)
		}
	}
}

// limitOf says whom a Deny leaves that spares principals by NotPrincipal.
func limitOf(spared []principal) limit {
	left := limit{restriction: restricted}
	for _, p := range spared {
		switch p.class {
		case anyone:
			return limit{}
		case undecided:
			left = limit{restriction: unknownRestriction, reason: p.reason}
		}
	}
	return left
}

// texts lists the texts of a value that is one or a list of them, unknown parts as ${Name}.
func texts(v value) []string {
	var all []string
	for member := range v.members() {
		if member.value.scalar() {
			all = append(all, member.value.render())
		}
	}
	return all
}

// isSecretItself reports whether a Resource in a secret's policy means that secret: an asterisk does
// (Secrets Manager User Guide, "Resource-based policies"), and so does a secret of the template.
func (v value) isSecretItself() bool {
	for member := range v.members() {
		p, sole := member.value.sole()
		if sole && (p.known && p.text == "*" || p.from == attribute && p.to.is(append(secretAliases, secretType)...)) {
			return true
		}
	}
	return false
}

func (a *Assembly) findPolicies() {
	for _, r := range a.in(resourcePolicyType) {
		governs := a.secretsOf(r)
		for _, s := range a.statementsIn(r, r.property("ResourcePolicy")) {
			s.governs = governs
			a.facts.secretStatements = append(a.facts.secretStatements, s)
		}
	}
}
