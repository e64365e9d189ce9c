# METADATA
# title: Secret is encrypted with the AWS managed key
# description: >-
#   The key that AWS manages serves most secrets well, and AWS recommends it for them. Who must control
#   the key's policy, its rotation or its audit trail needs a key of their own for every secret.
# related_resources:
#   - https://docs.aws.amazon.com/secretsmanager/latest/userguide/security-encryption.html
#   - https://docs.aws.amazon.com/config/latest/developerguide/secretsmanager-using-cmk.html
# custom:
#   severity: info
#   tier: extended
#   scope: resource
#   fix: >-
#     name an AWS::KMS::Key as KmsKeyId, or use rotatedsecret.NewRotatedSecret
#   standards: [secret-cmk]
#   fails: |
#     Resources:
#       Secret:
#         Type: AWS::SecretsManager::Secret
#         Properties:
#           SecretString: '{"region": "eu-central-1"}'
#   passes: |
#     Resources:
#       Secret:
#         Type: AWS::SecretsManager::Secret
#         Properties:
#           SecretString: '{"region": "eu-central-1"}'
#           KmsKeyId: !ImportValue KeyArn
package rules.encryption["secret-without-customer-key"]

import future.keywords.not

import data.lib.message as phrases

fail contains {"stack": secret.stack, "path": secret.managed_key.path, "message": message} if {
	some secret in input.secrets
	message := sprintf("secret %q is encrypted with aws/secretsmanager%s: %s", [
		secret.id,
		phrases.when(secret.managed_key),
		_why(secret.managed_key),
	])
}

default _why(_) := "it has no KmsKeyId"

_why(key) := sprintf("KmsKeyId is %q", [key.text])
