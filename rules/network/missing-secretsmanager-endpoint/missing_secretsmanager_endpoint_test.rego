package rules.network["missing-secretsmanager-endpoint_test"]

import future.keywords.not

import data.rules.network["missing-secretsmanager-endpoint"] as rule

test_fail_for_a_rotation_function if {
	rule.fail == {{
		"stack": "app",
		"path": ["Resources", "Rotator", "Properties", "VpcConfig"],
		"message": concat("", [
			`function "Rotator" rotates a secret, `,
			`but VPC "Vpc" has neither a Secrets Manager endpoint nor a NAT route for it`,
		]),
	}} with input as _input({})
	count(rule.open) == 0 with input as _input({})
}

test_fail_for_a_hosted_function if {
	some finding in rule.fail with input as _input({"hosted": true, "id": "Schedule"})
	startswith(finding.message, `the hosted function of schedule "Schedule" rotates a secret, `)
}

test_fail_for_a_reader if {
	some finding in rule.fail with input as _input({"role": "reader"})
	startswith(finding.message, `function "Rotator" reads a secret, `)
}

test_fail_for_tasks if {
	some finding in rule.fail with input as _input({"role": "reader", "task": true, "id": "Orders"})
	startswith(finding.message, `service "Orders" reads a secret, `)
}

test_open_where_the_way_is_undecided if {
	changes := {"reach": {"by": "undecided", "reason": "the export vpc is not in these templates"}}
	rule.open == {{
		"stack": "app",
		"path": ["Resources", "Rotator", "Properties", "VpcConfig"],
		"message": `function "Rotator" rotates a secret, but may not reach Secrets Manager`,
		"reason": "the export vpc is not in these templates",
	}} with input as _input(changes)
	count(rule.fail) == 0 with input as _input(changes)
}

test_open_without_a_vpc if {
	reach := {"by": "undecided", "reason": "why"}
	count(rule.open) == 1 with input as {"clients": {"app/Rotator": object.remove(_client({"reach": reach}), ["vpc", "vpc_id"])}}
}

test_silent_where_there_is_a_way if {
	every way in ["endpoint", "nat", "internet"] {
		count(rule.fail) == 0 with input as _input({"reach": {"by": way}})
		count(rule.open) == 0 with input as _input({"reach": {"by": way}})
	}
}

test_silent_without_clients if {
	count(rule.fail) == 0 with input as {}
	count(rule.open) == 0 with input as {}
}

_input(changes) := {"clients": {"app/Rotator": _client(changes)}}

_client(changes) := object.union(
	{
		"stack": "app",
		"id": "Rotator",
		"path": ["Resources", "Rotator", "Properties", "VpcConfig"],
		"role": "rotation",
		"hosted": false,
		"task": false,
		"vpc": "app/Vpc",
		"vpc_id": "Vpc",
		"reach": {"by": "none"},
	},
	changes,
)
