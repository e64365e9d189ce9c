package rules.rotation["rotation-before-attachment_test"]

import future.keywords.not

import data.rules.rotation["rotation-before-attachment"] as rule

test_fail_without_a_dependency if {
	rule.fail == {{
		"stack": "app",
		"path": ["Resources", "Schedule", "Properties", "SecretId"],
		"message": concat("", [
			`schedule "Schedule" may rotate before attachment "Attachment" has written `,
			"host and engine into the secret when Env = prod",
		]),
	}} with input as _input({"is": "yes", "when": "Env = prod", "before": false})
}

test_silent_with_a_dependency if {
	count(rule.fail) == 0 with input as _input({"is": "yes", "before": true})
}

test_silent_where_they_never_meet_or_it_is_undecided if {
	every is in ["no", "undecided"] {
		count(rule.fail) == 0 with input as _input({"is": is, "before": false})
	}
}

test_silent_without_attachments if {
	count(rule.fail) == 0 with input as {"schedules": {"app/Schedule": {"stack": "app", "id": "Schedule", "attachments": []}}}
	count(rule.fail) == 0 with input as {}
}

_input(attachment) := {"schedules": {"app/Schedule": {
	"stack": "app",
	"id": "Schedule",
	"path": ["Resources", "Schedule"],
	"attachments": [object.union({"id": "Attachment"}, attachment)],
}}}
