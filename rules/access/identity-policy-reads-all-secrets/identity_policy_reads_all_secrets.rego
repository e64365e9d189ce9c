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

import data.lib.message as phrases

fail contains {"stack": statement.stack, "path": statement.path, "message": message} if {
	some statement in input.identity_statements
	statement.reach.secrets == "all"
	statement.administrator == false
	statement.reads != []
	statement.manages == [] # identity-policy-manages-all-secrets
	not _belongs_to_rotation(statement)
	message := sprintf("%s allows %s on every secret%s", [
		phrases.holder(statement),
		concat(", ", statement.reads),
		phrases.when(statement.reach),
	])
}

# That is for rotation-role-too-broad.
_belongs_to_rotation(statement) if {
	statement.rotation_functions != []
	statement.changes != []
}
