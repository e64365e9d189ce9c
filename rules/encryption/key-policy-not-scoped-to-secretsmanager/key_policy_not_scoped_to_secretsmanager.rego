# METADATA
# title: Key grants reach beyond Secrets Manager
# description: >-
#   A key that encrypts nothing but secrets lets a principal decrypt by itself. Whoever only reads secrets
#   needs the key through Secrets Manager alone; more helps only those who got hold of ciphertext.
# related_resources:
#   - https://docs.aws.amazon.com/secretsmanager/latest/userguide/security-encryption.html
#   - https://docs.aws.amazon.com/kms/latest/developerguide/conditions-kms.html#conditions-kms-via-service
# custom:
#   severity: low
#   tier: extended
#   scope: resource
#   fix: >-
#     add the conditions kms:ViaService secretsmanager.<region>.amazonaws.com and kms:CallerAccount to the
#     statement, or use rotatedsecret.NewRotatedSecret
#   standards: [secret-least-privilege]
#   fails: |
#     Resources:
#       Secret:
#         Type: AWS::SecretsManager::Secret
#         Properties: {KmsKeyId: !Ref Key, SecretString: '{"region": "eu-central-1"}'}
#       Key:
#         Type: AWS::KMS::Key
#         Properties:
#           EnableKeyRotation: true
#           KeyPolicy:
#             Statement:
#               - Effect: Allow
#                 Principal: {AWS: !Sub "arn:${AWS::Partition}:iam::${AWS::AccountId}:root"}
#                 Action: kms:*
#                 Resource: "*"
#               - Effect: Allow
#                 Principal: {AWS: !Sub "arn:${AWS::Partition}:iam::${AWS::AccountId}:role/reader"}
#                 Action: kms:Decrypt
#                 Resource: "*"
#   passes: |
#     Resources:
#       Secret:
#         Type: AWS::SecretsManager::Secret
#         Properties: {KmsKeyId: !Ref Key, SecretString: '{"region": "eu-central-1"}'}
#       Key:
#         Type: AWS::KMS::Key
#         Properties:
#           EnableKeyRotation: true
#           KeyPolicy:
#             Statement:
#               - Effect: Allow
#                 Principal: {AWS: !Sub "arn:${AWS::Partition}:iam::${AWS::AccountId}:root"}
#                 Action: kms:*
#                 Resource: "*"
#               - Effect: Allow
#                 Principal: {AWS: !Sub "arn:${AWS::Partition}:iam::${AWS::AccountId}:role/reader"}
#                 Action: kms:Decrypt
#                 Resource: "*"
#                 Condition: {StringEquals: {"kms:ViaService": !Sub "secretsmanager.${AWS::Region}.amazonaws.com"}}
package rules.encryption["key-policy-not-scoped-to-secretsmanager"]

import future.keywords.not

import data.lib.message as phrases

fail contains {"stack": statement.stack, "path": principal.path, "message": message} if {
	some statement in input.key_statements
	statement.decrypts == "yes"
	statement.scope == "any"
	some principal in statement.principals
	_is_single(principal.class, principal.text, statement.condition.restriction)
	statement.allows
	key := input.keys[statement.key]
	key.secrets != []
	key.others == []
	not key.exported
	message := sprintf("the policy of key %q, which encrypts only secrets, lets %s decrypt past Secrets Manager%s", [
		statement.id,
		_whom(principal),
		phrases.when(principal),
	])
}

# The root of an account stands for whoever its identity policies allow.
_is_single(class, text, _) if {
	class in {"same", "trusted"}
	not regex.match(`^(\d{12}|\$\{AWS::AccountId\})$|:root$`, text)
}

_is_single("any", _, "fixed")

_whom(principal) := principal.text if principal.class != "any"

_whom(principal) := "everybody who meets its condition" if principal.class == "any"
