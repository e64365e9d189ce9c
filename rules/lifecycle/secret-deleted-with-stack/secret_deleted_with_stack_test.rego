package rules.lifecycle["secret-deleted-with-stack_test"]

import future.keywords.not

import data.rules.lifecycle["secret-deleted-with-stack"] as rule

test_fail_without_a_value if {
	rule.fail == {{
		"stack": "app",
		"path": ["Resources", "Token"],
		"message": `secret "Token" is deleted for good with its stack, and the template has no value to restore`,
	}} with input as _input("delete", {"class": "token", "valueless": {}})
}

test_fail_names_the_circumstances if {
	some finding in rule.fail with input as _input("delete", {"class": "token", "valueless": {"when": "Env = dev"}})
	endswith(finding.message, "the template has no value to restore when Env = dev")
}

test_fail_once_for_a_managed_external_secret if {
	every changes in [{"class": "external"}, {"class": "external", "valueless": {}}] {
		rule.fail == {{
			"stack": "app",
			"path": ["Resources", "Token"],
			"message": `secret "Token" is deleted for good with its stack, and its partner, not the template, keeps its value`,
		}} with input as _input("delete", changes)
	}
}

test_silent_with_a_value if {
	count(rule.fail) == 0 with input as _input("delete", {"class": "token"})
}

test_silent_where_it_may_be_kept if {
	every deletion in ["retain", "unknown"] {
		count(rule.fail) == 0 with input as _input(deletion, {"class": "token", "valueless": {}})
		count(rule.fail) == 0 with input as _input(deletion, {"class": "external"})
	}
}

test_silent_without_secrets if {
	count(rule.fail) == 0 with input as {}
}

_input(deletion, changes) := {"secrets": {"app/Token": object.union(
	{"stack": "app", "id": "Token", "path": ["Resources", "Token"], "deletion": deletion},
	changes,
)}}
