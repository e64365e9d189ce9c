package rules.rotation["rotation-role-too-broad_test"]

import future.keywords.not

import data.rules.rotation["rotation-role-too-broad"] as rule

test_fail_for_writing_everywhere if {
	rule.fail == {{
		"stack": "app",
		"path": ["Resources", "Role", "Properties", "Policies", "0"],
		"message": `the role of rotation function "Rotator" is allowed secretsmanager:PutSecretValue on every secret`,
	}} with input as _statement({})
}

test_fail_for_an_administrator if {
	count(rule.fail) == 1 with input as _statement({"administrator": true})
}

test_fail_in_some_deployments if {
	some finding in rule.fail with input as _statement({"reach": {"secrets": "all", "when": "Env = dev"}})
	endswith(finding.message, " on every secret when Env = dev")
}

test_open_where_a_policy_is_unknown if {
	rule.open == {{
		"stack": "app",
		"path": ["Resources", "Role"],
		"message": `the role of rotation function "Rotator" may reach every secret`,
		"reason": "one and two",
	}} with input as _function(["one", "two"])
}

test_silent_where_the_policies_are_known if {
	count(rule.open) == 0 with input as _function([])
}

test_silent_for_some_secrets if {
	count(rule.fail) == 0 with input as _statement({"reach": {"secrets": "some"}})
}

test_silent_for_other_roles if {
	count(rule.fail) == 0 with input as _statement({"rotation_functions": []})
}

test_silent_for_reading if {
	count(rule.fail) == 0 with input as _statement({"changes": []})
}

test_silent_without_policies if {
	count(rule.fail) == 0 with input as {}
	count(rule.open) == 0 with input as {}
}

_statement(changes) := {"identity_statements": [object.union(
	{
		"stack": "app",
		"id": "Role",
		"path": ["Resources", "Role", "Properties", "Policies", "0"],
		"changes": ["secretsmanager:PutSecretValue"],
		"administrator": false,
		"reach": {"secrets": "all"},
		"rotation_functions": ["Rotator"],
	},
	changes,
)]}

_function(unknown) := {"rotation_functions": {"app/Rotator": {
	"id": "Rotator",
	"roles": [{"stack": "app", "id": "Role", "path": ["Resources", "Role"], "unknown": unknown}],
}}}
