package rules.rotation["rotation-secret-fields-missing_test"]

import future.keywords.not

import data.rules.rotation["rotation-secret-fields-missing"] as rule

test_fail_for_missing_keys if {
	rule.fail == {{
		"stack": "data",
		"path": ["Resources", "Login", "template"],
		"message": `AWS's rotation function for OracleSingleUser finds no engine, dbname in the JSON of secret "Login" when Env = dev`,
	}} with input as _input(
		[{"key": "engine", "when": "Env = dev"}, {"key": "dbname", "when": "Env = dev"}],
		{"engine": "Oracle"},
	)
}

test_fail_for_an_application_without_a_superuser if {
	template := object.remove(_input([{"key": "masterarn"}], {"users": "MultiUser"}).rotation_templates[0], ["hosted"])
	some finding in rule.fail with input as {"rotation_templates": [template]}
	finding.message == `AWS's rotation function for MySQLMultiUser finds no masterarn in the JSON of secret "Login"`
}

test_fail_for_a_single_user_without_a_superuser if {
	count(rule.fail) == 1 with input as _input([{"key": "masterarn"}], {"engine": "Db2"})
}

test_fail_for_a_value_that_is_no_json if {
	changes := {"users": "MultiUser", "secret": object.union(_secret([{"key": "masterarn"}]), {"json": false})}
	count(rule.fail) == 1 with input as _input([], changes)
}

test_yields_for_a_hosted_function_that_alternates_users if {
	count(rule.fail) == 0 with input as _input([{"key": "masterarn"}], {"users": "MultiUser"})
	some finding in rule.fail with input as _input([{"key": "host"}, {"key": "masterarn"}], {"users": "MultiUser"})
	finding.message == `AWS's rotation function for MySQLMultiUser finds no host in the JSON of secret "Login"`
}

test_silent_with_all_keys if {
	count(rule.fail) == 0 with input as _input([], {})
}

test_silent_without_a_secret if {
	count(rule.fail) == 0 with input as {"rotation_templates": [{"stack": "app", "id": "Schedule"}]}
	count(rule.fail) == 0 with input as {}
}

_secret(lacks) := {
	"stack": "data",
	"id": "Login",
	"path": ["Resources", "Login", "template"],
	"json": true,
	"lacks": lacks,
}

_input(lacks, changes) := {"rotation_templates": [object.union(
	{
		"stack": "app",
		"id": "Schedule",
		"engine": "MySQL",
		"users": "SingleUser",
		"hosted": {},
		"secret": _secret(lacks),
	},
	changes,
)]}
