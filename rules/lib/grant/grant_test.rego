package lib.grant_test

import future.keywords.not

import data.lib.grant

test_managing if {
	grant.managing(_statement({})) == {"DeleteSecret", "PutSecretValue"}
}

test_administrators_manage_nothing_in_particular if {
	count(grant.managing(_statement({"administrator": true}))) == 0
}

test_changing if {
	grant.changing(_statement({})) == {"DeleteSecret", "PutSecretValue", "UpdateSecretVersionStage"}
}

test_shown if {
	grant.shown({"PutSecretValue", "DeleteSecret"}) == "secretsmanager:DeleteSecret, secretsmanager:PutSecretValue"
}

test_shown_all if {
	every_action := [
		"CancelRotateSecret", "DeleteResourcePolicy", "DeleteSecret", "PutResourcePolicy", "PutSecretValue",
		"RemoveRegionsFromReplication", "ReplicateSecretToRegions", "RestoreSecret", "RotateSecret",
		"StopReplicationToReplica", "UpdateSecret", "UpdateSecretVersionStage",
	]
	everything := _statement({"secret_actions": every_action})
	grant.shown(grant.changing(everything)) == "secretsmanager:*"
	grant.shown(grant.managing(everything)) == "secretsmanager:*"
}

test_holder if {
	grant.holder({"id": "Role"}) == `a statement of "Role"`
	grant.holder({"id": "Role", "policy": "SecretsManagerReadWrite"}) == `policy SecretsManagerReadWrite of "Role"`
}

_statement(changes) := object.union(
	{
		"secret_actions": ["DeleteSecret", "GetSecretValue", "PutSecretValue", "UpdateSecretVersionStage"],
		"administrator": false,
	},
	changes,
)
