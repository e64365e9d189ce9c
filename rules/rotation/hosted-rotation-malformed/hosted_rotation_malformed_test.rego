package rules.rotation["hosted-rotation-malformed_test"]

import future.keywords.not

import data.rules.rotation["hosted-rotation-malformed"] as rule

test_silent_for_a_function_that_is_right if {
	count(rule.fail) == 0 with input as _input({}, {})
	count(rule.fail) == 0 with input as {}
}

test_fail_without_a_transform if {
	rule.fail == {{
		"stack": "app",
		"path": ["Resources", "Schedule", "Properties", "HostedRotationLambda"],
		"message": `schedule "Schedule" has a hosted function, but no Transform AWS::SecretsManager-2024-09-16 makes it`,
	}} with input as _input({"transforms": []}, {})
}

test_silent_where_a_macro_may_add_the_transform if {
	count(rule.fail) == 0 with input as _input({"transforms": [], "macros": true}, {})
}

test_fail_for_an_unknown_transform if {
	transform := {"name": "AWS::SecretsManager-2021-01-01", "path": ["Transform", "1"]}
	rule.fail == {{
		"stack": "app",
		"path": ["Transform", "1"],
		"message": "there is no transform AWS::SecretsManager-2021-01-01; the latest is AWS::SecretsManager-2024-09-16",
	}} with input as _input({"transforms": [transform]}, {})
}

test_silent_for_the_old_transform if {
	transform := {"name": "AWS::SecretsManager-2020-07-23", "path": ["Transform"]}
	count(rule.fail) == 0 with input as _input({"transforms": [transform]}, {})
}

test_fail_without_a_type if {
	_messages == {`the hosted function of schedule "Schedule" has no RotationType`} with input as _without_engine({"status": "absent"})
}

test_fail_for_an_unknown_type if {
	rule.fail == {{
		"stack": "app",
		"path": ["Resources", "Schedule", "type"],
		"message": `the hosted function of schedule "Schedule" has RotationType "mysql", which AWS does not know`,
	}} with input as _without_engine({"status": "known", "text": "mysql"})
}

test_silent_where_the_type_is_not_known if {
	count(rule.fail) == 0 with input as _without_engine({"status": "unknown"})
}

test_fail_without_a_superuser if {
	facts := {"missing": {"is": "yes", "when": "Env = dev"}, "twice": {"is": "no"}}
	_messages == {
		`the hosted function of schedule "Schedule" alternates users and has no SuperuserSecretArn when Env = dev`,
	} with input as _input({"superuser": facts}, {})
	count(rule.fail) == 0 with input as _input({"superuser": facts}, {"users": "SingleUser"})
}

test_fail_with_two_superusers if {
	facts := {"missing": {"is": "no"}, "twice": {"is": "yes"}}
	_messages == {concat("", [
		`the hosted function of schedule "Schedule" alternates users and has `,
		`both a SuperuserSecretArn and a MasterSecretArn`,
	])} with input as _input({"superuser": facts}, {})
}

test_fail_for_a_list if {
	list := {"path": ["Resources", "Schedule", "list"], "is": "yes", "property": "VpcSubnetIds"}
	rule.fail == {{
		"stack": "app",
		"path": ["Resources", "Schedule", "list"],
		"message": `VpcSubnetIds of schedule "Schedule" is a list; it must be one text with commas`,
	}} with input as _input({"lists": [list]}, {})
	count(rule.fail) == 0 with input as _input({"lists": [object.union(list, {"is": "undecided"})]}, {})
}

test_fail_for_half_a_network if {
	_messages == {
		`the hosted function of schedule "Schedule" has VpcSubnetIds and no VpcSecurityGroupIds`,
	} with input as _input({"network": {"without_groups": {"is": "yes"}, "without_subnets": {"is": "no"}}}, {})
	_messages == {
		`the hosted function of schedule "Schedule" has VpcSecurityGroupIds and no VpcSubnetIds when Env = dev`,
	} with input as _input(
		{"network": {
			"without_groups": {"is": "no"},
			"without_subnets": {"is": "yes", "when": "Env = dev"},
		}},
		{},
	)
}

test_fail_without_the_key if {
	secret := {"id": "Login", "json": true, "lacks": []}
	_messages == {
		`the hosted function of schedule "Schedule" has no KmsKeyArn, so it may not use the key of secret "Login"`,
	} with input as _input({"keyless": {"is": "yes"}}, {"secret": secret})
	count(rule.fail) == 0 with input as _input({"keyless": {"is": "undecided"}}, {"secret": secret})
}

test_fail_where_the_secret_names_no_superuser if {
	rule.fail == {{
		"stack": "data",
		"path": ["Resources", "Login"],
		"message": concat("", [
			`secret "Login" has no key masterarn when Env = dev, `,
			`in which schedule "Schedule" finds the superuser who alternates users`,
		]),
	}} with input as _input({}, {"secret": _lacking("masterarn", true)})
}

test_silent_for_other_keys_and_users if {
	count(rule.fail) == 0 with input as _input({}, {"secret": _lacking("host", true)})
	count(rule.fail) == 0 with input as _input({}, {"secret": _lacking("masterarn", false)})
	count(rule.fail) == 0 with input as _input({}, {"users": "SingleUser", "secret": _lacking("masterarn", true)})
}

test_silent_for_applications if {
	template := _input({}, {"secret": _lacking("masterarn", true)}).rotation_templates[0]
	count(rule.fail) == 0 with input as {"rotation_templates": [object.remove(template, ["hosted"])]}
}

_lacking(key, is_json) := {
	"stack": "data",
	"id": "Login",
	"path": ["Resources", "Login"],
	"json": is_json,
	"lacks": [{"key": key, "when": "Env = dev"}],
}

_without_engine(type) := {"rotation_templates": [object.remove(
	_input({"type": type}, {}).rotation_templates[0],
	["engine", "users"],
)]}

_messages contains finding.message if some finding in rule.fail

_input(hosted, changes) := {"rotation_templates": [object.union(
	{
		"stack": "app",
		"id": "Schedule",
		"path": ["Resources", "Schedule", "Properties", "HostedRotationLambda"],
		"schedule": "app/Schedule",
		"engine": "MySQL",
		"users": "MultiUser",
		"hosted": object.union(_hosted, hosted),
	},
	changes,
)]}

_hosted := {
	"type": {"status": "known", "text": "MySQLMultiUser", "path": ["Resources", "Schedule", "type"]},
	"transforms": [{"name": "AWS::SecretsManager-2024-09-16", "path": ["Transform"]}],
	"macros": false,
	"superuser": {"missing": {"is": "no"}, "twice": {"is": "no"}},
	"network": {"without_groups": {"is": "no"}, "without_subnets": {"is": "no"}},
	"lists": [],
	"keyless": {"is": "no"},
}
