package rules.rotation["external-secret-without-rotation_test"]

import future.keywords.not

import data.rules.rotation["external-secret-without-rotation"] as rule

test_fail_without_a_schedule if {
	rule.fail == {{
		"stack": "app",
		"path": ["Resources", "Partner"],
		"message": `external secret "Partner" is never rotated when Env = dev`,
	}} with input as {"secrets": {"app/Partner": _secret("external", {"status": "none", "when": "Env = dev"})}}
}

test_silent_where_the_schedule_is_undecided if {
	rotation := {"status": "undecided", "reason": "why"}
	count(rule.fail) == 0 with input as {"secrets": {"app/Partner": _secret("external", rotation)}}
}

test_silent_for_other_secrets if {
	every class in ["database", "credential", "token", "configuration", "managed"] {
		count(rule.fail) == 0 with input as {"secrets": {"app/Partner": _secret(class, {"status": "none"})}}
	}
}

test_fail_without_a_role_and_metadata if {
	rule.fail == {{
		"stack": "app",
		"path": ["Resources", "Schedule"],
		"message": concat("", [
			`schedule "Schedule" rotates an external secret without `,
			"ExternalSecretRotationMetadata and ExternalSecretRotationRoleArn",
		]),
	}} with input as _input("external", {})
}

test_fail_without_metadata if {
	some finding in rule.fail with input as _input("external", {"partner": {"role": true, "metadata": false}})
	finding.message == `schedule "Schedule" rotates an external secret without ExternalSecretRotationMetadata`
}

test_fail_without_a_type if {
	rule.fail == {{
		"stack": "app",
		"path": ["Resources", "Schedule"],
		"message": `schedule "Schedule" rotates at a partner, but secret "Partner" has no Type that names one`,
	}} with input as _input("token", {"partner": {"role": true, "metadata": true}})
}

test_fail_for_the_trust_of_the_role if {
	rule.fail == {{
		"stack": "roles",
		"path": ["Resources", "Role"],
		"message": `role "Role" of schedule "Schedule" does not let secretsmanager.amazonaws.com assume it`,
	}} with input as _input("external", {"partner": _trusted("none")})
	some finding in rule.fail with input as _input("external", {"partner": _trusted("open")})
	finding.message == concat("", [
		`role "Role" of schedule "Schedule" lets secretsmanager.amazonaws.com assume it for any account: `,
		"bind it by aws:SourceAccount or aws:SourceArn",
	])
}

test_silent_for_a_schedule_that_is_right if {
	every status in ["bound", "unknown"] {
		count(rule.fail) == 0 with input as _input("external", {"partner": _trusted(status)})
	}
}

test_silent_for_a_role_outside if {
	count(rule.fail) == 0 with input as _input("external", {"partner": {"role": true, "metadata": true}})
}

test_silent_for_a_secret_outside if {
	schedule := {"stack": "app", "id": "Schedule", "partner": {"role": true, "metadata": true}}
	count(rule.fail) == 0 with input as {"schedules": {"app/Schedule": schedule}}
	count(rule.fail) == 0 with input as {}
}

_trusted(status) := {
	"role": true,
	"metadata": true,
	"trust": {"stack": "roles", "id": "Role", "path": ["Resources", "Role"], "status": status},
}

_secret(class, rotation) := {
	"stack": "app",
	"id": "Partner",
	"path": ["Resources", "Partner"],
	"class": class,
	"rotation": rotation,
}

_input(class, changes) := {
	"secrets": {"app/Partner": _secret(class, {"status": "scheduled"})},
	"schedules": {"app/Schedule": object.union(
		{"stack": "app", "id": "Schedule", "path": ["Resources", "Schedule"], "secret": "app/Partner"},
		changes,
	)},
}
