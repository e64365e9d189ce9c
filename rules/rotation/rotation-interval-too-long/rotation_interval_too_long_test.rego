package rules.rotation["rotation-interval-too-long_test"]

import future.keywords.not

import data.rules.rotation["rotation-interval-too-long"] as rule

test_fail_beyond_the_limit if {
	rule.fail == {{
		"stack": "app",
		"path": ["Resources", "Schedule", "Properties", "RotationRules", "ScheduleExpression"],
		"message": `schedule "Schedule" leaves up to 91 days between rotations (rate(2161 hours)), more than 90`,
	}} with input as _input({"text": "rate(2161 hours)", "hours": 2161}, 90)
}

test_fail_beyond_another_limit if {
	count(rule.fail) == 1 with input as _input({"text": "31 days", "hours": 744}, 30)
}

test_silent_at_the_limit if {
	count(rule.fail) == 0 with input as _input({"text": "90 days", "hours": 2160}, 90)
}

test_silent_for_an_invalid_expression if {
	count(rule.fail) == 0 with input as _input({"text": "rate(120 weeks)", "error": "why"}, 90)
}

test_silent_for_an_unknown_interval if {
	count(rule.fail) == 0 with input as {
		"settings": {"max_rotation_days": 90},
		"schedules": {"app/Schedule": {"stack": "app", "id": "Schedule", "intervals": []}},
	}
}

test_fail_names_the_case if {
	some finding in rule.fail with input as _input({"text": "rate(91 days)", "hours": 2184, "when": "Env = dev"}, 90)
	finding.message == `schedule "Schedule" leaves up to 91 days between rotations (rate(91 days)) when Env = dev, more than 90`
}

test_silent_where_the_case_is_undecided if {
	every is in ["no", "undecided"] {
		count(rule.fail) == 0 with input as _input({"text": "rate(91 days)", "hours": 2184, "is": is}, 90)
	}
}

test_silent_without_schedules if {
	count(rule.fail) == 0 with input as {"settings": {"max_rotation_days": 90}}
}

_input(interval, limit) := {
	"settings": {"max_rotation_days": limit},
	"schedules": {"app/Schedule": {
		"stack": "app",
		"id": "Schedule",
		"intervals": [object.union(
			{"path": ["Resources", "Schedule", "Properties", "RotationRules", "ScheduleExpression"], "is": "yes"},
			interval,
		)],
	}},
}
