package rules.encryption["public-key-policy_test"]

import future.keywords.not

import data.rules.encryption["public-key-policy"] as rule

test_fail_names_the_actions if {
	rule.fail == {{
		"stack": "app",
		"path": ["Resources", "Key", "0"],
		"message": `the policy of key "Key" lets everybody use it: kms:Decrypt, kms:DescribeKey`,
	}} with input as _input({})
}

test_fail_names_the_circumstances if {
	principal := {"class": "any", "path": [], "when": "Env = dev"}
	some finding in rule.fail with input as _input({"principals": [principal]})
	finding.message == `the policy of key "Key" lets everybody use it when Env = dev: kms:Decrypt, kms:DescribeKey`
}

test_fail_without_actions if {
	some finding in rule.fail with input as _input({"actions": []})
	finding.message == `the policy of key "Key" lets everybody use it`
}

test_silent_under_a_condition if {
	every restriction in ["fixed", "unknown"] {
		count(rule.fail) == 0 with input as _input({"condition": {"restriction": restriction}})
	}
}

test_silent_for_a_denial if {
	count(rule.fail) == 0 with input as _input({"allows": false})
}

test_silent_for_other_principals if {
	every class in ["same", "trusted", "cross", "service", "federated", "canonical", "unknown", "invalid"] {
		count(rule.fail) == 0 with input as _input({"principals": [{"class": class, "path": []}]})
	}
}

test_silent_without_statements if {
	count(rule.fail) == 0 with input as {}
}

_input(changes) := {"key_statements": [object.union(
	{
		"stack": "app",
		"id": "Key",
		"allows": true,
		"principals": [{"class": "any", "path": ["Resources", "Key", "0"]}],
		"actions": ["kms:Decrypt", "kms:DescribeKey"],
		"condition": {"restriction": "none"},
	},
	changes,
)]}
