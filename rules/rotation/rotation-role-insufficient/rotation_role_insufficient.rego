# METADATA
# title: Rotation role misses a permission it needs
# description: >-
#   A rotation runs with the role of its function. Without an action on the secret or on its key, or
#   without network interfaces in a VPC, it stops half way and the secret is left with a pending version.
# related_resources:
#   - https://docs.aws.amazon.com/secretsmanager/latest/userguide/rotating-secrets-required-permissions-function.html
# custom:
#   severity: high
#   tier: core
#   scope: template
#   fix: >-
#     allow DescribeSecret, GetSecretValue, PutSecretValue and UpdateSecretVersionStage on the secret,
#     GetRandomPassword on *, kms:Decrypt and kms:GenerateDataKey on the secret's own key, and in a VPC the
#     actions of AWSLambdaVPCAccessExecutionRole, or use rotatedsecret.NewRotatedSecret
#   standards: []
#   fails: |
#     Resources:
#       Secret:
#         Type: AWS::SecretsManager::Secret
#         Properties: {GenerateSecretString: {PasswordLength: 32}}
#       Rotator:
#         Type: AWS::Lambda::Function
#         Properties:
#           Runtime: python3.13
#           Handler: index.handler
#           Timeout: 300
#           Role: !GetAtt Role.Arn
#           Code: {S3Bucket: artifacts, S3Key: rotator.zip}
#       Role:
#         Type: AWS::IAM::Role
#         Properties:
#           AssumeRolePolicyDocument:
#             Statement: {Effect: Allow, Principal: {Service: lambda.amazonaws.com}, Action: sts:AssumeRole}
#           Policies:
#             - PolicyName: rotation
#               PolicyDocument:
#                 Statement:
#                   - Effect: Allow
#                     Action:
#                       - secretsmanager:DescribeSecret
#                       - secretsmanager:GetSecretValue
#                       - secretsmanager:UpdateSecretVersionStage
#                     Resource: !Ref Secret
#                   - {Effect: Allow, Action: secretsmanager:GetRandomPassword, Resource: "*"}
#       Invoke:
#         Type: AWS::Lambda::Permission
#         Properties:
#           FunctionName: !GetAtt Rotator.Arn
#           Action: lambda:InvokeFunction
#           Principal: secretsmanager.amazonaws.com
#           SourceAccount: !Ref AWS::AccountId
#       Rotation:
#         Type: AWS::SecretsManager::RotationSchedule
#         DependsOn: Invoke
#         Properties:
#           SecretId: !Ref Secret
#           RotationLambdaARN: !GetAtt Rotator.Arn
#           RotationRules: {ScheduleExpression: rate(30 days)}
#   passes: |
#     Resources:
#       Secret:
#         Type: AWS::SecretsManager::Secret
#         Properties: {GenerateSecretString: {PasswordLength: 32}}
#       Rotator:
#         Type: AWS::Lambda::Function
#         Properties:
#           Runtime: python3.13
#           Handler: index.handler
#           Timeout: 300
#           Role: !GetAtt Role.Arn
#           Code: {S3Bucket: artifacts, S3Key: rotator.zip}
#       Role:
#         Type: AWS::IAM::Role
#         Properties:
#           AssumeRolePolicyDocument:
#             Statement: {Effect: Allow, Principal: {Service: lambda.amazonaws.com}, Action: sts:AssumeRole}
#           Policies:
#             - PolicyName: rotation
#               PolicyDocument:
#                 Statement:
#                   - Effect: Allow
#                     Action:
#                       - secretsmanager:DescribeSecret
#                       - secretsmanager:GetSecretValue
#                       - secretsmanager:PutSecretValue
#                       - secretsmanager:UpdateSecretVersionStage
#                     Resource: !Ref Secret
#                   - {Effect: Allow, Action: secretsmanager:GetRandomPassword, Resource: "*"}
#       Invoke:
#         Type: AWS::Lambda::Permission
#         Properties:
#           FunctionName: !GetAtt Rotator.Arn
#           Action: lambda:InvokeFunction
#           Principal: secretsmanager.amazonaws.com
#           SourceAccount: !Ref AWS::AccountId
#       Rotation:
#         Type: AWS::SecretsManager::RotationSchedule
#         DependsOn: Invoke
#         Properties:
#           SecretId: !Ref Secret
#           RotationLambdaARN: !GetAtt Rotator.Arn
#           RotationRules: {ScheduleExpression: rate(30 days)}
package rules.rotation["rotation-role-insufficient"]

import future.keywords.not

import data.lib.message as phrases

fail contains {"stack": role.stack, "path": role.path, "message": message} if {
	some function in input.rotation_functions
	some role in function.roles
	some lack in role.lacks
	lack.status == "missing"
	missing := [_phrase(other) |
		some other in role.lacks
		other.status == "missing"
		object.get(other, "when", "") == object.get(lack, "when", "")
	]
	message := sprintf("the role of rotation function %q lacks %s%s", [
		function.id,
		concat("; ", missing),
		phrases.when(lack),
	])
}

open contains {"stack": role.stack, "path": role.path, "message": message, "reason": reason} if {
	some function in input.rotation_functions
	some role in function.roles
	role.lacks != []
	unknown := [lack | some lack in role.lacks; lack.status == "unknown"]
	unknown != []
	message := sprintf("the role of rotation function %q may lack %s", [
		function.id,
		concat("; ", [_phrase(lack) | some lack in unknown]),
	])
	reason := concat(" and ", {lack.reason | some lack in unknown})
}

open contains {"stack": role.stack, "path": role.path, "message": message, "reason": reason} if {
	some function in input.rotation_functions
	some role in function.roles
	role.external
	message := sprintf("the role of rotation function %q may lack what rotation needs", [function.id])
	reason := concat(" and ", role.unknown)
}

_phrase(lack) := sprintf("%s%s", [concat(", ", lack.actions), _on(lack)])

default _on(_) := ""

_on(lack) := sprintf(" on %s %q", [lack.kind, lack.target])
