package rules.credentials["credential-in-environment_test"]

import future.keywords.not

import data.rules.credentials["credential-in-environment"] as rule

test_fail_for_a_literal if {
	rule.fail == {{
		"stack": "app",
		"path": ["Resources", "Function", "Properties", "Environment", "Variables", "API_KEY"],
		"message": `"API_KEY" in Environment.Variables of "Function" is a literal credential of 28 characters`,
	}} with input as _input({"kind": "credential", "length": 28})
}

test_fail_for_a_reference if {
	some finding in rule.fail with input as _input({"shown": true, "provenance": "dynamic-reference", "when": "Env = test"})
	finding.message == concat("", [
		`"API_KEY" in Environment.Variables of "Function" shows the value of a secret: `,
		"its reference is resolved at deployment when Env = test",
	])
}

test_fail_names_the_place if {
	every place, name in {
		["Globals", "Globals", "API_KEY"]: `"API_KEY" in Globals`,
		["AWS::ApiGateway::ApiKey", "Value", "Value"]: `Value of "Function"`,
		["Custom::Login", "", "Password"]: `"Password" of "Function"`,
	} {
		changes := {"type": place[0], "property": place[1], "key": place[2], "kind": "credential", "length": 28}
		some finding in rule.fail with input as _input(changes)
		finding.message == sprintf("%s is a literal credential of 28 characters", [name])
	}
}

test_silent_for_words if {
	count(rule.fail) == 0 with input as _input({})
}

test_silent_for_other_values if {
	every changes in [
		{"provenance": "parameter"},
		{"provenance": "placeholder"},
		{"kind": "token"},
		{"type": "AWS::SecretsManager::Secret"},
	] {
		count(rule.fail) == 0 with input as _input(object.union({"kind": "credential", "length": 28}, changes))
	}
}

_input(changes) := {"carried": [object.union(
	{
		"stack": "app",
		"id": "Function",
		"path": ["Resources", "Function", "Properties", "Environment", "Variables", "API_KEY"],
		"type": "AWS::Lambda::Function",
		"property": "Environment.Variables",
		"key": "API_KEY",
		"provenance": "literal",
		"shown": false,
	},
	changes,
)]}
