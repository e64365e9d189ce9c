# METADATA
# title: Rotation schedule without a function
# description: >-
#   Secrets Manager rotates a secret by a function, by a hosted function, or by a partner's role. Only
#   the secrets that an AWS service manages need none of them.
# related_resources:
#   - https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-secretsmanager-rotationschedule.html
#   - https://docs.aws.amazon.com/secretsmanager/latest/userguide/rotate-secrets_lambda.html
# custom:
#   severity: high
#   tier: core
#   scope: resource
#   fix: set RotationLambdaARN or HostedRotationLambda, or use rotatedsecret.NewRotatedSecret
#   standards: [rotation-enabled]
#   yields_to: [external-secret-without-rotation]
#   fails: |
#     Resources:
#       ApiKey:
#         Type: AWS::SecretsManager::Secret
#         Properties:
#           GenerateSecretString: {PasswordLength: 64}
#       Rotation:
#         Type: AWS::SecretsManager::RotationSchedule
#         Properties:
#           SecretId: !Ref ApiKey
#           RotationRules: {ScheduleExpression: rate(30 days)}
#   passes: |
#     Resources:
#       ApiKey:
#         Type: AWS::SecretsManager::Secret
#         Properties:
#           GenerateSecretString: {PasswordLength: 64}
#       Rotation:
#         Type: AWS::SecretsManager::RotationSchedule
#         Properties:
#           SecretId: !Ref ApiKey
#           RotationLambdaARN: !ImportValue RotationFunctionArn
#           RotationRules: {ScheduleExpression: rate(30 days)}
package rules.rotation["rotation-without-function"]

import future.keywords.not

import data.lib.message as phrases

fail contains {"stack": schedule.stack, "path": schedule.path, "message": message} if {
	some schedule in input.schedules
	schedule.unattended.is == "yes"
	not input.secrets[schedule.secret].class == "external"
	message := sprintf("schedule %q names no function that rotates the secret%s", [
		schedule.id,
		phrases.when(schedule.unattended),
	])
}

open contains {"stack": schedule.stack, "path": schedule.path, "message": message, "reason": reason} if {
	some schedule in input.schedules
	schedule.unattended.is == "undecided"
	reason := schedule.unattended.reason
	message := sprintf("schedule %q names no function, which is right only for a secret that an AWS service manages", [schedule.id])
}
