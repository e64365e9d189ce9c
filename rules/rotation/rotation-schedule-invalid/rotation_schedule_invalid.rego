# METADATA
# title: Invalid rotation schedule
# description: >-
#   Secrets Manager takes rate() from 4 hours to 999 days, cron() on the hour with one day field and
#   rotations at least 4 hours apart, or AutomaticallyAfterDays from 1 to 1000 instead, and windows of
#   1h to 24h. Anything else fails the deployment.
# related_resources:
#   - https://docs.aws.amazon.com/secretsmanager/latest/userguide/rotate-secrets_schedule.html
#   - https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_RotationRulesType.html
# custom:
#   severity: high
#   tier: core
#   scope: resource
#   fix: >-
#     write an expression such as "rate(30 days)" or "cron(0 3 1 * ? *)", and a Duration such as 3h, or
#     use rotatedsecret.NewRotatedSecret
#   standards: [rotation-enabled]
#   fails: |
#     Resources:
#       Rotation:
#         Type: AWS::SecretsManager::RotationSchedule
#         Properties:
#           SecretId: !ImportValue SecretArn
#           RotationLambdaARN: !ImportValue RotationFunctionArn
#           RotationRules: {ScheduleExpression: "cron(30 3 1 * ? *)"}
#   passes: |
#     Resources:
#       Rotation:
#         Type: AWS::SecretsManager::RotationSchedule
#         Properties:
#           SecretId: !ImportValue SecretArn
#           RotationLambdaARN: !ImportValue RotationFunctionArn
#           RotationRules: {ScheduleExpression: "cron(0 3 1 * ? *)"}
package rules.rotation["rotation-schedule-invalid"]

import future.keywords.not

import data.lib.message as phrases

fail contains {"stack": schedule.stack, "path": fault.path, "message": message} if {
	some schedule in input.schedules
	some fault in schedule.faults
	fault.is == "yes"
	message := sprintf("schedule %q is not valid%s: %s", [schedule.id, phrases.when(fault), fault.text])
}
