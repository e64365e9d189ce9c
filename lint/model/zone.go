package model

import (
	"strings"

	"github.com/secretwright/secretwright/lint/template"
)

// placement says where the network interfaces of an endpoint are.
type placement struct {
	subnets []*member
	count   int        // of distinct zones, 0 when it is not known
	twice   []occasion // zones that hold two of the subnets at once
	reason  string     // why the count is not known
}

// member is a subnet in a list of subnets.
type member struct {
	branch
	to   *resource // nil for a subnet outside of the assembly
	zone zone
}

// zone is an availability zone as a template names it. Two zones with one name are the same; two
// with different names differ if they are named in the same distinct way.
type zone struct {
	name string // "" when it is not known
	way  string // "name", "index" or "suffix", "" when different names may be one zone
}

// sometimes reports whether a branch is only one of several cases.
func (b branch) sometimes() bool { return b.when != nil }

func (b branch) excludes(other branch) bool {
	_, possible := both(b.when, other.when)
	return !possible
}

// placement reads the subnets of an endpoint. Two in one zone are refused (AWS PrivateLink Guide,
// "Subnets and Availability Zones").
func (e *endpoint) placement() placement {
	var p placement
	list := e.property("SubnetIds")
	seen := map[string][]*member{}
	for _, entry := range named(list.members()) {
		next := &member{branch: entry}
		if found, ok := entry.value.sole(); ok && found.from == attribute && found.to.is("AWS::EC2::Subnet") {
			next.to, next.zone = found.to, found.to.zone()
		}
		p.subnets = append(p.subnets, next)
		if same := seen[next.zone.name]; next.zone.name != "" && len(same) < maxCases {
			if other := next.meets(same); other != nil {
				p.twice = append(p.twice, occasion{next.zone.name, and(other.when, next.when)})
			}
			seen[next.zone.name] = append(same, next)
		}
	}
	p.count, p.reason = p.zones(list)
	return p
}

// meets returns one of the others that is there at once.
func (m *member) meets(others []*member) *member {
	for _, other := range others {
		if other.to != m.to && !other.excludes(m.branch) {
			return other
		}
	}
	return nil
}

// zones counts the distinct zones. One subnet is one zone, wherever it is.
func (p placement) zones(ids value) (int, string) {
	if len(p.subnets) == 0 {
		return 0, "it names no subnets"
	}
	names, way := map[string]bool{}, p.subnets[0].zone.way
	for _, m := range p.subnets {
		switch {
		case ids.kind != list || !m.value.isOne():
			return 0, "the number of its subnets is not known: " + reason(m.value)
		case m.sometimes():
			return 0, "its subnets depend on the case"
		}
		names[m.zone.name] = true
	}
	for _, m := range p.subnets {
		switch {
		case len(p.subnets) == 1 || len(names) == 1 && m.zone.name != "":
			return 1, ""
		case m.zone.name == "":
			return 0, "the zone of a subnet is not known: " + whereabouts(m.value)
		case m.zone.way == "" || m.zone.way != way:
			return 0, "it is not known whether zone " + m.zone.name + " is that of another subnet"
		}
	}
	return len(names), ""
}

// isOne reports whether an item of a list is one id, and not what a function makes of many.
func (v value) isOne() bool {
	p, sole := v.sole()
	return v.scalar() && (!sole || p.from != function || p.name == "Fn::Select")
}

// zone reads the AvailabilityZone or AvailabilityZoneId of a subnet.
func (r *resource) zone() zone {
	for _, property := range []string{"AvailabilityZone", "AvailabilityZoneId"} {
		v := r.property(property)
		name := v.plain()
		rest, ofRegion := strings.CutPrefix(name, "${AWS::Region}")
		index, isIndex := r.stack.zoneIndex(r.properties.Get(property))
		switch _, isKnown := v.text(); {
		case v.kind == absent:
			continue
		case isIndex:
			return zone{index, "index"}
		case name != v.render(): // hidden
			return zone{name: r.stack.Name + " " + v.render()}
		case isKnown:
			return zone{name, "name"}
		case ofRegion && !strings.Contains(rest, "${"):
			return zone{name, "suffix"}
		case v.comparable():
			return zone{name: r.stack.Name + " " + v.render()}
		}
	}
	return zone{}
}

// zoneIndex reads Fn::Select of Fn::GetAZs for the stack's own Region.
func (s *stack) zoneIndex(n *template.Node) (string, bool) {
	name, argument := intrinsic(n)
	list, region := intrinsic(argument.Item(1))
	index, isKnown := s.value(argument.Item(0)).text()
	if name != "Fn::Select" || list != "Fn::GetAZs" || !isKnown {
		return "", false
	}
	of := s.value(region)
	p, _ := of.sole()
	place, isText := of.text()
	own := of.kind == null || p.from == pseudo && p.name == "AWS::Region" || isText && (place == "" || place == s.Region)
	return "number " + index + " of the Region", own
}
