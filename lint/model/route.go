package model

// routes are the default routes of route tables and the tables of subnets.
type routes struct {
	defaults map[*resource][]*resource // AWS::EC2::Route with destination 0.0.0.0/0 by table
	tables   map[*resource][]*resource // AWS::EC2::SubnetRouteTableAssociation by subnet
	loose    string                    // a route or association whose table or subnet is not known
}

func (a *Assembly) routes() routes {
	r := routes{defaults: map[*resource][]*resource{}, tables: map[*resource][]*resource{}}
	if len(a.facts.clients) == 0 {
		return r
	}
	for _, route := range a.byType["AWS::EC2::Route"] {
		if destination, ok := route.property("DestinationCidrBlock").text(); ok && destination != "0.0.0.0/0" {
			continue
		}
		r.file(r.defaults, route, "RouteTableId")
	}
	for _, association := range a.byType["AWS::EC2::SubnetRouteTableAssociation"] {
		r.file(r.tables, association, "SubnetId")
	}
	return r
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
			return reach{by: "undecided", reason: "the routes of its subnets are not known: " + reason(member.value)}
		}
		switch way := r.ofSubnet(p.to); way.by {
		case "nat":
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

func (r routes) ofSubnet(subnet *resource) reach {
	verdict := reach{by: "none"}
	for _, association := range r.tables[subnet] {
		table, ok := association.property("RouteTableId").sole()
		if !ok || table.from != attribute {
			return reach{by: "undecided", reason: "the route table of subnet " + quoted(subnet.id) + " is not in these templates"}
		}
		for _, route := range r.defaults[table.to] {
			switch way := ofRoute(route, subnet); way.by {
			case "nat":
				return way
			case "undecided":
				verdict = way
			}
		}
	}
	return verdict
}

func ofRoute(route, subnet *resource) reach {
	exists := route.condition == "" || route.condition == subnet.condition
	switch {
	case route.property("NatGatewayId").kind != absent && exists:
		return reach{by: "nat"}
	case !exists:
		return reach{by: "undecided", reason: "route " + quoted(route.id) + " exists only under condition " + route.condition}
	case route.property("GatewayId").kind != absent:
		return reach{by: "none"}
	}
	return reach{by: "undecided", reason: "route " + quoted(route.id) + " leads to a gateway whose way out is not known"}
}
