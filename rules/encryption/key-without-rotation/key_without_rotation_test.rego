package rules.encryption["key-without-rotation_test"]

import future.keywords.not

import data.rules.encryption["key-without-rotation"] as rule

test_fail_without_rotation if {
	rule.fail == {{
		"stack": "app",
		"path": ["Resources", "Key"],
		"message": `key "Key" encrypts secret "Secret" and is never rotated`,
	}} with input as _input({"unrotated": {"path": ["Resources", "Key"]}})
}

test_fail_counts_secrets_and_names_the_circumstances if {
	changes := {"secrets": ["app/Secret", "app/Other"], "unrotated": {"path": [], "when": "Env = dev"}}
	some finding in rule.fail with input as _input(changes)
	finding.message == `key "Key" encrypts 2 secrets and is never rotated when Env = dev`
}

test_fail_for_a_period_that_kms_refuses if {
	rule.fail == {{
		"stack": "app",
		"path": ["Resources", "Key", "Properties", "RotationPeriodInDays"],
		"message": `key "Key" encrypts secret "Secret" and asks for rotation every 30 days when Env = dev, which is not from 90 to 2560`,
	}} with input as _input({"period": {
		"path": ["Resources", "Key", "Properties", "RotationPeriodInDays"],
		"text": "30",
		"when": "Env = dev",
	}})
}

test_fail_once_for_a_key if {
	count(rule.fail) == 1 with input as _input({"unrotated": {"path": []}, "period": {"path": ["other"], "text": "30"}})
}

test_silent_for_a_rotated_key if {
	count(rule.fail) == 0 with input as _input({})
}

test_silent_for_a_key_without_secrets if {
	changes := {"secrets": [], "unrotated": {"path": []}, "period": {"path": ["other"], "text": "30"}}
	count(rule.fail) == 0 with input as _input(changes)
}

test_silent_without_keys if {
	count(rule.fail) == 0 with input as {}
}

_input(changes) := {
	"secrets": {"app/Secret": {"id": "Secret"}},
	"keys": {"app/Key": object.union({"stack": "app", "id": "Key", "secrets": ["app/Secret"]}, changes)},
}
