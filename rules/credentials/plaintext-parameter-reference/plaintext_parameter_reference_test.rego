package rules.credentials["plaintext-parameter-reference_test"]

import future.keywords.not

import data.rules.credentials["plaintext-parameter-reference"] as rule

test_fail_for_a_credential if {
	rule.fail == {{
		"stack": "app",
		"path": ["Resources", "Database", "Properties", "MasterUserPassword"],
		"message": `MasterUserPassword of "Database" is read in plain text from parameter "shop/orders" when Env = test`,
	}} with input as _input({"store": "ssm", "credential": "password", "when": "Env = test"})
}

test_silent_for_other_stores if {
	every store in ["ssm-secure", "secretsmanager"] {
		count(rule.fail) == 0 with input as _input({"store": store, "credential": "password"})
	}
}

test_silent_for_other_properties if {
	count(rule.fail) == 0 with input as _input({"store": "ssm"})
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
