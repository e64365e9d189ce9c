package rules.rotation["rotation-function-not-invocable_test"]

import future.keywords.not

import data.rules.rotation["rotation-function-not-invocable"] as rule

test_fail_without_permission if {
	rule.fail == {{
		"stack": "app",
		"path": ["Resources", "Rotator"],
		"message": `no permission lets Secrets Manager invoke rotation function "Rotator"`,
	}} with input as _input([{"invocable": {"status": "none"}}])
}

test_fail_for_an_alias if {
	some finding in rule.fail with input as _input([{"invocable": {"status": "none"}, "called_as": "${Live}"}])
	finding.message == `no permission lets Secrets Manager invoke rotation function "Rotator" as ${Live}`
}

test_fail_in_some_deployments if {
	some finding in rule.fail with input as _input([{"invocable": {"status": "none", "when": "Env = dev"}}])
	finding.message == `no permission lets Secrets Manager invoke rotation function "Rotator" when Env = dev`
}

test_fail_once_for_two_schedules if {
	none := {"invocable": {"status": "none"}}
	count(rule.fail) == 1 with input as _input([none, none])
}

test_silent_with_permission if {
	count(rule.fail) == 0 with input as _input([{"invocable": {"status": "allowed"}}])
}

test_silent_where_it_is_undecided if {
	count(rule.fail) == 0 with input as _input([{"invocable": {"status": "undecided", "reason": "why"}}])
}

test_silent_without_functions if {
	count(rule.fail) == 0 with input as {}
}

_input(uses) := {"rotation_functions": {"app/Rotator": {
	"stack": "app",
	"id": "Rotator",
	"path": ["Resources", "Rotator"],
	"uses": uses,
}}}
