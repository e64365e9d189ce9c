# METADATA
# title: Key cannot encrypt secrets
# description: >-
#   Secrets Manager takes symmetric encryption keys only. With an asymmetric key, a key for signing or MACs, or
#   one that is disabled, no value can be stored or read.
# related_resources:
#   - https://docs.aws.amazon.com/secretsmanager/latest/userguide/security-encryption.html
#   - https://docs.aws.amazon.com/kms/latest/developerguide/symm-asymm-choose-key-spec.html
# custom:
#   severity: high
#   tier: extended
#   scope: template
#   fix: >-
#     use an enabled key with KeySpec SYMMETRIC_DEFAULT and KeyUsage ENCRYPT_DECRYPT (the defaults), or use
#     rotatedsecret.NewRotatedSecret
#   standards: []
#   fails: |
#     Resources:
#       Key:
#         Type: AWS::KMS::Key
#         Properties: {KeySpec: RSA_4096, KeyUsage: ENCRYPT_DECRYPT}
#       Settings:
#         Type: AWS::SecretsManager::Secret
#         Properties:
#           Name: orders/settings
#           KmsKeyId: !GetAtt Key.Arn
#           SecretString: '{"region": "eu-central-1"}'
#   passes: |
#     Resources:
#       Key:
#         Type: AWS::KMS::Key
#         Properties: {EnableKeyRotation: true}
#       Settings:
#         Type: AWS::SecretsManager::Secret
#         Properties:
#           Name: orders/settings
#           KmsKeyId: !GetAtt Key.Arn
#           SecretString: '{"region": "eu-central-1"}'
package rules.encryption["key-cannot-encrypt-secret"]

import future.keywords.not

import data.lib.message as phrases

fail contains {"stack": encryption.stack, "path": encryption.path, "message": message} if {
	some encryption in input.encryptions
	message := sprintf("key %q cannot encrypt secret %q: %s%s", [
		encryption.key_id,
		encryption.id,
		concat(" and ", encryption.useless.reasons),
		phrases.when(encryption.useless),
	])
}
