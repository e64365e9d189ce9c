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
		{"format", ast.InternedTerm(Format)},
		{"settings", a.settingsTerm()},
		{"stacks", keyed(a.stacks, (*stack).name, stackTerm)},
	}
	for _, section := range sections {
		if len(names) == 0 || slices.Contains(names, section.name) {
			fields = append(fields, field{section.name, section.term(a)})
		}
	}
	return object(fields...).Value
}

func (a *Assembly) settingsTerm() *ast.Term {
	fields := []field{{"max_rotation_days", ast.InternedTerm(cmp.Or(a.options.MaxRotationDays, maxRotationDays))}}
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

func (r *resource) name() *ast.Term { return keyTerm(r) }

func (a *Assembly) resourceTerm(r *resource) *ast.Term {
	return r.place().object([]field{
		{"type", a.text(r.kind)},
		{"condition", optional(r.condition)},
		{"properties", a.term(r.stack.value(r.properties))},
	})
}

func secretTerm(s *secretFact) *ast.Term {
	return s.place().object(s.lifecycleFields(), []field{
		{"class", wordTerm(string(s.class))},
		{"encryption", wordTerm(s.encryption())},
		{"managed_key", s.managedKeyTerm()},
		{"rotation", once(s.stack.assembly.terms, any(s.rotation), s.rotation.term)},
		{"schedules", array(s.schedules, func(f *scheduleFact) *ast.Term { return keyTerm(f.resource) })},
	})
}

func (r rotation) term() *ast.Term {
	return object(
		field{"status", wordTerm(r.status)},
		field{"reason", optional(r.reason)},
		field{"when", optional(r.when)},
	)
}

func (a *Assembly) schedulesTerm() *ast.Term {
	a.findSiblings()
	attached := a.attachments()
	return keyed(a.facts.schedules, (*scheduleFact).name, func(s *scheduleFact) *ast.Term { return scheduleTerm(s, attached) })
}

func scheduleTerm(s *scheduleFact, attached secretAttachments) *ast.Term {
	return s.place().object(s.rulesFields(), s.rotatorFields(), []field{
		{"attachments", s.attachmentsTerm(attached)},
		{"partner", s.partnerTerm()},
		{"secret", keyTerm(s.secret)},
		{"unknown", optional(s.unknown)},
	})
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
	return e.place().object(a.endpointFields(e), []field{
		{"unknown", optional(e.unknown)},
		{"type", ast.StringTerm(e.endpointType())},
		{"vpc", keyTerm(e.vpc.to)},
		{"vpc_id", idTerm(e.vpc.to)},
		{"dns", once(a.terms, any(d), d.term)},
		{"clients", textTerms(clients)},
		{"clients_by_default_name", textTerms(dependent)},
	})
}

func (d dns) term() *ast.Term {
	return object(
		field{"private", wordTerm(d.private)},
		field{"support", wordTerm(d.support)},
		field{"hostnames", wordTerm(d.hostnames)},
		field{"hub", ast.InternedTerm(d.hub)},
	)
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
	return c.place(c.path...).object([]field{
		{"role", wordTerm(c.role)},
		{"hosted", ast.InternedTerm(c.resource.is(scheduleType))},
		{"task", ast.InternedTerm(c.resource.is(serviceType))},
		{"secret", keyTerm(c.secret)},
		{"vpc", keyTerm(c.vpc.to)},
		{"vpc_id", idTerm(c.vpc.to)},
		{"reach", reachTerm(c.reach)},
		{"superuser", c.superuserTerm()},
	})
}

func credentialTerm(c *credential) *ast.Term {
	return c.placeOf(c.value).object([]field{
		{"type", ast.StringTerm(c.resource.kind)},
		{"property", ast.StringTerm(strings.ReplaceAll(c.property.path[1:], "/", "."))},
		{"credential", wordTerm(c.property.credential)},
		{"alternative", wordTerm(c.property.alternative)},
		{"provenance", wordTerm(c.provenance)},
		{"format", optional(formatOf(c.value.plain()))},
		{"parameters", textTerms(c.value.parameters())},
		{"when", optional(c.circumstances(c.when))},
		{"reason", optional(c.reason)},
	})
}
