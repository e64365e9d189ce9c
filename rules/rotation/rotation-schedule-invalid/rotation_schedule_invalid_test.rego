package rules.rotation["rotation-schedule-invalid_test"]

import future.keywords.not

import data.rules.rotation["rotation-schedule-invalid"] as rule

test_fail_for_each_fault if {
	faults := [
		{"path": ["Resources", "Schedule", "a"], "is": "yes", "text": "rate(1 hour): too short"},
		{"path": ["Resources", "Schedule", "b"], "is": "yes", "when": "Env = dev", "text": "Duration x: no window"},
	]
	rule.fail == {
		{
			"stack": "app",
			"path": ["Resources", "Schedule", "a"],
			"message": `schedule "Schedule" is not valid: rate(1 hour): too short`,
		},
		{
			"stack": "app",
			"path": ["Resources", "Schedule", "b"],
			"message": `schedule "Schedule" is not valid when Env = dev: Duration x: no window`,
		},
	} with input as _input(faults)
}

test_silent_where_the_case_is_undecided_or_never_comes if {
	every is in ["no", "undecided"] {
		count(rule.fail) == 0 with input as _input([{"path": ["Resources"], "is": is, "text": "x"}])
	}
}

test_silent_without_faults if {
	count(rule.fail) == 0 with input as _input([])
	count(rule.fail) == 0 with input as {}
}

_input(faults) := {"schedules": {"app/Schedule": {"stack": "app", "id": "Schedule", "faults": faults}}}
