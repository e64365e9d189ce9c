package rules.rotation["rotation-without-rules_test"]

import future.keywords.not

import data.rules.rotation["rotation-without-rules"] as rule

test_fail_without_rules if {
	rule.fail == {{
		"stack": "app",
		"path": ["Resources", "Schedule", "Properties", "RotationRules"],
		"message": `schedule "Schedule" has no RotationRules that say how often it rotates`,
	}} with input as _input({"is": "yes"})
}

test_fail_names_the_case if {
	some finding in rule.fail with input as _input({"is": "yes", "when": "Env = dev"})
	endswith(finding.message, " when Env = dev")
}

test_silent_with_rules_and_where_undecided if {
	every fact in [{"is": "no"}, {"is": "undecided", "reason": "why"}] {
		count(rule.fail) == 0 with input as _input(fact)
	}
}

test_silent_without_schedules if {
	count(rule.fail) == 0 with input as {}
}

_input(fact) := {"schedules": {"app/Schedule": {
	"stack": "app",
	"id": "Schedule",
	"path": ["Resources", "Schedule"],
	"without_rules": fact,
}}}
