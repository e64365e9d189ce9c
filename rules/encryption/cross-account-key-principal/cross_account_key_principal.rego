# METADATA
# title: Cross-account principal on a key for secrets
# description: >-
#   The policy of a key lets another AWS account that nobody declared decrypt what the key protects. That
#   is half of what it takes to read a secret from there; the other half can be granted anywhere.
# related_resources:
#   - https://docs.aws.amazon.com/secretsmanager/latest/userguide/auth-and-access_examples_cross.html
#   - https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-modifying-external-accounts.html
# custom:
#   severity: high
#   tier: core
#   scope: assembly
#   fix: >-
#     remove the principal, or bind the statement to your organization with aws:PrincipalOrgID; if the
#     account is the stack's own, name it with --account
#   standards: [secret-cross-account]
#   yields_to: [cross-account-principal, public-key-policy]
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
#                 Principal: {AWS: "arn:aws:iam::210987654321:root"}
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
package rules.encryption["cross-account-key-principal"]

import future.keywords.not

import data.lib.message as phrases

fail contains {"stack": statement.stack, "path": principal.path, "message": message} if {
	some statement in input.key_statements
	statement.decrypts == "yes"
	statement.condition.organization == "none"
	some principal in statement.principals
	principal.class == "cross"
	key := input.keys[statement.key]
	not principal.account in key.shared_with
	_is_judged(statement)
	message := sprintf("the policy of key %q%s lets account %s decrypt%s%s%s", [
		key.id,
		_users(key.secrets),
		principal.account,
		_via(principal),
		phrases.when(principal),
		_own(statement.stack),
	])
}

open contains {"stack": statement.stack, "path": principal.path, "message": message, "reason": principal.reason} if {
	some statement in input.key_statements
	statement.decrypts != "no"
	statement.condition.organization == "none"
	some principal in statement.principals
	principal.class == "unknown"
	key := input.keys[statement.key]
	not principal.text in key.shared_with
	_is_judged(statement)
	message := sprintf("the policy of key %q%s may let another account decrypt%s", [
		key.id,
		_users(key.secrets),
		phrases.when(principal),
	])
}

open contains {"stack": statement.stack, "path": principal.path, "message": message, "reason": reason} if {
	some statement in input.key_statements
	some principal in statement.principals
	principal.class == "cross"
	key := input.keys[statement.key]
	not principal.account in key.shared_with
	_is_judged(statement)
	reason := _doubt(statement)
	message := sprintf("the policy of key %q%s may let account %s decrypt%s%s", [
		key.id,
		_users(key.secrets),
		principal.account,
		_via(principal),
		phrases.when(principal),
	])
}

# A key that only other kinds of resources use protects no secret. A public one has a worse mistake.
_is_judged(statement) if {
	statement.allows
	not statement.key in _public
	_for_secrets(input.keys[statement.key])
}

_for_secrets(key) if key.secrets != []

_for_secrets(key) if key.exported

_for_secrets(key) if key.others == []

_public contains statement.key if {
	some statement in input.key_statements
	statement.condition.restriction == "none"
	some principal in statement.principals
	principal.class == "any"
	statement.allows
}

_doubt(statement) := "its action is not known" if {
	statement.decrypts == "unknown"
	statement.condition.organization == "none"
}

_doubt(statement) := sprintf("the organization in its condition is not known%s", [_why(statement.condition)]) if {
	statement.decrypts != "no"
	statement.condition.organization == "unknown"
}

_users(secrets) := " for secrets" if secrets != []

_users([]) := ", whose users are not all in these templates,"

default _via(_) := ""

_via(principal) := sprintf(" (from %s)", [principal.via])

default _own(_) := "; the template does not tell whether that is the stack's own account"

_own(stack) := "" if input.stacks[stack].account

default _why(_) := ""

_why(condition) := sprintf(": %s", [condition.reason])
