package rules.encryption["rotation-plaintext-fallback_test"]

import future.keywords.not

import data.rules.encryption["rotation-plaintext-fallback"] as rule

test_fail_without_the_key_ssl if {
	rule.fail == {{
		"stack": "data",
		"path": ["Resources", "Login", "template"],
		"message": concat("", [
			`secret "Login" does not say "ssl": true, so its rotation falls back to plain text, `,
			`and database "Database" admits connections without TLS`,
		]),
	}} with input as _input("absent", {})
}

test_fail_for_plain_text if {
	some finding in rule.fail with input as _input("false", {"when": "Env = dev"})
	startswith(finding.message, `secret "Login" says "ssl": false, so its rotation uses plain text when Env = dev, and `)
}

test_silent_with_the_key_ssl if {
	every ssl in ["true", "unknown"] {
		count(rule.fail) == 0 with input as _input(ssl, {})
	}
}

test_silent_where_the_database_requires_tls if {
	every tls in ["required", "unknown"] {
		count(rule.fail) == 0 with input as _input("absent", {"tls": tls})
	}
}

test_silent_where_they_never_meet_or_it_is_undecided if {
	every is in ["no", "undecided"] {
		count(rule.fail) == 0 with input as _input("absent", {"is": is})
	}
}

test_silent_without_a_database if {
	count(rule.fail) == 0 with input as {"rotation_templates": [{"secret": {"ssl": "absent", "databases": []}}]}
	count(rule.fail) == 0 with input as {"rotation_templates": [{"stack": "app", "id": "Schedule"}]}
	count(rule.fail) == 0 with input as {}
}

_input(ssl, changes) := {"rotation_templates": [{
	"stack": "app",
	"id": "Schedule",
	"secret": {
		"stack": "data",
		"id": "Login",
		"path": ["Resources", "Login", "template"],
		"ssl": ssl,
		"databases": [object.union({"id": "Database", "is": "yes", "tls": "optional"}, changes)],
	},
}]}
