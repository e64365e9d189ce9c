# METADATA
# title: Secret policy grants management or wildcard actions
# description: >-
#   The resource policy of a secret lets others than its own account change the secret, its policy or
#   its rotation. Who only reads the secret needs none of these actions.
# related_resources:
#   - https://docs.aws.amazon.com/secretsmanager/latest/userguide/auth-and-access_resource-policies.html
# custom:
#   severity: high
#   tier: core
#   scope: resource
#   fix: >-
#     grant only secretsmanager:GetSecretValue and secretsmanager:DescribeSecret
#   standards: [secret-cross-account]
#   fails: |
#     Resources:
#       Policy:
#         Type: AWS::SecretsManager::ResourcePolicy
#         Properties:
#           SecretId: !ImportValue SecretArn
#           BlockPublicPolicy: true
#           ResourcePolicy:
#             Statement:
#               - Effect: Allow
#                 Principal: "*"
#                 Action: secretsmanager:*
#                 Resource: "*"
#                 Condition: {StringEquals: {"aws:PrincipalOrgID": o-a1b2c3d4e5}}
#   passes: |
#     Resources:
#       Policy:
#         Type: AWS::SecretsManager::ResourcePolicy
#         Properties:
#           SecretId: !ImportValue SecretArn
#           BlockPublicPolicy: true
#           ResourcePolicy:
#             Statement:
#               - Effect: Allow
#                 Principal: "*"
#                 Action: [secretsmanager:GetSecretValue, secretsmanager:DescribeSecret]
#                 Resource: "*"
#                 Condition: {StringEquals: {"aws:PrincipalOrgID": o-a1b2c3d4e5}}
package rules.access["secret-policy-management-actions"]

import future.keywords.not

import data.lib.message as phrases

fail contains {"stack": statement.stack, "path": principal.path, "message": message} if {
	some statement in input.secret_statements
	statement.limits.own_account == "none"
	statement.manages != []
	statement.allows
	some principal in statement.principals
	not principal.class in {"same", "unknown", "invalid"}
	message := sprintf("policy %q lets %s manage the secret%s: %s", [
		statement.id,
		_who(principal.class, principal.text),
		phrases.circumstances([statement, principal]),
		_actions(statement.manages, statement.not_actions),
	])
}

_who("any", _) := "others"

_who(class, text) := text if class != "any"

_actions(manages, []) := concat(", ", manages)

_actions(_, not_actions) := sprintf("all but %s", [concat(", ", not_actions)]) if count(not_actions) > 0
