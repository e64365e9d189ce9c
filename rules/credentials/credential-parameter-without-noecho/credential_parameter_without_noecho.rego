# METADATA
# title: Credential from a parameter without NoEcho
# description: >-
#   CloudFormation shows the values of parameters in the console, in the API and in the command line
#   to everybody who may describe the stack. NoEcho masks the value of a parameter that becomes a
#   credential.
# related_resources:
#   - https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/parameters-section-structure.html
#   - https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/security-best-practices.html#creds
# custom:
#   severity: high
#   tier: core
#   scope: template
#   fix: >-
#     set NoEcho: true on the parameter, or better keep the value in AWS::SecretsManager::Secret and
#     refer to it with {{resolve:secretsmanager:...}}
#   standards: [hardcoded-credentials]
#   yields_to: [credential-parameter-default]
#   fails: |
#     Parameters:
#       Password: {Type: String}
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
#       Password: {Type: String, NoEcho: true}
#     Resources:
#       Database:
#         Type: AWS::RDS::DBInstance
#         Properties:
#           Engine: postgres
#           DBInstanceClass: db.t4g.micro
#           MasterUsername: app
#           MasterUserPassword: !Ref Password
package rules.credentials["credential-parameter-without-noecho"]

import future.keywords.not

import data.lib.handover

fail contains {"stack": parameter.stack, "path": parameter.path, "message": message} if {
	some parameter in input.credential_parameters
	not parameter.no_echo
	parameter.default in {"none", "empty", "placeholder"}
	parameter.handovers != []
	message := sprintf("parameter %q has no NoEcho, and its value becomes %s", [
		parameter.id,
		handover.describe(parameter.handovers[0]),
	])
}
