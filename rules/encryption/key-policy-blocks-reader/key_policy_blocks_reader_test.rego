package rules.encryption["key-policy-blocks-reader_test"]

import future.keywords.not

import data.rules.encryption["key-policy-blocks-reader"] as rule

test_fail_names_key_reader_policy_and_secret if {
	rule.fail == {{
		"stack": "sharing",
		"path": ["Resources", "Policy", "0"],
		"message": concat("", [
			`the policy of key "Key" does not let arn:aws:iam::444455556666:root decrypt when Env = dev, `,
			`so policy "Policy" lets it read secret "Secret" in vain`,
		]),
	}} with input as _input([_reader({"when": "Env = dev"})])
	count(rule.open) == 0 with input as _input([_reader({})])
}

test_fail_finds_each_reader if {
	count(rule.fail) == 2 with input as _input([_reader({}), _reader({"path": ["other"]}), _reader({"admitted": "yes"})])
}

test_fail_within_an_organization if {
	count(rule.fail) == 1 with input as _input([_reader({"class": "cross", "organization": "fixed"})])
}

test_open_where_it_is_not_known if {
	readers := [_reader({"admitted": "unknown", "reason": "its key is not known", "when": "IsShared"})]
	rule.open == {{
		"stack": "sharing",
		"path": ["Resources", "Policy", "0"],
		"message": `the key of secret "Secret" may not let arn:aws:iam::444455556666:root decrypt when IsShared`,
		"reason": "its key is not known",
	}} with input as _input(readers)
	count(rule.fail) == 0 with input as _input(readers)
}

test_silent_for_an_admitted_reader if {
	count(_findings) == 0 with input as _input([_reader({"admitted": "yes"})])
}

test_silent_for_an_undeclared_account if {
	every admitted in ["no", "unknown"] {
		every organization in ["none", "unknown"] {
			changes := {"class": "cross", "organization": organization, "admitted": admitted, "reason": ""}
			count(_findings) == 0 with input as _input([_reader(changes)])
		}
	}
}

test_silent_for_who_does_not_read if {
	every reads in ["no", "unknown"] {
		count(_findings) == 0 with input as _input([_reader({"reads": reads})])
	}
}

test_silent_where_the_secret_may_have_no_key if {
	keyless := _reader({"owner": "aws"})
	count(_findings) == 0 with input as _input([keyless])
	count(_findings) == 0 with input as _input([keyless, _reader({})])
	count(_findings) == 1 with input as _input([keyless, _reader({"account": "777788889999"})])
}

test_silent_without_shared_secrets if {
	count(_findings) == 0 with input as {}
}

_findings := rule.fail | rule.open

_reader(changes) := object.union(
	{
		"stack": "sharing",
		"id": "Policy",
		"path": ["Resources", "Policy", "0"],
		"text": "arn:aws:iam::444455556666:root",
		"account": "444455556666",
		"class": "trusted",
		"organization": "none",
		"reads": "yes",
		"owner": "customer",
		"key": "Key",
		"admitted": "no",
	},
	changes,
)

_input(readers) := {"shared_secrets": [{"stack": "app", "id": "Secret", "path": ["Resources", "Secret"], "readers": readers}]}
