package rules.credentials["credential-as-parameter_test"]

import future.keywords.not

import data.rules.credentials["credential-as-parameter"] as rule

test_fail_for_a_hidden_parameter if {
	rule.fail == {{
		"stack": "app",
		"path": ["Resources", "Database", "Properties", "MasterUserPassword"],
		"message": `parameter "Password" hands over MasterUserPassword of "Database"`,
	}} with input as _input({})
}

test_fail_names_the_circumstances if {
	places := [object.union(_handover, {"when": "Env = test"})]
	some finding in rule.fail with input as _input({"handovers": places})
	endswith(finding.message, ` of "Database" when Env = test`)
}

test_silent_without_no_echo if {
	count(rule.fail) == 0 with input as _input({"no_echo": false})
}

test_silent_for_a_default if {
	count(rule.fail) == 0 with input as _input({"default": "literal"})
}

test_silent_in_secrets_and_carriers if {
	every kind in ["secret-string", "carrier"] {
		count(rule.fail) == 0 with input as _input({"handovers": [object.union(_handover, {"kind": kind})]})
	}
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
		"default": "none",
		"called": "credential",
		"random": false,
		"handovers": [_handover],
	},
	changes,
)}}
