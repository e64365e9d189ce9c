package rules.lifecycle["duplicate-secretsmanager-endpoint_test"]

import future.keywords.not

import data.rules.lifecycle["duplicate-secretsmanager-endpoint"] as rule

test_fail_with_a_twin if {
	rule.fail == {{
		"stack": "app",
		"path": ["Resources", "Second"],
		"message": concat("", [
			`endpoint "Second" has private DNS for Secrets Manager in the same VPC as "First", `,
			"so it cannot be created",
		]),
	}} with input as _input({"twin": {"endpoint": "app/First", "id": "First"}})
}

test_fail_names_the_case if {
	some finding in rule.fail with input as _input({"twin": {"endpoint": "app/First", "id": "First", "when": "Stage = test"}})
	endswith(finding.message, "so it cannot be created when Stage = test")
}

test_silent_without_a_twin if {
	count(rule.fail) == 0 with input as _input({})
}

test_silent_without_endpoints if {
	count(rule.fail) == 0 with input as {}
}

_input(changes) := {"endpoints": {"app/Second": object.union(
	{"stack": "app", "id": "Second", "path": ["Resources", "Second"]},
	changes,
)}}
