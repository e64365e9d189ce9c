package model

import (
	"slices"
	"strings"

	"github.com/open-policy-agent/opa/v1/ast"
)

// Format is the version of the input document.
const Format = 1

// maxRotationDays is the longest rotation interval that passes (Security Hub, SecretsManager.4).
const maxRotationDays = 90

// Document returns the input document: everything, or only the named sections besides those that
// are always there.
func (a *Assembly) Document(sections ...string) ast.Value {
	fields := []field{
		{"format", ast.IntNumberTerm(Format)},
		{"settings", object(field{"max_rotation_days", ast.IntNumberTerm(maxRotationDays)})},
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
		{"schedules", func() int { return len(f.schedules) }, a.schedulesTerm},
		{"rotation_templates", a.countRotationTemplates, a.rotationTemplatesTerm},
		{"secret_statements", func() int { return len(f.secretPolicies) }, func() *ast.Term { return array(f.secretPolicies, statementTerm) }},
		{"keys", func() int { return len(a.byType[keyType]) }, func() *ast.Term { return keyed(a.keys(), (*keyFact).name, keyFactTerm) }},
		{"key_statements", func() int { return len(a.byType[keyType]) }, func() *ast.Term { return array(a.keyStatements(), statementTerm) }},
		{"identity_statements", a.countIdentities, func() *ast.Term { return array(a.identityStatements(), statementTerm) }},
		{"endpoints", func() int { return len(f.endpoints) }, func() *ast.Term { return keyed(f.endpoints, (*endpoint).name, a.endpointTerm) }},
		{"endpoint_statements", func() int { return len(f.endpointRules) }, func() *ast.Term { return array(f.endpointRules, endpointStatementTerm) }},
		{"clients", func() int { return len(f.clients) }, func() *ast.Term { return keyed(f.clients, (*client).name, clientTerm) }},
		{"credentials", func() int { return len(f.credentials) }, func() *ast.Term { return array(f.credentials, credentialTerm) }},
		{"parameters", a.countParameters, func() *ast.Term {
			return keyed(a.parameterFacts(), parameterFact.name, parameterTerm)
		}},
		{"carried", func() int { return len(a.carried()) }, func() *ast.Term { return array(a.carried(), carriedTerm) }},
		{"tokens", func() int { return len(a.tokens) }, func() *ast.Term { return array(a.tokens, tokenTerm) }},
		{"secret_references", func() int { return len(a.references()) }, func() *ast.Term { return array(a.references(), referenceTerm) }},
	}
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
	return object(append(s.place(),
		field{"class", ast.StringTerm(string(s.class))},
		field{"encryption", ast.StringTerm(s.encryption())},
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

func statementTerm(s *statement) *ast.Term { return object(statementFields(s)...) }

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

func principalTerm(s *statement, p principal) *ast.Term {
	return object(
		field{"class", ast.StringTerm(string(p.class))},
		field{"text", ast.StringTerm(p.text)},
		field{"path", s.owner.placeOf(p.value)[2].value},
		field{"when", optional(s.owner.circumstances(p.when))},
		field{"account", optional(p.account)},
		field{"via", optional(p.via)},
		field{"reason", optional(p.reason)},
	)
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
	return object(append(append(e.place(), endpointFields(e)...),
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

func clientTerm(c *client) *ast.Term {
	return object(append(c.place(c.path...),
		field{"role", ast.StringTerm(c.role)},
		field{"hosted", ast.BooleanTerm(c.resource.is(scheduleType))},
		field{"task", ast.BooleanTerm(c.resource.is(serviceType))},
		field{"secret", keyTerm(c.secret)},
		field{"vpc", keyTerm(c.vpc.to)},
		field{"vpc_id", idTerm(c.vpc.to)},
		field{"reach", object(
			field{"by", ast.StringTerm(c.reach.by)},
			field{"reason", optional(c.reach.reason)},
			field{"when", optional(c.reach.when)},
			field{"endpoints", array(c.reach.endpoints, func(e *endpoint) *ast.Term { return ast.StringTerm(e.key) })},
		)},
	)...)
}

func credentialTerm(c *credential) *ast.Term {
	return object(append(c.placeOf(c.value),
		field{"type", ast.StringTerm(c.resource.kind)},
		field{"property", ast.StringTerm(strings.ReplaceAll(c.property.path[1:], "/", "."))},
		field{"credential", ast.StringTerm(c.property.credential)},
		field{"alternative", ast.StringTerm(c.property.alternative)},
		field{"provenance", ast.StringTerm(c.provenance)},
		field{"parameters", textTerms(c.value.parameters())},
		field{"when", optional(c.circumstances(c.when))},
		field{"reason", optional(c.reason)},
	)...)
}
