# METADATA
# title: Secret has no rotation
# description: >-
#   A credential that never changes stays valid for everyone who ever copied it. Secrets that hold plain
#   configuration, and secrets that an AWS service or a partner rotates, are left alone.
# related_resources:
#   - https://docs.aws.amazon.com/secretsmanager/latest/userguide/rotating-secrets.html
#   - https://docs.aws.amazon.com/securityhub/latest/userguide/secretsmanager-controls.html#secretsmanager-1
# custom:
#   severity: medium
#   tier: core
#   scope: assembly
#   fix: >-
#     add an AWS::SecretsManager::RotationSchedule that refers to the secret, or use
#     rotatedsecret.NewRotatedSecret
#   standards: [rotation-enabled]
#   yields_to: [database-secret-without-rotation, external-secret-without-rotation]
#   fails: |
#     Resources:
#       SigningKey:
#         Type: AWS::SecretsManager::Secret
#         Properties:
#           GenerateSecretString: {PasswordLength: 64}
#   passes: |
#     Resources:
#       SigningKey:
#         Type: AWS::SecretsManager::Secret
#         Properties:
#           GenerateSecretString: {PasswordLength: 64}
#       Rotation:
#         Type: AWS::SecretsManager::RotationSchedule
#         Properties:
#           SecretId: !Ref SigningKey
#           RotationLambdaARN: !ImportValue RotationFunctionArn
#           RotationRules: {ScheduleExpression: rate(30 days)}
package rules.rotation["secret-without-rotation"]

import future.keywords.not

import data.lib.message as phrases

fail contains {"stack": secret.stack, "path": secret.path, "message": message} if {
	some secret in input.secrets
	secret.class == "credential"
	secret.rotation.status == "none"
	message := sprintf("secret %q is never rotated%s", [secret.id, phrases.when(secret.rotation)])
}

open contains {"stack": secret.stack, "path": secret.path, "message": message, "reason": reason} if {
	some secret in input.secrets
	secret.class == "token"
	secret.rotation.status == "none"
	message := sprintf("secret %q is never rotated%s", [secret.id, phrases.when(secret.rotation)])
	reason := "its value comes from outside the template; a vendor's token can only be renewed by its issuer"
}

open contains {"stack": secret.stack, "path": secret.path, "message": message, "reason": secret.rotation.reason} if {
	some secret in input.secrets
	secret.rotation.status == "undecided"
	secret.class in {"credential", "token"}
	message := sprintf("secret %q may never be rotated", [secret.id])
}
