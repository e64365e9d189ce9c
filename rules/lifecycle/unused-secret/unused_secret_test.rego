package rules.lifecycle["unused-secret_test"]

import future.keywords.not

import data.rules.lifecycle["unused-secret"] as rule

test_fail_for_each_unmentioned_secret if {
	rule.fail == {
		{
			"stack": "app",
			"path": ["Resources", "A"],
			"message": `nothing in the templates mentions secret "A", and it has no name by which others could know it`,
		},
		{
			"stack": "app",
			"path": ["Resources", "B"],
			"message": `nothing in the templates mentions secret "B", and it has no name by which others could know it`,
		},
	} with input as {"unmentioned": [
		{"stack": "app", "id": "A", "path": ["Resources", "A"]},
		{"stack": "app", "id": "B", "path": ["Resources", "B"]},
	]}
}

test_silent_without_any if {
	count(rule.fail) == 0 with input as {"unmentioned": []}
	count(rule.fail) == 0 with input as {}
}
