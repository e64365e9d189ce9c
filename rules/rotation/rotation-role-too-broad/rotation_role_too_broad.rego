# METADATA
# title: Rotation role reaches every secret
# description: >-
#   A rotation function changes one secret, or those that name it as their function. A role that may write
#   to all secrets lets whoever controls the function take over every credential of the account.
# related_resources:
#   - https://docs.aws.amazon.com/secretsmanager/latest/userguide/rotating-secrets-required-permissions-function.html
# custom:
#   severity: medium
#   tier: core
#   scope: template
#   fix: >-
#     allow the actions on the ARN of the secret, or add the condition
#     secretsmanager:resource/AllowRotationLambdaArn, or use rotatedsecret.NewRotatedSecret
#   standards: [secret-least-privilege]
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
#                       - secretsmanager:PutSecretValue
#                       - secretsmanager:UpdateSecretVersionStage
#                     Resource: "*"
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
package rules.rotation["rotation-role-too-broad"]

import future.keywords.not

import data.lib.message as phrases

fail contains {"stack": statement.stack, "path": statement.path, "message": message} if {
	some statement in input.identity_statements
	statement.reach.secrets == "all"
	statement.changes != []
	some function in statement.rotation_functions
	message := sprintf("the role of rotation function %q is allowed %s on every secret%s", [
		function,
		concat(", ", statement.changes),
		phrases.when(statement.reach),
	])
}

open contains {"stack": role.stack, "path": role.path, "message": message, "reason": reason} if {
	some function in input.rotation_functions
	some role in function.roles
	role.unknown != []
	message := sprintf("the role of rotation function %q may reach every secret", [function.id])
	reason := concat(" and ", role.unknown)
}
