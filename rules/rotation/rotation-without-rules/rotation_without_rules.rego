# METADATA
# title: Rotation schedule without rules
# description: >-
#   A schedule whose RotationRules name neither an expression nor a number of days rotates the secret
#   when it is created and never again. The CDK emits such a schedule for an interval of zero days.
# related_resources:
#   - https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-secretsmanager-rotationschedule.html
#   - https://docs.aws.amazon.com/secretsmanager/latest/userguide/rotate-secrets_schedule.html
# custom:
#   severity: high
#   tier: core
#   scope: resource
#   fix: >-
#     set ScheduleExpression in RotationRules, for example rate(30 days), or use
#     rotatedsecret.NewRotatedSecret
#   standards: [rotation-enabled]
#   yields_to: [rotation-schedule-invalid]
#   fails: |
#     Resources:
#       Rotation:
#         Type: AWS::SecretsManager::RotationSchedule
#         Properties:
#           SecretId: !ImportValue SecretArn
#           RotationLambdaARN: !ImportValue RotationFunctionArn
#   passes: |
#     Resources:
#       Rotation:
#         Type: AWS::SecretsManager::RotationSchedule
#         Properties:
#           SecretId: !ImportValue SecretArn
#           RotationLambdaARN: !ImportValue RotationFunctionArn
#           RotationRules: {ScheduleExpression: rate(30 days)}
package rules.rotation["rotation-without-rules"]

import future.keywords.not

import data.lib.message as phrases

fail contains {"stack": schedule.stack, "path": path, "message": message} if {
	some schedule in input.schedules
	schedule.without_rules.is == "yes"
	path := array.concat(schedule.path, ["Properties", "RotationRules"])
	message := sprintf("schedule %q has no RotationRules that say how often it rotates%s", [
		schedule.id,
		phrases.when(schedule.without_rules),
	])
}
