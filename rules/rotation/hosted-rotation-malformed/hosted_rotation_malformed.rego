# METADATA
# title: Malformed HostedRotationLambda
# description: >-
#   CloudFormation makes the function of a HostedRotationLambda only by a transform, and takes what the
#   function needs as texts: a rotation type of AWS's, the superuser's secret for alternating users,
#   subnets together with security groups, and the key of the secret.
# related_resources:
#   - https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-secretsmanager-rotationschedule.html
#   - https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/transform-aws-secretsmanager.html
# custom:
#   severity: high
#   tier: core
#   scope: template
#   fix: >-
#     give the template the transform AWS::SecretsManager-2024-09-16 and the property the value that its
#     type needs, or use rotatedsecret.NewRotatedSecret
#   standards: []
#   fails: |
#     Transform: AWS::SecretsManager-2024-09-16
#     Resources:
#       Rotation:
#         Type: AWS::SecretsManager::RotationSchedule
#         Properties:
#           SecretId: !ImportValue DbSecretArn
#           HostedRotationLambda: {RotationType: PostgresSingleUser}
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
package rules.rotation["hosted-rotation-malformed"]

import future.keywords.not

import data.lib.message as phrases

fail contains {"stack": template.stack, "path": template.path, "message": message} if {
	some template in input.rotation_templates
	template.hosted.transforms == []
	not template.hosted.macros
	message := sprintf("schedule %q has a hosted function, but no Transform AWS::SecretsManager-2024-09-16 makes it", [template.id])
}

fail contains {"stack": template.stack, "path": transform.path, "message": message} if {
	some template in input.rotation_templates
	some transform in template.hosted.transforms
	not transform.name in {"AWS::SecretsManager-2020-07-23", "AWS::SecretsManager-2024-09-16"}
	message := sprintf("there is no transform %s; the latest is AWS::SecretsManager-2024-09-16", [transform.name])
}

fail contains {"stack": template.stack, "path": template.hosted.type.path, "message": message} if {
	some template in input.rotation_templates
	template.hosted.type.status == "absent"
	message := sprintf("the hosted function of schedule %q has no RotationType", [template.id])
}

fail contains {"stack": template.stack, "path": template.hosted.type.path, "message": message} if {
	some template in input.rotation_templates
	template.hosted.type.status == "known"
	not template.engine
	message := sprintf("the hosted function of schedule %q has RotationType %q, which AWS does not know", [
		template.id,
		template.hosted.type.text,
	])
}

fail contains {"stack": template.stack, "path": template.path, "message": message} if {
	some template in input.rotation_templates
	template.users == "MultiUser"
	some problem, phrase in _superuser
	template.hosted.superuser[problem].is == "yes"
	message := sprintf("the hosted function of schedule %q alternates users and has %s%s", [
		template.id,
		phrase,
		phrases.when(template.hosted.superuser[problem]),
	])
}

fail contains {"stack": template.stack, "path": list.path, "message": message} if {
	some template in input.rotation_templates
	some list in template.hosted.lists
	list.is == "yes"
	message := sprintf("%s of schedule %q is a list%s; it must be one text with commas", [
		list.property,
		template.id,
		phrases.when(list),
	])
}

fail contains {"stack": template.stack, "path": template.path, "message": message} if {
	some template in input.rotation_templates
	some problem, phrase in _network
	template.hosted.network[problem].is == "yes"
	message := sprintf("the hosted function of schedule %q has %s%s", [
		template.id,
		phrase,
		phrases.when(template.hosted.network[problem]),
	])
}

fail contains {"stack": template.stack, "path": template.path, "message": message} if {
	some template in input.rotation_templates
	template.hosted.keyless.is == "yes"
	message := sprintf("the hosted function of schedule %q has no KmsKeyArn%s, so it may not use the key of secret %q", [
		template.id,
		phrases.when(template.hosted.keyless),
		template.secret.id,
	])
}

fail contains {"stack": template.secret.stack, "path": template.secret.path, "message": message} if {
	some template in input.rotation_templates
	template.hosted
	template.users == "MultiUser"
	template.secret.json
	some lack in template.secret.lacks
	lack.key == "masterarn"
	message := sprintf("secret %q has no key masterarn%s, in which schedule %q finds the superuser who alternates users", [
		template.secret.id,
		phrases.when(lack),
		template.id,
	])
}

_superuser := {
	"missing": "no SuperuserSecretArn",
	"twice": "both a SuperuserSecretArn and a MasterSecretArn",
}

_network := {
	"without_groups": "VpcSubnetIds and no VpcSecurityGroupIds",
	"without_subnets": "VpcSecurityGroupIds and no VpcSubnetIds",
}
