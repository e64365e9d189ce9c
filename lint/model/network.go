package model

import (
	"strings"
)

// client is a function or task in a VPC that calls Secrets Manager.
type client struct {
	*resource
	role    string // "rotation" or "reader"
	path    []string
	secret  *resource // the secret that it rotates or reads, nil when not known
	subnets []branch
	groups  []branch
	url     string // the endpoint URL that its environment sets, unknown parts as ${Name}
	vpc     vpc
	reach   reach
}

// reach says how a client gets to Secrets Manager: by an "endpoint", by a "nat" gateway, by "none",
// or "undecided".
type reach struct {
	by, reason string
	endpoints  []*endpoint
}

// vpc is a VPC by its symbol: equal keys are the same VPC.
type vpc struct {
	key    string
	to     *resource // nil for a VPC outside of the assembly
	reason string    // why the VPC, or what is in it, is not known
}

// endpoint is a VPC endpoint of Secrets Manager, or, with a reason, one whose service is not known.
type endpoint struct {
	*resource
	vpc     vpc
	unknown string
}

var functionTypes = []string{"AWS::Lambda::Function", "AWS::Serverless::Function"}

// findNetwork follows each client to its VPC and from there to the endpoints and the way out.
func (a *Assembly) findNetwork() {
	a.findEndpoints()
	a.findRotationClients()
	a.findReaders()
	routes := a.routes()
	for _, c := range a.facts.clients {
		c.vpc = a.vpcOf(c)
		c.reach = a.reachOf(c, routes)
	}
}

func (a *Assembly) findEndpoints() {
	for _, r := range a.byType["AWS::EC2::VPCEndpoint"] {
		name := r.property("ServiceName")
		e := &endpoint{resource: r, vpc: symbol(r.property("VpcId"), r.stack)}
		shown := name.render()
		switch {
		case strings.HasSuffix(shown, ".secretsmanager"), strings.HasSuffix(shown, ".secretsmanager-fips"):
		case strings.HasSuffix(shown, "}") || name.kind == choice:
			e.unknown = "the service of endpoint " + quoted(r.id) + " is not known: " + reason(name)
		default:
			continue
		}
		a.facts.endpoints = append(a.facts.endpoints, e)
	}
}

// symbol names a VPC so that two values that denote the same one have the same key.
func symbol(v value, s *stack) vpc {
	p, sole := v.sole()
	id, isKnown := v.text()
	switch {
	case sole && p.from == attribute && p.to.is("AWS::EC2::VPC"):
		return vpc{key: p.to.key, to: p.to}
	case isKnown:
		return vpc{key: id, reason: "VPC " + id + " is not in these templates"}
	case v.kind == text:
		return vpc{key: s.Name + "\x00" + v.render(), reason: "its VPC is not in these templates: " + reason(v)}
	}
	return vpc{reason: "its VPC is not known"}
}

// vpcOf finds the VPC of a client through its subnets, or else through its security groups.
func (a *Assembly) vpcOf(c *client) vpc {
	found := common(c.subnets, "AWS::EC2::Subnet", c.stack)
	if found.key == "" || found.to == nil {
		if byGroup := common(c.groups, "AWS::EC2::SecurityGroup", c.stack); byGroup.to != nil {
			return byGroup
		}
	}
	return found
}

// common returns the one VPC of the subnets or security groups that a list may hold.
func common(members []branch, kind string, s *stack) vpc {
	var found vpc
	for _, member := range members {
		next := vpc{reason: "its subnets are not in these templates: " + reason(member.value)}
		if p, ok := member.value.sole(); ok && p.from == attribute && p.to.is(kind) {
			next = symbol(p.to.property("VpcId"), p.to.stack)
		}
		switch {
		case next.key == "":
			return next
		case found.key != "" && found.key != next.key:
			return vpc{reason: "its subnets lie in different VPCs"}
		}
		found = next
	}
	return found
}

// reachOf decides how a client gets to Secrets Manager.
func (a *Assembly) reachOf(c *client, routes routes) reach {
	var inVPC []*endpoint
	open := ""
	for _, e := range a.facts.endpoints {
		switch {
		case e.vpc.key == "" || e.vpc.key != c.vpc.key:
		case e.unknown != "":
			open = e.unknown
		case e.condition != "" && e.condition != c.condition:
			open = "endpoint " + quoted(e.id) + " exists only under condition " + e.condition
		default:
			inVPC = append(inVPC, e)
		}
	}
	switch {
	case len(inVPC) > 0:
		return reach{by: "endpoint", endpoints: inVPC}
	case c.vpc.to == nil:
		return reach{by: "undecided", reason: c.vpc.reason}
	case open != "":
		return reach{by: "undecided", reason: open}
	}
	return routes.egress(c)
}
