package rules.access["secret-policy-lockout_test"]

import future.keywords.not

import data.rules.access["secret-policy-lockout"] as rule

test_fail_names_the_actions if {
	rule.fail == {{
		"stack": "app",
		"path": ["Resources", "Policy", "0"],
		"message": concat("", [
			`policy "Policy" denies everybody secretsmanager:GetSecretValue and secretsmanager:PutResourcePolicy, `,
			"also who would mend it when IsProd",
		]),
	}} with input as _input({"when": "IsProd"})
}

test_fail_for_the_own_account if {
	count(rule.fail) == 1 with input as _input({"principals": [{"class": "same", "whole": "yes"}]})
}

test_fail_for_all_but_some_principals if {
	rule.fail == {{
		"stack": "app",
		"path": ["Resources", "Policy", "0"],
		"message": concat("", [
			`policy "Policy" denies by NotPrincipal everybody but role/a and role/b, `,
			"also the sessions of a role and the account's administrators",
		]),
	}} with input as _input({"spares": ["role/a", "role/b"], "vital": []})
}

test_silent_for_other_principals if {
	every principal in [{"class": "same", "whole": "no"}, {"class": "cross", "whole": "yes"}] {
		count(rule.fail) == 0 with input as _input({"principals": [principal]})
	}
}

test_silent_for_other_actions if {
	every vital in [[], ["secretsmanager:PutSecretValue"]] {
		count(rule.fail) == 0 with input as _input({"vital": vital})
	}
}

test_silent_under_a_condition if {
	count(rule.fail) == 0 with input as _input({"conditional": true})
	count(rule.fail) == 0 with input as _input({"conditional": true, "spares": ["role/a"]})
}

test_silent_for_a_grant if {
	count(rule.fail) == 0 with input as _input({"denies": false})
	count(rule.fail) == 0 with input as _input({"denies": false, "spares": ["role/a"]})
}

test_silent_without_statements if {
	count(rule.fail) == 0 with input as {}
}

_input(changes) := {"secret_statements": [object.union(
	{
		"stack": "app",
		"id": "Policy",
		"path": ["Resources", "Policy", "0"],
		"denies": true,
		"conditional": false,
		"spares": [],
		"vital": ["secretsmanager:GetSecretValue", "secretsmanager:PutSecretValue", "secretsmanager:PutResourcePolicy"],
		"principals": [{"class": "any", "whole": "no"}],
	},
	changes,
)]}
