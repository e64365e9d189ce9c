package rules.network["endpoint-without-private-dns_test"]

import future.keywords.not

import data.rules.network["endpoint-without-private-dns"] as rule

test_fail_without_private_dns if {
	rule.fail == {{
		"stack": "app",
		"path": ["Resources", "Endpoint", "Properties", "PrivateDnsEnabled"],
		"message": `endpoint "Endpoint" has no private DNS, so "Rotator" does not find it by the service's default name`,
	}} with input as _input({"dns": {"private": "off"}})
	count(rule.open) == 0 with input as _input({"dns": {"private": "off"}})
}

test_fail_where_the_vpc_has_no_host_names if {
	rule.fail == {{
		"stack": "app",
		"path": ["Resources", "Endpoint", "Properties", "PrivateDnsEnabled"],
		"message": `the private DNS of endpoint "Endpoint" needs EnableDnsHostnames, which is off in VPC "Vpc"`,
	}} with input as _input({"dns": {"hostnames": "off"}})
}

test_fail_where_the_vpc_has_no_dns if {
	messages := {finding.message | some finding in rule.fail} with input as _input({"dns": {"support": "off", "hostnames": "off"}})
	messages == {
		`the private DNS of endpoint "Endpoint" needs EnableDnsHostnames, which is off in VPC "Vpc"`,
		`the private DNS of endpoint "Endpoint" needs EnableDnsSupport, which is off in VPC "Vpc"`,
	}
}

test_fail_where_the_vpc_has_no_dns_and_no_clients if {
	count(rule.fail) == 1 with input as _input({"dns": {"support": "off"}, "clients": [], "clients_by_default_name": []})
}

test_open_without_clients if {
	changes := {"dns": {"private": "off"}, "clients": [], "clients_by_default_name": []}
	rule.open == {{
		"stack": "app",
		"path": ["Resources", "Endpoint", "Properties", "PrivateDnsEnabled"],
		"message": `endpoint "Endpoint" has no private DNS`,
		"reason": "no function of its VPC is in these templates, so it is not known by which name the endpoint is called",
	}} with input as _input(changes)
	count(rule.fail) == 0 with input as _input(changes)
}

test_silent_with_private_dns if {
	count(_findings) == 0 with input as _input({})
	count(_findings) == 0 with input as _input({"clients": [], "clients_by_default_name": []})
}

test_silent_where_private_dns_is_unknown if {
	every clients in [[], ["Rotator"]] {
		count(_findings) == 0 with input as _input({"dns": {"private": "unknown"}, "clients": clients, "clients_by_default_name": clients})
	}
}

test_silent_where_the_dns_of_the_vpc_is_unknown if {
	count(_findings) == 0 with input as _input({"dns": {"support": "unknown", "hostnames": "unknown"}})
}

test_silent_where_the_vpc_is_unknown if {
	count(rule.fail) == 0 with input as {"endpoints": {"app/Endpoint": object.remove(
		_endpoint({"dns": {"support": "unknown", "hostnames": "unknown"}}),
		["vpc", "vpc_id"],
	)}}
}

test_silent_for_clients_with_an_own_url if {
	count(_findings) == 0 with input as _input({"dns": {"private": "off"}, "clients": ["Rotator"], "clients_by_default_name": []})
}

test_silent_behind_a_hub if {
	every clients in [[], ["Rotator"]] {
		count(_findings) == 0 with input as _input({"dns": {"private": "off", "hub": true}, "clients": clients, "clients_by_default_name": clients})
	}
}

test_silent_where_the_service_is_unknown if {
	every clients in [[], ["Rotator"]] {
		every dns in [{"private": "off"}, {"hostnames": "off"}] {
			count(_findings) == 0 with input as _input({"dns": dns, "unknown": "why", "clients": clients, "clients_by_default_name": clients})
		}
	}
}

test_silent_for_another_type_of_endpoint if {
	every type in ["Gateway", "${Type}"] {
		every dns in [{"private": "off"}, {"hostnames": "off"}] {
			count(_findings) == 0 with input as _input({"type": type, "dns": dns})
		}
	}
}

test_silent_without_endpoints if {
	count(rule.fail) == 0 with input as {}
	count(rule.open) == 0 with input as {}
}

_findings := rule.fail | rule.open

_input(changes) := {"endpoints": {"app/Endpoint": _endpoint(changes)}}

_endpoint(changes) := object.union(
	{
		"stack": "app",
		"id": "Endpoint",
		"path": ["Resources", "Endpoint"],
		"type": "Interface",
		"vpc": "app/Vpc",
		"vpc_id": "Vpc",
		"dns": {"private": "on", "support": "on", "hostnames": "on", "hub": false},
		"clients": ["Rotator"],
		"clients_by_default_name": ["Rotator"],
	},
	changes,
)
