package rules.access["vpc-deny-blocks-deployment_test"]

import future.keywords.not

import data.rules.access["vpc-deny-blocks-deployment"] as rule

test_fail_names_each_use if {
	rule.fail == {{
		"stack": "app",
		"path": ["Resources", "Policy", "0"],
		"message": concat("", [
			`policy "Policy" denies every call from outside of a VPC, which stops attachment "Attachment" and `,
			`the dynamic reference in "Database" and the service behind "Proxy" when IsProd`,
		]),
	}} with input as _input({"when": "IsProd"}, _uses)
}

test_fail_for_an_attachment_that_cannot_write if {
	facts := {"vital": ["secretsmanager:PutSecretValue"]}
	some finding in rule.fail with input as _input(facts, _uses)
	endswith(finding.message, ` which stops attachment "Attachment"`)
}

test_silent_without_a_use if {
	count(rule.fail) == 0 with input as _input({}, [])
}

test_silent_for_other_actions if {
	count(rule.fail) == 0 with input as _input({"vital": ["secretsmanager:PutResourcePolicy"]}, _uses)
}

test_silent_for_other_denials if {
	count(rule.fail) == 0 with input as _input({"vpc_only": false}, _uses)
}

test_silent_without_statements if {
	count(rule.fail) == 0 with input as {}
}

_uses := [
	{"by": "attachment", "id": "Attachment"},
	{"by": "dynamic-reference", "id": "Database"},
	{"by": "integration", "id": "Proxy"},
]

_input(changes, uses) := {
	"secret_statements": [object.union(
		{
			"stack": "app",
			"id": "Policy",
			"path": ["Resources", "Policy", "0"],
			"policy": "app/Policy",
			"vpc_only": true,
			"vital": ["secretsmanager:GetSecretValue"],
		},
		changes,
	)],
	"resource_policies": {"app/Policy": {"uses": uses}},
}
