package rules.access["public-policy-not-blocked_test"]

import future.keywords.not

import data.rules.access["public-policy-not-blocked"] as rule

test_fail_names_the_policy if {
	rule.fail == {{
		"stack": "app",
		"path": ["Resources", "Policy"],
		"message": `policy "Policy" does not turn BlockPublicPolicy on`,
	}} with input as _input({"status": "off"}, "some")
}

test_fail_names_the_circumstances if {
	some finding in rule.fail with input as _input({"status": "off", "when": "Env = dev"}, "some")
	endswith(finding.message, " BlockPublicPolicy on when Env = dev")
}

test_silent_where_it_is_on_or_unknown if {
	every status in ["on", "unknown"] {
		count(rule.fail) == 0 with input as _input({"status": status}, "some")
	}
}

test_silent_for_a_policy_that_only_denies if {
	count(rule.fail) == 0 with input as _input({"status": "off"}, "nobody")
}

test_silent_for_a_public_policy if {
	count(rule.fail) == 0 with input as _input({"status": "off"}, "everybody")
}

test_silent_without_policies if {
	count(rule.fail) == 0 with input as {}
}

_input(block, grants) := {"resource_policies": {"app/Policy": {
	"stack": "app",
	"id": "Policy",
	"grants": grants,
	"block_public": object.union({"path": ["Resources", "Policy"]}, block),
}}}
