# METADATA
# title: Secret resource policy is public
# description: >-
#   A policy that allows every principal, with no condition that fixes who calls, lets any AWS account
#   in the world use the secret. Conditions on tags, transport or the secret itself do not limit who calls.
# related_resources:
#   - https://docs.aws.amazon.com/secretsmanager/latest/userguide/auth-and-access_resource-policies.html
#   - https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html
# custom:
#   severity: critical
#   tier: core
#   scope: resource
#   fix: >-
#     name the principals that need the secret, and set BlockPublicPolicy to true on the resource policy
#   standards: [secret-public]
#   yields_to: [ineffective-policy-condition]
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
#                 Action: secretsmanager:GetSecretValue
#                 Resource: "*"
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
#                 Action: secretsmanager:GetSecretValue
#                 Resource: "*"
#                 Condition: {StringEquals: {"aws:PrincipalOrgID": o-a1b2c3d4e5}}
package rules.access["public-secret-policy"]

import future.keywords.not

import data.lib.message as phrases

fail contains {"stack": statement.stack, "path": principal.path, "message": message} if {
	some statement in input.secret_statements
	statement.condition.restriction == "none"
	some principal in statement.principals
	principal.class == "any"
	statement.allows
	statement.loose == []
	statement.unlisted == []
	message := sprintf("policy %q lets everybody use the secret%s%s", [
		statement.id,
		phrases.circumstances([statement, principal]),
		_uses(statement.actions),
	])
}

open contains {"stack": statement.stack, "path": principal.path, "message": message, "reason": reason} if {
	some statement in input.secret_statements
	statement.condition.restriction == "unknown"
	some principal in statement.principals
	principal.class == "any"
	statement.allows
	message := sprintf("policy %q may let everybody use the secret%s", [
		statement.id,
		phrases.circumstances([statement, principal]),
	])
	reason := sprintf("the value of its condition is not known: %s", [statement.condition.reason])
}

_uses(actions) := sprintf(": %s", [concat(", ", actions)]) if actions != []

# A statement with NotAction lists no actions.
_uses([]) := ""
