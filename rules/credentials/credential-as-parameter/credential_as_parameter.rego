# METADATA
# title: Credential handed over as a parameter
# description: >-
#   NoEcho masks a parameter, but its value still travels through pipelines, shells and parameter
#   files, stays the same until somebody deploys another one, and cannot be rotated. A dynamic
#   reference reads the value where it is kept.
# related_resources:
#   - https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/dynamic-references-secretsmanager.html
#   - https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/security-best-practices.html#creds
# custom:
#   severity: low
#   tier: extended
#   scope: template
#   fix: >-
#     keep the value in AWS::SecretsManager::Secret and refer to it with
#     {{resolve:secretsmanager:...}}, or let the service manage it
#   standards: [hardcoded-credentials]
#   yields_to: [credential-parameter-without-noecho, credential-parameter-default]
#   fails: |
#     Parameters:
#       Password: {Type: String, NoEcho: true}
#     Resources:
#       Database:
#         Type: AWS::RDS::DBInstance
#         Properties:
#           Engine: postgres
#           DBInstanceClass: db.t4g.micro
#           MasterUsername: app
#           MasterUserPassword: !Ref Password
#   passes: |
#     Parameters:
#       Login: {Type: String, Default: shop/orders}
#     Resources:
#       Database:
#         Type: AWS::RDS::DBInstance
#         Properties:
#           Engine: postgres
#           DBInstanceClass: db.t4g.micro
#           MasterUsername: app
#           MasterUserPassword: !Sub "{{resolve:secretsmanager:${Login}:SecretString:password}}"
package rules.credentials["credential-as-parameter"]

import future.keywords.not

import data.lib.handover
import data.lib.message as phrases

fail contains {"stack": place.stack, "path": place.path, "message": message} if {
	some parameter in input.credential_parameters
	parameter.no_echo
	parameter.default != "literal"
	some place in parameter.handovers
	place.kind == "credential-property"
	message := sprintf("parameter %q hands over %s%s", [
		parameter.id,
		handover.describe(place),
		phrases.when(place),
	])
}
