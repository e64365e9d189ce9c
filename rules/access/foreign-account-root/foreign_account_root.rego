# METADATA
# title: Whole foreign account is trusted
# description: >-
#   The resource policy of a secret names another account as such. Everybody to whom that account's
#   administrators give the permission reads the secret, not only the role that needs it.
# related_resources:
#   - https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html
#   - https://docs.aws.amazon.com/secretsmanager/latest/userguide/auth-and-access_examples_cross.html
# custom:
#   severity: medium
#   tier: extended
#   scope: resource
#   fix: >-
#     name the role that needs the secret, or add a condition on aws:PrincipalArn, aws:PrincipalTag or
#     aws:PrincipalOrgID
#   standards: [secret-cross-account]
#   yields_to: [cross-account-principal]
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
#                 Principal: {AWS: "arn:aws:iam::444455556666:root"} # one of trusted_accounts
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
#                 Principal: {AWS: "arn:aws:iam::444455556666:role/reader"}
#                 Action: secretsmanager:GetSecretValue
#                 Resource: "*"
package rules.access["foreign-account-root"]

import future.keywords.not

import data.lib.message as phrases

fail contains {"stack": statement.stack, "path": principal.path, "message": message} if {
	some statement in input.secret_statements
	statement.limits.identity == "none"
	some principal in statement.principals
	principal.class == "trusted"
	principal.whole == "yes"
	statement.allows
	message := sprintf("policy %q lets everybody in account %s use the secret%s", [
		statement.id,
		principal.account,
		phrases.circumstances([statement, principal]),
	])
}

open contains {"stack": statement.stack, "path": principal.path, "message": message, "reason": reason} if {
	some statement in input.secret_statements
	some principal in statement.principals
	principal.class == "trusted"
	statement.allows
	reason := _doubt(principal, principal.whole, statement.limits.identity)
	message := sprintf("policy %q may let everybody in account %s use the secret%s", [
		statement.id,
		principal.account,
		phrases.circumstances([statement, principal]),
	])
}

_doubt(principal, "unknown", identity) := principal.whole_reason if identity != "fixed"

_doubt(_, "yes", "unknown") := "the value of its condition is not known"
