package model

import (
	"slices"

	"github.com/open-policy-agent/opa/v1/ast"
)

// endpointStatement is a statement of the policy of an endpoint.
type endpointStatement struct {
	*statement
	endpoint *endpoint
	targets  []target // what its Resource may denote among secrets
}

// findEndpointPolicy reads the policy of an endpoint. Without one the endpoint lets everybody do
// everything (Secrets Manager User Guide, "Using an AWS Secrets Manager VPC endpoint").
func (a *Assembly) findEndpointPolicy(e *endpoint) {
	for _, s := range a.statementsIn(e.resource, e.property("PolicyDocument")) {
		found := &endpointStatement{statement: s, endpoint: e}
		if s.node.kind != mapping { // a statement that is not known has an unknown principal
			a.facts.endpointStatements = append(a.facts.endpointStatements, found)
			continue
		}
		for member := range s.node.get("Resource").members() {
			if name, ok := member.value.text(); ok && name == "*" {
				continue
			}
			found.targets = append(found.targets, a.secrets(member.value, e.stack)...)
		}
		for _, t := range found.targets {
			if t.secret != nil && !slices.Contains(s.governs, t.secret) {
				s.governs = append(s.governs, t.secret)
			}
		}
		a.facts.endpointStatements = append(a.facts.endpointStatements, found)
	}
}

// defaultPolicy says whether the default policy applies: "on", "off", or "unknown" where it depends
// on the case.
func (e *endpoint) defaultPolicy() string {
	v := e.property("PolicyDocument")
	switch {
	case isEmpty(v.alternatives()) || v.kind == null:
		return "on"
	case e.mayLack("PolicyDocument"):
		return "unknown"
	}
	return "off"
}

// unguarded are the cases in which the default policy applies.
func (e *endpoint) unguarded() []occasion {
	var all []occasion
	for outcome := range e.property("PolicyDocument").outcomes() {
		if outcome.value.kind == absent || outcome.value.kind == null {
			all = append(all, occasion{when: outcome.when})
		}
	}
	return e.occasions(all)
}

// findAdmissions judges the security groups between endpoints and the clients in their VPCs.
func (a *Assembly) findAdmissions() {
	var f *firewall
	count := 0
	for _, e := range a.facts.endpoints {
		for _, c := range a.facts.clientsIn[e.vpc.key] {
			if e.onlySometimes(c.resource) && impossible(and(e.exists, c.exists)) {
				continue
			}
			if f == nil {
				f = a.firewall()
			}
			if count++; count <= maxFacts {
				e.admits = append(e.admits, f.admits(e, c))
			}
		}
	}
	a.note("ways from clients to endpoints", count)
}

func endpointStatementTerm(s *endpointStatement, confined map[*endpoint]bool) *ast.Term {
	var unknown []string
	for _, t := range s.targets {
		if t.unknown != "" && !slices.Contains(unknown, t.unknown) {
			unknown = append(unknown, t.unknown)
		}
	}
	return object(append(statementFields(s.statement),
		field{"endpoint", ast.StringTerm(s.endpoint.key())},
		field{"not_actions", textTerms(s.notActions)},
		field{"not_resources", textTerms(texts(s.node.get("NotResource")))},
		field{"unknown", textTerms(unknown)},
		field{"confined", ast.BooleanTerm(confined[s.endpoint] || s.condition.confines())},
	)...)
}

// endpointFields are where an endpoint is and whom it lets in.
func (a *Assembly) endpointFields(e *endpoint) []field {
	p := e.placement()
	return append(a.shapeFields(e, p),
		field{"default_policy", ast.StringTerm(e.defaultPolicy())},
		field{"default_policy_in", array(e.unguarded(), e.occasionTerm)},
		field{"restraints", array(a.restraints(e), restraintTerm)},
		field{"twin", a.twinTerm(e)},
		field{"subnets", array(p.subnets, subnetTerm)},
		field{"zones", e.zonesTerm(p)},
		field{"admits", array(e.admits, admissionTerm)},
	)
}

func subnetTerm(m *member) *ast.Term {
	return object(
		field{"text", ast.StringTerm(m.value.render())},
		field{"subnet", keyTerm(m.to)},
		field{"zone", optional(m.zone.name)},
		field{"when", optional(solve(m.when).text())},
	)
}

func (e *endpoint) zonesTerm(p placement) *ast.Term {
	made := []field{{"twice", array(e.occasions(p.twice), e.occasionTerm)}, {"reason", optional(p.reason)}}
	if p.count > 0 {
		made = append(made, field{"count", ast.IntNumberTerm(p.count)})
	}
	return object(made...)
}

func admissionTerm(m admission) *ast.Term {
	return object(
		field{"client", ast.StringTerm(m.client.key())},
		field{"id", ast.StringTerm(m.client.id)},
		field{"https", ast.StringTerm(m.result)},
		field{"reason", optional(m.reason)},
	)
}
