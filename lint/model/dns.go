package model

import "strings"

// dns says whether the default name of the service leads to an endpoint: "on", "off" or "unknown".
type dns struct {
	private, support, hostnames string
	// hub: a private hosted zone of the assembly answers for the service's name in the VPC.
	hub bool
}

func (a *Assembly) dnsOf(e *endpoint) dns {
	d := dns{private: state(e.property("PrivateDnsEnabled"), "off"), support: "unknown", hostnames: "unknown"}
	if to := e.vpc.to; to != nil { // defaults: EC2 API, CreateVpc and ModifyVpcAttribute
		d.support = state(to.property("EnableDnsSupport"), "on")
		d.hostnames = state(to.property("EnableDnsHostnames"), "off")
	}
	for _, zone := range a.byType["AWS::Route53::HostedZone"] {
		d.hub = d.hub || strings.HasPrefix(zone.property("Name").render(), "secretsmanager")
	}
	return d
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
