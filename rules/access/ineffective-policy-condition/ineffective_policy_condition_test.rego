package rules.access["ineffective-policy-condition_test"]

import future.keywords.not

import data.rules.access["ineffective-policy-condition"] as rule

test_fail_names_key_and_reason if {
	rule.fail == {{
		"stack": "app",
		"path": ["Resources", "Policy", "Condition"],
		"message": `the condition of policy "Policy" on aws:SourceIp limits nobody: 0.0.0.0/0 is broader than /8`,
	}} with input as _input("any", {})
}

test_fail_names_the_circumstances if {
	some finding in rule.fail with input as _input("any", {"loose": [object.union(_loose("caller"), {"when": "IsShared"})]})
	contains(finding.message, " limits nobody when IsShared: ")
}

test_fail_for_a_service_without_a_source if {
	count(rule.fail) == 1 with input as _input("service", {"loose": [_loose("source")]})
}

test_fail_for_another_account_without_an_organization if {
	count(rule.fail) == 1 with input as _input("cross", {"loose": [_loose("organization")]})
}

test_open_for_an_unlisted_key if {
	rule.open == {{
		"stack": "app",
		"path": ["Resources", "Policy", "0"],
		"message": `the condition of policy "Policy" may limit nobody`,
		"reason": "whether aws:Caller or aws:Color limits who calls is not known",
	}} with input as _input("any", {"loose": [], "unlisted": ["aws:Caller", "aws:Color"]})
}

test_open_for_an_unlisted_key_beside_a_comparison_that_is_not_about_services if {
	count(rule.open) == 1 with input as _input("service", {"unlisted": ["aws:Caller"]})
}

test_fails_only_beside_an_unlisted_key if {
	every finding in [["any", "caller"], ["service", "source"]] {
		facts := {"unlisted": ["aws:Caller"], "loose": [_loose(finding[1])]}
		count(rule.fail) == 1 with input as _input(finding[0], facts)
		count(rule.open) == 0 with input as _input(finding[0], facts)
	}
}

test_silent_where_something_else_limits if {
	every restriction in ["unknown", "fixed"] {
		count(_findings) == 0 with input as _input("any", {"unlisted": ["x"], "condition": {"restriction": restriction, "organization": "none"}})
		count(_findings) == 0 with input as _input("cross", {
			"loose": [_loose("organization")],
			"condition": {"restriction": "none", "organization": restriction},
		})
		count(_findings) == 0 with input as _input("service", {
			"loose": [_loose("source")],
			"unlisted": ["x"],
			"limits": {"source": restriction},
		})
	}
}

test_silent_for_keys_that_could_not_limit_the_principal if {
	count(_findings) == 0 with input as _input("service", {})
	count(_findings) == 0 with input as _input("cross", {"unlisted": ["aws:Caller"]})
}

test_silent_for_other_principals if {
	every class in ["same", "trusted", "federated", "canonical", "unknown", "invalid"] {
		count(_findings) == 0 with input as _input(class, {"unlisted": ["aws:Caller"]})
	}
}

test_silent_for_a_denial if {
	count(_findings) == 0 with input as _input("any", {"allows": false})
}

test_silent_without_statements if {
	count(rule.fail) == 0 with input as {}
	count(rule.open) == 0 with input as {}
}

_findings := rule.fail | rule.open

_loose(about) := {
	"key": "aws:SourceIp",
	"about": about,
	"path": ["Resources", "Policy", "Condition"],
	"reason": "0.0.0.0/0 is broader than /8",
}

_input(class, changes) := {"secret_statements": [object.union(
	{
		"stack": "app",
		"id": "Policy",
		"allows": true,
		"principals": [{"class": class, "path": ["Resources", "Policy", "0"]}],
		"condition": {"restriction": "none", "organization": "none"},
		"limits": {"source": "none"},
		"loose": [_loose("caller")],
		"unlisted": [],
	},
	changes,
)]}
