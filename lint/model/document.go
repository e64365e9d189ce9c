package model

import (
	"cmp"
	"slices"
	"strings"

	"github.com/open-policy-agent/opa/v1/ast"
)

// Format is the version of the input document.
const Format = 1

// maxRotationDays is the longest rotation interval that passes where the user does not say (Security
// Hub, SecretsManager.4).
const maxRotationDays = 90

// Document returns the input document: everything, or only the named sections besides those that
// are always there.
func (a *Assembly) Document(sections ...string) ast.Value {
	fields := []field{
		{"format", ast.IntNumberTerm(Format)},
		{"settings", a.settingsTerm()},
		{"stacks", keyed(a.stacks, func(s *stack) string { return s.Name }, stackTerm)},
	}
	for _, section := range a.sections() {
		if len(sections) == 0 || slices.Contains(sections, section.name) {
			fields = append(fields, field{section.name, section.term()})
		}
	}
	return object(fields...).Value
}

// section is a part of the document that rules start from or look into.
type section struct {
	name string
	size func() int
	term func() *ast.Term
}

func (a *Assembly) sections() []section {
	f := &a.facts
	return []section{
		{"resources", func() int { return len(a.resources) }, func() *ast.Term { return keyed(a.resources, (*resource).name, a.resourceTerm) }},
		{"secrets", func() int { return len(f.secrets) }, func() *ast.Term { return keyed(f.secrets, (*secretFact).name, secretTerm) }},
		{"unmentioned", func() int { return len(f.secrets) }, func() *ast.Term { return array(a.unmentioned(), unmentionedTerm) }},
		{"replicas", func() int { return len(f.secrets) }, func() *ast.Term { return array(a.replicas(), replicaTerm) }},
		{"encryptions", func() int { return len(a.byType[keyType]) }, func() *ast.Term { return array(a.encryptions(), encryptionTerm) }},
		{"databases", a.countDatabases, func() *ast.Term { return keyed(a.databases(), (*database).name, databaseTerm) }},
		{"secret_statements", func() int { return len(f.secretPolicies) }, func() *ast.Term { return array(f.secretPolicies, secretStatementTerm) }},
		{"resource_policies", func() int { return len(a.byType[resourcePolicyType]) }, func() *ast.Term {
			return keyed(a.resourcePolicies(), func(p *resourcePolicy) string { return p.key }, resourcePolicyTerm)
		}},
		{"trust_statements", func() int { return len(a.trusts()) }, func() *ast.Term { return array(a.trusts(), trustTerm) }},
		{"arn_patterns", func() int { return len(a.arnPatterns()) }, func() *ast.Term { return array(a.arnPatterns(), arnPatternTerm) }},
		{"schedules", func() int { return len(f.schedules) }, a.schedulesTerm},
		{"rotation_templates", a.countRotationTemplates, a.rotationTemplatesTerm},
		{"keys", func() int { return len(a.byType[keyType]) }, func() *ast.Term { return keyed(a.keys(), (*keyFact).name, keyFactTerm) }},
		{"identity_statements", a.countIdentities, func() *ast.Term { return array(a.identityStatements(), a.identityTerm) }},
		{"rotation_functions", func() int { return len(a.rotators()) }, func() *ast.Term { return keyed(a.rotators(), (*rotator).name, rotatorTerm) }},
		{"invoke_permissions", func() int { return len(a.permissions()) }, func() *ast.Term { return keyed(a.permissions(), (*permission).name, a.permissionTerm) }},
		{"key_statements", func() int { return len(a.byType[keyType]) }, func() *ast.Term { return array(a.keyStatements(), keyStatementTerm) }},
		{"shared_secrets", func() int { return len(a.sharedSecrets()) }, func() *ast.Term { return array(a.sharedSecrets(), sharedSecretTerm) }},
		{"endpoints", func() int { return len(f.endpoints) }, func() *ast.Term { return keyed(f.endpoints, (*endpoint).name, a.endpointTerm) }},
		{"endpoint_statements", func() int { return len(f.endpointRules) }, func() *ast.Term { return a.endpointStatementsTerm() }},
		{"clients", func() int { return len(f.clients) }, func() *ast.Term { return keyed(f.clients, (*client).name, a.clientTerm) }},
		{"credentials", func() int { return len(f.credentials) }, func() *ast.Term { return array(f.credentials, credentialTerm) }},
		{"parameters", a.countParameters, func() *ast.Term {
			return keyed(a.parameterFacts(), parameterFact.name, parameterTerm)
		}},
		{"credential_parameters", func() int { return len(a.credentialParameters()) }, func() *ast.Term {
			return keyed(a.credentialParameters(), parameterFact.name, credentialParameterTerm)
		}},
		{"carried", func() int { return len(a.carried()) }, func() *ast.Term { return array(a.carried(), carriedTerm) }},
		{"tokens", func() int { return len(a.tokens) }, func() *ast.Term { return array(a.tokens, tokenTerm) }},
		{"dynamic_references", func() int { return len(a.dynamicReferences()) }, func() *ast.Term { return array(a.dynamicReferences(), dynamicTerm) }},
		{"disclosures", func() int { return len(a.disclosures()) }, func() *ast.Term { return array(a.disclosures(), disclosureTerm) }},
		{"secret_references", func() int { return len(a.references()) }, func() *ast.Term { return array(a.references(), referenceTerm) }},
	}
}

