# METADATA
# title: Literal credential in a credential property
# description: >-
#   A credential that stands in a template is readable for everyone who reads the repository, the
#   stack or its history, and it cannot be rotated without a deployment.
# related_resources:
#   - https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/security-best-practices.html#creds
#   - https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/dynamic-references-secretsmanager.html
# custom:
#   severity: critical
#   tier: core
#   scope: resource
#   fix: >-
#     keep the value in AWS::SecretsManager::Secret and refer to it with
#     {{resolve:secretsmanager:...}}, or let the service manage it; then change the credential, since it
#     is in the history
#   standards: [hardcoded-credentials]
#   yields_to: [credential-parameter-default, literal-secret-string, plaintext-parameter-reference, known-credential-format]
#   fails: |
#     Resources:
#       Database:
#         Type: AWS::RDS::DBInstance
#         Properties:
#           Engine: postgres
#           DBInstanceClass: db.t4g.micro
#           MasterUsername: app
#           MasterUserPassword: correct-horse-battery
#   passes: |
#     Resources:
#       Database:
#         Type: AWS::RDS::DBInstance
#         Properties:
#           Engine: postgres
#           DBInstanceClass: db.t4g.micro
#           MasterUsername: app
#           ManageMasterUserPassword: true
package rules.credentials["hardcoded-credential"]

import future.keywords.not

import data.lib.message as phrases

fail contains {"stack": credential.stack, "path": credential.path, "message": message} if {
	some credential in input.credentials
	credential.provenance == "literal"
	not credential.format # known-credential-format reports it
	message := sprintf("%s of %q is a literal %s%s", [
		credential.property,
		credential.id,
		replace(credential.credential, "-", " "),
		phrases.when(credential),
	])
}

open contains {"stack": credential.stack, "path": credential.path, "message": message, "reason": credential.reason} if {
	some credential in input.credentials
	credential.provenance == "unknown"
	message := sprintf("%s of %q may be a plain-text %s%s", [
		credential.property,
		credential.id,
		replace(credential.credential, "-", " "),
		phrases.when(credential),
	])
}
