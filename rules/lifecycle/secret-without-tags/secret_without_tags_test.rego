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
	count(rule.fail) == 0 with input as object.union(_input({"tags": {"keys": ["stage"], "more": false}}), {"settings": {"max_rotation_days": 90}})
}

test_fail_names_the_tags_that_are_asked_for if {
	input_document := object.union(_input({"tags": {"keys": ["stage"], "more": false}}), {"settings": {"required_tags": ["owner", "stage", "team"]}})
	some finding in rule.fail with input as input_document
	finding.message == `secret "Settings" lacks the tags that are asked for: owner, team`
}

test_silent_where_there_may_be_more_tags if {
	input_document := object.union(_input({"tags": {"keys": [], "more": true}}), {"settings": {"required_tags": ["owner"]}})
	count(rule.fail) == 0 with input as input_document
}

test_silent_with_the_tags_that_are_asked_for if {
	input_document := object.union(_input({"tags": {"keys": ["owner"], "more": false}}), {"settings": {"required_tags": ["owner"]}})
	count(rule.fail) == 0 with input as input_document
}

test_silent_without_secrets if {
	count(rule.fail) == 0 with input as {}
}

_input(changes) := {"secrets": {"app/Settings": object.union(
	{"stack": "app", "id": "Settings", "path": ["Resources", "Settings"]},
	changes,
)}}
