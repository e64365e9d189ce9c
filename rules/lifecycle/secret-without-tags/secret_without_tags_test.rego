package rules.lifecycle["secret-without-tags_test"]

import future.keywords.not

import data.rules.lifecycle["secret-without-tags"] as rule

test_fail_without_tags if {
	rule.fail == {{
		"stack": "app",
		"path": ["Resources", "Settings"],
		"message": `secret "Settings" has no tags`,
	}} with input as _input({"untagged": {}})
}

test_fail_names_the_circumstances if {
	some finding in rule.fail with input as _input({"untagged": {"when": "Env = dev"}})
	finding.message == `secret "Settings" has no tags when Env = dev`
}

test_silent_with_tags if {
	count(rule.fail) == 0 with input as _input({})
}

test_silent_without_secrets if {
	count(rule.fail) == 0 with input as {}
}

_input(changes) := {"secrets": {"app/Settings": object.union(
	{"stack": "app", "id": "Settings", "path": ["Resources", "Settings"]},
	changes,
)}}
