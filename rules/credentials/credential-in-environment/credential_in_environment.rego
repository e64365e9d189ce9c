# METADATA
# title: Credential-looking environment variable
# description: >-
#   What stands in a variable, a header or an option is shown by the service to everybody who may
#   describe the resource. A dynamic reference is resolved at deployment: the service shows the
#   secret's value, and keeps an old one after rotation.
# related_resources:
#   - https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html
#   - https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/dynamic-references-secretsmanager.html
#   - https://docs.aws.amazon.com/securityhub/latest/userguide/ecs-controls.html#ecs-8
# custom:
#   severity: high
#   tier: core
#   scope: resource
#   fix: >-
#     pass the secret's ARN and read the value at run time, or in a task definition hand it over with
#     Secrets and ValueFrom
#   standards: [hardcoded-credentials]
#   yields_to: [known-credential-format, credential-parameter-default]
#   fails: |
#     Resources:
#       Function:
#         Type: AWS::Lambda::Function
#         Properties:
#           Role: !ImportValue FunctionRoleArn
#           Code: {S3Bucket: !ImportValue Code, S3Key: function.zip}
#           Environment:
#             Variables:
#               API_TOKEN: "{{resolve:secretsmanager:shop/vendor:SecretString:token}}"
#   passes: |
#     Resources:
#       Function:
#         Type: AWS::Lambda::Function
#         Properties:
#           Role: !ImportValue FunctionRoleArn
#           Code: {S3Bucket: !ImportValue Code, S3Key: function.zip}
#           Environment:
#             Variables:
#               API_TOKEN_SECRET: shop/vendor
package rules.credentials["credential-in-environment"]

import future.keywords.not

import data.lib.message as phrases

fail contains {"stack": value.stack, "path": value.path, "message": message} if {
	some value in input.carried
	value.provenance == "literal"
	value.kind == "credential"
	value.type != "AWS::SecretsManager::Secret"
	message := sprintf("%s is a literal credential of %d characters%s", [
		_name(value),
		value.length,
		phrases.when(value),
	])
}

fail contains {"stack": value.stack, "path": value.path, "message": message} if {
	some value in input.carried
	value.shown
	message := sprintf("%s shows the value of a secret: its reference is resolved at deployment%s", [
		_name(value),
		phrases.when(value),
	])
}

_name(value) := sprintf("%q in %s", [value.key, value.property]) if {
	value.type == value.property # a section of the template
} else := sprintf("%s of %q", [value.property, value.id]) if {
	endswith(value.property, value.key)
} else := sprintf("%q of %q", [value.key, value.id]) if {
	value.property == "" # the properties of a custom resource
} else := sprintf("%q in %s of %q", [value.key, value.property, value.id])
