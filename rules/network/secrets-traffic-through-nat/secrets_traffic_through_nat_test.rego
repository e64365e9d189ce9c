package rules.network["secrets-traffic-through-nat_test"]

import future.keywords.not

import data.rules.network["secrets-traffic-through-nat"] as rule

test_fail_for_a_function if {
	rule.fail == {{
		"stack": "app",
		"path": ["Resources", "Rotator", "Properties", "VpcConfig"],
		"message": concat("", [
			`function "Rotator" rotates a secret through the NAT gateway of VPC "Vpc", `,
			"which has no Secrets Manager endpoint",
		]),
	}} with input as _input({})
	count(rule.open) == 0 with input as _input({})
}

test_fail_for_a_hosted_function if {
	some finding in rule.fail with input as _input({"hosted": true, "id": "Schedule"})
	startswith(finding.message, `the hosted function of schedule "Schedule" rotates a secret through `)
}

test_fail_names_the_deployment_without_endpoint if {
	some finding in rule.fail with input as _input({"reach": {"by": "nat", "when": "Stage = test"}})
	endswith(finding.message, "which has no Secrets Manager endpoint when Stage = test")
}

test_open_where_there_may_be_an_endpoint if {
	changes := {"reach": {"by": "nat", "reason": "the service of an endpoint is not known"}}
	rule.open == {{
		"stack": "app",
		"path": ["Resources", "Rotator", "Properties", "VpcConfig"],
		"message": `function "Rotator" may rotate a secret through the NAT gateway of VPC "Vpc"`,
		"reason": "the service of an endpoint is not known",
	}} with input as _input(changes)
	count(rule.fail) == 0 with input as _input(changes)
}

test_silent_by_another_way_or_none if {
	every way in ["endpoint", "internet", "none", "undecided"] {
		count(_findings) == 0 with input as _input({"reach": {"by": way, "reason": "why"}})
		count(_findings) == 0 with input as _input({"reach": {"by": way}})
	}
}

test_silent_for_a_reader if {
	count(_findings) == 0 with input as _input({"role": "reader"})
	count(_findings) == 0 with input as _input({"role": "reader", "reach": {"by": "nat", "reason": "why"}})
}

test_silent_without_clients if {
	count(_findings) == 0 with input as {}
}

_findings := rule.fail | rule.open

_input(changes) := {"clients": {"app/Rotator": object.union(
	{
		"stack": "app",
		"id": "Rotator",
		"path": ["Resources", "Rotator", "Properties", "VpcConfig"],
		"role": "rotation",
		"hosted": false,
		"task": false,
		"vpc": "app/Vpc",
		"vpc_id": "Vpc",
		"reach": {"by": "nat", "endpoints": []},
	},
	changes,
)}}
