package rules.rotation["rotation-role-insufficient_test"]

import future.keywords.not

import data.rules.rotation["rotation-role-insufficient"] as rule

test_fail_for_what_is_missing if {
	rule.fail == {{
		"stack": "app",
		"path": ["Resources", "Role"],
		"message": concat("", [
			`the role of rotation function "Rotator" lacks secretsmanager:DescribeSecret, secretsmanager:PutSecretValue on secret "Orders"; `,
			`secretsmanager:GetRandomPassword`,
		]),
	}} with input as _input({"lacks": [_secret, _password]})
	count(rule.open) == 0 with input as _input({"lacks": [_secret, _password]})
}

test_fail_for_each_case if {
	lacks := [_secret, object.union(_key, {"when": "Env = dev"})]
	messages := {finding.message | some finding in rule.fail} with input as _input({"lacks": lacks})
	messages == {
		`the role of rotation function "Rotator" lacks secretsmanager:DescribeSecret, secretsmanager:PutSecretValue on secret "Orders"`,
		`the role of rotation function "Rotator" lacks kms:Decrypt on key "Key" when Env = dev`,
	}
}

test_open_where_it_is_unknown if {
	unknown := {"status": "unknown", "reason": "the policy ${Policy} is not in these templates"}
	lacks := [_secret, object.union(_password, unknown), object.union(_key, unknown)]
	rule.open == {{
		"stack": "app",
		"path": ["Resources", "Role"],
		"message": `the role of rotation function "Rotator" may lack secretsmanager:GetRandomPassword; kms:Decrypt on key "Key"`,
		"reason": "the policy ${Policy} is not in these templates",
	}} with input as _input({"lacks": lacks})
	count(rule.fail) == 1 with input as _input({"lacks": lacks})
}

test_open_for_a_role_of_others if {
	changes := {"external": true, "unknown": ["the role is not in these templates"]}
	rule.open == {{
		"stack": "app",
		"path": ["Resources", "Role"],
		"message": `the role of rotation function "Rotator" may lack what rotation needs`,
		"reason": "the role is not in these templates",
	}} with input as _input(changes)
	count(rule.fail) == 0 with input as _input(changes)
}

test_silent_where_nothing_is_missing if {
	count(rule.fail) == 0 with input as _input({"unknown": ["why"]})
	count(rule.open) == 0 with input as _input({"unknown": ["why"]})
}

test_silent_without_functions if {
	count(rule.fail) == 0 with input as {}
	count(rule.open) == 0 with input as {}
}

_secret := {
	"kind": "secret",
	"target": "Orders",
	"actions": ["secretsmanager:DescribeSecret", "secretsmanager:PutSecretValue"],
	"status": "missing",
}

_password := {"kind": "password", "actions": ["secretsmanager:GetRandomPassword"], "status": "missing"}

_key := {"kind": "key", "target": "Key", "actions": ["kms:Decrypt"], "status": "missing"}

_input(changes) := {"rotation_functions": {"app/Rotator": {
	"id": "Rotator",
	"roles": [object.union(
		{
			"stack": "app",
			"id": "Role",
			"path": ["Resources", "Role"],
			"external": false,
			"unknown": [],
			"lacks": [],
		},
		changes,
	)],
}}}
