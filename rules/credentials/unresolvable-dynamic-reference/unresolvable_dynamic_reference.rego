# METADATA
# title: Dynamic reference where it is not resolved
# description: >-
#   CloudFormation replaces dynamic references to secrets in the properties of resources only, and
#   those to secure strings in eleven properties. Elsewhere the deployment fails, or the resource
#   gets the text of the reference instead of the value.
# related_resources:
#   - https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/dynamic-references.html
#   - https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/dynamic-references-ssm-secure-strings.html
# custom:
#   severity: high
#   tier: core
#   scope: template
#   fix: >-
#     pass the ARN or the name of the secret and read the value at run time
#   standards: []
#   fails: |
#     Resources:
#       Worker:
#         Type: AWS::EC2::Instance
#         Properties:
#           ImageId: !ImportValue WorkerImage
#           UserData: !Base64 export TOKEN={{resolve:secretsmanager:shop/vendor:SecretString:token}}
#   passes: |
#     Resources:
#       Worker:
#         Type: AWS::EC2::Instance
#         Properties:
#           ImageId: !ImportValue WorkerImage
#           UserData: !Base64 export TOKEN="$(fetch shop/vendor token)"
package rules.credentials["unresolvable-dynamic-reference"]

import future.keywords.not

import data.lib.message as phrases

_places := {
	"custom-resource": "a custom resource",
	"init": "metadata of AWS::CloudFormation::Init",
	"user-data": "user data",
}

fail contains {"stack": reference.stack, "path": reference.path, "message": message} if {
	some reference in input.dynamic_references
	reference.resolved == false
	place := _places[reference.place]
	message := sprintf("%q gets the text of the reference to %q: it is not resolved in %s%s", [
		reference.id,
		reference.name,
		place,
		phrases.when(reference),
	])
}

fail contains {"stack": reference.stack, "path": reference.path, "message": message} if {
	some reference in input.dynamic_references
	reference.place == "property"
	reference.resolved == false
	message := sprintf("%s of %q refers to %q by ssm-secure, which is not resolved there%s", [
		reference.property,
		reference.id,
		reference.name,
		phrases.when(reference),
	])
}

fail contains {"stack": reference.stack, "path": reference.path, "message": message} if {
	some reference in input.dynamic_references
	reference.takes_secret
	reference.reads in {"all", "credential"}
	message := sprintf("%s of %q takes the ARN of a secret, and gets the value of %q%s", [
		reference.property,
		reference.id,
		reference.name,
		phrases.when(reference),
	])
}

fail contains {"stack": reference.stack, "path": reference.path, "message": message} if {
	some reference in input.dynamic_references
	reference.backslash
	message := sprintf("the reference in %q ends in a backslash and cannot be resolved", [reference.id])
}

# CloudFormation User Guide, "Get values stored in other services using dynamic references".
fail contains {"stack": reference.stack, "path": reference.path, "message": message} if {
	some reference in input.dynamic_references
	reference.number == 61
	message := "the template has more than the 60 different dynamic references that are resolved"
}
