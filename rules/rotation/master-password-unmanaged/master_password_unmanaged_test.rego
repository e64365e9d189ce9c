package rules.rotation["master-password-unmanaged_test"]

import future.keywords.not

import data.rules.rotation["master-password-unmanaged"] as rule

test_fail_for_a_secret_that_nothing_rotates if {
	rule.fail == {{
		"stack": "app",
		"path": ["Resources", "Database", "Properties", "MasterUserPassword"],
		"message": concat("", [
			`MasterUserPassword of "Database" comes from secret "Login", which nothing rotates, `,
			"although the service can manage it (ManageMasterUserPassword) when Env = dev",
		]),
	}} with input as _input({"secret": "Login", "renewed": "no", "when": "Env = dev"})
	count(rule.open) == 0 with input as _input({"secret": "Login", "renewed": "no"})
}

test_open_where_it_is_not_known if {
	secret := {"renewed": "unknown", "reason": "its secret is not in these templates"}
	rule.open == {{
		"stack": "app",
		"path": ["Resources", "Database", "Properties", "MasterUserPassword"],
		"message": concat("", [
			`MasterUserPassword of "Database" comes from a secret that may never be rotated, `,
			"although the service can manage it (ManageMasterUserPassword)",
		]),
		"reason": "its secret is not in these templates",
	}} with input as _input(secret)
	count(rule.fail) == 0 with input as _input(secret)
}

test_silent_for_a_rotated_secret if {
	count(rule.fail) == 0 with input as _input({"secret": "Login", "renewed": "yes"})
	count(rule.open) == 0 with input as _input({"secret": "Login", "renewed": "yes"})
}

test_silent_without_databases if {
	count(rule.fail) == 0 with input as {}
	count(rule.open) == 0 with input as {}
}

_input(secret) := {"databases": {"app/Database": {
	"stack": "app",
	"id": "Database",
	"password": "MasterUserPassword",
	"manager": "ManageMasterUserPassword",
	"password_secrets": [object.union({"path": ["Resources", "Database", "Properties", "MasterUserPassword"]}, secret)],
}}}
