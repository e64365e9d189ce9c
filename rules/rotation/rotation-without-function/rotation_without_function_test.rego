package rules.rotation["rotation-without-function_test"]

import future.keywords.not

import data.rules.rotation["rotation-without-function"] as rule

test_fail_without_a_function if {
	rule.fail == {{
		"stack": "app",
		"path": ["Resources", "Schedule"],
		"message": `schedule "Schedule" names no function that rotates the secret`,
	}} with input as _input({"is": "yes"}, "credential")
	count(rule.open) == 0 with input as _input({"is": "yes"}, "credential")
}

test_fail_names_the_case if {
	some finding in rule.fail with input as _input({"is": "yes", "when": "Env = dev"}, "database")
	endswith(finding.message, " when Env = dev")
}

test_fail_for_a_secret_outside if {
	schedule := {"stack": "app", "id": "Schedule", "path": ["Resources", "Schedule"], "unattended": {"is": "yes"}}
	count(rule.fail) == 1 with input as {"schedules": {"app/Schedule": schedule}}
}

test_open_where_the_secret_is_unknown if {
	rule.open == {{
		"stack": "app",
		"path": ["Resources", "Schedule"],
		"message": `schedule "Schedule" names no function, which is right only for a secret that an AWS service manages`,
		"reason": "why",
	}} with input as _input({"is": "undecided", "reason": "why"}, "credential")
	count(rule.fail) == 0 with input as _input({"is": "undecided", "reason": "why"}, "credential")
}

test_silent_for_a_secret_of_a_partner if {
	count(_findings) == 0 with input as _input({"is": "yes"}, "external")
}

test_silent_with_a_function if {
	count(_findings) == 0 with input as _input({"is": "no"}, "credential")
	count(_findings) == 0 with input as {}
}

_findings := rule.fail | rule.open

_input(fact, class) := {
	"secrets": {"app/Key": {"class": class}},
	"schedules": {"app/Schedule": {
		"stack": "app",
		"id": "Schedule",
		"path": ["Resources", "Schedule"],
		"secret": "app/Key",
		"unattended": fact,
	}},
}
