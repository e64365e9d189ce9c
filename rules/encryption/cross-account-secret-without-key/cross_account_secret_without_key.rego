# METADATA
# title: Cross-account secret without customer key
# description: >-
#   A secret that names no key is encrypted with the one that AWS manages, which nobody outside the
#   account may use. A policy that lets another account read the secret can then never work.
# related_resources:
#   - https://docs.aws.amazon.com/secretsmanager/latest/userguide/auth-and-access_examples_cross.html
#   - https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-secretsmanager-secret.html
# custom:
#   severity: high
#   tier: core
#   scope: template
#   fix: >-
#     create an AWS::KMS::Key whose policy allows the other account kms:Decrypt through Secrets Manager, and
#     name it as the secret's KmsKeyId
#   standards: [secret-cmk, secret-cross-account]
#   yields_to: [cross-account-principal]
#   fails: |
#     Resources:
#       Secret:
#         Type: AWS::SecretsManager::Secret
#         Properties:
#           SecretString: '{"region": "eu-central-1"}'
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
#       Secret:
#         Type: AWS::SecretsManager::Secret
#         Properties:
#           SecretString: '{"region": "eu-central-1"}'
#           KmsKeyId: !ImportValue SharedKeyArn
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
package rules.encryption["cross-account-secret-without-key"]

import future.keywords.not

import data.lib.message as phrases

fail contains {"stack": secret.stack, "path": secret.path, "message": message} if {
	some secret in input.shared_secrets
	some reader in secret.readers
	reader.owner == "aws"
	reader.reads == "yes"
	_declared(reader.class, reader.organization)
	message := sprintf("secret %q has no key of its own%s, so account %s, which policy %q lets in, cannot decrypt it", [
		secret.id,
		phrases.when(reader),
		reader.account,
		reader.id,
	])
}

# Whether an account that nobody declared should read the secret at all is for cross-account-principal.
_declared("trusted", _)

_declared("cross", "fixed")
