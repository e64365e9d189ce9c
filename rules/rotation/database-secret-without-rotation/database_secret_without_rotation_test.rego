package rules.rotation["database-secret-without-rotation_test"]

import future.keywords.not

import data.rules.rotation["database-secret-without-rotation"] as rule

test_fail_without_a_schedule if {
	rule.fail == {{
		"stack": "app",
		"path": ["Resources", "Login"],
		"message": `database secret "Login" is never rotated`,
	}} with input as _input("database", {"status": "none"})
	count(rule.open) == 0 with input as _input("database", {"status": "none"})
}

test_open_where_the_schedule_is_undecided if {
	rotation := {"status": "undecided", "reason": "parameter Secret has no value here"}
	rule.open == {{
		"stack": "app",
		"path": ["Resources", "Login"],
		"message": `database secret "Login" may never be rotated`,
		"reason": "parameter Secret has no value here",
	}} with input as _input("database", rotation)
	count(rule.fail) == 0 with input as _input("database", rotation)
}

test_silent_with_a_schedule if {
	count(_findings) == 0 with input as _input("database", {"status": "scheduled"})
}

test_silent_for_other_secrets if {
	every class in ["credential", "token", "configuration", "external", "managed"] {
		count(_findings) == 0 with input as _input(class, {"status": "none"})
		count(_findings) == 0 with input as _input(class, {"status": "undecided", "reason": "why"})
	}
}

test_silent_without_secrets if {
	count(rule.fail) == 0 with input as {}
	count(rule.open) == 0 with input as {}
}

_findings := rule.fail | rule.open

_input(class, rotation) := {"secrets": {"app/Login": {
	"stack": "app",
	"id": "Login",
	"path": ["Resources", "Login"],
	"class": class,
	"rotation": rotation,
}}}
