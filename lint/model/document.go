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
func (a *Assembly) Document(names ...string) ast.Value {
	fields := []field{
		{"format", ast.IntNumberTerm(Format)},
		{"settings", a.settingsTerm()},
		{"stacks", keyed(a.stacks, func(s *stack) string { return s.Name }, stackTerm)},
	}
	for _, section := range sections {
		if len(names) == 0 || slices.Contains(names, section.name) {
			fields = append(fields, field{section.name, section.term(a)})
		}
	}
	return object(fields...).Value
}

func (a *Assembly) settingsTerm() *ast.Term {
	fields := []field{{"max_rotation_days", ast.IntNumberTerm(cmp.Or(a.options.MaxRotationDays, maxRotationDays))}}
	if tags := a.options.RequiredTags; len(tags) > 0 {
		fields = append(fields, field{"required_tags", textTerms(tags)})
	}
	return object(fields...)
}

func stackTerm(s *stack) *ast.Term {
	return object(
		field{"file", ast.StringTerm(s.File)},
		field{"account", optional(s.Account)},
		field{"region", optional(s.Region)},
	)
}

func (r *resource) name() string { return r.key() }

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
		field{"schedules", array(s.schedules, func(f *scheduleFact) *ast.Term { return keyTerm(f.resource) })},
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

func statementFields(s *statement) []field {
	return append(s.owner.placeOf(s.node),
		field{"secrets", array(s.governs, idTerm)},
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

func endpointTerm(e *endpoint) *ast.Term {
	a := e.stack.assembly
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

func clientTerm(c *client) *ast.Term {
	return object(append(c.place(c.path...),
		field{"role", ast.StringTerm(c.role)},
		field{"hosted", ast.BooleanTerm(c.resource.is(scheduleType))},
		field{"task", ast.BooleanTerm(c.resource.is(serviceType))},
		field{"secret", keyTerm(c.secret)},
		field{"vpc", keyTerm(c.vpc.to)},
		field{"vpc_id", idTerm(c.vpc.to)},
		field{"reach", reachTerm(c.reach)},
		field{"superuser", c.superuserTerm()},
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
