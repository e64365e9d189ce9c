# METADATA
# title: Key policy does not admit the foreign reader
# description: >-
#   The policy of a secret lets a principal of another account read it, but the policy of the key that
#   encrypts the secret does not let that principal decrypt. Every read ends with an access error.
# related_resources:
#   - https://docs.aws.amazon.com/secretsmanager/latest/userguide/auth-and-access_examples_cross.html
#   - https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-modifying-external-accounts.html
# custom:
#   severity: high
#   tier: core
#   scope: template
#   fix: >-
#     add a statement to the key's policy that allows the principal kms:Decrypt and kms:DescribeKey with the
#     condition kms:ViaService secretsmanager.<region>.amazonaws.com
#   standards: [secret-cmk]
#   yields_to: [cross-account-secret-without-key, cross-account-principal]
#   fails: |
#     Resources:
#       Key: {Type: "AWS::KMS::Key", Properties: {EnableKeyRotation: true}}
#       Secret:
#         Type: AWS::SecretsManager::Secret
#         Properties: {KmsKeyId: !Ref Key, SecretString: '{"region": "eu-central-1"}'}
#       Policy:
#         Type: AWS::SecretsManager::ResourcePolicy
#         Properties:
#           SecretId: !Ref Secret
#           BlockPublicPolicy: true
#           ResourcePolicy:
#             Statement:
#               - Effect: Allow
#                 Principal: {AWS: "arn:aws:iam::210987654321:role/reader"}
#                 Action: secretsmanager:GetSecretValue
#                 Resource: "*"
#                 Condition: {StringEquals: {"aws:PrincipalOrgID": o-a1b2c3d4e5}}
#   passes: |
#     Resources:
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
#                 Principal: {AWS: "arn:aws:iam::210987654321:role/reader"}
#                 Action: [kms:Decrypt, kms:DescribeKey]
#                 Resource: "*"
#                 Condition: {StringEquals: {"kms:ViaService": !Sub "secretsmanager.${AWS::Region}.amazonaws.com"}}
#       Secret:
#         Type: AWS::SecretsManager::Secret
#         Properties: {KmsKeyId: !Ref Key, SecretString: '{"region": "eu-central-1"}'}
#       Policy:
#         Type: AWS::SecretsManager::ResourcePolicy
#         Properties:
#           SecretId: !Ref Secret
#           BlockPublicPolicy: true
#           ResourcePolicy:
#             Statement:
#               - Effect: Allow
#                 Principal: {AWS: "arn:aws:iam::210987654321:role/reader"}
#                 Action: secretsmanager:GetSecretValue
#                 Resource: "*"
#                 Condition: {StringEquals: {"aws:PrincipalOrgID": o-a1b2c3d4e5}}
package rules.encryption["key-policy-blocks-reader"]

import future.keywords.not

import data.lib.message as phrases

fail contains {"stack": reader.stack, "path": reader.path, "message": message} if {
	some secret in input.shared_secrets
	some reader in secret.readers
	reader.admitted == "no"
	_is_judged(reader, secret.readers)
	message := sprintf("the policy of key %q does not let %s decrypt%s, so policy %q lets it read secret %q in vain", [
		reader.key,
		reader.text,
		phrases.when(reader),
		reader.id,
		secret.id,
	])
}

open contains {"stack": reader.stack, "path": reader.path, "message": message, "reason": reader.reason} if {
	some secret in input.shared_secrets
	some reader in secret.readers
	reader.admitted == "unknown"
	_is_judged(reader, secret.readers)
	message := sprintf("the key of secret %q may not let %s decrypt%s", [
		secret.id,
		reader.text,
		phrases.when(reader),
	])
}

_is_judged(reader, readers) if {
	reader.reads == "yes"
	reader.owner != "aws"
	_declared(reader.class, reader.organization)
	not _keyless(readers, reader.account)
}

# Whether an account that nobody declared should read the secret at all is for cross-account-principal.
_declared("trusted", _)

_declared("cross", "fixed")

# That is for cross-account-secret-without-key.
_keyless(readers, account) if {
	some reader in readers
	reader.account == account
	reader.owner == "aws"
}
