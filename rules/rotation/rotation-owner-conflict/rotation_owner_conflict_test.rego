package rules.rotation["rotation-owner-conflict_test"]

import future.keywords.not

import data.rules.rotation["rotation-owner-conflict"] as rule

test_fail_for_another_schedule if {
	rule.fail == {{
		"stack": "app",
		"path": ["Resources", "Schedule", "Properties", "SecretId"],
		"message": `schedule "Schedule" rotates the same secret as schedule "First" when Env = prod`,
	}} with input as _input({"kind": "schedule", "id": "First", "is": "yes", "when": "Env = prod"})
}

test_fail_for_two_functions if {
	some finding in rule.fail with input as _input({"kind": "hosted", "is": "yes"})
	finding.message == `schedule "Schedule" has a RotationLambdaARN beside its HostedRotationLambda`
}

test_fail_for_the_secret_of_a_service if {
	some finding in rule.fail with input as _input({"kind": "service", "is": "yes", "when": "Env = dev"})
	finding.message == `schedule "Schedule" has a function for a secret that an AWS service rotates itself when Env = dev`
}

test_open_where_it_is_undecided if {
	rule.open == {{
		"stack": "app",
		"path": ["Resources", "Schedule", "Properties", "SecretId"],
		"message": `there may be a deployment in which schedule "Schedule" rotates the same secret as schedule "First"`,
		"reason": "why",
	}} with input as _input({"kind": "schedule", "id": "First", "is": "undecided", "reason": "why"})
	count(rule.fail) == 0 with input as _input({"kind": "schedule", "id": "First", "is": "undecided", "reason": "why"})
}

test_silent_where_they_exclude_each_other if {
	every kind in ["hosted", "service"] {
		count(_findings) == 0 with input as _input({"kind": kind, "is": "no"})
	}
}

test_silent_without_rivals if {
	count(_findings) == 0 with input as {"schedules": {"app/Schedule": {"stack": "app", "id": "Schedule", "rivals": []}}}
	count(_findings) == 0 with input as {}
}

_findings := rule.fail | rule.open

_input(rival) := {"schedules": {"app/Schedule": {
	"stack": "app",
	"id": "Schedule",
	"rivals": [object.union({"path": ["Resources", "Schedule", "Properties", "SecretId"]}, rival)],
}}}
