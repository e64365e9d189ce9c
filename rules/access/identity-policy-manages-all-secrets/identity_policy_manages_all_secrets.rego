# METADATA
# title: IAM policy manages every secret
# description: >-
#   A policy that allows to change values, policies or the existence of every secret lets its holder take
#   over or destroy each credential of the account. Administrators, who may do everything, are left alone.
# related_resources:
#   - https://docs.aws.amazon.com/secretsmanager/latest/userguide/auth-and-access_iam-policies.html
#   - https://docs.aws.amazon.com/secretsmanager/latest/userguide/auth-and-access_examples.html
# custom:
#   severity: high
#   tier: core
#   scope: resource
#   fix: >-
#     name the ARNs of the secrets, or require a tag with a condition on secretsmanager:ResourceTag
#   standards: [secret-least-privilege]
#   yields_to: [rotation-role-too-broad]
#   fails: |
#     Resources:
#       Policy:
#         Type: AWS::IAM::ManagedPolicy
#         Properties:
#           PolicyDocument:
#             Version: "2012-10-17"
#             Statement:
#               - {Effect: Allow, Action: secretsmanager:*, Resource: "*"}
#   passes: |
#     Resources:
#       Policy:
#         Type: AWS::IAM::ManagedPolicy
#         Properties:
#           PolicyDocument:
#             Version: "2012-10-17"
#             Statement:
#               - Effect: Allow
#                 Action: secretsmanager:*
#                 Resource: "*"
#                 Condition: {StringEquals: {secretsmanager:ResourceTag/team: orders}}
package rules.access["identity-policy-manages-all-secrets"]

import future.keywords.not

import data.lib.message as phrases

fail contains {"stack": statement.stack, "path": statement.path, "message": message} if {
	some statement in input.identity_statements
	statement.reach.secrets == "all"
	statement.administrator == false
	statement.rotation_functions == []
	statement.manages != []
	message := sprintf("%s allows %s on every secret%s", [
		phrases.holder(statement),
		concat(", ", statement.manages),
		phrases.when(statement.reach),
	])
}
