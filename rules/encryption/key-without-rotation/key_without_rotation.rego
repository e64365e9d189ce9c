# METADATA
# title: KMS key used for secrets has no rotation
# description: >-
#   AWS can replace the material of a key at intervals, without any change for whoever uses it. Without
#   that one leak of the material opens everything that the key ever encrypted.
# related_resources:
#   - https://docs.aws.amazon.com/kms/latest/developerguide/rotate-keys.html
#   - https://docs.aws.amazon.com/securityhub/latest/userguide/kms-controls.html#kms-4
# custom:
#   severity: medium
#   tier: core
#   scope: template
#   fix: >-
#     set EnableKeyRotation to true, with a RotationPeriodInDays from 90 to 2560 or none, or use
#     rotatedsecret.NewRotatedSecret
#   standards: [kms-rotation]
#   fails: |
#     Resources:
#       Key:
#         Type: AWS::KMS::Key
#       Secret:
#         Type: AWS::SecretsManager::Secret
#         Properties:
#           SecretString: '{"region": "eu-central-1"}'
#           KmsKeyId: !Ref Key
#   passes: |
#     Resources:
#       Key:
#         Type: AWS::KMS::Key
#         Properties:
#           EnableKeyRotation: true
#       Secret:
#         Type: AWS::SecretsManager::Secret
#         Properties:
#           SecretString: '{"region": "eu-central-1"}'
#           KmsKeyId: !Ref Key
package rules.encryption["key-without-rotation"]

import future.keywords.not

import data.lib.message as phrases

fail contains {"stack": key.stack, "path": key.unrotated.path, "message": message} if {
	some key in input.keys
	key.secrets != []
	message := sprintf("key %q encrypts %s and is never rotated%s", [
		key.id,
		_secrets(key.secrets),
		phrases.when(key.unrotated),
	])
}

fail contains {"stack": key.stack, "path": key.period.path, "message": message} if {
	some key in input.keys
	key.period
	not key.unrotated
	key.secrets != []
	message := sprintf("key %q encrypts %s and asks for rotation every %s days%s, which is not from 90 to 2560", [
		key.id,
		_secrets(key.secrets),
		key.period.text,
		phrases.when(key.period),
	])
}

_secrets([key]) := sprintf("secret %q", [input.secrets[key].id])

_secrets(keys) := sprintf("%d secrets", [count(keys)]) if count(keys) > 1
