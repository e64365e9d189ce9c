# METADATA
# title: Secret leaks through Outputs, Metadata or primary identifier
# description: >-
#   Everybody who may describe the stack sees its outputs, its metadata and the identifiers of its
#   resources. NoEcho masks a parameter in none of them.
# related_resources:
#   - https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/parameters-section-structure.html
#   - https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/dynamic-references.html
# custom:
#   severity: high
#   tier: core
#   scope: template
#   fix: >-
#     hand out the ARN of a secret that holds the value, and let its readers fetch it
#   standards: [hardcoded-credentials]
#   fails: |
#     Resources:
#       User: {Type: AWS::IAM::User}
#       Key:
#         Type: AWS::IAM::AccessKey
#         Properties: {UserName: !Ref User}
#     Outputs:
#       SecretKey: {Value: !GetAtt Key.SecretAccessKey}
#   passes: |
#     Resources:
#       Login:
#         Type: AWS::SecretsManager::Secret
#         Properties:
#           SecretString: '{"region": "eu-central-1"}'
#     Outputs:
#       LoginArn: {Value: !Ref Login}
package rules.credentials["credential-in-output"]

import future.keywords.not

import data.lib.message as phrases

# What a disclosed value is, by its kind.
_kinds := {
	"ClientSecret": "the client secret of",
	"SecretAccessKey": "the secret access key of",
	"no-echo-parameter": "the value of NoEcho parameter",
}

fail contains {"stack": value.stack, "path": value.path, "message": message} if {
	some value in input.disclosures
	message := sprintf("%s of %q shows %s %q%s", [
		value.place,
		value.id,
		_kinds[value.kind],
		value.name,
		phrases.when(value),
	])
}

fail contains {"stack": reference.stack, "path": reference.path, "message": message} if {
	some reference in input.dynamic_references
	reference.place in {"output", "metadata"}
	reference.store != "ssm"
	message := sprintf("%s of %q refers to the value of %q%s", [
		reference.place,
		reference.id,
		reference.name,
		phrases.when(reference),
	])
}

fail contains {"stack": reference.stack, "path": reference.path, "message": message} if {
	some reference in input.dynamic_references
	reference.identifier
	reference.reads in {"all", "credential"}
	message := sprintf("%s of %q takes the value of %q, and is a part of the resource's identifier%s", [
		reference.property,
		reference.id,
		reference.name,
		phrases.when(reference),
	])
}
