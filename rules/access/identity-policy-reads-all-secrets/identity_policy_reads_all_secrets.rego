# METADATA
# title: IAM policy reads all secrets
# description: >-
#   A policy that allows GetSecretValue on every secret hands out each credential of the account, also
#   those that are added later. Administrators, who may do everything, are left alone.
# related_resources:
#   - https://docs.aws.amazon.com/secretsmanager/latest/userguide/auth-and-access_iam-policies.html
# custom:
#   severity: medium
#   tier: core
#   scope: resource
#   fix: >-
#     name the ARNs of the secrets, those that only have a name with -?????? at the end, or require a tag
#     with a condition on secretsmanager:ResourceTag
#   standards: [secret-least-privilege]
#   yields_to: [identity-policy-manages-all-secrets, rotation-role-too-broad]
#   fails: |
#     Resources:
#       Policy:
#         Type: AWS::IAM::ManagedPolicy
#         Properties:
#           PolicyDocument:
#             Version: "2012-10-17"
#             Statement:
#               - {Effect: Allow, Action: secretsmanager:GetSecretValue, Resource: "*"}
#   passes: |
#     Resources:
#       Policy:
#         Type: AWS::IAM::ManagedPolicy
#         Properties:
#           PolicyDocument:
#             Version: "2012-10-17"
#             Statement:
#               - {Effect: Allow, Action: secretsmanager:GetSecretValue, Resource: !ImportValue SecretArn}
package rules.access["identity-policy-reads-all-secrets"]

import future.keywords.not

import data.lib.grant as grants
import data.lib.message as phrases

fail contains {"stack": statement.stack, "path": statement.path, "message": message} if {
	some statement in input.identity_statements
	statement.reach.secrets == "all"
	not statement.administrator
	actions := {action | some action in statement.secret_actions; action in {"GetSecretValue", "BatchGetSecretValue"}}
	count(actions) > 0
	not _is_reported_elsewhere(statement)
	message := sprintf("%s allows %s on every secret%s", [
		grants.holder(statement),
		grants.shown(actions),
		phrases.circumstances([statement.reach]),
	])
}

_is_reported_elsewhere(statement) if count(grants.managing(statement)) > 0

_is_reported_elsewhere(statement) if {
	count(statement.rotation_functions) > 0
	count(grants.changing(statement)) > 0
}
