# METADATA
# title: Key may be deleted before its secrets
# description: >-
#   A secret that is kept when its stack is deleted is lost all the same if its key goes with the stack:
#   once the key is gone nobody can decrypt the value. After a key has been replaced, older versions of
#   the secret still need the old one.
# related_resources:
#   - https://docs.aws.amazon.com/kms/latest/developerguide/deleting-keys.html
#   - https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-attribute-deletionpolicy.html
# custom:
#   severity: medium
#   tier: extended
#   scope: template
#   fix: >-
#     set DeletionPolicy and UpdateReplacePolicy of the key to Retain, and PendingWindowInDays to 30, or use
#     rotatedsecret.NewRotatedSecret
#   standards: [kms-deletion]
#   fails: |
#     Resources:
#       Key:
#         Type: AWS::KMS::Key
#         Properties: {EnableKeyRotation: true}
#       Settings:
#         Type: AWS::SecretsManager::Secret
#         DeletionPolicy: Retain
#         Properties:
#           Name: orders/settings
#           KmsKeyId: !Ref Key
#           SecretString: '{"region": "eu-central-1"}'
#   passes: |
#     Resources:
#       Key:
#         Type: AWS::KMS::Key
#         DeletionPolicy: Retain
#         UpdateReplacePolicy: Retain
#         Properties: {EnableKeyRotation: true}
#       Settings:
#         Type: AWS::SecretsManager::Secret
#         DeletionPolicy: Retain
#         Properties:
#           Name: orders/settings
#           KmsKeyId: !Ref Key
#           SecretString: '{"region": "eu-central-1"}'
package rules.lifecycle["key-deleted-before-secret"]

import future.keywords.not

import data.lib.message as phrases

fail contains {"stack": key.stack, "path": key.path, "message": message} if {
	some key in input.keys
	key.deletion == "delete"
	message := sprintf("key %q is deleted with its stack, but what it encrypts is kept: %s%s", [
		key.id,
		_secrets(key.outliving.secrets),
		phrases.when(key.outliving),
	])
}

fail contains {"stack": key.stack, "path": key.path, "message": message} if {
	some key in input.keys
	key.deletion == "retain"
	key.replacement == "delete"
	key.pending_days < 30
	message := sprintf("key %q of %s is gone %d days after it is replaced (PendingWindowInDays, and no UpdateReplacePolicy)%s", [
		key.id,
		_secrets(key.outliving.secrets),
		key.pending_days,
		phrases.when(key.outliving),
	])
}

_secrets(ids) := concat(", ", [sprintf("secret %q", [id]) | some id in ids])
