package rules.network["missing-rds-endpoint_test"]

import future.keywords.not

import data.rules.network["missing-rds-endpoint"] as rule

test_fail_for_a_hosted_function if {
	rule.fail == {{
		"stack": "app",
		"path": ["Resources", "Rotation", "Properties", "HostedRotationLambda"],
		"message": concat("", [
			`the hosted function of schedule "Rotation" rotates a secret with the superuser of "Database", `,
			`which RDS manages, but VPC "Vpc" has neither an endpoint of RDS nor a NAT route for it`,
		]),
	}} with input as _input({}, {})
	count(rule.open) == 0 with input as _input({}, {})
}

test_fail_for_an_application if {
	some finding in rule.fail with input as _input({"hosted": false, "id": "App"}, {})
	startswith(finding.message, `function "App" rotates a secret with the superuser of "Database", `)
}

test_fail_names_the_case if {
	some finding in rule.fail with input as _input({}, {"when": "Stage = test"})
	endswith(finding.message, "nor a NAT route for it when Stage = test")
}

test_open_where_the_way_is_undecided if {
	changes := {"rds": {"by": "undecided", "reason": "the export vpc is not in these templates"}}
	rule.open == {{
		"stack": "app",
		"path": ["Resources", "Rotation", "Properties", "HostedRotationLambda"],
		"message": concat("", [
			`the hosted function of schedule "Rotation" rotates a secret with the superuser of "Database", `,
			"which RDS manages, but may not reach the API of RDS",
		]),
		"reason": "the export vpc is not in these templates",
	}} with input as _input({}, changes)
	count(rule.fail) == 0 with input as _input({}, changes)
}

test_open_for_own_code if {
	count(rule.fail) == 0 with input as _input({"hosted": false}, {"own_code": true})
	some finding in rule.open with input as _input({"hosted": false}, {"own_code": true})
	finding.reason == "whether its code asks the API of RDS for the host is not in these templates"
}

test_silent_for_own_code_whose_way_is_undecided if {
	changes := {"own_code": true, "rds": {"by": "undecided", "reason": "why"}}
	count(_findings) == 0 with input as _input({"hosted": false}, changes)
}

test_silent_where_there_is_a_way if {
	every way in ["endpoint", "nat", "internet"] {
		count(_findings) == 0 with input as _input({}, {"rds": {"by": way}})
	}
}

test_silent_without_superuser_or_clients if {
	client := object.remove(_client({}, {}), ["superuser"])
	count(_findings) == 0 with input as {"clients": {"app/Rotation": client}}
	count(_findings) == 0 with input as {}
}

_findings := rule.fail | rule.open

_input(changes, superuser) := {"clients": {"app/Rotation": _client(changes, superuser)}}

_client(changes, superuser) := object.union(
	{
		"stack": "app",
		"id": "Rotation",
		"path": ["Resources", "Rotation", "Properties", "HostedRotationLambda"],
		"hosted": true,
		"vpc_id": "Vpc",
		"superuser": object.union({"database": "Database", "own_code": false, "rds": {"by": "none"}}, superuser),
	},
	changes,
)
