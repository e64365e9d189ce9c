# METADATA
# title: Secrets Manager may not invoke the rotation function
# description: >-
#   A rotation schedule calls its function as secretsmanager.amazonaws.com. Without a permission of the
#   function, or of the alias or version that is called, creating the schedule fails and nothing rotates.
# related_resources:
#   - https://docs.aws.amazon.com/secretsmanager/latest/userguide/rotate-secrets_turn-on-cli.html
#   - https://docs.aws.amazon.com/secretsmanager/latest/userguide/rotating-secrets-required-permissions-function.html
# custom:
#   severity: high
#   tier: core
#   scope: assembly
#   fix: >-
#     add an AWS::Lambda::Permission for secretsmanager.amazonaws.com with SourceAccount: !Ref
#     AWS::AccountId, or use rotatedsecret.NewRotatedSecret
#   standards: [confused-deputy]
#   fails: |
#     Resources:
#       Rotator:
#         Type: AWS::Lambda::Function
#         Properties:
#           Runtime: python3.13
#           Handler: index.handler
#           Timeout: 300
#           Role: !ImportValue RotatorRoleArn
#           Code: {S3Bucket: artifacts, S3Key: rotator.zip}
#       Rotation:
#         Type: AWS::SecretsManager::RotationSchedule
#         Properties:
#           SecretId: !ImportValue SecretArn
#           RotationLambdaARN: !GetAtt Rotator.Arn
#           RotationRules: {ScheduleExpression: rate(30 days)}
#   passes: |
#     Resources:
#       Rotator:
#         Type: AWS::Lambda::Function
#         Properties:
#           Runtime: python3.13
#           Handler: index.handler
#           Timeout: 300
#           Role: !ImportValue RotatorRoleArn
#           Code: {S3Bucket: artifacts, S3Key: rotator.zip}
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
#           SecretId: !ImportValue SecretArn
#           RotationLambdaARN: !GetAtt Rotator.Arn
#           RotationRules: {ScheduleExpression: rate(30 days)}
package rules.rotation["rotation-function-not-invocable"]

import future.keywords.not

import data.lib.message as phrases

fail contains {"stack": function.stack, "path": function.path, "message": message} if {
	some function in input.rotation_functions
	some use in function.uses
	use.invocable.status == "none"
	message := sprintf("no permission lets Secrets Manager invoke rotation function %q%s%s", [
		function.id,
		_as(use),
		phrases.when(use.invocable),
	])
}

default _as(_) := ""

_as(use) := sprintf(" as %s", [use.called_as])
