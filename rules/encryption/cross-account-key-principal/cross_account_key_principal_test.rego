package rules.encryption["cross-account-key-principal_test"]

import future.keywords.not

import data.rules.encryption["cross-account-key-principal"] as rule

test_fail_names_key_and_account if {
	rule.fail == {{
		"stack": "app",
		"path": ["Resources", "Key", "0"],
		"message": `the policy of key "Key" for secrets lets account 210987654321 decrypt (from parameter Partner) when Env = prod`,
	}} with input as _input({}, {"principals": [object.union(_cross, {"via": "parameter Partner", "when": "Env = prod"})]})
	count(rule.open) == 0 with input as _input({}, {})
}

test_fail_says_that_the_account_may_be_the_stacks_own if {
	some finding in rule.fail with input as json.remove(_input({}, {}), ["stacks/app/account"])
	endswith(finding.message, " decrypt; the template does not tell whether that is the stack's own account")
}

test_fail_where_users_are_not_shown if {
	every changes in [{"secrets": []}, {"secrets": [], "others": ["Queue"], "exported": true}] {
		some finding in rule.fail with input as _input(changes, {})
		startswith(finding.message, `the policy of key "Key", whose users are not all in these templates, lets account`)
	}
}

test_open_for_an_unknown_principal if {
	every decrypts in ["yes", "unknown"] {
		rule.open == {{
			"stack": "app",
			"path": ["Resources", "Key", "0"],
			"message": `the policy of key "Key" for secrets may let another account decrypt when IsShared`,
			"reason": "parameter Partner has no value here",
		}} with input as _input({}, {"decrypts": decrypts, "principals": [object.union(_unknown, {"when": "IsShared"})]})
	}
}

test_open_for_an_unknown_action if {
	rule.open == {{
		"stack": "app",
		"path": ["Resources", "Key", "0"],
		"message": `the policy of key "Key" for secrets may let account 210987654321 decrypt`,
		"reason": "its action is not known",
	}} with input as _input({}, {"decrypts": "unknown"})
	count(rule.fail) == 0 with input as _input({}, {"decrypts": "unknown"})
}

test_open_for_an_unknown_organization if {
	every decrypts in ["yes", "unknown"] {
		changes := {"decrypts": decrypts, "condition": {"restriction": "unknown", "organization": "unknown", "reason": "it is read"}}
		some finding in rule.open with input as _input({}, changes)
		finding.reason == "the organization in its condition is not known: it is read"
		count(rule.fail) == 0 with input as _input({}, changes)
	}
}

test_open_for_an_unknown_organization_without_a_reason if {
	some finding in rule.open with input as _input({}, {"condition": {"restriction": "fixed", "organization": "unknown"}})
	finding.reason == "the organization in its condition is not known"
}

test_silent_within_an_organization if {
	every principal in [_cross, _unknown] {
		changes := {"principals": [principal], "condition": {"restriction": "fixed", "organization": "fixed"}}
		count(_findings) == 0 with input as _input({}, changes)
	}
}

test_silent_where_the_secret_is_shared_too if {
	count(_findings) == 0 with input as _input({"shared_with": ["210987654321"]}, {})
	count(_findings) == 0 with input as _input({"shared_with": ["210987654321"]}, {"decrypts": "unknown"})
	count(_findings) == 0 with input as _input({"shared_with": ["${Partner}"]}, {"principals": [_unknown]})
}

test_silent_for_a_key_of_others if {
	count(_findings) == 0 with input as _input({"secrets": [], "others": ["Queue"]}, {"principals": [_cross, _unknown]})
}

test_silent_for_a_public_key if {
	public := {"class": "any", "text": "*", "path": []}
	count(_findings) == 0 with input as _input({}, {"principals": [public, _cross, _unknown]})
	count(_findings) == 1 with input as _input({}, {
		"principals": [public, _cross],
		"condition": {"restriction": "fixed", "organization": "none"},
	})
}

test_silent_for_other_statements if {
	every changes in [{"allows": false}, {"decrypts": "no"}] {
		count(_findings) == 0 with input as _input({}, object.union(changes, {"principals": [_cross, _unknown]}))
	}
}

test_silent_for_other_principals if {
	every class in ["same", "trusted", "service", "federated", "canonical", "invalid"] {
		count(_findings) == 0 with input as _input({}, {"principals": [{"class": class, "text": "", "path": []}]})
	}
}

test_silent_without_statements if {
	count(_findings) == 0 with input as {"stacks": {}}
}

_findings := rule.fail | rule.open

_cross := {"class": "cross", "account": "210987654321", "text": "210987654321", "path": ["Resources", "Key", "0"]}

_unknown := {
	"class": "unknown",
	"text": "${Partner}",
	"reason": "parameter Partner has no value here",
	"path": ["Resources", "Key", "0"],
}

_input(key, statement) := {
	"stacks": {"app": {"file": "app.yaml", "account": "111122223333"}},
	"keys": {"app/Key": object.union(
		{"id": "Key", "secrets": ["app/Secret"], "others": [], "exported": false, "shared_with": []},
		key,
	)},
	"key_statements": [object.union(
		{
			"stack": "app",
			"id": "Key",
			"key": "app/Key",
			"allows": true,
			"decrypts": "yes",
			"principals": [_cross],
			"condition": {"restriction": "none", "organization": "none"},
		},
		statement,
	)],
}
