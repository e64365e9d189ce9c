# METADATA
# title: More than one owner of a rotation
# description: >-
#   A secret has one rotation. A second schedule replaces the first one, a schedule takes a function or
#   a hosted function and not both, and a secret that an AWS service made is rotated by that service
#   alone.
# related_resources:
#   - https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-secretsmanager-rotationschedule.html
#   - https://docs.aws.amazon.com/secretsmanager/latest/userguide/rotate-secrets_managed.html
# custom:
#   severity: high
#   tier: core
#   scope: template
#   fix: keep one of them, or use rotatedsecret.NewRotatedSecret
#   standards: []
#   fails: |
#     Resources:
#       Weekly:
#         Type: AWS::SecretsManager::RotationSchedule
#         Properties:
#           SecretId: !ImportValue SecretArn
#           RotationLambdaARN: !ImportValue RotationFunctionArn
#           RotationRules: {ScheduleExpression: rate(7 days)}
#       Monthly:
#         Type: AWS::SecretsManager::RotationSchedule
#         Properties:
#           SecretId: !ImportValue SecretArn
#           RotationLambdaARN: !ImportValue RotationFunctionArn
#           RotationRules: {ScheduleExpression: rate(30 days)}
#   passes: |
#     Resources:
#       Weekly:
#         Type: AWS::SecretsManager::RotationSchedule
#         Properties:
#           SecretId: !ImportValue SecretArn
#           RotationLambdaARN: !ImportValue RotationFunctionArn
#           RotationRules: {ScheduleExpression: rate(7 days)}
package rules.rotation["rotation-owner-conflict"]

import future.keywords.not

import data.lib.message as phrases

fail contains {"stack": schedule.stack, "path": rival.path, "message": message} if {
	some schedule in input.schedules
	some rival in schedule.rivals
	rival.is == "yes"
	message := sprintf("schedule %q %s%s", [schedule.id, _conflict[rival.kind], _where(rival)])
}

open contains {"stack": schedule.stack, "path": rival.path, "message": message, "reason": rival.reason} if {
	some schedule in input.schedules
	some rival in schedule.rivals
	rival.is == "undecided"
	message := sprintf("there may be a deployment in which schedule %q %s%s", [
		schedule.id,
		_conflict[rival.kind],
		_where(rival),
	])
}

_conflict := {
	"hosted": "has a RotationLambdaARN beside its HostedRotationLambda",
	"service": "has a function for a secret that an AWS service rotates itself",
	"schedule": "rotates the same secret as schedule",
}

_where(rival) := sprintf(" %q%s", [rival.id, phrases.when(rival)]) if rival.kind == "schedule"

_where(rival) := phrases.when(rival) if rival.kind != "schedule"
