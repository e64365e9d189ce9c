package rules.rotation["secret-without-rotation_test"]

import future.keywords.not

import data.rules.rotation["secret-without-rotation"] as rule

test_fail_without_a_schedule if {
	rule.fail == {{
		"stack": "app",
		"path": ["Resources", "Key"],
		"message": `secret "Key" is never rotated`,
	}} with input as _input("credential", {"status": "none"})
	count(rule.open) == 0 with input as _input("credential", {"status": "none"})
}

test_open_for_a_token if {
	rule.open == {{
		"stack": "app",
		"path": ["Resources", "Key"],
		"message": `secret "Key" is never rotated`,
		"reason": "its value comes from outside the template; a vendor's token can only be renewed by its issuer",
	}} with input as _input("token", {"status": "none"})
	count(rule.fail) == 0 with input as _input("token", {"status": "none"})
}

test_open_where_the_schedule_is_undecided if {
	rotation := {"status": "undecided", "reason": "parameter Secret has no value here"}
	every class in ["credential", "token"] {
		rule.open == {{
			"stack": "app",
			"path": ["Resources", "Key"],
			"message": `secret "Key" may never be rotated`,
			"reason": "parameter Secret has no value here",
		}} with input as _input(class, rotation)
		count(rule.fail) == 0 with input as _input(class, rotation)
	}
}

test_silent_with_a_schedule if {
	every class in ["credential", "token"] {
		count(_findings) == 0 with input as _input(class, {"status": "scheduled"})
	}
}

test_silent_for_other_secrets if {
	every class in ["database", "configuration", "external", "managed"] {
		count(_findings) == 0 with input as _input(class, {"status": "none"})
		count(_findings) == 0 with input as _input(class, {"status": "undecided", "reason": "why"})
	}
}

test_silent_without_secrets if {
	count(rule.fail) == 0 with input as {}
	count(rule.open) == 0 with input as {}
}

_findings := rule.fail | rule.open

_input(class, rotation) := {"secrets": {"app/Key": {
	"stack": "app",
	"id": "Key",
	"path": ["Resources", "Key"],
	"class": class,
	"rotation": rotation,
}}}
