# METADATA
# title: Old Secrets Manager transform
# description: >-
#   The transform AWS::SecretsManager-2024-09-16 keeps the runtime and the libraries of a hosted
#   rotation function up to date with each update of the stack. The older transform never does, and a
#   Runtime of one's own fixes what the newer one would renew.
# related_resources:
#   - https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/transform-aws-secretsmanager.html
#   - https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-secretsmanager-rotationschedule.html
# custom:
#   severity: low
#   tier: extended
#   scope: resource
#   fix: >-
#     use the transform AWS::SecretsManager-2024-09-16 and set no Runtime, or use
#     rotatedsecret.NewRotatedSecret
#   standards: []
#   fails: |
#     Transform: AWS::SecretsManager-2020-07-23
#     Resources:
#       Rotation:
#         Type: AWS::SecretsManager::RotationSchedule
#         Properties:
#           SecretId: !ImportValue DbSecretArn
#           HostedRotationLambda: {RotationType: PostgreSQLSingleUser}
#           RotationRules: {ScheduleExpression: rate(30 days)}
#   passes: |
#     Transform: AWS::SecretsManager-2024-09-16
#     Resources:
#       Rotation:
#         Type: AWS::SecretsManager::RotationSchedule
#         Properties:
#           SecretId: !ImportValue DbSecretArn
#           HostedRotationLambda: {RotationType: PostgreSQLSingleUser}
#           RotationRules: {ScheduleExpression: rate(30 days)}
package rules.rotation["hosted-rotation-outdated"]

import future.keywords.not

import data.lib.message as phrases

# One finding for all hosted functions of a template: it names none of them.
fail contains {"stack": template.stack, "path": transform.path, "message": message} if {
	some template in input.rotation_templates
	some transform in template.hosted.transforms
	transform.name == "AWS::SecretsManager-2020-07-23"
	message := "transform AWS::SecretsManager-2020-07-23 never upgrades the runtime of rotation functions"
}

fail contains {"stack": template.stack, "path": runtime.path, "message": message} if {
	some template in input.rotation_templates
	some transform in template.hosted.transforms
	transform.name == "AWS::SecretsManager-2024-09-16"
	runtime := template.hosted.runtime
	runtime.is == "yes"
	message := sprintf("the hosted function of schedule %q fixes Runtime %s%s, which its transform keeps up to date", [
		template.id,
		runtime.text,
		phrases.when(runtime),
	])
}
