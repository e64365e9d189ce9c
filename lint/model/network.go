package model

import (
	"slices"
	"strings"
)

// client is a function or task in a VPC that calls Secrets Manager.
type client struct {
	*resource
	role   string // "rotation" or "reader"
	path   []string
	secret *resource // the secret that it rotates or reads, nil when not known
	// schedules run a client whose role is rotation.
	schedules []*scheduleFact
	subnets   []branch
	groups    []branch
	url       value // the endpoint URL that its environment sets
	vpc       vpc
	reach     reach
}

// reach says how a client gets to Secrets Manager: by an "endpoint", by a "nat" gateway, over
// the "internet" with public addresses of its own, by "none", or "undecided".
type reach struct {
	by, reason string
	endpoints  []*endpoint
	when       string // of "none": a deployment without a way, of "nat": one without an endpoint; "" for all
}

// vpc is a VPC by its symbol: equal keys are the same VPC.
type vpc struct {
	key    string
	to     *resource // nil for a VPC outside of the assembly
	reason string    // why the VPC, or what is in it, is not known
	mixed  bool      // it is more than one
}

// endpoint is a VPC endpoint of Secrets Manager, or, with a reason, one whose service is not known.
type endpoint struct {
	*resource
	vpc     vpc
	unknown string
	admits  []admission // the clients in its VPC
}

var functionTypes = []string{"AWS::Lambda::Function", "AWS::Serverless::Function"}

// findNetwork follows each client to its VPC and from there to the endpoints and the way out.
func (a *Assembly) findNetwork() {
	a.findEndpoints()
	a.findRotationClients()
	a.findReaders()
	a.findTasks()
	endpoints := a.byVPC(a.facts.endpoints)
	for _, c := range a.facts.clients {
		c.vpc = vpcOf(c)
		c.reach = c.reachBy(endpoints, a.routes())
		if c.vpc.key != "" {
			a.facts.clientsIn[c.vpc.key] = append(a.facts.clientsIn[c.vpc.key], c)
		}
	}
	a.findAdmissions()
}

func (a *Assembly) findEndpoints() {
	a.facts.endpoints = a.fewIn(a.endpointsOf("secretsmanager", "secretsmanager-fips"))
	for _, e := range a.facts.endpoints {
		a.findEndpointPolicy(e)
	}
}

// maxEndpoints bounds the endpoints of a VPC that are judged: each is compared with each client there. AWS allows 50
// interface endpoints in a VPC where nobody asks for more (VPC User Guide, "Amazon VPC quotas").
const maxEndpoints = 50

// fewIn returns the endpoints without those of a VPC that are too many, and notes how many there were.
func (a *Assembly) fewIn(all []*endpoint) []*endpoint {
	counts := map[string]int{}
	return slices.DeleteFunc(all, func(e *endpoint) bool {
		counts[e.vpc.key]++
		count := counts[e.vpc.key]
		if count > maxEndpoints {
			a.excess["endpoints of one VPC"] = excess{max(count, a.excess["endpoints of one VPC"].count), maxEndpoints}
		}
		return count > maxEndpoints
	})
}

// endpointsOf returns the endpoints whose service has one of the names, or may have.
func (a *Assembly) endpointsOf(services ...string) []*endpoint {
	var found []*endpoint
	for _, r := range a.in("AWS::EC2::VPCEndpoint") {
		e := &endpoint{resource: r, vpc: symbol(r.property("VpcId"), r.stack)}
		is, why := r.property("ServiceName").isOf(services)
		if why != "" {
			e.unknown = "the service of endpoint " + quoted(r.id) + " is not known: " + why
		}
		if is || why != "" {
			found = append(found, e)
		}
	}
	return found
}

// isOf reports whether a service name ends in one of some names in every case, or why it is not known
// whether it does.
func (v value) isOf(services []string) (is bool, why string) {
	others := false
	for alternative := range v.alternatives() {
		name := alternative.value
		shown := name.plain()
		switch {
		case slices.ContainsFunc(services, func(service string) bool { return strings.HasSuffix(shown, "."+service) }):
			is = true
		case len(name.parts()) > 0 && !name.parts()[len(name.parts())-1].known:
			why = reason(name)
		default:
			others = true
		}
	}
	if is && others {
		why = "it depends on the case"
	}
	return is && why == "", why
}

// symbol names a VPC so that two values that denote the same one have the same key.
func symbol(v value, s *stack) vpc {
	p, sole := v.sole()
	id, isKnown := v.text()
	switch {
	case sole && p.from == attribute && p.to.is("AWS::EC2::VPC"):
		return vpc{key: p.to.key(), to: p.to}
	case isKnown && id != "":
		return vpc{key: id, reason: "VPC " + v.render() + " is not in these templates"}
	case v.kind == text && v.comparable():
		return vpc{key: v.symbol(s), reason: "its VPC is not in these templates: " + whereabouts(v)}
	}
	return vpc{reason: "its VPC is not known"}
}

// vpcOf finds the VPC of a client through its subnets, or, when none of them tells it, through its
// security groups.
func vpcOf(c *client) vpc {
	found := common(c.subnets, "AWS::EC2::Subnet", "its subnets are")
	if found.key == "" && !found.mixed {
		if byGroup := common(c.groups, "AWS::EC2::SecurityGroup", "its security groups are"); byGroup.key != "" {
			return byGroup
		}
	}
	return found
}

// common returns the one VPC of the subnets or security groups that a list may hold.
func common(members []branch, kind, subject string) vpc {
	found := vpc{}
	for _, member := range members {
		p, ok := member.value.sole()
		if !ok || p.from != attribute || !p.to.is(kind) {
			if found.key == "" {
				found.reason = subject + " not in these templates: " + whereabouts(member.value)
			}
			continue
		}
		next := symbol(p.to.property("VpcId"), p.to.stack)
		if found.key != "" && found.key != next.key {
			return vpc{mixed: true, reason: "its subnets lie in different VPCs"}
		}
		found = next
	}
	return found
}

// whereabouts says of a value that names something elsewhere what is known of it.
func whereabouts(v value) string {
	if p, ok := v.sole(); ok && p.from == imported && p.cause == "" {
		return "it is the export " + p.name
	}
	if _, ok := v.text(); ok {
		return v.render()
	}
	return reason(v)
}
