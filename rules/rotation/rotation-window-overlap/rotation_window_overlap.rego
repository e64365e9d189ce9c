# METADATA
# title: Rotation window overlaps the next one
# description: >-
#   A rotation window must end before the next one begins, and a window of a schedule in days must end
#   with the day in UTC. Secrets Manager refuses a longer Duration.
# related_resources:
#   - https://docs.aws.amazon.com/secretsmanager/latest/userguide/rotate-secrets_schedule.html
#   - https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_RotationRulesType.html
# custom:
#   severity: medium
#   tier: extended
#   scope: resource
#   fix: shorten Duration, let the window begin earlier in the day, or use rotatedsecret.NewRotatedSecret
#   standards: []
#   yields_to: [rotation-schedule-invalid]
#   fails: |
#     Resources:
#       Rotation:
#         Type: AWS::SecretsManager::RotationSchedule
#         Properties:
#           SecretId: !ImportValue SecretArn
#           RotationLambdaARN: !ImportValue RotationFunctionArn
#           RotationRules: {ScheduleExpression: "cron(0 22 1 * ? *)", Duration: 4h}
#   passes: |
#     Resources:
#       Rotation:
#         Type: AWS::SecretsManager::RotationSchedule
#         Properties:
#           SecretId: !ImportValue SecretArn
#           RotationLambdaARN: !ImportValue RotationFunctionArn
#           RotationRules: {ScheduleExpression: "cron(0 22 1 * ? *)", Duration: 2h}
package rules.rotation["rotation-window-overlap"]

import future.keywords.not

import data.lib.message as phrases

fail contains {"stack": schedule.stack, "path": window.path, "message": message} if {
	some schedule in input.schedules
	some window in schedule.windows
	window.is == "yes"
	window.hours > window.room
	message := sprintf("the window of schedule %q is %d hours long%s, but %s after %d (%s)", [
		schedule.id,
		window.hours,
		phrases.when(window),
		_limit[window.daily],
		window.room,
		window.interval,
	])
}

_limit := {true: "the day ends", false: "the next one may begin"}
