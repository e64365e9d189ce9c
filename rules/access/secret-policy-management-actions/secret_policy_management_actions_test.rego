package rules.access["secret-policy-management-actions_test"]

import future.keywords.not

import data.rules.access["secret-policy-management-actions"] as rule

test_fail_names_the_principal_and_the_actions if {
	rule.fail == {{
		"stack": "app",
		"path": ["Resources", "Policy", "0"],
		"message": concat("", [
			`policy "Policy" lets arn:aws:iam::444455556666:role/r manage the secret: `,
			"secretsmanager:PutSecretValue, secretsmanager:Delete*",
		]),
	}} with input as _input("trusted", {"manages": ["secretsmanager:PutSecretValue", "secretsmanager:Delete*"]})
}

test_fail_for_everybody_under_a_condition if {
	some finding in rule.fail with input as _input("any", {"when": "IsShared"})
	finding.message == `policy "Policy" lets others manage the secret when IsShared: *`
}

test_fail_for_all_but_some_actions if {
	facts := {"manages": ["secretsmanager:PutSecretValue"], "not_actions": ["secretsmanager:DeleteSecret"]}
	some finding in rule.fail with input as _input("cross", facts)
	endswith(finding.message, " manage the secret: all but secretsmanager:DeleteSecret")
}

test_silent_where_no_action_manages if {
	count(rule.fail) == 0 with input as _input("trusted", {"manages": []})
	count(rule.fail) == 0 with input as _input("trusted", {"manages": [], "not_actions": ["secretsmanager:*"]})
}

test_silent_for_the_own_account if {
	every own in ["unknown", "fixed"] {
		count(rule.fail) == 0 with input as _input("any", {"limits": {"own_account": own}})
	}
	every class in ["same", "unknown", "invalid"] {
		count(rule.fail) == 0 with input as _input(class, {})
	}
}

test_silent_for_a_denial if {
	count(rule.fail) == 0 with input as _input("any", {"allows": false})
}

test_silent_without_statements if {
	count(rule.fail) == 0 with input as {}
}

_input(class, changes) := {"secret_statements": [object.union(
	{
		"stack": "app",
		"id": "Policy",
		"allows": true,
		"principals": [{"class": class, "text": "arn:aws:iam::444455556666:role/r", "path": ["Resources", "Policy", "0"]}],
		"limits": {"own_account": "none"},
		"manages": ["*"],
		"not_actions": [],
	},
	changes,
)]}
