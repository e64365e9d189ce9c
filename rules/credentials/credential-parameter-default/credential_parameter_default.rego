# METADATA
# title: Parameter default holds a credential
# description: >-
#   The Default of a parameter is text of the template: NoEcho does not mask it, it is in the
#   history of the repository, and whoever deploys without another value uses it.
# related_resources:
#   - https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/parameters-section-structure.html
#   - https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/security-best-practices.html#creds
# custom:
#   severity: critical
#   tier: core
#   scope: resource
#   fix: >-
#     remove Default and change the credential, since it is in the history; keep the value in
#     AWS::SecretsManager::Secret and refer to it with {{resolve:secretsmanager:...}}
#   standards: [hardcoded-credentials]
#   yields_to: [known-credential-format]
#   fails: |
#     Parameters:
#       Password: {Type: String, NoEcho: true, Default: correct-horse-battery}
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
package rules.credentials["credential-parameter-default"]

import future.keywords.not

import data.lib.handover

fail contains {"stack": parameter.stack, "path": array.concat(parameter.path, ["Default"]), "message": message} if {
	some parameter in input.credential_parameters
	_is_literal(parameter)
	parameter.handovers != []
	message := sprintf("Default of parameter %q is a literal and becomes %s", [
		parameter.id,
		handover.describe(parameter.handovers[0]),
	])
}

fail contains {"stack": parameter.stack, "path": array.concat(parameter.path, ["Default"]), "message": message} if {
	some parameter in input.credential_parameters
	_is_literal(parameter)
	parameter.handovers == []
	parameter.no_echo
	_is_credential(parameter)
	message := sprintf("Default of parameter %q is a literal, which NoEcho does not mask", [parameter.id])
}

# What has a known format is known-credential-format's.
_is_literal(parameter) if {
	parameter.default == "literal"
	not parameter.format
}

_is_credential(parameter) if parameter.called == "credential"

_is_credential(parameter) if {
	parameter.called == "unspecific"
	parameter.random
}
