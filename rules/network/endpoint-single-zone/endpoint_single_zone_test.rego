package rules.network["endpoint-single-zone_test"]

import future.keywords.not

import data.rules.network["endpoint-single-zone"] as rule

test_fail_with_one_subnet if {
	rule.fail == {{
		"stack": "app",
		"path": ["Resources", "Endpoint", "Properties", "SubnetIds"],
		"message": `endpoint "Endpoint" has one subnet, so it fails with that subnet's zone`,
	}} with input as _input({})
}

test_fail_in_a_case if {
	some finding in rule.fail with input as _input({"single_subnet": [{"when": "Stage = test"}]})
	endswith(finding.message, "that subnet's zone when Stage = test")
}

test_fail_where_the_zones_of_clients_are_not_compared if {
	endpoint := object.remove(_endpoint({"clients": ["Rotator"]}), ["clients_elsewhere"])
	count(rule.fail) == 1 with input as {"endpoints": {"app/Endpoint": endpoint}}
}

test_fail_with_clients_in_another_zone if {
	count(rule.fail) == 1 with input as _input({"clients": ["Rotator", "Other"], "clients_elsewhere": ["Other"]})
}

test_silent_where_all_clients_are_in_that_zone if {
	count(rule.fail) == 0 with input as _input({"clients": ["Rotator"]})
}

test_silent_with_more_subnets if {
	count(rule.fail) == 0 with input as _input({"single_subnet": []})
}

test_silent_for_another_type_or_service if {
	every changes in [{"type": "Gateway"}, {"type": "${Type}"}, {"unknown": "why"}] {
		count(rule.fail) == 0 with input as _input(changes)
	}
}

test_silent_without_endpoints if {
	count(rule.fail) == 0 with input as {}
}

_input(changes) := {"endpoints": {"app/Endpoint": _endpoint(changes)}}

_endpoint(changes) := object.union(
	{
		"stack": "app",
		"id": "Endpoint",
		"path": ["Resources", "Endpoint"],
		"type": "Interface",
		"single_subnet": [{}],
		"clients": [],
		"clients_elsewhere": [],
	},
	changes,
)
