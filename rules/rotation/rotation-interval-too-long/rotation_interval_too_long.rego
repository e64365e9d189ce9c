# METADATA
# title: Rotation interval longer than 90 days
# description: >-
#   The longer a credential lives, the longer a stolen copy of it works. Security Hub asks for a rotation
#   within 90 days. For a cron expression the longest gap in the calendar counts.
# related_resources:
#   - https://docs.aws.amazon.com/secretsmanager/latest/userguide/rotate-secrets_schedule.html
#   - https://docs.aws.amazon.com/securityhub/latest/userguide/secretsmanager-controls.html#secretsmanager-4
# custom:
#   severity: medium
#   tier: core
#   scope: resource
#   fix: rotate at least every 90 days (30 are recommended)
#   standards: [rotation-enabled]
#   yields_to: [rotation-schedule-invalid]
#   fails: |
#     Resources:
#       Rotation:
#         Type: AWS::SecretsManager::RotationSchedule
#         Properties:
#           SecretId: !ImportValue SecretArn
#           RotationLambdaARN: !ImportValue RotationFunctionArn
#           RotationRules: {ScheduleExpression: "cron(0 3 1 1 ? *)"}
#   passes: |
#     Resources:
#       Rotation:
#         Type: AWS::SecretsManager::RotationSchedule
#         Properties:
#           SecretId: !ImportValue SecretArn
#           RotationLambdaARN: !ImportValue RotationFunctionArn
#           RotationRules: {ScheduleExpression: "cron(0 3 1 * ? *)"}
package rules.rotation["rotation-interval-too-long"]

import future.keywords.not

import data.lib.message as phrases

fail contains {"stack": schedule.stack, "path": interval.path, "message": message} if {
	some schedule in input.schedules
	some interval in schedule.intervals
	interval.is == "yes"
	interval.hours > 24 * input.settings.max_rotation_days
	message := sprintf("schedule %q leaves up to %d days between rotations (%s)%s, more than %d", [
		schedule.id,
		ceil(interval.hours / 24),
		interval.text,
		phrases.when(interval),
		input.settings.max_rotation_days,
	])
}
