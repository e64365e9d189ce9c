# METADATA
# title: Principal of an undeclared account
# description: >-
#   The resource policy of a secret lets another AWS account in that nobody declared. Whoever
#   controls that account controls who reads the secret.
# related_resources:
#   - https://docs.aws.amazon.com/secretsmanager/latest/userguide/auth-and-access_examples_cross.html
# custom:
#   severity: high
#   tier: core
#   scope: assembly
#   fix: >-
#     remove the principal, or bind the statement to your organization with aws:PrincipalOrgID; if the
#     account is the stack's own, name it with --account, if it is let in on purpose, with
#     --trusted-account
#   standards: [secret-cross-account]
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
#                 Principal: {AWS: "arn:aws:iam::210987654321:root"}
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
#                 Principal: {AWS: !Sub "arn:${AWS::Partition}:iam::${AWS::AccountId}:role/reader"}
#                 Action: secretsmanager:GetSecretValue
#                 Resource: "*"
package rules.access["cross-account-principal"]

import future.keywords.not

import data.lib.message as phrases

fail contains {"stack": statement.stack, "path": principal.path, "message": message} if {
	some statement in input.secret_statements
	statement.condition.organization == "none"
	some principal in statement.principals
	principal.class == "cross"
	statement.allows
	every loose in statement.loose {
		loose.about != "organization"
	}
	message := sprintf("policy %q lets account %s use the secret%s%s%s", [
		statement.id,
		principal.account,
		_via(principal),
		phrases.circumstances([statement, principal]),
		_own(statement.stack),
	])
}

open contains {"stack": statement.stack, "path": principal.path, "message": message, "reason": principal.reason} if {
	some statement in input.secret_statements
	statement.condition.organization == "none"
	some principal in statement.principals
	principal.class == "unknown"
	statement.allows
	message := sprintf("policy %q may let another account use the secret%s", [
		statement.id,
		phrases.circumstances([statement, principal]),
	])
}

open contains {"stack": statement.stack, "path": principal.path, "message": message, "reason": reason} if {
	some statement in input.secret_statements
	statement.condition.organization == "unknown"
	some principal in statement.principals
	principal.class == "cross"
	statement.allows
	message := sprintf("policy %q may let account %s use the secret%s%s", [
		statement.id,
		principal.account,
		_via(principal),
		phrases.circumstances([statement, principal]),
	])
	reason := sprintf("the organization in its condition is not known%s", [_why(statement.condition)])
}

default _via(_) := ""

_via(principal) := sprintf(" (from %s)", [principal.via])

default _own(_) := "; the template does not tell whether that is the stack's own account"

_own(stack) := "" if input.stacks[stack].account

default _why(_) := ""

_why(condition) := sprintf(": %s", [condition.reason])
