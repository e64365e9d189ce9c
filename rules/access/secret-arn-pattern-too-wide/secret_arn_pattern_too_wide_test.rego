package rules.access["secret-arn-pattern-too-wide_test"]

import future.keywords.not

import data.rules.access["secret-arn-pattern-too-wide"] as rule

test_fail_names_the_pattern if {
	rule.fail == {{
		"stack": "app",
		"path": ["Resources", "Policy", "0"],
		"message": concat("", [
			`"Policy" grants arn:aws:secretsmanager:eu-west-1:111122223333:secret:db-*, `,
			"which also matches secrets whose names only begin like this",
		]),
	}} with input as {"arn_patterns": [{
		"stack": "app",
		"id": "Policy",
		"path": ["Resources", "Policy", "0"],
		"pattern": "arn:aws:secretsmanager:eu-west-1:111122223333:secret:db-*",
	}]}
}

test_silent_without_patterns if {
	count(rule.fail) == 0 with input as {}
}
