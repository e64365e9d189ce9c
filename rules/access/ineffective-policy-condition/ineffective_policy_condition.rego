# METADATA
# title: Condition does not restrict
# description: >-
#   A condition of the resource policy seems to say who may use the secret, and lets everybody pass: its
#   operator holds where the key is missing, or its value matches those of others too.
# related_resources:
#   - https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html
#   - https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html
# custom:
#   severity: high
#   tier: core
#   scope: resource
#   fix: >-
#     compare the key with a fixed value by StringEquals, ArnLike or IpAddress, without IfExists and
#     ForAllValues
#   standards: [secret-public]
#   fails: |
#     Resources:
#       Policy:
#         Type: AWS::SecretsManager::ResourcePolicy
#         Properties:
#           SecretId: !ImportValue SecretArn
#           BlockPublicPolicy: true
#           ResourcePolicy:
#             Statement:
#               - Effect: Allow
#                 Principal: "*"
#                 Action: secretsmanager:GetSecretValue
#                 Resource: "*"
#                 Condition: {StringEqualsIfExists: {"aws:PrincipalOrgID": o-a1b2c3d4e5}}
#   passes: |
#     Resources:
#       Policy:
#         Type: AWS::SecretsManager::ResourcePolicy
#         Properties:
#           SecretId: !ImportValue SecretArn
#           BlockPublicPolicy: true
#           ResourcePolicy:
#             Statement:
#               - Effect: Allow
#                 Principal: "*"
#                 Action: secretsmanager:GetSecretValue
#                 Resource: "*"
#                 Condition: {StringEquals: {"aws:PrincipalOrgID": o-a1b2c3d4e5}}
package rules.access["ineffective-policy-condition"]

import future.keywords.not

import data.lib.message as phrases

fail contains {"stack": statement.stack, "path": loose.path, "message": message} if {
	some statement in input.secret_statements
	some loose in statement.loose
	statement.allows
	some principal in statement.principals
	_unlimited(principal.class, loose.about, statement.condition.restriction, statement.condition.organization, statement.limits.source)
	message := sprintf("the condition of policy %q on %s limits nobody%s: %s", [
		statement.id,
		loose.key,
		phrases.circumstances([principal, loose]),
		loose.reason,
	])
}

open contains {"stack": statement.stack, "path": principal.path, "message": message, "reason": reason} if {
	some statement in input.secret_statements
	statement.unlisted != []
	statement.allows
	some principal in statement.principals
	about := _about[principal.class]
	_unlimited(principal.class, about, statement.condition.restriction, statement.condition.organization, statement.limits.source)
	not _misled(principal.class, {loose.about | some loose in statement.loose})
	message := sprintf("the condition of policy %q may limit nobody%s", [
		statement.id,
		phrases.circumstances([statement, principal]),
	])
	reason := sprintf("whether %s limits who calls is not known", [concat(" or ", statement.unlisted)])
}

_about := {"any": "caller", "service": "source"}

# Nothing limits a principal of this class in what a key is about.
_unlimited("any", _, "none", _, _)

_unlimited("cross", "organization", _, "none", _)

_unlimited("service", "source", _, _, "none")

# Some comparison fails already.
_misled("any", abouts) if count(abouts) > 0

_misled("service", abouts) if "source" in abouts
