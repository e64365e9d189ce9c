package rules.access["service-principal-without-source_test"]

import future.keywords.not

import data.rules.access["service-principal-without-source"] as rule

test_fail_names_the_service if {
	rule.fail == {{
		"stack": "app",
		"path": ["Resources", "Policy", "0"],
		"message": `policy "Policy" lets appflow.amazonaws.com use the secret for any account`,
	}} with input as _input({})
}

test_fail_names_the_circumstances if {
	some finding in rule.fail with input as _input({"when": "IsShared"})
	endswith(finding.message, " for any account when IsShared")
}

test_fail_under_a_loose_condition_about_something_else if {
	count(rule.fail) == 1 with input as _input({"loose": [{"about": "caller"}]})
}

test_silent_under_a_source if {
	every source in ["unknown", "fixed"] {
		count(rule.fail) == 0 with input as _input({"limits": {"source": source}})
	}
}

test_silent_where_the_condition_is_at_fault if {
	count(rule.fail) == 0 with input as _input({"loose": [{"about": "source"}]})
	count(rule.fail) == 0 with input as _input({"unlisted": ["aws:Caller"]})
}

test_silent_for_other_principals if {
	every class in ["any", "same", "cross", "federated", "unknown"] {
		count(rule.fail) == 0 with input as _input({"principals": [{"class": class, "text": "", "path": []}]})
	}
}

test_silent_for_a_denial if {
	count(rule.fail) == 0 with input as _input({"allows": false})
}

test_silent_without_statements if {
	count(rule.fail) == 0 with input as {}
}

_input(changes) := {"secret_statements": [object.union(
	{
		"stack": "app",
		"id": "Policy",
		"allows": true,
		"principals": [{"class": "service", "text": "appflow.amazonaws.com", "path": ["Resources", "Policy", "0"]}],
		"limits": {"source": "none"},
		"loose": [],
		"unlisted": [],
	},
	changes,
)]}
