# METADATA
# title: Schedule may be created before the permission
# description: >-
#   Creating a rotation schedule invokes its function at once. A schedule that does not depend on the
#   function's permission is made in any order, so the deployment fails now and then.
# related_resources:
#   - https://docs.aws.amazon.com/secretsmanager/latest/userguide/troubleshoot_rotation.html
#   - https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-attribute-dependson.html
# custom:
#   severity: medium
#   tier: core
#   scope: template
#   fix: >-
#     let the schedule depend on the permission (DependsOn), as well as on the policy of the role, the
#     attachment, the security group rules and the endpoint, or use rotatedsecret.NewRotatedSecret
#   standards: []
#   yields_to: [rotation-function-not-invocable]
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
#       Invoke:
#         Type: AWS::Lambda::Permission
#         Properties:
#           FunctionName: !GetAtt Rotator.Arn
#           Action: lambda:InvokeFunction
#           Principal: secretsmanager.amazonaws.com
#           SourceAccount: !Ref AWS::AccountId
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
package rules.rotation["rotation-before-permission"]

import future.keywords.not

fail contains {"stack": use.schedule_stack, "path": use.schedule_path, "message": message} if {
	some function in input.rotation_functions
	some use in function.uses
	use.after_permission == false
	use.permission
	use.invocable.status != "none"
	message := sprintf("schedule %q does not depend on permission %q, without which it cannot invoke %q", [
		use.schedule_id,
		use.permission,
		function.id,
	])
}
