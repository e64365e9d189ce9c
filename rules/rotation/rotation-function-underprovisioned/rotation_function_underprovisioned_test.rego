package rules.rotation["rotation-function-underprovisioned_test"]

import future.keywords.not

import data.rules.rotation["rotation-function-underprovisioned"] as rule

test_fail_for_a_short_timeout if {
	rule.fail == {{
		"stack": "app",
		"path": ["Resources", "Rotator", "Properties", "Timeout"],
		"message": `rotation function "Rotator" times out after 29 seconds, less than 30`,
	}} with input as _input({"amount": 29})
}

test_fail_for_the_default if {
	some finding in rule.fail with input as _input({"amount": 3, "is_default": true, "when": "Env = dev"})
	finding.message == `rotation function "Rotator" times out after 3 seconds, the default, less than 30 when Env = dev`
}

test_fail_for_little_concurrency if {
	messages := {finding.message |
		some kind in ["reserved-concurrency", "provisioned-concurrency"]
		some finding in rule.fail with input as _input({"kind": kind, "amount": 9})
	}
	messages == {
		`rotation function "Rotator" has a reserved concurrency of 9, less than 10`,
		`rotation function "Rotator" has a provisioned concurrency of 9, less than 10`,
	}
}

test_silent_for_enough if {
	count(rule.fail) == 0 with input as _input({"amount": 30})
	every kind in ["reserved-concurrency", "provisioned-concurrency"] {
		count(rule.fail) == 0 with input as _input({"kind": kind, "amount": 10})
	}
}

test_silent_without_functions if {
	count(rule.fail) == 0 with input as {}
}

_input(changes) := {"rotation_functions": {"app/Rotator": {
	"id": "Rotator",
	"capacities": [object.union(
		{
			"stack": "app",
			"id": "Rotator",
			"path": ["Resources", "Rotator", "Properties", "Timeout"],
			"kind": "timeout",
			"is_default": false,
		},
		changes,
	)],
}}}
