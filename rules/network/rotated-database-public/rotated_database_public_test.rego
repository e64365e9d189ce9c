package rules.network["rotated-database-public_test"]

import future.keywords.not

import data.rules.network["rotated-database-public"] as rule

test_fail_for_a_public_instance if {
	rule.fail == {{
		"stack": "app",
		"path": ["Resources", "Writer", "Properties", "PubliclyAccessible"],
		"message": `database "Cluster", whose login is a secret, is open to the internet: PubliclyAccessible of "Writer" is true`,
	}} with input as _input([_place])
}

test_fail_names_the_circumstances if {
	some finding in rule.fail with input as _input([object.union(_place, {"when": "Env = dev"})])
	endswith(finding.message, "is true when Env = dev")
}

test_silent_for_a_private_database if {
	count(rule.fail) == 0 with input as _input([])
}

test_silent_without_databases if {
	count(rule.fail) == 0 with input as {}
}

_place := {"stack": "app", "id": "Writer", "path": ["Resources", "Writer", "Properties", "PubliclyAccessible"]}

_input(places) := {"databases": {"app/Cluster": {"stack": "app", "id": "Cluster", "public": places}}}