func (a *Assembly) settingsTerm() *ast.Term {
	fields := []field{{"max_rotation_days", ast.IntNumberTerm(cmp.Or(a.options.MaxRotationDays, maxRotationDays))}}
	if tags := a.options.RequiredTags; len(tags) > 0 {
		fields = append(fields, field{"required_tags", textTerms(tags)})
	}
	return object(fields...)
}

// Has reports whether a section of the document has anything in it.
func (a *Assembly) Has(name string) bool {
	for _, section := range a.sections() {
		if section.name == name {
			return section.size() > 0
		}
	}
	return false
}

func stackTerm(s *stack) *ast.Term {
	return object(
		field{"file", ast.StringTerm(s.File)},
		field{"account", optional(s.Account)},
		field{"region", optional(s.Region)},
	)
}

func (r *resource) name() string { return r.key }

// place are the fields that say where a fact stands: the finding's stack and path, and the id for
// the message.
func (r *resource) place(path ...string) []field {
	return []field{
		{"stack", ast.StringTerm(r.stack.Name)},
		{"id", ast.StringTerm(r.id)},
		{"path", textTerms(append([]string{"Resources", r.id}, path...))},
	}
}

func (r *resource) placeOf(v value) []field {
	if v.node == nil {
		return r.place()
	}
	fields := r.place()
	fields[2].value = textTerms(v.node.Path())
	return fields
}

func (a *Assembly) resourceTerm(r *resource) *ast.Term {
	return object(append(r.place(),
		field{"type", ast.StringTerm(r.kind)},
		field{"condition", optional(r.condition)},
		field{"properties", a.term(r.stack.value(r.properties))},
	)...)
}

func secretTerm(s *secretFact) *ast.Term {
	return object(append(append(s.place(), s.lifecycleFields()...),
		field{"class", ast.StringTerm(string(s.class))},
		field{"encryption", ast.StringTerm(s.encryption())},
		field{"managed_key", s.managedKeyTerm()},
		field{"rotation", object(
			field{"status", ast.StringTerm(s.rotation.status)},
			field{"reason", optional(s.rotation.reason)},
			field{"when", optional(s.rotation.when)},
		)},
		field{"schedules", array(s.schedules, func(f *scheduleFact) *ast.Term { return ast.StringTerm(f.key) })},
	)...)
}

func (a *Assembly) schedulesTerm() *ast.Term {
	a.findSiblings()
	attached := a.attachments()
	return keyed(a.facts.schedules, (*scheduleFact).name, func(s *scheduleFact) *ast.Term { return scheduleTerm(s, attached) })
}

func scheduleTerm(s *scheduleFact, attached secretAttachments) *ast.Term {
	return object(slices.Concat(s.place(), s.rulesFields(), s.rotatorFields(), []field{
		{"attachments", s.attachmentsTerm(attached)},
		{"partner", s.partnerTerm()},
		{"secret", keyTerm(s.secret)},
		{"unknown", optional(s.unknown)},
	})...)
}

