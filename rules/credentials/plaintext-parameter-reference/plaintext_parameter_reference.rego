# METADATA
# title: Credential from a plain-text parameter
# description: >-
#   A {{resolve:ssm:...}} reads a String or StringList of the Parameter Store, which is kept in plain
#   text and shown to everybody who may read parameters.
# related_resources:
#   - https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/dynamic-references-ssm.html
#   - https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/dynamic-references-secretsmanager.html
# custom:
#   severity: high
#   tier: extended
#   scope: resource
#   fix: >-
#     move the value to Secrets Manager and refer to it with {{resolve:secretsmanager:...}}
#   standards: [hardcoded-credentials]
#   fails: |
#     Resources:
#       Database:
#         Type: AWS::RDS::DBInstance
#         Properties:
#           Engine: postgres
#           DBInstanceClass: db.t4g.micro
#           MasterUsername: app
#           MasterUserPassword: "{{resolve:ssm:/shop/orders/password}}"
#   passes: |
#     Resources:
#       Database:
#         Type: AWS::RDS::DBInstance
#         Properties:
#           Engine: postgres
#           DBInstanceClass: db.t4g.micro
#           MasterUsername: app
#           MasterUserPassword: "{{resolve:secretsmanager:shop/orders:SecretString:password}}"
package rules.credentials["plaintext-parameter-reference"]

import future.keywords.not

import data.lib.message as phrases

fail contains {"stack": reference.stack, "path": reference.path, "message": message} if {
	some reference in input.dynamic_references
	reference.store == "ssm"
	reference.credential
	message := sprintf("%s of %q is read in plain text from parameter %q%s", [
		reference.property,
		reference.id,
		reference.name,
		phrases.when(reference),
	])
}
