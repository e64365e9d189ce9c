package model

import (
	"github.com/open-policy-agent/opa/v1/ast"
)

// occasion is something that an endpoint is in some deployments: under a formula, nil for always.
type occasion struct {
	text string
	when *formula
}

// occasions are those that some deployment of the resource is known to have.
func (r *resource) occasions(all []occasion) []occasion {
	var found []occasion
	for _, o := range all {
		if o.when == nil || solve(and(r.exists, o.when)).possible {
			found = append(found, o)
		}
	}
	return found
}

// types are the types that an endpoint is known to have; the default is Gateway (EC2 API,
// CreateVpcEndpoint).
func (e *endpoint) types() []occasion {
	var all []occasion
	for outcome := range e.property("VpcEndpointType").outcomes() {
		name, isKnown := outcome.value.text()
		switch isShown := name == outcome.value.render(); {
		case outcome.value.kind == absent:
			all = append(all, occasion{"Gateway", outcome.when})
		case isKnown && isShown:
			all = append(all, occasion{name, outcome.when})
		}
	}
	return e.occasions(all)
}

// bareness says in which deployments an endpoint names no subnets, and in which it names exactly one.
func (e *endpoint) bareness() (without, single []occasion) {
	for outcome := range e.property("SubnetIds").outcomes() {
		switch ids := outcome.value; ids.kind {
		case absent:
			without = append(without, occasion{when: outcome.when})
		case list:
			if none, one, ok := ids.sizes(); ok {
				without = append(without, occasion{when: and(outcome.when, none)})
				single = append(single, occasion{when: and(outcome.when, one)})
			}
		}
	}
	return e.occasions(without), e.occasions(single)
}

// sizes says when a list has none and when it has exactly one item; it reports false where an item may
// be several, or is one of a parameter whose default says little about how many a deployment gives.
func (v value) sizes() (none, one *formula, ok bool) {
	if len(v.items()) > maxCases {
		return never, never, true
	}
	var there []*formula
	for _, item := range v.items() {
		var presence []*formula
		for _, alternative := range named(item.alternatives()) {
			if !alternative.value.isOne() || alternative.value.ofDefault() {
				return nil, nil, false
			}
			presence = append(presence, alternative.when)
		}
		there = append(there, or(presence...))
	}
	return not(or(there...)), exactlyOne(there), true
}

// ofDefault reports whether an item is one that a list got from the default of a parameter.
func (v value) ofDefault() bool {
	p, ok := v.sole()
	return ok && p.known && p.from == parameter && !p.decided && v.node == nil
}

func exactlyOne(there []*formula) *formula {
	var all []*formula
	for i, this := range there {
		only := []*formula{this}
		for j, other := range there {
			if i != j {
				only = append(only, not(other))
			}
		}
		all = append(all, and(only...))
	}
	return or(all...)
}

// elsewhere are the clients of an endpoint with one subnet that may have an address in another zone.
func (e *endpoint) elsewhere(clients []*client, only *member) []string {
	var found []string
	for _, c := range clients {
		for _, id := range c.subnets {
			p, ok := id.value.sole()
			isThere := ok && p.from == attribute && only.to != nil &&
				(p.to == only.to || only.zone.name != "" && p.to.zone().name == only.zone.name)
			if !isThere {
				found = append(found, c.id)
				break
			}
		}
	}
	return found
}

func (a *Assembly) shapeFields(e *endpoint, p placement) []field {
	without, single := e.bareness()
	fields := []field{
		{"types", array(e.types(), e.occasionTerm)},
		{"without_subnets", array(without, e.occasionTerm)},
		{"single_subnet", array(single, e.occasionTerm)},
	}
	if len(p.subnets) == 1 {
		clients := a.facts.clientsIn[e.vpc.key]
		fields = append(fields, field{"clients_elsewhere", textTerms(e.elsewhere(clients, p.subnets[0]))})
	}
	return fields
}

func (r *resource) occasionTerm(o occasion) *ast.Term {
	return object(field{"text", optional(o.text)}, field{"when", optional(r.circumstances(o.when))})
}
