package rules.lifecycle["secret-name-like-arn-suffix_test"]

import future.keywords.not

import data.rules.lifecycle["secret-name-like-arn-suffix"] as rule

test_fail_for_the_end if {
	rule.fail == {{
		"stack": "app",
		"path": ["Resources", "Settings", "Properties", "Name"],
		"message": `name "orders-secret" of secret "Settings" ends in a hyphen and six characters, as the ARNs of secrets do`,
	}} with input as _input({"text": "orders-secret", "known": "orders-secret", "end": "orders-secret"})
}

test_fail_names_the_circumstances if {
	some finding in rule.fail with input as _input({"text": "${Env}-secret", "known": "-secret", "end": "-secret", "when": "Env = prod"})
	endswith(finding.message, "as the ARNs of secrets do when Env = prod")
}

test_fail_for_refused_characters if {
	rule.fail == {{
		"stack": "app",
		"path": ["Resources", "Settings", "Properties", "Name"],
		"message": `name "a b:c:d" of secret "Settings" has characters that no secret's name may have: " " ":"`,
	}} with input as _input({"text": "a b:c:d", "known": "a b:c:d", "end": "a b:c:d"})
}

test_fail_for_the_length if {
	long := concat("", ["x" | some _ in numbers.range(1, 513)])
	rule.fail == {{
		"stack": "app",
		"path": ["Resources", "Settings", "Properties", "Name"],
		"message": `the name of secret "Settings" has 513 characters, more than 512`,
	}} with input as _input({"text": long, "known": long, "end": long})
	count(rule.fail) == 0 with input as _input({"text": long, "known": substring(long, 0, 512), "end": ""})
}

test_silent_for_good_names if {
	every text in ["orders/secret", "orders-secrets", "orders-db", "a_secret", "-secret-", "/_+=.@-"] {
		count(rule.fail) == 0 with input as _input({"text": text, "known": text, "end": text})
	}
}

test_silent_for_what_is_not_known if {
	count(rule.fail) == 0 with input as _input({"text": "orders-secret${Env}", "known": "orders-secret", "end": ""})
}

test_silent_without_names if {
	count(rule.fail) == 0 with input as {"secrets": {"app/Settings": {"stack": "app", "id": "Settings", "names": []}}}
}

_input(name) := {"secrets": {"app/Settings": {
	"stack": "app",
	"id": "Settings",
	"names": [object.union({"path": ["Resources", "Settings", "Properties", "Name"]}, name)],
}}}
