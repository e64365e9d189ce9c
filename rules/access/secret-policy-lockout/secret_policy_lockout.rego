# METADATA
# title: Resource policy could lock out the account
# description: >-
#   The resource policy denies everybody, or everybody but some principals, what it takes to read the
#   secret or to mend the policy. A denial has no exception for administrators, nor for sessions of a
#   role that NotPrincipal names.
# related_resources:
#   - https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_notprincipal.html
#   - https://docs.aws.amazon.com/secretsmanager/latest/userguide/auth-and-access_resource-policies.html
# custom:
#   severity: medium
#   tier: extended
#   scope: resource
#   fix: >-
#     deny with the condition ArnNotEquals on aws:PrincipalArn, which spares the roles that you name
#   standards: []
#   fails: |
#     Resources:
#       Policy:
#         Type: AWS::SecretsManager::ResourcePolicy
#         Properties:
#           SecretId: !ImportValue SecretArn
#           BlockPublicPolicy: true
#           ResourcePolicy:
#             Statement:
#               - Effect: Deny
#                 Principal: "*"
#                 Action: secretsmanager:*
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
#               - Effect: Deny
#                 Principal: "*"
#                 Action: secretsmanager:*
#                 Resource: "*"
#                 Condition:
#                   ArnNotEquals: {"aws:PrincipalArn": !Sub "arn:${AWS::Partition}:iam::${AWS::AccountId}:role/admin"}
package rules.access["secret-policy-lockout"]

import future.keywords.not

import data.lib.message as phrases

fail contains {"stack": statement.stack, "path": statement.path, "message": message} if {
	some statement in input.secret_statements
	statement.denies
	not statement.conditional
	statement.spares == []
	actions := [action | some action in statement.vital; action != "secretsmanager:PutSecretValue"]
	actions != []
	some principal in statement.principals
	_all(principal.class, principal.whole)
	message := sprintf("policy %q denies everybody %s, also who would mend it%s", [
		statement.id,
		concat(" and ", actions),
		phrases.circumstances([statement, principal]),
	])
}

fail contains {"stack": statement.stack, "path": statement.path, "message": message} if {
	some statement in input.secret_statements
	statement.denies
	not statement.conditional
	statement.spares != []
	message := sprintf("policy %q denies by NotPrincipal everybody but %s, also the sessions of a role and the account's administrators%s", [
		statement.id,
		concat(" and ", statement.spares),
		phrases.when(statement),
	])
}

_all("any", _)

_all("same", "yes")
