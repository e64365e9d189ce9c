# METADATA
# title: Secret ARN pattern with -* suffix
# description: >-
#   Secrets Manager adds a dash and six characters to the name of a secret in its ARN. A policy that
#   writes -* for them also matches every secret whose name goes on after a dash.
# related_resources:
#   - https://docs.aws.amazon.com/secretsmanager/latest/userguide/auth-and-access_iam-policies.html
# custom:
#   severity: low
#   tier: extended
#   scope: resource
#   fix: >-
#     write -?????? instead of -*
#   standards: []
#   fails: |
#     Resources:
#       Policy:
#         Type: AWS::IAM::ManagedPolicy
#         Properties:
#           PolicyDocument:
#             Statement:
#               - Effect: Allow
#                 Action: secretsmanager:GetSecretValue
#                 Resource: !Sub "arn:${AWS::Partition}:secretsmanager:${AWS::Region}:${AWS::AccountId}:secret:orders-*"
#   passes: |
#     Resources:
#       Policy:
#         Type: AWS::IAM::ManagedPolicy
#         Properties:
#           PolicyDocument:
#             Statement:
#               - Effect: Allow
#                 Action: secretsmanager:GetSecretValue
#                 Resource: !Sub "arn:${AWS::Partition}:secretsmanager:${AWS::Region}:${AWS::AccountId}:secret:orders-??????"
package rules.access["secret-arn-pattern-too-wide"]

import future.keywords.not

fail contains {"stack": grant.stack, "path": grant.path, "message": message} if {
	some grant in input.arn_patterns
	message := sprintf("%q grants %s, which also matches secrets whose names only begin like this", [grant.id, grant.pattern])
}
