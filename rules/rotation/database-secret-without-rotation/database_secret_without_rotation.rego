# METADATA
# title: Database secret has no rotation
# description: >-
#   A database password that never changes stays valid for everyone who ever copied it. Secrets Manager
#   changes it in the secret and in the database together, but only where a rotation schedule asks for it.
# related_resources:
#   - https://docs.aws.amazon.com/secretsmanager/latest/userguide/rotating-secrets.html
#   - https://docs.aws.amazon.com/securityhub/latest/userguide/secretsmanager-controls.html#secretsmanager-1
# custom:
#   severity: high
#   tier: core
#   scope: assembly
#   fix: >-
#     add an AWS::SecretsManager::RotationSchedule that refers to the secret or its attachment, let the
#     database manage its password (ManageMasterUserPassword), or use rotatedsecret.NewRotatedSecret
#   standards: [rotation-enabled]
#   fails: |
#     Resources:
#       DbSecret:
#         Type: AWS::SecretsManager::Secret
#         Properties:
#           GenerateSecretString:
#             SecretStringTemplate: '{"engine": "postgres", "username": "app"}'
#             GenerateStringKey: password
#   passes: |
#     Resources:
#       DbSecret:
#         Type: AWS::SecretsManager::Secret
#         Properties:
#           GenerateSecretString:
#             SecretStringTemplate: '{"engine": "postgres", "username": "app"}'
#             GenerateStringKey: password
#       Rotation:
#         Type: AWS::SecretsManager::RotationSchedule
#         Properties:
#           SecretId: !Ref DbSecret
#           RotationLambdaARN: !ImportValue RotationFunctionArn
#           RotationRules: {ScheduleExpression: rate(30 days)}
package rules.rotation["database-secret-without-rotation"]

import future.keywords.not

import data.lib.message as phrases

fail contains {"stack": secret.stack, "path": secret.path, "message": message} if {
	some secret in input.secrets
	secret.class == "database"
	secret.rotation.status == "none"
	message := sprintf("database secret %q is never rotated%s", [secret.id, phrases.when(secret.rotation)])
}

open contains {"stack": secret.stack, "path": secret.path, "message": message, "reason": secret.rotation.reason} if {
	some secret in input.secrets
	secret.class == "database"
	secret.rotation.status == "undecided"
	message := sprintf("database secret %q may never be rotated", [secret.id])
}
