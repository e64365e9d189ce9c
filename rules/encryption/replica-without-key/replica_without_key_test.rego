package rules.encryption["replica-without-key_test"]

import future.keywords.not

import data.rules.encryption["replica-without-key"] as rule

test_fail_without_a_key if {
	rule.fail == {{
		"stack": "app",
		"path": ["Resources", "Login", "Properties", "ReplicaRegions", "0"],
		"message": concat("", [
			`the replica of secret "Login" in eu-west-1 has no KmsKeyId and falls back to aws/secretsmanager, `,
			"unlike the secret itself",
		]),
	}} with input as _input({"keyless": {}})
}

test_fail_names_the_circumstances if {
	some finding in rule.fail with input as _input({"keyless": {"when": "Env = prod"}})
	endswith(finding.message, "unlike the secret itself when Env = prod")
}

test_silent_with_a_key if {
	count(rule.fail) == 0 with input as _input({})
}

test_silent_without_replicas if {
	count(rule.fail) == 0 with input as {}
}

_input(changes) := {"replicas": [object.union(
	{
		"stack": "app",
		"id": "Login",
		"path": ["Resources", "Login", "Properties", "ReplicaRegions", "0"],
		"region": "eu-west-1",
	},
	changes,
)]}
