# METADATA
# title: Schedule made before the secret is attached
# description: >-
#   Creating a schedule rotates the secret at once. Until the attachment has written host and engine
#   into the secret, the rotation function does not know which database to go to, and the deployment
#   fails by chance.
# related_resources:
#   - https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-secretsmanager-rotationschedule.html
#   - https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-secretsmanager-secrettargetattachment.html
# custom:
#   severity: high
#   tier: core
#   scope: template
#   fix: >-
#     refer to the attachment in SecretId or DependsOn of the schedule, or use
#     rotatedsecret.NewRotatedSecret
#   standards: []
#   fails: |
#     Resources:
#       DbSecret:
#         Type: AWS::SecretsManager::Secret
#         Properties:
#           GenerateSecretString:
#             SecretStringTemplate: '{"username": "app"}'
#             GenerateStringKey: password
#       Attachment:
#         Type: AWS::SecretsManager::SecretTargetAttachment
#         Properties:
#           SecretId: !Ref DbSecret
#           TargetType: AWS::RDS::DBInstance
#           TargetId: !ImportValue DatabaseId
#       Rotation:
#         Type: AWS::SecretsManager::RotationSchedule
#         Properties:
#           SecretId: !Ref DbSecret
#           RotationLambdaARN: !ImportValue RotationFunctionArn
#           RotationRules: {ScheduleExpression: rate(30 days)}
#   passes: |
#     Resources:
#       DbSecret:
#         Type: AWS::SecretsManager::Secret
#         Properties:
#           GenerateSecretString:
#             SecretStringTemplate: '{"username": "app"}'
#             GenerateStringKey: password
#       Attachment:
#         Type: AWS::SecretsManager::SecretTargetAttachment
#         Properties:
#           SecretId: !Ref DbSecret
#           TargetType: AWS::RDS::DBInstance
#           TargetId: !ImportValue DatabaseId
#       Rotation:
#         Type: AWS::SecretsManager::RotationSchedule
#         Properties:
#           SecretId: !Ref Attachment
#           RotationLambdaARN: !ImportValue RotationFunctionArn
#           RotationRules: {ScheduleExpression: rate(30 days)}
package rules.rotation["rotation-before-attachment"]

import future.keywords.not

import data.lib.message as phrases

fail contains {"stack": schedule.stack, "path": path, "message": message} if {
	some schedule in input.schedules
	some attachment in schedule.attachments
	attachment.before == false
	attachment.is == "yes"
	path := array.concat(schedule.path, ["Properties", "SecretId"])
	message := sprintf("schedule %q may rotate before attachment %q has written host and engine into the secret%s", [
		schedule.id,
		attachment.id,
		phrases.when(attachment),
	])
}
