# METADATA
# title: Key policy is public
# description: >-
#   A key policy that allows every principal, with no condition that fixes who calls, lets any AWS account
#   in the world use the key. The service that a call comes through (kms:ViaService) does not limit who calls.
# related_resources:
#   - https://docs.aws.amazon.com/kms/latest/developerguide/key-policies.html
#   - https://docs.aws.amazon.com/securityhub/latest/userguide/kms-controls.html#kms-5
# custom:
#   severity: critical
#   tier: core
#   scope: resource
#   fix: >-
#     name the principals that use the key, or add the condition kms:CallerAccount next to kms:ViaService,
#     or use rotatedsecret.NewRotatedSecret
#   standards: [kms-public]
#   fails: |
#     Resources:
#       Key:
#         Type: AWS::KMS::Key
#         Properties:
#           EnableKeyRotation: true
#           KeyPolicy:
#             Statement:
#               - Effect: Allow
#                 Principal: "*"
#                 Action: kms:Decrypt
#                 Resource: "*"
#                 Condition: {StringEquals: {"kms:ViaService": !Sub "secretsmanager.${AWS::Region}.amazonaws.com"}}
#   passes: |
#     Resources:
#       Key:
#         Type: AWS::KMS::Key
#         Properties:
#           EnableKeyRotation: true
#           KeyPolicy:
#             Statement:
#               - Effect: Allow
#                 Principal: "*"
#                 Action: kms:Decrypt
#                 Resource: "*"
#                 Condition:
#                   StringEquals:
#                     kms:ViaService: !Sub secretsmanager.${AWS::Region}.amazonaws.com
#                     kms:CallerAccount: !Ref AWS::AccountId
package rules.encryption["public-key-policy"]

import future.keywords.not

import data.lib.message as phrases

fail contains {"stack": statement.stack, "path": principal.path, "message": message} if {
	some statement in input.key_statements
	statement.condition.restriction == "none"
	some principal in statement.principals
	principal.class == "any"
	statement.allows
	message := sprintf("the policy of key %q lets everybody use it%s%s", [
		statement.id,
		phrases.when(principal),
		_uses(statement.actions),
	])
}

_uses(actions) := sprintf(": %s", [concat(", ", actions)]) if actions != []

# A statement with NotAction lists no actions.
_uses([]) := ""
