package rules.access["identity-policy-manages-all-secrets_test"]

import future.keywords.not

import data.rules.access["identity-policy-manages-all-secrets"] as rule

test_fail_for_managing_all if {
	rule.fail == {{
		"stack": "app",
		"path": ["Resources", "Role", "Properties", "Policies", "0"],
		"message": `a statement of "Role" allows secretsmanager:PutResourcePolicy on every secret`,
	}} with input as _input({})
}

test_fail_for_a_policy_of_aws if {
	some finding in rule.fail with input as _input({"policy": "SecretsManagerReadWrite"})
	startswith(finding.message, `policy SecretsManagerReadWrite of "Role" allows `)
}

test_fail_in_some_deployments if {
	some finding in rule.fail with input as _input({"reach": {"secrets": "all", "when": "Env = dev"}})
	endswith(finding.message, " on every secret when Env = dev")
}

test_silent_for_rotation_functions if {
	count(rule.fail) == 0 with input as _input({"rotation_functions": ["Rotator"]})
}

test_silent_for_administrators if {
	count(rule.fail) == 0 with input as _input({"administrator": true})
}

test_silent_for_some_secrets if {
	count(rule.fail) == 0 with input as _input({"reach": {"secrets": "some"}})
}

test_silent_for_other_actions if {
	count(rule.fail) == 0 with input as _input({"manages": []})
}

test_silent_without_policies if {
	count(rule.fail) == 0 with input as {}
}

_input(changes) := {"identity_statements": [object.union(
	{
		"stack": "app",
		"id": "Role",
		"path": ["Resources", "Role", "Properties", "Policies", "0"],
		"manages": ["secretsmanager:PutResourcePolicy"],
		"administrator": false,
		"reach": {"secrets": "all"},
		"rotation_functions": [],
	},
	changes,
)]}
