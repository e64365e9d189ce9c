package rules.encryption["secret-without-customer-key_test"]

import future.keywords.not

import data.rules.encryption["secret-without-customer-key"] as rule

test_fail_without_a_key if {
	rule.fail == {{
		"stack": "app",
		"path": ["Resources", "Secret"],
		"message": `secret "Secret" is encrypted with aws/secretsmanager when Env = dev: it has no KmsKeyId`,
	}} with input as _input({"managed_key": {"path": ["Resources", "Secret"], "when": "Env = dev"}})
}

test_fail_names_the_alias if {
	some finding in rule.fail with input as _input({"managed_key": {"path": [], "text": "alias/aws/secretsmanager"}})
	finding.message == `secret "Secret" is encrypted with aws/secretsmanager: KmsKeyId is "alias/aws/secretsmanager"`
}

test_silent_with_another_key if {
	count(rule.fail) == 0 with input as _input({})
}

test_silent_without_secrets if {
	count(rule.fail) == 0 with input as {}
}

_input(changes) := {"secrets": {"app/Secret": object.union({"stack": "app", "id": "Secret"}, changes)}}
