package rules.rotation["rotation-permission-without-source_test"]

import future.keywords.not

import data.rules.rotation["rotation-permission-without-source"] as rule

test_fail_for_any_account if {
	rule.fail == {{
		"stack": "app",
		"path": ["Resources", "Invoke"],
		"message": `permission "Invoke" lets Secrets Manager invoke the function for any account`,
	}} with input as _input({}, "allowed")
}

test_fail_in_some_deployments if {
	some finding in rule.fail with input as _input({"source": {"account": "any", "when": "Env = dev"}}, "allowed")
	finding.message == `permission "Invoke" lets Secrets Manager invoke the function for any account when Env = dev`
}

test_fail_for_a_function_of_others if {
	count(rule.fail) == 1 with input as {"invoke_permissions": {"app/Invoke": object.remove(_permission({}), ["function"])}}
}

test_fail_where_it_is_undecided_whether_it_invokes_the_function if {
	count(rule.fail) == 1 with input as _input({}, "undecided")
}

test_silent_for_one_account if {
	every account in ["fixed", "unknown"] {
		count(rule.fail) == 0 with input as _input({"source": {"account": account}}, "allowed")
	}
}

test_silent_for_other_principals if {
	every principal in ["any", "unknown"] {
		count(rule.fail) == 0 with input as _input({"principal": principal}, "allowed")
	}
}

test_silent_where_it_does_not_invoke if {
	every invokes in ["no", "unknown"] {
		count(rule.fail) == 0 with input as _input({"invokes": invokes}, "allowed")
	}
}

test_silent_where_the_function_is_not_invocable if {
	count(rule.fail) == 0 with input as _input({}, "none")
}

test_silent_without_permissions if {
	count(rule.fail) == 0 with input as {}
}

_input(changes, status) := {
	"invoke_permissions": {"app/Invoke": _permission(changes)},
	"rotation_functions": {"app/Rotator": {"uses": [{"invocable": {"status": status}}]}},
}

_permission(changes) := object.union(
	{
		"stack": "app",
		"id": "Invoke",
		"path": ["Resources", "Invoke"],
		"function": "app/Rotator",
		"principal": "yes",
		"invokes": "yes",
		"source": {"account": "any"},
	},
	changes,
)
