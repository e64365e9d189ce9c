package rules.encryption["cross-account-secret-without-key_test"]

import future.keywords.not

import data.rules.encryption["cross-account-secret-without-key"] as rule

test_fail_names_secret_account_and_policy if {
	rule.fail == {{
		"stack": "app",
		"path": ["Resources", "Secret"],
		"message": `secret "Secret" has no key of its own, so account 444455556666, which policy "Policy" lets in, cannot decrypt it`,
	}} with input as _input([_reader({})])
}

test_fail_names_the_circumstances if {
	some finding in rule.fail with input as _input([_reader({"when": "Env = dev"})])
	startswith(finding.message, `secret "Secret" has no key of its own when Env = dev, so `)
}

test_fail_once_for_an_account if {
	count(rule.fail) == 1 with input as _input([_reader({}), _reader({"path": ["other"]})])
	count(rule.fail) == 2 with input as _input([_reader({}), _reader({"account": "777788889999"})])
}

test_fail_within_an_organization if {
	count(rule.fail) == 1 with input as _input([_reader({"class": "cross", "organization": "fixed"})])
}

test_silent_for_an_undeclared_account if {
	every organization in ["none", "unknown"] {
		count(rule.fail) == 0 with input as _input([_reader({"class": "cross", "organization": organization})])
	}
}

test_silent_with_another_key if {
	every owner in ["customer", "unknown"] {
		count(rule.fail) == 0 with input as _input([_reader({"owner": owner})])
	}
}

test_silent_for_who_does_not_read if {
	every reads in ["no", "unknown"] {
		count(rule.fail) == 0 with input as _input([_reader({"reads": reads})])
	}
}

test_silent_without_shared_secrets if {
	count(rule.fail) == 0 with input as {}
}

_reader(changes) := object.union(
	{
		"stack": "app",
		"id": "Policy",
		"path": ["Resources", "Policy"],
		"account": "444455556666",
		"class": "trusted",
		"organization": "none",
		"reads": "yes",
		"owner": "aws",
	},
	changes,
)

_input(readers) := {"shared_secrets": [{"stack": "app", "id": "Secret", "path": ["Resources", "Secret"], "readers": readers}]}
