package rules.encryption["key-policy-not-scoped-to-secretsmanager_test"]

import future.keywords.not

import data.rules.encryption["key-policy-not-scoped-to-secretsmanager"] as rule

test_fail_names_key_and_principal if {
	rule.fail == {{
		"stack": "app",
		"path": ["Resources", "Key", "0"],
		"message": `the policy of key "Key", which encrypts only secrets, lets ${Reader.Arn} decrypt past Secrets Manager when Env = dev`,
	}} with input as _input({}, {"principals": [object.union(_reader, {"when": "Env = dev"})]})
}

test_fail_for_everybody_in_the_account if {
	changes := {"principals": [object.union(_reader, {"class": "any", "text": "*"})], "condition": {"restriction": "fixed"}}
	some finding in rule.fail with input as _input({}, changes)
	contains(finding.message, "lets everybody who meets its condition decrypt")
}

test_fail_for_a_trusted_account if {
	count(rule.fail) == 1 with input as _input({}, {"principals": [object.union(_reader, {"class": "trusted"})]})
}

test_silent_for_the_root_of_an_account if {
	every name in [
		"arn:${AWS::Partition}:iam::${AWS::AccountId}:root",
		"${AWS::AccountId}",
		"111122223333",
		"arn:aws:iam::111122223333:root",
	] {
		count(rule.fail) == 0 with input as _input({}, {"principals": [object.union(_reader, {"text": name})]})
	}
}

test_silent_for_other_principals if {
	every class in ["any", "cross", "service", "federated", "canonical", "unknown", "invalid"] {
		count(rule.fail) == 0 with input as _input({}, {"principals": [object.union(_reader, {"class": class})]})
	}
}

test_silent_where_the_key_has_other_users if {
	every changes in [{"secrets": []}, {"others": ["Topic"]}, {"exported": true}] {
		count(rule.fail) == 0 with input as _input(changes, {})
	}
}

test_silent_for_other_statements if {
	every changes in [{"allows": false}, {"decrypts": "no"}, {"decrypts": "unknown"}, {"scope": "secretsmanager"}, {"scope": "unknown"}] {
		count(rule.fail) == 0 with input as _input({}, changes)
	}
}

test_silent_without_statements if {
	count(rule.fail) == 0 with input as {}
}

_reader := {"class": "same", "text": "${Reader.Arn}", "path": ["Resources", "Key", "0"]}

_input(key, statement) := {
	"keys": {"app/Key": object.union({"secrets": ["app/Secret"], "others": [], "exported": false}, key)},
	"key_statements": [object.union(
		{
			"stack": "app",
			"id": "Key",
			"key": "app/Key",
			"allows": true,
			"decrypts": "yes",
			"scope": "any",
			"principals": [_reader],
			"condition": {"restriction": "none"},
		},
		statement,
	)],
}
