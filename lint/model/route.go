package model

import "strings"

// routes are the default routes of route tables and the tables of subnets.
type routes struct {
	defaults map[*resource][]*resource // AWS::EC2::Route with destination 0.0.0.0/0 or ::/0 by table
	tables   map[*resource][]*resource // AWS::EC2::SubnetRouteTableAssociation by subnet
	loose    string                    // a route or association whose table or subnet is not known
}

func (a *Assembly) routes() routes { return a.facts.routes.get(a.findRoutes) }

func (a *Assembly) findRoutes() routes {
	r := routes{defaults: map[*resource][]*resource{}, tables: map[*resource][]*resource{}}
	for _, route := range a.in("AWS::EC2::Route") {
		if route.isDefault() {
			r.file(r.defaults, route, "RouteTableId")
		}
	}
	for _, association := range a.in("AWS::EC2::SubnetRouteTableAssociation") {
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

// ways are the ways out of a client's subnets: when there is one by a NAT gateway, or for a client with
// a public address by an internet gateway, and why there may be others.
type ways struct {
	nats, internet []*formula
	open           string
}

// waysOf follows a client's subnets to their default routes. A subnet without a table uses the main
// table of its VPC, which a template gives no route to a NAT gateway. A route to an internet gateway
// does not help: network interfaces of functions have no public address (Lambda Developer Guide,
// "Internet access for VPC-connected functions").
func (r routes) waysOf(c *client) ways {
	found := ways{}
	if r.loose != "" {
		found.open = "route " + r.loose
	}
	for _, member := range c.subnets {
		p, ok := member.value.sole()
		if !ok || p.from != attribute {
			found.open = "the routes of its subnets are not known: " + whereabouts(member.value)
			continue
		}
		for _, association := range r.tables[p.to] {
			r.follow(&found, association, and(member.when, association.exists), c)
		}
	}
	return found
}

func (r routes) follow(found *ways, association *resource, when *formula, c *client) {
	table, ok := association.property("RouteTableId").sole()
	if !ok || table.from != attribute {
		found.open = "the route table that " + quoted(association.id) + " names is not in these templates"
		return
	}
	for _, route := range r.defaults[table.to] {
		switch {
		case route.property("DestinationCidrBlock").kind == absent && !c.usesIPv6():
		case route.toInternetGateway():
			if c.isPublic() {
				found.internet = append(found.internet, and(when, route.exists))
			}
		case route.property("NatGatewayId").kind != absent:
			found.nats = append(found.nats, and(when, route.exists))
		default:
			found.open = "route " + quoted(route.id) + " leads to a gateway whose way out is not known"
		}
	}
}

func (r *resource) toInternetGateway() bool {
	gateway := r.property("GatewayId")
	p, ok := gateway.sole()
	return ok && (p.from == attribute && p.to.is("AWS::EC2::InternetGateway") || strings.HasPrefix(p.text, "igw-"))
}
