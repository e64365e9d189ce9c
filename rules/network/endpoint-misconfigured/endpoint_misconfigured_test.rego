package rules.network["endpoint-misconfigured_test"]

import future.keywords.not

import data.rules.network["endpoint-misconfigured"] as rule

test_fail_of_another_type if {
	rule.fail == {{
		"stack": "app",
		"path": ["Resources", "Endpoint", "Properties", "VpcEndpointType"],
		"message": `endpoint "Endpoint" is of type Gateway, but Secrets Manager has endpoints of type Interface only`,
	}} with input as _input({"type": "Gateway", "types": [{"text": "Gateway"}]})
}

test_fail_of_another_type_in_a_case if {
	some finding in rule.fail with input as _input({
		"type": "",
		"types": [{"text": "Interface", "when": "Stage = production"}, {"text": "Gateway", "when": "Stage = test"}],
	})
	endswith(finding.message, "Interface only when Stage = test")
}

test_fail_without_subnets if {
	rule.fail == {{
		"stack": "app",
		"path": ["Resources", "Endpoint", "Properties", "SubnetIds"],
		"message": `endpoint "Endpoint" names no subnets, so nothing in its VPC reaches it`,
	}} with input as _input({"without_subnets": [{}]})
}

test_fail_without_subnets_in_a_case if {
	some finding in rule.fail with input as _input({"without_subnets": [{"when": "Stage = test"}]})
	endswith(finding.message, "reaches it when Stage = test")
}

test_fail_with_two_subnets_in_a_zone if {
	rule.fail == {{
		"stack": "app",
		"path": ["Resources", "Endpoint", "Properties", "SubnetIds"],
		"message": `endpoint "Endpoint" has two subnets in zone eu-central-1a, but may have one in each`,
	}} with input as _input({"zones": {"twice": [{"text": "eu-central-1a"}]}})
}

test_fail_once_for_a_gateway if {
	count(rule.fail) == 1 with input as _input({
		"type": "Gateway",
		"types": [{"text": "Gateway"}],
		"without_subnets": [{}],
		"zones": {"twice": [{"text": "eu-central-1a"}]},
	})
}

test_silent_for_an_interface if {
	count(rule.fail) == 0 with input as _input({})
}

test_silent_where_the_type_is_unknown if {
	count(rule.fail) == 0 with input as _input({"type": "${Type}", "types": [], "without_subnets": [{}]})
}

test_silent_where_the_service_is_unknown if {
	every changes in [{"types": [{"text": "Gateway"}]}, {"without_subnets": [{}]}, {"zones": {"twice": [{"text": "a"}]}}] {
		count(rule.fail) == 0 with input as _input(object.union(changes, {"unknown": "why"}))
	}
}

test_silent_without_endpoints if {
	count(rule.fail) == 0 with input as {}
}

_input(changes) := {"endpoints": {"app/Endpoint": object.union(
	{
		"stack": "app",
		"id": "Endpoint",
		"path": ["Resources", "Endpoint"],
		"type": "Interface",
		"types": [{"text": "Interface"}],
		"without_subnets": [],
		"zones": {"twice": []},
	},
	changes,
)}}
