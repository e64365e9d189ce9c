package model

import "net/netip"

// covers reports whether a range of addresses has all subnets of an end in it.
func (f *firewall) covers(block value, other end, from *stack) answer {
	if content, ok := block.text(); ok && content == "0.0.0.0/0" {
		return yes
	}
	if len(other.subnets) == 0 {
		return maybe("the subnets of " + quoted(other.resource.id) + " are not known")
	}
	all := yes
	for _, id := range other.subnets {
		all = all.and(f.coversSubnet(block, id, other.vpc, from))
	}
	return all
}

// coversSubnet compares a range with that of a subnet, or, where that is not known, of its VPC, in
// which it lies unless the VPC has more than one.
func (f *firewall) coversSubnet(block, id value, in vpc, from *stack) answer {
	doubt := maybe("whether " + block.render() + " has the addresses of " + id.render() + " in it is not known")
	own := value{}
	if p, ok := id.sole(); ok && p.from == attribute && p.to.is("AWS::EC2::Subnet") {
		own = p.to.property("CidrBlock")
		if _, isKnown := block.text(); !isKnown && p.to.stack != from { // another stack's parameter may have this name
			return doubt
		}
	}
	if found, ok := block.contains(own); ok {
		return found
	}
	if in.to == nil {
		return doubt
	}
	p, sole := block.sole()
	ofVPC := sole && p.from == attribute && p.to == in.to && p.name == "CidrBlock"
	found, ok := block.contains(in.to.property("CidrBlock"))
	switch {
	case f.widened || !ofVPC && !ok:
		return doubt
	case ofVPC || found.is:
		return yes
	case found == no:
		return no
	}
	return doubt
}

// contains compares two ranges of addresses when both are known or they are written alike.
func (v value) contains(part value) (answer, bool) {
	outer, err := netip.ParsePrefix(v.plain())
	inner, otherErr := netip.ParsePrefix(part.plain())
	switch {
	case v.kind == text && part.kind == text && v.comparable() && v.plain() == part.plain():
		return yes, true
	case err != nil || otherErr != nil:
		return no, false
	case outer.Bits() <= inner.Bits() && outer.Contains(inner.Addr()):
		return yes, true
	case outer.Overlaps(inner):
		return maybe("only a part of " + part.render() + " is in " + v.render()), true
	}
	return no, true
}
