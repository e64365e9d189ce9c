package rules.network["endpoint-policy-full-access_test"]

import future.keywords.not

import data.rules.network["endpoint-policy-full-access"] as rule

test_fail_with_the_default_policy if {
	rule.fail == {{
		"stack": "app",
		"path": ["Resources", "Endpoint", "Properties", "PolicyDocument"],
		"message": `endpoint "Endpoint" has no policy, so it lets any identity of any account use any secret`,
	}} with input as _input({"default_policy_in": [{}]}, [])
}

test_fail_with_the_default_policy_in_a_case if {
	some finding in rule.fail with input as _input({"default_policy_in": [{"when": "Stage = test"}]}, [])
	endswith(finding.message, "use any secret when Stage = test")
}

test_fail_with_an_open_statement if {
	every actions in [["*"], ["secretsmanager:*"], ["SecretsManager:*", "kms:Decrypt"]] {
		rule.fail == {{
			"stack": "app",
			"path": _path,
			"message": `the policy of endpoint "Endpoint" lets any identity of any account use any secret`,
		}} with input as _input({}, [_statement({"actions": actions})])
	}
}

test_fail_names_the_case_of_a_principal if {
	principal := {"class": "any", "text": "*", "path": _path, "when": "Stage = test"}
	some finding in rule.fail with input as _input({}, [_statement({"principals": [principal]})])
	endswith(finding.message, "use any secret when Stage = test")
}

test_fail_although_something_is_unknown_to_rotation if {
	restraints := [{"clients": ["Rotator"], "actions": ["secretsmanager:PutSecretValue"], "reason": "why"}]
	count(rule.fail) == 1 with input as _input({"restraints": restraints}, [_statement({})])
}

test_silent_where_the_policy_blocks_rotation if {
	restraints := [{"clients": ["Rotator"], "actions": ["secretsmanager:PutSecretValue"]}]
	count(rule.fail) == 0 with input as _input({"restraints": restraints, "default_policy_in": [{}]}, [_statement({})])
}

test_silent_for_a_bounded_statement if {
	principal := {"class": "same", "text": "arn:aws:iam::111122223333:root", "path": _path}
	every changes in [
		{"confined": true},
		{"allows": false},
		{"actions": ["secretsmanager:GetSecretValue"]},
		{"resources": ["${Secret}"]},
		{"principals": [principal]},
	] {
		count(rule.fail) == 0 with input as _input({}, [_statement(changes)])
	}
}

test_silent_where_the_service_is_unknown if {
	count(rule.fail) == 0 with input as _input({"unknown": "why", "default_policy_in": [{}]}, [_statement({})])
}

test_silent_without_endpoints if {
	count(rule.fail) == 0 with input as {}
}

_path := ["Resources", "Endpoint", "Properties", "PolicyDocument", "Statement", "0"]

_statement(changes) := object.union(
	{
		"stack": "app",
		"id": "Endpoint",
		"path": _path,
		"endpoint": "app/Endpoint",
		"allows": true,
		"confined": false,
		"principals": [{"class": "any", "text": "*", "path": _path}],
		"actions": ["*"],
		"resources": ["*"],
	},
	changes,
)

_input(changes, statements) := {
	"endpoints": {"app/Endpoint": object.union(
		{
			"stack": "app",
			"id": "Endpoint",
			"path": ["Resources", "Endpoint"],
			"default_policy_in": [],
			"restraints": [],
		},
		changes,
	)},
	"endpoint_statements": statements,
}
