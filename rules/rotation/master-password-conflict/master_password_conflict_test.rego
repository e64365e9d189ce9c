package rules.rotation["master-password-conflict_test"]

import future.keywords.not

import data.rules.rotation["master-password-conflict"] as rule

test_fail_for_both if {
	rule.fail == {{
		"stack": "app",
		"path": ["Resources", "Warehouse", "Properties", "AdminUserPassword"],
		"message": `"Warehouse" sets AdminUserPassword although ManageAdminPassword is true`,
	}} with input as _input({"given_twice": {"path": _path}})
}

test_fail_names_the_circumstances if {
	some finding in rule.fail with input as _input({"given_twice": {"path": _path, "when": "Env = prod"}})
	endswith(finding.message, "although ManageAdminPassword is true when Env = prod")
}

test_silent_for_one_of_them if {
	count(rule.fail) == 0 with input as _input({})
}

test_silent_without_databases if {
	count(rule.fail) == 0 with input as {}
}

_path := ["Resources", "Warehouse", "Properties", "AdminUserPassword"]

_input(changes) := {"databases": {"app/Warehouse": object.union(
	{"stack": "app", "id": "Warehouse", "password": "AdminUserPassword", "manager": "ManageAdminPassword"},
	changes,
)}}
