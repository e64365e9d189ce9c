package rules.credentials["unresolvable-dynamic-reference_test"]

import future.keywords.not

import data.rules.credentials["unresolvable-dynamic-reference"] as rule

test_fail_by_place if {
	every place, words in {
		"custom-resource": "a custom resource",
		"init": "metadata of AWS::CloudFormation::Init",
		"user-data": "user data",
	} {
		rule.fail == {{
			"stack": "app",
			"path": ["Resources", "Database", "Properties", "MasterUserPassword"],
			"message": sprintf(`"Database" gets the text of the reference to "shop/orders": it is not resolved in %s when Env = test`, [words]),
		}} with input as _input({"place": place, "resolved": false, "when": "Env = test"})
	}
}

test_fail_for_a_secure_string if {
	some finding in rule.fail with input as _input({"store": "ssm-secure", "resolved": false})
	finding.message == `MasterUserPassword of "Database" refers to "shop/orders" by ssm-secure, which is not resolved there`
}

test_fail_where_a_secret_is_named if {
	some finding in rule.fail with input as _input({"takes_secret": true, "property": "SecretArn"})
	finding.message == `SecretArn of "Database" takes the ARN of a secret, and gets the value of "shop/orders"`
}

test_fail_for_a_backslash if {
	some finding in rule.fail with input as _input({"backslash": true})
	finding.message == `the reference in "Database" ends in a backslash and cannot be resolved`
}

test_fail_for_too_many if {
	some finding in rule.fail with input as _input({"number": 61})
	finding.message == "the template has more than the 60 different dynamic references that are resolved"
}

test_silent_for_the_last_that_is_resolved if {
	count(rule.fail) == 0 with input as _input({"number": 60})
}

test_silent_for_an_arn_that_is_kept_in_a_secret if {
	every reads in ["setting", "unknown"] {
		count(rule.fail) == 0 with input as _input({"takes_secret": true, "reads": reads})
	}
}

test_silent_in_outputs if {
	every place in ["output", "metadata"] {
		count(rule.fail) == 0 with input as _input({"place": place, "resolved": false})
	}
}

test_silent_in_properties if {
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
