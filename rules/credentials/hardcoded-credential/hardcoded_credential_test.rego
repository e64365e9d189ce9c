package rules.credentials["hardcoded-credential_test"]

import future.keywords.not

import data.rules.credentials["hardcoded-credential"] as rule

test_fail_for_a_literal if {
	rule.fail == {{
		"stack": "app",
		"path": ["Resources", "Connection", "Properties", "ApiKeyValue"],
		"message": `AuthParameters.ApiKeyValue of "Connection" is a literal api key`,
	}} with input as _input({"provenance": "literal"})
	count(rule.open) == 0 with input as _input({"provenance": "literal"})
}

test_fail_names_the_circumstances if {
	some finding in rule.fail with input as _input({"provenance": "literal", "when": "not IsProduction"})
	endswith(finding.message, " is a literal api key when not IsProduction")
}

test_open_for_an_unknown_value if {
	changes := {"provenance": "unknown", "when": "IsProduction", "reason": "the export key is not in these templates"}
	rule.open == {{
		"stack": "app",
		"path": ["Resources", "Connection", "Properties", "ApiKeyValue"],
		"message": `AuthParameters.ApiKeyValue of "Connection" may be a plain-text api key when IsProduction`,
		"reason": "the export key is not in these templates",
	}} with input as _input(changes)
	count(rule.fail) == 0 with input as _input(changes)
}

test_silent_for_every_other_provenance if {
	every provenance in ["placeholder", "empty", "parameter", "dynamic-reference", "secret-arn", "text"] {
		count(rule.fail) == 0 with input as _input({"provenance": provenance})
		count(rule.open) == 0 with input as _input({"provenance": provenance})
	}
}

test_silent_for_a_known_format if {
	count(rule.fail) == 0 with input as _input({"provenance": "literal", "format": "github-token"})
}

test_silent_without_credentials if {
	count(rule.fail) == 0 with input as {}
	count(rule.open) == 0 with input as {}
}

_input(changes) := {"credentials": [object.union(
	{
		"stack": "app",
		"id": "Connection",
		"path": ["Resources", "Connection", "Properties", "ApiKeyValue"],
		"property": "AuthParameters.ApiKeyValue",
		"credential": "api-key",
	},
	changes,
)]}
