# METADATA
# title: VPC-only deny locks out deployment
# description: >-
#   The resource policy of a secret denies every call that does not come from a VPC or an endpoint.
#   CloudFormation and other AWS services call from outside, so the deployment that uses the secret
#   fails.
# related_resources:
#   - https://docs.aws.amazon.com/secretsmanager/latest/userguide/best-practices.html
# custom:
#   severity: medium
#   tier: extended
#   scope: template
#   fix: >-
#     spare the deployment role by ArnNotEquals aws:PrincipalArn, or AWS services by BoolIfExists
#     aws:ViaAWSService false
#   standards: []
#   fails: |
#     Resources:
#       Policy:
#         Type: AWS::SecretsManager::ResourcePolicy
#         Properties:
#           SecretId: !Ref Secret
#           BlockPublicPolicy: true
#           ResourcePolicy:
#             Statement:
#               - Effect: Deny
#                 Principal: "*"
#                 Action: secretsmanager:GetSecretValue
#                 Resource: "*"
#                 Condition:
#                   StringNotEquals: {"aws:SourceVpce": vpce-0123456789abcdef0}
#       Secret:
#         Type: AWS::SecretsManager::Secret
#         Properties: {GenerateSecretString: {}}
#       Database:
#         Type: AWS::RDS::DBInstance
#         Properties:
#           Engine: postgres
#           MasterUserPassword: !Sub "{{resolve:secretsmanager:${Secret}}}"
#   passes: |
#     Resources:
#       Policy:
#         Type: AWS::SecretsManager::ResourcePolicy
#         Properties:
#           SecretId: !Ref Secret
#           BlockPublicPolicy: true
#           ResourcePolicy:
#             Statement:
#               - Effect: Deny
#                 Principal: "*"
#                 Action: secretsmanager:GetSecretValue
#                 Resource: "*"
#                 Condition:
#                   StringNotEquals: {"aws:SourceVpce": vpce-0123456789abcdef0}
#                   BoolIfExists: {"aws:ViaAWSService": "false"}
#       Secret:
#         Type: AWS::SecretsManager::Secret
#         Properties: {GenerateSecretString: {}}
#       Database:
#         Type: AWS::RDS::DBInstance
#         Properties:
#           Engine: postgres
#           MasterUserPassword: !Sub "{{resolve:secretsmanager:${Secret}}}"
package rules.access["vpc-deny-blocks-deployment"]

import future.keywords.not

import data.lib.message as phrases

fail contains {"stack": statement.stack, "path": statement.path, "message": message} if {
	some statement in input.secret_statements
	statement.vpc_only
	uses := {phrase |
		some use in input.resource_policies[statement.policy].uses
		some action in _actions[use.by]
		action in statement.vital
		phrase := sprintf(_phrases[use.by], [use.id])
	}
	uses != set()
	message := sprintf("policy %q denies every call from outside of a VPC, which stops %s%s", [
		statement.id,
		concat(" and ", uses),
		phrases.when(statement),
	])
}

# What CloudFormation or another service does with the secret, by the kind of use.
_actions := {
	"attachment": {"secretsmanager:GetSecretValue", "secretsmanager:PutSecretValue"},
	"dynamic-reference": {"secretsmanager:GetSecretValue"},
	"integration": {"secretsmanager:GetSecretValue"},
}

_phrases := {
	"attachment": "attachment %q",
	"dynamic-reference": "the dynamic reference in %q",
	"integration": "the service behind %q",
}
