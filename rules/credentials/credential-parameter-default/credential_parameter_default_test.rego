package rules.credentials["credential-parameter-default_test"]

import future.keywords.not

import data.rules.credentials["credential-parameter-default"] as rule

test_fail_where_the_value_becomes_a_credential if {
	rule.fail == {{
		"stack": "app",
		"path": ["Parameters", "Password", "Default"],
		"message": `Default of parameter "Password" is a literal and becomes MasterUserPassword of "Database"`,
	}} with input as _input({"called": "other"})
}

test_fail_for_a_credential_by_name if {
	rule.fail == {{
		"stack": "app",
		"path": ["Parameters", "Password", "Default"],
		"message": `Default of parameter "Password" is a literal, which NoEcho does not mask`,
	}} with input as _input({"handovers": []})
}

test_fail_for_a_hidden_text_that_is_no_word if {
	count(rule.fail) == 1 with input as _input({"handovers": [], "called": "unspecific", "random": true})
}

test_silent_for_a_hidden_name if {
	every changes in [
		{"called": "unspecific"},
		{"called": "other", "random": true},
		{"no_echo": false},
	] {
		count(rule.fail) == 0 with input as _input(object.union({"handovers": []}, changes))
	}
}

test_silent_for_other_defaults if {
	every written in ["none", "empty", "placeholder", "dynamic-reference", "secret-arn", "named"] {
		count(rule.fail) == 0 with input as _input({"default": written})
	}
}

test_silent_for_a_known_format if {
	count(rule.fail) == 0 with input as _input({"format": "github-token"})
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
		"no_echo": true,
		"default": "literal",
		"called": "credential",
		"random": false,
		"handovers": [_handover],
	},
	changes,
)}}
