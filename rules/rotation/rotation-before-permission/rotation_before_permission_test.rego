package rules.rotation["rotation-before-permission_test"]

import future.keywords.not

import data.rules.rotation["rotation-before-permission"] as rule

test_fail_without_dependency if {
	rule.fail == {{
		"stack": "app",
		"path": ["Resources", "Rotation"],
		"message": `schedule "Rotation" does not depend on permission "Invoke", without which it cannot invoke "Rotator"`,
	}} with input as _input({})
}

test_silent_with_a_dependency if {
	count(rule.fail) == 0 with input as _input({"after_permission": true})
}

test_silent_without_a_permission_in_the_stack if {
	count(rule.fail) == 0 with input as {"rotation_functions": {"app/Rotator": {
		"id": "Rotator",
		"uses": [object.remove(_use({}), ["permission"])],
	}}}
}

test_silent_where_the_function_is_not_invocable if {
	count(rule.fail) == 0 with input as _input({"invocable": {"status": "none", "when": "Env = dev"}})
}

test_silent_without_functions if {
	count(rule.fail) == 0 with input as {}
}

_input(changes) := {"rotation_functions": {"app/Rotator": {"id": "Rotator", "uses": [_use(changes)]}}}

_use(changes) := object.union(
	{
		"schedule_id": "Rotation",
		"schedule_stack": "app",
		"schedule_path": ["Resources", "Rotation"],
		"permission": "Invoke",
		"after_permission": false,
		"invocable": {"status": "allowed"},
	},
	changes,
)
