package model

import (
	"cmp"
	"slices"
	"strings"
)

// endpoints are the endpoints by the key of their VPC, and those whose VPC is not known or lies in
// no stack of the assembly as far as is known.
type endpoints struct {
	in      map[string][]*endpoint
	outside []*endpoint
	more    string // why there may be endpoints that no template shows
}

func (a *Assembly) byVPC(found []*endpoint) endpoints {
	all := endpoints{in: map[string][]*endpoint{}, more: a.mayHoldMore()}
	for _, e := range found {
		if e.vpc.key != "" {
			all.in[e.vpc.key] = append(all.in[e.vpc.key], e)
		}
		if e.vpc.to == nil {
			all.outside = append(all.outside, e)
		}
	}
	return all
}

// reachBy decides how a client gets to Secrets Manager in the deployments in which it exists.
func (c *client) reachBy(all endpoints, routes routes) reach {
	var usable []*endpoint
	var covered []*formula
	open := ""
	for _, e := range all.in[c.vpc.key] {
		if e.unknown != "" {
			open = e.unknown
			continue
		}
		usable = append(usable, e)
		covered = append(covered, e.exists)
	}
	missing := c.without(covered)
	switch {
	case missing == solution{}:
		return reach{by: "endpoint", endpoints: usable}
	case c.vpc.to == nil && c.isDeclared():
		return reach{by: "endpoint"}
	case c.vpc.to == nil:
		return reach{by: "undecided", reason: c.vpc.reason, endpoints: usable}
	case open == "":
		open = all.mayBeIn(c.vpc.to)
	}
	ways := routes.waysOf(c)
	covered = slices.Concat(covered, ways.nats, ways.internet)
	left := c.without(covered)
	if left == (solution{}) {
		return ways.instead(usable, missing, open)
	}
	return left.reach(usable, len(covered) > 0, cmp.Or(open, ways.open))
}

// isDeclared reports whether the user says that the client's VPC has an endpoint.
func (c *client) isDeclared() bool {
	for _, subnet := range c.subnets {
		names := []string{subnet.value.nameElsewhere()}
		if p, ok := subnet.value.sole(); ok && p.from == attribute && p.to.is("AWS::EC2::Subnet") {
			names = append(names, p.to.property("VpcId").nameElsewhere())
		}
		for _, name := range names {
			if name != "" && slices.Contains(c.stack.assembly.options.VPCsWithEndpoint, name) {
				return true
			}
		}
	}
	return false
}

// nameElsewhere is what a value denotes outside of the templates: an id, or the name of the parameter
// or export that holds one.
func (v value) nameElsewhere() string {
	if id, isKnown := v.text(); isKnown {
		return id
	}
	if p, ok := v.sole(); ok && (p.from == parameter || p.from == imported) {
		return p.name
	}
	return ""
}

// instead are the ways out where an endpoint is missing, or, with a reason, may be missing.
func (w ways) instead(usable []*endpoint, missing solution, open string) reach {
	found := reach{by: "nat", endpoints: usable, reason: cmp.Or(open, missing.unknown)}
	if len(w.nats) == 0 {
		found.by = "internet"
	}
	if len(usable) > 0 && found.reason == "" {
		found.when = missing.witness
	}
	return found
}

// reach decides where neither endpoints nor other ways reach into every deployment: the
// solution has none of them.
func (a solution) reach(usable []*endpoint, hasSome bool, open string) reach {
	switch {
	case open != "":
		return reach{by: "undecided", reason: open, endpoints: usable}
	case a.unknown != "":
		return reach{by: "undecided", reason: a.unknown, endpoints: usable}
	case hasSome:
		return reach{by: "none", when: a.witness, endpoints: usable}
	}
	return reach{by: "none"}
}

// without looks for a deployment that has the resource and none of what is to cover it.
func (r *resource) without(covered []*formula) solution {
	return solve(and(r.exists, not(or(covered...))))
}

// mayBeIn says why an endpoint may lie in a VPC although no value shows it. A VPC that is created in
// the same stack can be no parameter or import of that stack.
func (all endpoints) mayBeIn(created *resource) string {
	for _, e := range all.outside {
		if e.vpc.key == "" || e.stack != created.stack && strings.Contains(e.vpc.key, "\x00") {
			return "the VPC of endpoint " + quoted(e.id) + " is not known: " + e.vpc.reason
		}
	}
	return all.more
}
