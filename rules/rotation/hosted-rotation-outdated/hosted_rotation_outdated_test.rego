package rules.rotation["hosted-rotation-outdated_test"]

import future.keywords.not

import data.rules.rotation["hosted-rotation-outdated"] as rule

test_silent_for_a_function_that_is_right if {
	count(rule.fail) == 0 with input as _input([_new], {})
	count(rule.fail) == 0 with input as {}
}

test_fail_for_the_old_transform if {
	rule.fail == {{
		"stack": "app",
		"path": ["Transform"],
		"message": "transform AWS::SecretsManager-2020-07-23 never upgrades the runtime of rotation functions",
	}} with input as _input([_old], {})
}

test_fail_for_the_old_transform_once if {
	count(rule.fail) == 1 with input as _input([_old], {"runtime": _runtime})
}

test_fail_for_a_runtime if {
	rule.fail == {{
		"stack": "app",
		"path": ["Resources", "Schedule", "runtime"],
		"message": concat("", [
			`the hosted function of schedule "Schedule" fixes Runtime python3.9 when Env = dev, `,
			`which its transform keeps up to date`,
		]),
	}} with input as _input([_new], {"runtime": _runtime})
}

test_silent_where_the_runtime_is_undecided if {
	count(rule.fail) == 0 with input as _input([_new], {"runtime": object.union(_runtime, {"is": "undecided"})})
}

test_silent_without_a_transform if {
	count(rule.fail) == 0 with input as _input([], {"runtime": _runtime})
}

test_silent_for_applications if {
	count(rule.fail) == 0 with input as {"rotation_templates": [{"stack": "app", "id": "Schedule"}]}
}

_new := {"name": "AWS::SecretsManager-2024-09-16", "path": ["Transform"]}

_old := {"name": "AWS::SecretsManager-2020-07-23", "path": ["Transform"]}

_runtime := {"path": ["Resources", "Schedule", "runtime"], "is": "yes", "when": "Env = dev", "text": "python3.9"}

_input(transforms, hosted) := {"rotation_templates": [{
	"stack": "app",
	"id": "Schedule",
	"hosted": object.union({"transforms": transforms}, hosted),
}]}
