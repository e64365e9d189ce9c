package rules.credentials["known-credential-format_test"]

import future.keywords.not

import data.rules.credentials["known-credential-format"] as rule

test_fail_in_a_resource if {
	rule.fail == {{
		"stack": "app",
		"path": ["Resources", "Function", "Properties", "Environment"],
		"message": `"Function" holds a token of 40 characters: github token`,
	}} with input as _input("Function", ["Resources", "Function", "Properties", "Environment"])
}

test_fail_in_a_section if {
	some finding in rule.fail with input as _input("Stages", ["Mappings", "Stages", "prod", "Key"])
	finding.message == `"Stages" in Mappings holds a token of 40 characters: github token`
}

test_fail_in_the_description if {
	some finding in rule.fail with input as _input("", ["Description"])
	finding.message == "Description holds a token of 40 characters: github token"
}

test_silent_without_tokens if {
	count(rule.fail) == 0 with input as {}
}

_input(id, path) := {"tokens": [{
	"stack": "app",
	"id": id,
	"path": path,
	"format": "github-token",
	"kind": "token",
	"length": 40,
}]}
