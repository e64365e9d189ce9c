# METADATA
# description: What the rules about identity policies mean by managing and by changing secrets.
package lib.grant

import future.keywords.not

# METADATA
# scope: document
# description: >-
#   The actions by which a statement lets take over secrets, nothing for an administrator.
managing(statement) := {action | some action in statement.secret_actions; action in _managing} if not statement.administrator

managing(statement) := set() if statement.administrator

# METADATA
# scope: document
# description: The actions of a statement that change a secret that is there, its labels or its policy.
changing(statement) := {action | some action in statement.secret_actions; action in _changing}

# METADATA
# scope: document
# description: Actions as the subject of a message, all of a kind as an asterisk.
shown(actions) := concat(", ", [sprintf("secretsmanager:%s", [action]) | some action in actions]) if not _are_all(actions)

shown(actions) := "secretsmanager:*" if _are_all(actions)

# METADATA
# scope: document
# description: The policy of a statement as the subject of a message.
holder(statement) := sprintf("policy %s of %q", [statement.policy, statement.id])

holder(statement) := sprintf("a statement of %q", [statement.id]) if not statement.policy

_are_all(actions) if actions in {_managing, _changing}

_managing := {"DeleteResourcePolicy", "DeleteSecret", "PutResourcePolicy", "PutSecretValue", "RotateSecret", "UpdateSecret"}

_changing := _managing | {
	"CancelRotateSecret",
	"RemoveRegionsFromReplication",
	"ReplicateSecretToRegions",
	"RestoreSecret",
	"StopReplicationToReplica",
	"UpdateSecretVersionStage",
}
