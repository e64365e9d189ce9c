package model

import "strings"

// dns says whether the default name of the service leads to an endpoint: "on", "off" or "unknown".
type dns struct {
	private, support, hostnames string
	// hub: a private hosted zone of the assembly answers for the service's name in the VPC.
	hub bool
}

func (a *Assembly) dnsOf(e *endpoint) dns {
	d := dns{private: state(e.property("PrivateDnsEnabled"), "off"), support: "unknown", hostnames: "unknown", hub: a.facts.hubs[e.vpc.key]}
	if to := e.vpc.to; to != nil { // defaults: EC2 API, CreateVpc and ModifyVpcAttribute
		d.support = state(to.property("EnableDnsSupport"), "on")
		d.hostnames = state(to.property("EnableDnsHostnames"), "off")
	}
	return d
}

// hubs returns the keys of the VPCs in which a private hosted zone answers for the service's name.
func (a *Assembly) hubs() map[string]bool {
	found := map[string]bool{}
	for _, zone := range a.in("AWS::Route53::HostedZone") {
		name := zone.property("Name").plain()
		if !strings.HasPrefix(name, "secretsmanager.") && !strings.HasPrefix(name, "secretsmanager-fips.") {
			continue
		}
		for member := range zone.property("VPCs").members() {
			found[symbol(member.value.get("VPCId"), zone.stack).key] = true
		}
	}
	delete(found, "")
	return found
}

func state(v value, byDefault string) string {
	if v.kind == absent {
		return byDefault
	}
	switch is, ok := v.truth(); {
	case !ok:
		return "unknown"
	case is:
		return "on"
	}
	return "off"
}