func keyTerm(r *resource) *ast.Term {
	if r == nil {
		return nil
	}
	return ast.StringTerm(r.key)
}

func idTerm(r *resource) *ast.Term {
	if r == nil {
		return nil
	}
	return ast.StringTerm(r.id)
}

func statementFields(s *statement) []field {
	return append(s.owner.placeOf(s.node),
		field{"secrets", array(s.governs, func(r *resource) *ast.Term { return ast.StringTerm(r.id) })},
		field{"allows", ast.BooleanTerm(s.allows)},
		field{"when", optional(s.owner.circumstances(s.when))},
		field{"principals", array(s.principals, func(p principal) *ast.Term { return principalTerm(s, p) })},
		field{"actions", textTerms(s.actions)},
		field{"resources", textTerms(s.resources)},
		field{"condition", object(
			field{"restriction", ast.StringTerm(s.condition.restriction.String())},
			field{"organization", ast.StringTerm(s.condition.organization.String())},
			field{"keys", textTerms(s.condition.keys)},
			field{"reason", optional(s.condition.reason)},
		)},
	)
}

func principalTerm(s *statement, p principal) *ast.Term { return object(principalFields(s, p)...) }

func principalFields(s *statement, p principal) []field {
	return []field{
		{"class", ast.StringTerm(string(p.class))},
		{"text", ast.StringTerm(p.text)},
		{"path", s.owner.placeOf(p.value)[2].value},
		{"when", optional(s.owner.circumstances(p.when))},
		{"account", optional(p.account)},
		{"via", optional(p.via)},
		{"reason", optional(p.reason)},
	}
}

func (a *Assembly) endpointTerm(e *endpoint) *ast.Term {
	d := a.dnsOf(e)
	var clients, dependent []string
	for _, c := range a.facts.clientsIn[e.vpc.key] {
		clients = append(clients, c.id)
		if c.byDefaultName() {
			dependent = append(dependent, c.id)
		}
	}
	return object(append(append(e.place(), a.endpointFields(e)...),
		field{"unknown", optional(e.unknown)},
		field{"type", ast.StringTerm(e.endpointType())},
		field{"vpc", keyTerm(e.vpc.to)},
		field{"vpc_id", idTerm(e.vpc.to)},
		field{"dns", object(
			field{"private", ast.StringTerm(d.private)},
			field{"support", ast.StringTerm(d.support)},
			field{"hostnames", ast.StringTerm(d.hostnames)},
			field{"hub", ast.BooleanTerm(d.hub)},
		)},
		field{"clients", textTerms(clients)},
		field{"clients_by_default_name", textTerms(dependent)},
	)...)
}

// endpointType is the type of an endpoint; the default is Gateway (EC2 API, CreateVpcEndpoint).
func (e *endpoint) endpointType() string {
	switch v := e.property("VpcEndpointType"); v.kind {
	case absent:
		return "Gateway"
	default:
		return v.render()
	}
}

func (a *Assembly) clientTerm(c *client) *ast.Term {
	return object(append(c.place(c.path...),
		field{"role", ast.StringTerm(c.role)},
		field{"hosted", ast.BooleanTerm(c.resource.is(scheduleType))},
		field{"task", ast.BooleanTerm(c.resource.is(serviceType))},
		field{"secret", keyTerm(c.secret)},
		field{"vpc", keyTerm(c.vpc.to)},
		field{"vpc_id", idTerm(c.vpc.to)},
		field{"reach", reachTerm(c.reach)},
		field{"superuser", a.superuserTerm(c)},
	)...)
}

func credentialTerm(c *credential) *ast.Term {
	return object(append(c.placeOf(c.value),
		field{"type", ast.StringTerm(c.resource.kind)},
		field{"property", ast.StringTerm(strings.ReplaceAll(c.property.path[1:], "/", "."))},
		field{"credential", ast.StringTerm(c.property.credential)},
		field{"alternative", ast.StringTerm(c.property.alternative)},
		field{"provenance", ast.StringTerm(c.provenance)},
		field{"format", optional(formatOf(c.value.plain()))},
		field{"parameters", textTerms(c.value.parameters())},
		field{"when", optional(c.circumstances(c.when))},
		field{"reason", optional(c.reason)},
	)...)
}
