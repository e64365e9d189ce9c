package rules.access["identity-policy-reads-all-secrets_test"]

import future.keywords.not

import data.rules.access["identity-policy-reads-all-secrets"] as rule

test_fail_for_reading_all if {
	rule.fail == {{
		"stack": "app",
		"path": ["Resources", "Role", "Properties", "Policies", "0"],
		"message": `a statement of "Role" allows secretsmanager:GetSecretValue on every secret`,
	}} with input as _input({})
}

test_fail_for_reading_in_batches if {
	count(rule.fail) == 1 with input as _input({"reads": ["secretsmanager:BatchGetSecretValue"]})
}

test_fail_in_some_deployments if {
	some finding in rule.fail with input as _input({"reach": {"secrets": "all", "when": "Env = dev"}})
	endswith(finding.message, " on every secret when Env = dev")
}

test_fail_for_a_rotation_function_that_reads if {
	count(rule.fail) == 1 with input as _input({"rotation_functions": ["Rotator"]})
}

test_silent_for_a_rotation_function_that_writes if {
	changes := ["secretsmanager:UpdateSecretVersionStage"]
	count(rule.fail) == 0 with input as _input({"rotation_functions": ["Rotator"], "changes": changes})
}

test_silent_for_managing if {
	count(rule.fail) == 0 with input as _input({"manages": ["secretsmanager:DeleteSecret"]})
}

test_silent_for_administrators if {
	count(rule.fail) == 0 with input as _input({"administrator": true})
}

test_silent_for_some_secrets if {
	count(rule.fail) == 0 with input as _input({"reach": {"secrets": "some"}})
}

test_silent_for_other_actions if {
	count(rule.fail) == 0 with input as _input({"reads": []})
}

test_silent_without_policies if {
	count(rule.fail) == 0 with input as {}
}

_input(changes) := {"identity_statements": [object.union(
	{
		"stack": "app",
		"id": "Role",
		"path": ["Resources", "Role", "Properties", "Policies", "0"],
		"reads": ["secretsmanager:GetSecretValue"],
		"changes": [],
		"manages": [],
		"administrator": false,
		"reach": {"secrets": "all"},
		"rotation_functions": [],
	},
	changes,
)]}
