package rules.access["public-secret-policy_test"]

import future.keywords.not

import data.rules.access["public-secret-policy"] as rule

test_fail_names_the_actions if {
	rule.fail == {{
		"stack": "app",
		"path": ["Resources", "Policy", "0"],
		"message": `policy "Policy" lets everybody use the secret: secretsmanager:GetSecretValue, secretsmanager:PutSecretValue`,
	}} with input as _input({})
}

test_fail_names_the_circumstances if {
	some finding in rule.fail with input as _input({"when": "IsShared"})
	finding.message == concat("", [
		`policy "Policy" lets everybody use the secret when IsShared: `,
		"secretsmanager:GetSecretValue, secretsmanager:PutSecretValue",
	])
}

test_fail_without_actions if {
	some finding in rule.fail with input as _input({"actions": []})
	finding.message == `policy "Policy" lets everybody use the secret`
}

test_open_for_an_unknown_condition if {
	changes := {"condition": {"restriction": "unknown", "reason": "parameter Organization has no value here"}, "when": "IsShared"}
	rule.open == {{
		"stack": "app",
		"path": ["Resources", "Policy", "0"],
		"message": `policy "Policy" may let everybody use the secret when IsShared`,
		"reason": "the value of its condition is not known: parameter Organization has no value here",
	}} with input as _input(changes)
	count(rule.fail) == 0 with input as _input(changes)
}

test_silent_under_a_fixed_condition if {
	count(_findings) == 0 with input as _input({"condition": {"restriction": "fixed"}})
}

test_silent_where_the_condition_is_at_fault if {
	every changes in [{"loose": [{"key": "aws:SourceIp"}]}, {"unlisted": ["aws:Caller"]}] {
		count(_findings) == 0 with input as _input(changes)
	}
}

test_silent_for_a_denial if {
	every restriction in ["none", "unknown"] {
		count(_findings) == 0 with input as _input({"allows": false, "condition": {"restriction": restriction, "reason": ""}})
	}
}

test_silent_for_other_principals if {
	every class in ["same", "cross", "service", "federated", "canonical", "unknown", "invalid"] {
		every restriction in ["none", "unknown"] {
			count(_findings) == 0 with input as _input({
				"principals": [{"class": class, "path": []}],
				"condition": {"restriction": restriction, "reason": ""},
			})
		}
	}
}

test_silent_without_statements if {
	count(rule.fail) == 0 with input as {}
	count(rule.open) == 0 with input as {}
}

_findings := rule.fail | rule.open

_input(changes) := {"secret_statements": [object.union(
	{
		"stack": "app",
		"id": "Policy",
		"allows": true,
		"principals": [{"class": "any", "path": ["Resources", "Policy", "0"]}],
		"actions": ["secretsmanager:GetSecretValue", "secretsmanager:PutSecretValue"],
		"condition": {"restriction": "none"},
		"loose": [],
		"unlisted": [],
	},
	changes,
)]}
