# METADATA
# title: Foreign account can assume a role that reads a secret
# description: >-
#   A role that may read a secret can be assumed from another account that nobody declared. Whoever
#   controls that account reads the secret, whatever the secret's own policy says.
# related_resources:
#   - https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_common-scenarios_aws-accounts.html
#   - https://docs.aws.amazon.com/secretsmanager/latest/userguide/auth-and-access_examples_cross.html
# custom:
#   severity: medium
#   tier: extended
#   scope: assembly
#   fix: >-
#     bind the trust policy to your organization with aws:PrincipalOrgID, or give the other account a
#     role of its own that reads no secret; if the account is the stack's own, name it with --account
#   standards: [secret-cross-account]
#   fails: |
#     Resources:
#       Secret:
#         Type: AWS::SecretsManager::Secret
#         Properties: {SecretString: '{"region": "eu-central-1"}'}
#       Role:
#         Type: AWS::IAM::Role
#         Properties:
#           AssumeRolePolicyDocument:
#             Statement:
#               - Effect: Allow
#                 Principal: {AWS: "arn:aws:iam::210987654321:root"}
#                 Action: sts:AssumeRole
#           Policies:
#             - PolicyName: read
#               PolicyDocument:
#                 Statement:
#                   - Effect: Allow
#                     Action: secretsmanager:GetSecretValue
#                     Resource: !Ref Secret
#   passes: |
#     Resources:
#       Secret:
#         Type: AWS::SecretsManager::Secret
#         Properties: {SecretString: '{"region": "eu-central-1"}'}
#       Role:
#         Type: AWS::IAM::Role
#         Properties:
#           AssumeRolePolicyDocument:
#             Statement:
#               - Effect: Allow
#                 Principal: {AWS: "arn:aws:iam::210987654321:root"}
#                 Action: sts:AssumeRole
#                 Condition: {StringEquals: {"aws:PrincipalOrgID": o-a1b2c3d4e5}}
#           Policies:
#             - PolicyName: read
#               PolicyDocument:
#                 Statement:
#                   - Effect: Allow
#                     Action: secretsmanager:GetSecretValue
#                     Resource: !Ref Secret
package rules.access["cross-account-role-reads-secret"]

import future.keywords.not

import data.lib.message as phrases

fail contains {"stack": statement.stack, "path": principal.path, "message": message} if {
	some statement in input.trust_statements
	statement.condition.organization == "none"
	some principal in statement.principals
	principal.class == "cross"
	message := sprintf("role %q lets account %s read %s%s%s%s", [
		statement.id,
		principal.account,
		_what(statement.reads.all, statement.reads.secrets),
		_via(principal),
		phrases.circumstances([statement, principal]),
		_own(statement.stack),
	])
}

fail contains {"stack": statement.stack, "path": principal.path, "message": message} if {
	some statement in input.trust_statements
	statement.condition.restriction == "none"
	some principal in statement.principals
	principal.class == "any"
	message := sprintf("role %q lets every account read %s%s", [
		statement.id,
		_what(statement.reads.all, statement.reads.secrets),
		phrases.circumstances([statement, principal]),
	])
}

open contains {"stack": statement.stack, "path": principal.path, "message": message, "reason": reason} if {
	some statement in input.trust_statements
	some principal in statement.principals
	reason := _doubt(principal, statement.condition.restriction, statement.condition.organization)
	message := sprintf("role %q may let another account read %s%s", [
		statement.id,
		_what(statement.reads.all, statement.reads.secrets),
		phrases.circumstances([statement, principal]),
	])
}

_doubt(principal, _, "none") := principal.reason if principal.class == "unknown"

_doubt(principal, _, "unknown") := "the organization in its condition is not known" if principal.class == "cross"

_doubt(principal, "unknown", _) := "the value of its condition is not known" if principal.class == "any"

_what(true, _) := "all secrets"

_what(false, secrets) := concat(" and ", [sprintf("secret %q", [id]) | some id in secrets])

default _via(_) := ""

_via(principal) := sprintf(" (from %s)", [principal.via])

default _own(_) := "; the template does not tell whether that is the stack's own account"

_own(stack) := "" if input.stacks[stack].account
