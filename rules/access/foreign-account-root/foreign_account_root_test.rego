package rules.access["foreign-account-root_test"]

import future.keywords.not

import data.rules.access["foreign-account-root"] as rule

test_fail_names_the_account if {
	rule.fail == {{
		"stack": "app",
		"path": ["Resources", "Policy", "0"],
		"message": `policy "Policy" lets everybody in account 444455556666 use the secret`,
	}} with input as _input({}, "none")
}

test_fail_names_the_circumstances if {
	some finding in rule.fail with input as _input({"when": "Env = prod"}, "none")
	endswith(finding.message, " use the secret when Env = prod")
}

test_open_for_an_unknown_principal if {
	every identity in ["none", "unknown"] {
		rule.open == {{
			"stack": "app",
			"path": ["Resources", "Policy", "0"],
			"message": `policy "Policy" may let everybody in account 444455556666 use the secret`,
			"reason": "parameter Reader has no value here",
		}} with input as _input({"whole": "unknown", "whole_reason": "parameter Reader has no value here"}, identity)
	}
}

test_open_for_an_unknown_condition if {
	count(rule.fail) == 0 with input as _input({}, "unknown")
	some finding in rule.open with input as _input({}, "unknown")
	finding.reason == "the value of its condition is not known"
}

test_silent_for_a_role if {
	every identity in ["none", "unknown"] {
		count(_findings) == 0 with input as _input({"whole": "no"}, identity)
	}
}

test_silent_under_a_condition if {
	every whole in ["yes", "unknown"] {
		count(_findings) == 0 with input as _input({"whole": whole, "whole_reason": "x"}, "fixed")
	}
}

test_silent_for_other_principals if {
	every class in ["any", "same", "cross", "service", "unknown"] {
		count(_findings) == 0 with input as _input({"class": class}, "none")
		count(_findings) == 0 with input as _input({"class": class}, "unknown")
	}
}

test_silent_for_a_denial if {
	statement := object.union(_statement({}), {"allows": false})
	count(_findings) == 0 with input as {"secret_statements": [statement]}
}

test_silent_without_statements if {
	count(rule.fail) == 0 with input as {}
	count(rule.open) == 0 with input as {}
}

_findings := rule.fail | rule.open

_statement(changes) := {
	"stack": "app",
	"id": "Policy",
	"allows": true,
	"principals": [object.union(
		{"class": "trusted", "account": "444455556666", "whole": "yes", "path": ["Resources", "Policy", "0"]},
		changes,
	)],
}

_input(changes, identity) := {"secret_statements": [object.union(_statement(changes), {"limits": {"identity": identity}})]}
