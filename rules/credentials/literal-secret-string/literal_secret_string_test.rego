package rules.credentials["literal-secret-string_test"]

import future.keywords.not

import data.rules.credentials["literal-secret-string"] as rule

test_fail_for_a_password if {
	rule.fail == {{
		"stack": "app",
		"path": ["Resources", "Login", "Properties", "SecretString"],
		"message": `SecretString of "Login" holds a literal under key "password"`,
	}} with input as _input({"password": true})
}

test_fail_for_what_is_no_word if {
	some finding in rule.fail with input as _input({"key": "api_key", "kind": "credential", "when": "Env = test"})
	finding.message == `SecretString of "Login" holds a literal under key "api_key" when Env = test`
}

test_fail_for_a_whole_text if {
	some finding in rule.fail with input as _input({"key": "SecretString", "kind": "credential"})
	finding.message == `SecretString of "Login" holds a literal`
}

test_silent_for_words if {
	count(rule.fail) == 0 with input as _input({"key": "token"})
}

test_silent_for_other_values if {
	every changes in [
		{"provenance": "placeholder"},
		{"provenance": "parameter"},
		{"provenance": "unknown"},
		{"format": "github-token"},
		{"formed": true},
		{"type": "AWS::Lambda::Function"},
	] {
		count(rule.fail) == 0 with input as _input(object.union({"password": true}, changes))
	}
}

_input(changes) := {"carried": [object.union(
	{
		"stack": "app",
		"id": "Login",
		"path": ["Resources", "Login", "Properties", "SecretString"],
		"type": "AWS::SecretsManager::Secret",
		"property": "SecretString",
		"key": "password",
		"provenance": "literal",
		"password": false,
		"formed": false,
	},
	changes,
)]}
