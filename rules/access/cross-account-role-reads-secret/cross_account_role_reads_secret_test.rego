package rules.access["cross-account-role-reads-secret_test"]

import future.keywords.not

import data.rules.access["cross-account-role-reads-secret"] as rule

test_fail_names_role_account_and_secrets if {
	rule.fail == {{
		"stack": "app",
		"path": ["Resources", "Role", "0"],
		"message": `role "Role" lets account 210987654321 read secret "A" and secret "B"`,
	}} with input as _input({"class": "cross", "account": "210987654321"}, {"secrets": ["A", "B"]}, "111122223333")
}

test_fail_says_where_the_account_comes_from_and_that_it_may_be_the_own if {
	principal := {"class": "cross", "account": "210987654321", "via": "parameter Partner", "when": "Env = prod"}
	some finding in rule.fail with input as _input(principal, {}, "")
	finding.message == concat("", [
		`role "Role" lets account 210987654321 read all secrets (from parameter Partner) when Env = prod; `,
		"the template does not tell whether that is the stack's own account",
	])
}

test_fail_for_every_account if {
	some finding in rule.fail with input as _input({"class": "any"}, {}, "111122223333")
	finding.message == `role "Role" lets every account read all secrets`
}

test_open_for_an_unknown_principal if {
	rule.open == {{
		"stack": "app",
		"path": ["Resources", "Role", "0"],
		"message": `role "Role" may let another account read all secrets`,
		"reason": "parameter Partner has no value here",
	}} with input as _input({"class": "unknown", "reason": "parameter Partner has no value here"}, {}, "")
}

test_open_for_an_unknown_condition if {
	every case in [["cross", "the organization in its condition is not known"], ["any", "the value of its condition is not known"]] {
		some finding in rule.open with input as _under({"class": case[0], "account": ""}, "unknown", "unknown")
		finding.reason == case[1]
		count(rule.fail) == 0 with input as _under({"class": case[0], "account": ""}, "unknown", "unknown")
	}
}

test_silent_under_an_organization if {
	every class in ["cross", "any", "unknown"] {
		count(_findings) == 0 with input as _under({"class": class, "account": "", "reason": ""}, "fixed", "fixed")
	}
}

test_silent_for_other_principals if {
	every class in ["same", "trusted", "service", "federated", "canonical", "invalid"] {
		count(_findings) == 0 with input as _input({"class": class}, {}, "")
		count(_findings) == 0 with input as _under({"class": class}, "unknown", "unknown")
	}
}

test_silent_without_statements if {
	count(rule.fail) == 0 with input as {"stacks": {}}
	count(rule.open) == 0 with input as {"stacks": {}}
}

_findings := rule.fail | rule.open

_statement(principal) := {
	"stack": "app",
	"id": "Role",
	"principals": [object.union({"path": ["Resources", "Role", "0"]}, principal)],
	"condition": {"restriction": "none", "organization": "none"},
	"reads": {"all": true, "secrets": []},
}

_under(principal, restriction, organization) := {
	"stacks": {"app": {"file": "app.yaml"}},
	"trust_statements": [object.union(
		_statement(principal),
		{"condition": {"restriction": restriction, "organization": organization}},
	)],
}

_input(principal, reads, "") := {
	"stacks": {"app": {"file": "app.yaml"}},
	"trust_statements": [object.union(_statement(principal), {"reads": object.union({"all": count(reads) == 0}, reads)})],
}

_input(principal, reads, account) := {
	"stacks": {"app": {"file": "app.yaml", "account": account}},
	"trust_statements": [object.union(_statement(principal), {"reads": object.union({"all": count(reads) == 0}, reads)})],
} if {
	account != ""
}
