package rules.credentials["credential-in-output_test"]

import future.keywords.not

import data.rules.credentials["credential-in-output"] as rule

test_fail_for_a_disclosure if {
	every kind, words in {
		"no-echo-parameter": "the value of NoEcho parameter",
		"SecretAccessKey": "the secret access key of",
		"ClientSecret": "the client secret of",
	} {
		rule.fail == {{
			"stack": "app",
			"path": ["Outputs", "Key", "Value"],
			"message": sprintf(`output of "Key" shows %s "Source" when Env = test`, [words]),
		}} with input as {"disclosures": [{
			"stack": "app",
			"id": "Key",
			"path": ["Outputs", "Key", "Value"],
			"place": "output",
			"kind": kind,
			"name": "Source",
			"when": "Env = test",
		}]}
	}
}

test_fail_for_a_reference if {
	every place in ["output", "metadata"] {
		some finding in rule.fail with input as _input({"place": place})
		finding.message == sprintf(`%s of "Database" refers to the value of "shop/orders"`, [place])
	}
}

test_fail_for_an_identifier if {
	every reads in ["all", "credential"] {
		some finding in rule.fail with input as _input({"identifier": true, "reads": reads, "property": "Name"})
		finding.message == `Name of "Database" takes the value of "shop/orders", and is a part of the resource's identifier`
	}
}

test_silent_for_settings_in_an_identifier if {
	every reads in ["setting", "unknown"] {
		count(rule.fail) == 0 with input as _input({"identifier": true, "reads": reads})
	}
}

test_silent_for_plain_parameters if {
	count(rule.fail) == 0 with input as _input({"place": "output", "store": "ssm"})
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
