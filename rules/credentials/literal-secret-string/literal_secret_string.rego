# METADATA
# title: Literal SecretString
# description: >-
#   A value in SecretString stands in the template: everybody who reads the repository, the stack or
#   its history knows the secret. CloudFormation's documentation says not to do that.
#   GenerateSecretString makes a value that nobody sees.
# related_resources:
#   - https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-secretsmanager-secret.html
#   - https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/security-best-practices.html#creds
# custom:
#   severity: high
#   tier: core
#   scope: resource
#   fix: >-
#     use GenerateSecretString, or use rotatedsecret.NewRotatedSecret; a vendor's token is put in
#     after deployment, or passed by a parameter with NoEcho
#   standards: [hardcoded-credentials]
#   yields_to: [known-credential-format]
#   fails: |
#     Resources:
#       Login:
#         Type: AWS::SecretsManager::Secret
#         Properties:
#           SecretString: '{"username": "app", "password": "correct-horse-battery"}'
#   passes: |
#     Resources:
#       Login:
#         Type: AWS::SecretsManager::Secret
#         Properties:
#           GenerateSecretString:
#             SecretStringTemplate: '{"username": "app"}'
#             GenerateStringKey: password
#       Rotation:
#         Type: AWS::SecretsManager::RotationSchedule
#         Properties:
#           SecretId: !Ref Login
#           RotationLambdaARN: !ImportValue RotationFunctionArn
#           RotationRules: {ScheduleExpression: rate(30 days)}
package rules.credentials["literal-secret-string"]

import future.keywords.not

import data.lib.message as phrases

fail contains {"stack": value.stack, "path": value.path, "message": message} if {
	some value in input.carried
	value.type == "AWS::SecretsManager::Secret"
	value.provenance == "literal"
	not value.format
	not value.formed
	_is_credential(value)
	message := sprintf("%s of %q holds a literal%s%s", [
		value.property,
		value.id,
		_under(value),
		phrases.when(value),
	])
}

_is_credential(value) if value.kind == "credential"

_is_credential(value) if value.password

_under(value) := "" if {
	value.key == value.property
} else := sprintf(" under key %q", [value.key])
