package rules.lifecycle["key-deleted-before-secret_test"]

import future.keywords.not

import data.rules.lifecycle["key-deleted-before-secret"] as rule

test_fail_for_a_key_that_goes if {
	rule.fail == {{
		"stack": "app",
		"path": ["Resources", "Key"],
		"message": `key "Key" is deleted with its stack, but what it encrypts is kept: secret "A", secret "B" when Env = prod`,
	}} with input as _input({"deletion": "delete", "outliving": {"secrets": ["A", "B"], "when": "Env = prod"}})
}

test_fail_for_a_short_wait if {
	rule.fail == {{
		"stack": "app",
		"path": ["Resources", "Key"],
		"message": `key "Key" of secret "A" is gone 7 days after it is replaced (PendingWindowInDays, and no UpdateReplacePolicy)`,
	}} with input as _input({"pending_days": 7})
}

test_silent_for_a_kept_key if {
	count(rule.fail) == 0 with input as _input({})
	count(rule.fail) == 0 with input as _input({"replacement": "retain", "pending_days": 7})
}

test_silent_where_only_deployment_tells if {
	count(rule.fail) == 0 with input as _input({"deletion": "unknown"})
	count(rule.fail) == 0 with input as _input({"replacement": "unknown", "pending_days": 7})
	count(rule.fail) == 0 with input as {"keys": {"app/Key": object.remove(_key, ["pending_days"])}}
}

test_silent_without_secrets_to_keep if {
	every deletion in ["retain", "delete"] {
		count(rule.fail) == 0 with input as {"keys": {"app/Key": object.union(
			object.remove(_key, ["outliving"]),
			{"deletion": deletion, "pending_days": 7},
		)}}
	}
}

test_silent_without_keys if {
	count(rule.fail) == 0 with input as {}
}

_input(changes) := {"keys": {"app/Key": object.union(_key, changes)}}

_key := {
	"stack": "app",
	"id": "Key",
	"path": ["Resources", "Key"],
	"deletion": "retain",
	"replacement": "delete",
	"pending_days": 30,
	"outliving": {"secrets": ["A"]},
}
