package rules.credentials["pinned-secret-version_test"]

import future.keywords.not

import data.rules.credentials["pinned-secret-version"] as rule

test_fail_for_a_version if {
	rule.fail == {{
		"stack": "app",
		"path": ["Resources", "Database", "Properties", "MasterUserPassword"],
		"message": `the reference to "shop/orders" in "Database" is pinned to version 1ab2a72b when Env = test`,
	}} with input as _input({"version": "1ab2a72b", "when": "Env = test"})
}

test_fail_for_a_stage if {
	some finding in rule.fail with input as _input({"stage": "AWSPREVIOUS"})
	finding.message == `the reference to "shop/orders" in "Database" is pinned to stage AWSPREVIOUS`
}

test_fail_once_for_both if {
	count(rule.fail) == 1 with input as _input({"stage": "AWSPREVIOUS", "version": "1ab2a72b"})
}

test_silent_for_the_current_version if {
	count(rule.fail) == 0 with input as _input({"stage": "AWSCURRENT"})
	count(rule.fail) == 0 with input as _input({})
}

_input(changes) := {"dynamic_references": [object.union(
	{
		"stack": "app",
		"id": "Database",
		"path": ["Resources", "Database", "Properties", "MasterUserPassword"],
		"type": "AWS::RDS::DBInstance",
		"property": "MasterUserPassword",
		"place": "property",
		"store": "secretsmanager",
		"name": "shop/orders",
		"reads": "credential",
		"backslash": false,
		"resolved": true,
		"takes_secret": false,
		"identifier": false,
	},
	changes,
)]}
