package model

import "strings"

// endpoints are the endpoints by the key of their VPC, and those whose VPC is not known or lies in
// no stack of the assembly as far as is known.
type endpoints struct {
	in      map[string][]*endpoint
	outside []*endpoint
	more    string // why there may be endpoints that no template shows
}

func (a *Assembly) endpointsByVPC() endpoints {
	all := endpoints{in: map[string][]*endpoint{}, more: a.mayHoldMore()}
	for _, e := range a.facts.endpoints {
		if e.vpc.key != "" {
			all.in[e.vpc.key] = append(all.in[e.vpc.key], e)
		}
		if e.vpc.to == nil {
			all.outside = append(all.outside, e)
		}
	}
	return all
}

// reachBy decides how a client gets to Secrets Manager.
func (c *client) reachBy(all endpoints, routes routes) reach {
	var usable []*endpoint
	open := ""
	for _, e := range all.in[c.vpc.key] {
		switch {
		case e.unknown != "":
			open = e.unknown
		case e.condition != "" && e.condition != c.condition:
			open = "endpoint " + quoted(e.id) + " exists only under condition " + e.condition
		default:
			usable = append(usable, e)
		}
	}
	switch {
	case len(usable) > 0:
		return reach{by: "endpoint", endpoints: usable}
	case c.vpc.to == nil:
		return reach{by: "undecided", reason: c.vpc.reason}
	case open == "":
		open = all.mayBeIn(c.vpc.to)
	}
	if open != "" {
		return reach{by: "undecided", reason: open}
	}
	return routes.egress(c)
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
