package model

import (
	"slices"
	"strings"
)

// firewall are the rules of the security groups of an assembly.
type firewall struct {
	inbound  separate
	outbound separate
	inline   map[string][]branch // the rules in a group itself, by direction and key of the group
	emptied  map[string]bool     // default groups that the CDK takes the rules from
	widened  bool                // some VPC has further address ranges
}

// separate are the rules that stand in resources of their own.
type separate struct {
	of    map[string][]*rule   // by the key of their group
	loose map[*stack]*resource // one per stack whose group is not known
}

type rule struct {
	*resource
	value value
}

func (a *Assembly) firewall() *firewall {
	f := &firewall{inline: map[string][]branch{}, emptied: map[string]bool{}, widened: len(a.in("AWS::EC2::VPCCidrBlock")) > 0}
	f.inbound = separateRules(a.in("AWS::EC2::SecurityGroupIngress"))
	f.outbound = separateRules(a.in("AWS::EC2::SecurityGroupEgress"))
	for _, r := range a.in("Custom::VpcRestrictDefaultSG") {
		f.emptied[groupOf(branch{value: r.property("DefaultSecurityGroupId")}, r.stack).key] = true
	}
	return f
}

func separateRules(rules []*resource) separate {
	s := separate{of: map[string][]*rule{}, loose: map[*stack]*resource{}}
	for _, r := range rules {
		g := groupOf(branch{value: r.property("GroupId")}, r.stack)
		s.of[g.key] = append(s.of[g.key], &rule{r, r.stack.value(r.properties)})
		if g.key == "" || strings.Contains(g.key, "\x00") {
			s.loose[r.stack] = r
		}
	}
	return s
}

// mayAdd names a rule in a resource of its own that may belong to a group.
func (s separate) mayAdd(g group) string {
	for from, r := range s.loose {
		of := groupOf(branch{value: r.property("GroupId")}, r.stack)
		if of.key == "" || from != g.stack {
			return "rule " + quoted(r.id) + " belongs to a security group that is not known"
		}
	}
	return ""
}

// admission says whether a client's traffic on TCP port 443 gets to an endpoint.
type admission struct {
	client *client
	result string // "open", "closed" or "unknown"
	reason string
}

// admits judges both ends. Groups remember connections, so that answers need no rule (Amazon VPC
// User Guide, "Control traffic using security groups").
func (f *firewall) admits(e *endpoint, c *client) admission {
	near, far := f.ends(e, c)
	out := f.any(near.groups, func(g group) answer { return f.sends(g, far) })
	in := f.any(far.groups, func(g group) answer { return f.receives(g, near) })
	made := admission{client: c, result: "unknown"}
	switch both := out.and(in); {
	case both.is:
		made.result = "open"
	case out == no:
		made.result, made.reason = "closed", "no rule of "+near.show()+" lets TCP port 443 out to the endpoint"
	case in == no:
		made.result, made.reason = "closed", "no rule of "+far.show()+" lets TCP port 443 in from "+near.show()
	default:
		made.reason = both.reason
	}
	return made
}

// any asks whether one of several groups lets traffic through: their rules add up.
func (f *firewall) any(groups []group, lets func(group) answer) answer {
	found := no
	for _, g := range groups {
		answer := lets(g)
		if g.sometimes() {
			answer = answer.unless("the security groups depend on the case")
		}
		found = found.or(answer)
	}
	if len(groups) == 0 {
		return maybe("its security groups are not given")
	}
	return found
}

// sends reports whether a group lets traffic out. Without rules of its own it lets everything out
// (CloudFormation reference, AWS::EC2::SecurityGroup and AWS::EC2::SecurityGroupEgress).
func (f *firewall) sends(g group, to end) answer {
	inline, of := f.rules(g, "SecurityGroupEgress"), f.outbound.of[g.key]
	found := f.match(inline, g, to, "Destination").or(f.matchSeparate(of, g, to, "Destination"))
	switch doubt := f.outbound.mayAdd(g); {
	case g.key == "" || !g.made():
		return found.or(maybe("the rules of " + g.show() + " are not in these templates"))
	case len(inline) == 0 && len(of) == 0 && !f.emptied[g.key]:
		return yes.unless(doubt)
	case g.to != nil && len(of) == 0 && g.to.mayLack("SecurityGroupEgress"):
		return found.or(maybe("the rules of " + g.show() + " depend on the case"))
	case len(inline) == 0 && !f.emptied[g.key] && allSometimes(of, g):
		return found.or(maybe(quoted(of[0].id) + " exists only under condition " + of[0].condition))
	default:
		return found.or(answer{reason: doubt})
	}
}

// receives reports whether a group lets traffic in. A default group admits itself.
func (f *firewall) receives(g group, from end) answer {
	found := f.match(f.rules(g, "SecurityGroupIngress"), g, from, "Source").or(f.matchSeparate(f.inbound.of[g.key], g, from, "Source"))
	if g.vpc.to != nil && !f.emptied[g.key] {
		found = found.or(f.any(from.groups, g.is))
	}
	if !g.made() {
		return found.or(maybe("the rules of " + g.show() + " are not in these templates"))
	}
	return found.or(answer{reason: f.inbound.mayAdd(g)})
}

// rules are those in a group itself. They are read once, however many clients there are.
func (f *firewall) rules(g group, property string) []branch {
	if g.to == nil {
		return nil
	}
	key := property + g.key
	return once(f.inline, key, func() []branch { return slices.Collect(g.to.property(property).members()) })
}

// mayLack reports whether a property is absent in some case.
func (r *resource) mayLack(property string) bool {
	return r.property(property).mayBeAbsent()
}

func allSometimes(rules []*rule, g group) bool {
	for _, r := range rules {
		if g.to != nil && !r.onlySometimes(g.to) || r.condition == "" {
			return false
		}
	}
	return true
}
