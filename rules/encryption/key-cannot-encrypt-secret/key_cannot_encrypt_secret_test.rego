package rules.encryption["key-cannot-encrypt-secret_test"]

import future.keywords.not

import data.rules.encryption["key-cannot-encrypt-secret"] as rule

test_fail_gives_the_reasons if {
	rule.fail == {{
		"stack": "app",
		"path": ["Resources", "Login", "Properties", "KmsKeyId"],
		"message": `key "Key" cannot encrypt secret "Login": KeySpec is RSA_2048 and KeyUsage is SIGN_VERIFY`,
	}} with input as _input({"useless": {"reasons": ["KeySpec is RSA_2048", "KeyUsage is SIGN_VERIFY"]}})
}

test_fail_names_the_circumstances if {
	some finding in rule.fail with input as _input({"useless": {"reasons": ["Enabled is false"], "when": "Env = dev"}})
	endswith(finding.message, "Enabled is false when Env = dev")
}

test_silent_for_a_good_key if {
	count(rule.fail) == 0 with input as _input({})
}

test_silent_without_keys if {
	count(rule.fail) == 0 with input as {}
}

_input(changes) := {"encryptions": [object.union(
	{"stack": "app", "id": "Login", "key_id": "Key", "path": ["Resources", "Login", "Properties", "KmsKeyId"]},
	changes,
)]}
