package rules.network["endpoint-policy-blocks-rotation_test"]

import future.keywords.not

import data.rules.network["endpoint-policy-blocks-rotation"] as rule

test_fail_where_actions_are_missing if {
	restraint := {"clients": ["Rotator"], "actions": ["secretsmanager:PutSecretValue", "secretsmanager:GetRandomPassword"]}
	rule.fail == {{
		"stack": "app",
		"path": ["Resources", "Endpoint", "Properties", "PolicyDocument"],
		"message": concat("", [
			`the policy of endpoint "Endpoint" does not allow secretsmanager:PutSecretValue, `,
			`secretsmanager:GetRandomPassword, so "Rotator" cannot rotate secrets through it`,
		]),
	}} with input as _input({"restraints": [restraint]})
	count(rule.open) == 0 with input as _input({"restraints": [restraint]})
}

test_fail_names_all_clients_and_the_case if {
	restraint := {"clients": ["Rotator", "Other"], "actions": ["secretsmanager:PutSecretValue"], "when": "Stage = test"}
	some finding in rule.fail with input as _input({"restraints": [restraint]})
	endswith(finding.message, `so "Rotator", "Other" cannot rotate secrets through it when Stage = test`)
}

test_open_where_it_is_unknown if {
	restraint := {"clients": ["Rotator"], "actions": ["secretsmanager:PutSecretValue"], "reason": "parameter Arn has no value here"}
	rule.open == {{
		"stack": "app",
		"path": ["Resources", "Endpoint", "Properties", "PolicyDocument"],
		"message": concat("", [
			`the policy of endpoint "Endpoint" may not allow secretsmanager:PutSecretValue, `,
			`which "Rotator" needs to rotate secrets`,
		]),
		"reason": "parameter Arn has no value here",
	}} with input as _input({"restraints": [restraint]})
	count(rule.fail) == 0 with input as _input({"restraints": [restraint]})
}

test_silent_without_restraints if {
	count(_findings) == 0 with input as _input({})
}

test_silent_without_endpoints if {
	count(_findings) == 0 with input as {}
}

_findings := rule.fail | rule.open

_input(changes) := {"endpoints": {"app/Endpoint": object.union(
	{
		"stack": "app",
		"id": "Endpoint",
		"path": ["Resources", "Endpoint"],
		"type": "Interface",
		"restraints": [],
	},
	changes,
)}}
