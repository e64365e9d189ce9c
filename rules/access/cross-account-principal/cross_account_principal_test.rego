package rules.access["cross-account-principal_test"]

import future.keywords.not

import data.rules.access["cross-account-principal"] as rule

test_fail_names_the_account if {
	rule.fail == {{
		"stack": "app",
		"path": ["Resources", "Policy", "0"],
		"message": `policy "Policy" lets account 210987654321 use the secret`,
	}} with input as _input(_statement(_cross), "111122223333")
}

test_fail_says_that_the_account_may_be_the_stacks_own if {
	some finding in rule.fail with input as _input(_statement(_cross), null)
	endswith(finding.message, "; the template does not tell whether that is the stack's own account")
}

test_fail_names_source_and_circumstances if {
	principal := object.union(_cross, {"via": "parameter Partner", "when": "Env = prod"})
	statement := object.union(_statement(principal), {"when": "IsShared"})
	some finding in rule.fail with input as _input(statement, "111122223333")
	endswith(finding.message, " use the secret (from parameter Partner) when Env = prod and IsShared")
}

test_fail_finds_each_principal if {
	statement := object.union(_statement(_cross), {"principals": [_cross, {"class": "same"}, object.union(_cross, {"path": ["other"]})]})
	count(rule.fail) == 2 with input as _input(statement, null)
}

test_open_for_an_unknown_principal if {
	rule.open == {{
		"stack": "app",
		"path": ["Resources", "Policy", "0"],
		"message": `policy "Policy" may let another account use the secret when IsShared`,
		"reason": "parameter Partner has no value here",
	}} with input as _input(_statement(object.union(_unknown, {"when": "IsShared"})), null)
	count(rule.fail) == 0 with input as _input(_statement(_unknown), null)
}

test_open_for_an_unknown_organization if {
	condition := {"organization": "unknown", "restriction": "unknown", "reason": "parameter Organization has no value here"}
	rule.open == {{
		"stack": "app",
		"path": ["Resources", "Policy", "0"],
		"message": `policy "Policy" may let account 210987654321 use the secret`,
		"reason": "the organization in its condition is not known: parameter Organization has no value here",
	}} with input as _input(_under(condition, _cross), null)
	count(rule.fail) == 0 with input as _input(_under(condition, _cross), null)
}

test_open_for_an_unknown_organization_without_a_reason if {
	condition := {"organization": "unknown", "restriction": "fixed"}
	some finding in rule.open with input as _input(_under(condition, _cross), null)
	finding.reason == "the organization in its condition is not known"
}

test_silent_under_an_organization if {
	every principal in [_cross, _unknown] {
		count(_findings) == 0 with input as _input(_under({"organization": "fixed", "restriction": "fixed"}, principal), null)
	}
}

test_silent_where_the_condition_is_at_fault if {
	statement := object.union(_statement(_cross), {"loose": [{"about": "organization"}]})
	count(_findings) == 0 with input as _input(statement, null)
}

test_silent_for_a_denial if {
	every principal in [_cross, _unknown] {
		count(_findings) == 0 with input as _input(object.union(_statement(principal), {"allows": false}), null)
	}
}

test_silent_for_other_principals if {
	every class in ["any", "same", "service", "federated", "canonical", "invalid"] {
		count(_findings) == 0 with input as _input(_statement({"class": class, "text": "", "path": []}), null)
	}
}

test_silent_without_statements if {
	count(rule.fail) == 0 with input as {"stacks": {}}
	count(rule.open) == 0 with input as {"stacks": {}}
}

_findings := rule.fail | rule.open

_cross := {"class": "cross", "account": "210987654321", "path": ["Resources", "Policy", "0"]}

_unknown := {"class": "unknown", "reason": "parameter Partner has no value here", "path": ["Resources", "Policy", "0"]}

_statement(principal) := _under({"organization": "none", "restriction": "none"}, principal)

_under(condition, principal) := {
	"stack": "app",
	"id": "Policy",
	"allows": true,
	"principals": [principal],
	"condition": condition,
	"loose": [{"about": "caller"}],
}

_input(statement, null) := {"stacks": {"app": {"file": "app.yaml"}}, "secret_statements": [statement]}

_input(statement, account) := {
	"stacks": {"app": {"file": "app.yaml", "account": account}},
	"secret_statements": [statement],
} if {
	account != null
}
