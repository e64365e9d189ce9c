package model

import "strings"

// routes are the default routes of route tables and the tables of subnets.
type routes struct {
	defaults map[*resource][]*resource // AWS::EC2::Route with destination 0.0.0.0/0 or ::/0 by table
	tables   map[*resource][]*resource // AWS::EC2::SubnetRouteTableAssociation by subnet
	loose    string                    // a route or association whose table or subnet is not known
}

func (a *Assembly) routes() routes {
	r := routes{defaults: map[*resource][]*resource{}, tables: map[*resource][]*resource{}}
	if len(a.facts.clients) == 0 {
		return r
	}
	for _, route := range a.byType["AWS::EC2::Route"] {
		if route.isDefault() {
			r.file(r.defaults, route, "RouteTableId")
		}
	}
	for _, association := range a.byType["AWS::EC2::SubnetRouteTableAssociation"] {
		r.file(r.tables, association, "SubnetId")
	}
	return r
}

// isDefault reports whether a route may lead everywhere.
func (r *resource) isDefault() bool {
	for _, property := range []string{"DestinationCidrBlock", "DestinationIpv6CidrBlock"} {
		destination := r.property(property)
		content, isKnown := destination.text()
		if destination.kind != absent && (!isKnown || content == "0.0.0.0/0" || content == "::/0") {
			return true
		}
	}
	return false
}

// usesIPv6 reports whether a function may send over IPv6, which it does only when asked (Lambda
// Developer Guide, "IPv6 support"). The service's default name has IPv6 addresses as well.
func (c *client) usesIPv6() bool {
	asked := c.property("VpcConfig", "Ipv6AllowedForDualStack")
	is, ok := asked.truth()
	return asked.kind != absent && (is || !ok)
}

func (r *routes) file(index map[*resource][]*resource, entry *resource, property string) {
	p, ok := entry.property(property).sole()
	if !ok || p.from != attribute {
		r.loose = quoted(entry.id) + " belongs to a " + property + " that is not in these templates"
		return
	}
	index[p.to] = append(index[p.to], entry)
}

// egress follows a client's subnets to their default routes. A subnet without a table uses the main
// table of its VPC, which a template gives no route to a NAT gateway. A route to an internet gateway
// does not help: network interfaces of functions have no public address (Lambda Developer Guide,
// "Internet access for VPC-connected functions").
func (r routes) egress(c *client) reach {
	verdict := reach{by: "none"}
	for _, member := range c.subnets {
		p, ok := member.value.sole()
		if !ok || p.from != attribute {
			verdict = reach{by: "undecided", reason: "the routes of its subnets are not known: " + whereabouts(member.value)}
			continue
		}
		switch way := r.ofSubnet(p.to, c); way.by {
		case "nat", "internet":
			return way
		case "undecided":
			verdict = way
		}
	}
	if verdict.by == "none" && r.loose != "" {
		return reach{by: "undecided", reason: "route " + r.loose}
	}
	return verdict
}

func (r routes) ofSubnet(subnet *resource, c *client) reach {
	verdict := reach{by: "none"}
	for _, association := range r.tables[subnet] {
		table, ok := association.property("RouteTableId").sole()
		if !ok || table.from != attribute {
			return reach{by: "undecided", reason: "the route table of subnet " + quoted(subnet.id) + " is not in these templates"}
		}
		for _, route := range r.defaults[table.to] {
			if route.property("DestinationCidrBlock").kind == absent && !c.usesIPv6() {
				continue
			}
			way := ofRoute(route, subnet, c)
			if way.by != "none" && association.onlySometimes(subnet) {
				way = sometimes(association)
			}
			switch way.by {
			case "nat", "internet":
				return way
			case "undecided":
				verdict = way
			}
		}
	}
	return verdict
}

func ofRoute(route, subnet *resource, c *client) reach {
	switch toInternet := route.toInternetGateway(); {
	case toInternet && !c.isPublic():
		return reach{by: "none"}
	case route.onlySometimes(subnet):
		return sometimes(route)
	case toInternet:
		return reach{by: "internet"}
	case route.property("NatGatewayId").kind != absent:
		return reach{by: "nat"}
	}
	return reach{by: "undecided", reason: "route " + quoted(route.id) + " leads to a gateway whose way out is not known"}
}

func (r *resource) toInternetGateway() bool {
	gateway := r.property("GatewayId")
	p, ok := gateway.sole()
	return ok && (p.from == attribute && p.to.is("AWS::EC2::InternetGateway") || strings.HasPrefix(p.text, "igw-"))
}

// onlySometimes reports whether a resource may be missing where another is there.
func (r *resource) onlySometimes(other *resource) bool {
	return r.condition != "" && r.condition != other.condition
}

func sometimes(r *resource) reach {
	return reach{by: "undecided", reason: quoted(r.id) + " exists only under condition " + r.condition}
}
