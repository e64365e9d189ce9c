package model

import (
	"strconv"
	"strings"
)

// end is one end of a connection.
type end struct {
	resource *resource
	groups   []group
	subnets  []value // the address ranges of its subnets
	vpc      vpc
	ipv6     bool // it may be reached by IPv6
}

func (f *firewall) ends(e *endpoint, c *client) (near, far end) {
	near = end{resource: c.resource, groups: groupsOf(c.groups, c.stack), subnets: c.subnetValues(), vpc: c.vpc, ipv6: c.usesIPv6()}
	if len(near.groups) == 0 && c.usesDefaultGroup() {
		near.groups = []group{defaultGroup(c.vpc, c.stack)}
	}
	far = end{resource: e.resource, groups: e.groups(), vpc: e.vpc}
	far.ipv6 = e.property("IpAddressType").kind != absent && e.property("IpAddressType").plain() != "ipv4"
	for _, m := range named(e.property("SubnetIds").members()) {
		far.subnets = append(far.subnets, m.value)
	}
	far.ipv6 = far.ipv6 && near.ipv6
	near.ipv6 = far.ipv6
	return near, far
}

// groups are those of an endpoint: that of the VPC where it names none (EC2 API, CreateVpcEndpoint).
func (e *endpoint) groups() []group {
	given := e.property("SecurityGroupIds")
	all := groupsOf(named(given.members()), e.stack)
	for outcome := range given.outcomes() {
		if outcome.value.kind == absent || outcome.value.kind == list && len(outcome.value.items()) == 0 {
			own := defaultGroup(e.vpc, e.stack)
			own.when = outcome.when
			all = append(all, own)
		}
	}
	return all
}

// usesDefaultGroup reports whether a client without security groups has that of its VPC, as a task
// does (ECS API, AwsVpcConfiguration).
func (c *client) usesDefaultGroup() bool { return c.is(serviceType) }

func (c *client) subnetValues() []value {
	var all []value
	for _, m := range c.subnets {
		all = append(all, m.value)
	}
	return all
}

// show names the groups of an end in a message.
func (e end) show() string {
	var names []string
	for _, g := range e.groups {
		names = append(names, g.show())
	}
	return strings.Join(names, " and ") + " of " + quoted(e.resource.id)
}

// mostRules is the largest number of rules that count for a network interface (Amazon VPC User Guide,
// "Amazon VPC quotas").
const mostRules = 1000

// match reports whether one of the rules lets traffic through whose other end is given.
func (f *firewall) match(rules []branch, of group, other end, side string) answer {
	found := no
	if len(rules) > mostRules {
		return maybe("a security group has more rules than it can have")
	}
	for _, rule := range rules {
		answer := f.allows(rule.value, other, side, of.stack)
		if rule.sometimes() {
			answer = answer.unless("a rule depends on the case")
		}
		found = found.or(answer)
	}
	return found
}

func (f *firewall) matchSeparate(rules []*rule, of group, other end, side string) answer {
	found := no
	if len(rules) > mostRules {
		return maybe("a security group has more rules than it can have")
	}
	for _, rule := range rules {
		answer := f.allows(rule.value, other, side, rule.stack)
		if rule.onlySometimes(other.resource) && (of.to == nil || rule.onlySometimes(of.to)) {
			answer = answer.unless(quoted(rule.id) + " exists only under condition " + rule.condition)
		}
		found = found.or(answer)
	}
	return found
}

// allows judges one rule by its port and by its other end.
func (f *firewall) allows(rule value, other end, side string, s *stack) answer {
	if rule.kind != mapping {
		return maybe("a rule is not known: " + reason(rule))
	}
	port := rule.on443()
	if port == no {
		return no
	}
	found := no
	if id := rule.get(side + "SecurityGroupId"); id.kind != absent {
		for b := range id.alternatives() {
			found = found.or(f.any(other.groups, groupOf(b, s).is))
		}
	}
	if list := rule.get(side + "PrefixListId"); list.kind != absent {
		found = found.or(maybe("the addresses of a prefix list are not in a template"))
	}
	if name := rule.get(side + "SecurityGroupName"); name.kind != absent {
		found = found.or(maybe("a rule names a security group by its name"))
	}
	if block := rule.get("CidrIp"); block.kind != absent {
		found = found.or(f.covers(block, other, s))
	}
	if block := rule.get("CidrIpv6"); block.kind != absent && other.ipv6 {
		found = found.or(maybe("whether the traffic is IPv6 is not known"))
	}
	return port.and(found)
}

// on443 reports whether a rule is about TCP port 443 (EC2 API, IpPermission).
func (v value) on443() answer {
	protocol, isKnown := v.get("IpProtocol").text()
	switch strings.ToLower(protocol) {
	case "-1":
		return yes
	case "tcp", "6":
		return v.get("FromPort").isPort(func(first int) bool { return first <= 443 }).and(
			v.get("ToPort").isPort(func(last int) bool { return last >= 443 }))
	}
	if isKnown && protocol != "" {
		return no
	}
	return maybe("the protocol of a rule is not known: " + reason(v.get("IpProtocol")))
}

func (v value) isPort(fits func(int) bool) answer {
	content, isKnown := v.text()
	port, err := strconv.Atoi(content)
	switch {
	case !isKnown || err != nil || port < 0:
		return maybe("the ports of a rule are not known")
	case fits(port):
		return yes
	}
	return no
}
