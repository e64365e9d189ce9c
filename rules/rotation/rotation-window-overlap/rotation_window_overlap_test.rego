package rules.rotation["rotation-window-overlap_test"]

import future.keywords.not

import data.rules.rotation["rotation-window-overlap"] as rule

test_fail_beyond_the_day if {
	rule.fail == {{
		"stack": "app",
		"path": ["Resources", "Schedule", "Properties", "RotationRules", "Duration"],
		"message": `the window of schedule "Schedule" is 3 hours long, but the day ends after 2 (cron(0 22 1 * ? *))`,
	}} with input as _input({})
}

test_fail_beyond_the_next_window if {
	changes := {"hours": 9, "room": 8, "daily": false, "interval": "rate(8 hours)", "when": "Env = dev"}
	some finding in rule.fail with input as _input(changes)
	finding.message == concat("", [
		`the window of schedule "Schedule" is 9 hours long when Env = dev, `,
		`but the next one may begin after 8 (rate(8 hours))`,
	])
}

test_silent_at_the_limit if {
	count(rule.fail) == 0 with input as _input({"hours": 2})
}

test_silent_where_the_case_is_undecided_or_never_comes if {
	every is in ["no", "undecided"] {
		count(rule.fail) == 0 with input as _input({"is": is})
	}
}

test_silent_without_windows if {
	count(rule.fail) == 0 with input as {"schedules": {"app/Schedule": {"stack": "app", "id": "Schedule", "windows": []}}}
	count(rule.fail) == 0 with input as {}
}

_input(changes) := {"schedules": {"app/Schedule": {
	"stack": "app",
	"id": "Schedule",
	"windows": [object.union(
		{
			"path": ["Resources", "Schedule", "Properties", "RotationRules", "Duration"],
			"is": "yes",
			"hours": 3,
			"room": 2,
			"daily": true,
			"interval": "cron(0 22 1 * ? *)",
		},
		changes,
	)],
}}}
