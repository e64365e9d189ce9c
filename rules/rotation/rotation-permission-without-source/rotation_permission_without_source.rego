# METADATA
# title: Rotation permission admits any account
# description: >-
#   Secrets Manager acts for every AWS account. A permission for it that names no source account lets
#   anybody's schedule invoke the function, with an event of their making.
# related_resources:
#   - https://docs.aws.amazon.com/secretsmanager/latest/userguide/rotate-secrets_turn-on-cli.html
#   - https://docs.aws.amazon.com/IAM/latest/UserGuide/confused-deputy.html
# custom:
#   severity: medium
#   tier: core
#   scope: assembly
#   fix: >-
#     set SourceAccount: !Ref AWS::AccountId on the permission, or use rotatedsecret.NewRotatedSecret
#   standards: [confused-deputy]
#   yields_to: [rotation-function-not-invocable]
#   fails: |
#     Resources:
#       Invoke:
#         Type: AWS::Lambda::Permission
#         Properties:
#           FunctionName: !ImportValue RotationFunctionArn
#           Action: lambda:InvokeFunction
#           Principal: secretsmanager.amazonaws.com
#   passes: |
#     Resources:
#       Invoke:
#         Type: AWS::Lambda::Permission
#         Properties:
#           FunctionName: !ImportValue RotationFunctionArn
#           Action: lambda:InvokeFunction
#           Principal: secretsmanager.amazonaws.com
#           SourceAccount: !Ref AWS::AccountId
package rules.rotation["rotation-permission-without-source"]

import future.keywords.not

import data.lib.message as phrases

fail contains {"stack": permission.stack, "path": permission.path, "message": message} if {
	some permission in input.invoke_permissions
	permission.principal == "yes"
	permission.invokes == "yes"
	permission.source.account == "any"
	not permission.function in _has_none
	message := sprintf("permission %q lets Secrets Manager invoke the function for any account%s", [
		permission.id,
		phrases.when(permission.source),
	])
}

# The functions that no permission lets Secrets Manager invoke: that is the mistake to mend first.
_has_none contains key if {
	some key, function in input.rotation_functions
	some use in function.uses
	use.invocable.status == "none"
}
