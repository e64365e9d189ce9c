package secretwright_test

import future.keywords.not

import data.secretwright as adapter

test_finding_has_rule_severity_and_kind if {
	adapter.findings == {
		object.union(_public, {"rule": "public", "severity": "critical", "kind": "fail"}),
		object.union(_unknown, {"rule": "public", "severity": "critical", "kind": "open"}),
		object.union(_untagged, {"rule": "untagged", "severity": "low", "kind": "fail"}),
	} with adapter.rules as _rules
		with data.rules as _results
}

test_severe_findings_are_denied if {
	adapter.deny == {object.union(_public, {
		"rule": "public",
		"severity": "critical",
		"kind": "fail",
		"msg": `app: critical: policy "P" lets everybody use the secret [public]`,
		"fix": "name the principals",
		"url": "https://example.com/public",
	})} with input as {"format": 1}
		with adapter.format as 1
		with adapter.rules as _rules
		with data.rules as _results
}

test_others_are_warnings if {
	messages := {result.msg | some result in adapter.warn} with adapter.rules as _rules
		with data.rules as _results
	messages == {
		`app: critical (open): policy "P" may let everybody in: parameter Who has no value [public]`,
		`app: low: secret "S" has no tags [untagged]`,
	}
}

test_other_input_is_denied if {
	every document in [{}, {"Resources": {}}, {"format": 2}] {
		messages := {result.msg | some result in adapter.deny} with input as document
			with adapter.format as 1
			with adapter.rules as {}
		count(messages) == 1
		some message in messages
		startswith(message, "the input is no document of format 1: ")
	}
}

_rules := {
	"public": {"category": "access", "severity": "critical", "fix": "name the principals", "url": "https://example.com/public"},
	"untagged": {"category": "lifecycle", "severity": "low", "fix": "tag it", "url": "https://example.com/untagged"},
}

# The bundle knows nothing of the rule foreign: it may be of another bundle.
_results := {
	"access": {"public": {"fail": {_public}, "open": {_unknown}}, "foreign": {"fail": {_public}}},
	"lifecycle": {"untagged": {"fail": {_untagged}}},
}

_public := {"stack": "app", "path": ["Resources", "P"], "message": `policy "P" lets everybody use the secret`}

_unknown := {
	"stack": "app",
	"path": ["Resources", "P"],
	"message": `policy "P" may let everybody in`,
	"reason": "parameter Who has no value",
}

_untagged := {"stack": "app", "path": ["Resources", "S"], "message": `secret "S" has no tags`}
