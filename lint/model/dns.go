package model

import "strings"

// dns says whether the default name of the service leads to an endpoint: "on", "off" or "unknown".
type dns struct {
	private, support, hostnames string
	// hub: a private hosted zone of the assembly answers for the service's name in the VPC.
	hub bool
}

func dnsOf(e *endpoint, hub bool) dns {
	d := dns{private: state(e.property("PrivateDnsEnabled"), "off"), support: "unknown", hostnames: "unknown", hub: hub}
	if to := e.vpc.to; to != nil { // defaults: EC2 API, CreateVpc and ModifyVpcAttribute
		d.support = state(to.property("EnableDnsSupport"), "on")
		d.hostnames = state(to.property("EnableDnsHostnames"), "off")
	}
	return d
}

// hasZone reports whether a private hosted zone of the assembly is called like the service.
func (a *Assembly) hasZone() bool {
	for _, zone := range a.byType["AWS::Route53::HostedZone"] {
		name := zone.property("Name").plain()
		if strings.HasPrefix(name, "secretsmanager.") || strings.HasPrefix(name, "secretsmanager-fips.") {
			return true
		}
	}
	return false
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
