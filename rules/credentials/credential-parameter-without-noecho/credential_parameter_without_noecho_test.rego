package rules.credentials["credential-parameter-without-noecho_test"]

import future.keywords.not

import data.rules.credentials["credential-parameter-without-noecho"] as rule

test_fail_where_the_value_becomes_a_credential if {
	every written in ["none", "empty", "placeholder"] {
		rule.fail == {{
			"stack": "app",
			"path": ["Parameters", "Password"],
			"message": `parameter "Password" has no NoEcho, and its value becomes MasterUserPassword of "Database"`,
		}} with input as _input({"default": written})
	}
}

test_silent_with_no_echo if {
	count(rule.fail) == 0 with input as _input({"no_echo": true})
}

test_silent_for_a_default_that_is_a_credential_or_names_one if {
	every written in ["literal", "named", "dynamic-reference", "secret-arn"] {
		count(rule.fail) == 0 with input as _input({"default": written})
	}
}

test_silent_where_the_value_becomes_no_credential if {
	count(rule.fail) == 0 with input as _input({"handovers": []})
}

_handover := {
	"stack": "app",
	"id": "Database",
	"path": ["Resources", "Database", "Properties", "MasterUserPassword"],
	"kind": "credential-property",
	"property": "MasterUserPassword",
}

_input(changes) := {"credential_parameters": {"app/Password": object.union(
	{
		"stack": "app",
		"id": "Password",
		"path": ["Parameters", "Password"],
		"no_echo": false,
		"default": "none",
		"called": "credential",
		"random": false,
		"handovers": [_handover],
	},
	changes,
)}}
