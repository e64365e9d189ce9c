package rules.network["endpoint-blocks-function_test"]

import future.keywords.not

import data.rules.network["endpoint-blocks-function"] as rule

test_fail_where_it_is_closed if {
	rule.fail == {{
		"stack": "app",
		"path": ["Resources", "Endpoint", "Properties", "SecurityGroupIds"],
		"message": `endpoint "Endpoint" cannot be reached by "Rotator": no rule lets it in`,
	}} with input as _input({"admits": [_admission({"https": "closed", "reason": "no rule lets it in"})]})
}

test_fail_for_each_client if {
	closed := {"https": "closed", "reason": "no rule lets it in"}
	admits := [_admission(closed), _admission(object.union(closed, {"client": "app/Reader", "id": "Reader"}))]
	count(rule.fail) == 2 with input as _input({"admits": admits})
}

test_open_where_it_is_unknown if {
	admits := [_admission({"https": "unknown", "reason": "the rules of security group sg-1 are not in these templates"})]
	rule.open == {{
		"stack": "app",
		"path": ["Resources", "Endpoint", "Properties", "SecurityGroupIds"],
		"message": `endpoint "Endpoint" may not be reached by "Rotator"`,
		"reason": "the rules of security group sg-1 are not in these templates",
	}} with input as _input({"admits": admits})
	count(rule.fail) == 0 with input as _input({"admits": admits})
}

test_silent_where_it_is_open if {
	count(_findings) == 0 with input as _input({})
}

test_silent_without_clients if {
	count(_findings) == 0 with input as _input({"admits": []})
}

test_silent_for_another_type_or_service if {
	every changes in [{"type": "Gateway"}, {"type": "${Type}"}, {"unknown": "why"}] {
		every result in ["closed", "unknown"] {
			admits := [_admission({"https": result, "reason": "why"})]
			count(_findings) == 0 with input as _input(object.union(changes, {"admits": admits}))
		}
	}
}

test_silent_without_endpoints if {
	count(_findings) == 0 with input as {}
}

_findings := rule.fail | rule.open

_admission(changes) := object.union({"client": "app/Rotator", "id": "Rotator", "https": "open"}, changes)

_input(changes) := {"endpoints": {"app/Endpoint": object.union(
	{
		"stack": "app",
		"id": "Endpoint",
		"path": ["Resources", "Endpoint"],
		"type": "Interface",
		"admits": [_admission({})],
	},
	changes,
)}}
