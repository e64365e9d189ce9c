# METADATA
# title: Rotation function too small or throttled
# description: >-
#   Each step of a rotation calls Secrets Manager and the database. A function that is cut off after a few
#   seconds, or throttled because it may hardly run at once, leaves the rotation half done.
# related_resources:
#   - https://docs.aws.amazon.com/secretsmanager/latest/userguide/troubleshoot_rotation.html
#   - https://docs.aws.amazon.com/secretsmanager/latest/userguide/rotate-secrets_lambda-functions.html
# custom:
#   severity: medium
#   tier: extended
#   scope: template
#   fix: >-
#     set Timeout to at least 30 seconds, 300 for a database, and reserve or provision no concurrency
#     below 10
#   standards: []
#   fails: |
#     Resources:
#       Rotator:
#         Type: AWS::Lambda::Function
#         Properties:
#           Runtime: python3.13
#           Handler: index.handler
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
package rules.rotation["rotation-function-underprovisioned"]

import future.keywords.not

import data.lib.message as phrases

fail contains {"stack": capacity.stack, "path": capacity.path, "message": message} if {
	some function in input.rotation_functions
	some capacity in function.capacities
	capacity.kind == "timeout"
	capacity.amount < 30
	message := sprintf("rotation function %q times out after %d seconds%s, less than 30%s", [
		function.id,
		capacity.amount,
		_origin[capacity.is_default],
		phrases.when(capacity),
	])
}

fail contains {"stack": capacity.stack, "path": capacity.path, "message": message} if {
	some function in input.rotation_functions
	some capacity in function.capacities
	capacity.amount < 10
	concurrency := _concurrency[capacity.kind]
	message := sprintf("rotation function %q has a %s of %d, less than 10%s", [
		function.id,
		concurrency,
		capacity.amount,
		phrases.when(capacity),
	])
}

_origin := {true: ", the default", false: ""}

_concurrency := {
	"reserved-concurrency": "reserved concurrency",
	"provisioned-concurrency": "provisioned concurrency",
}
