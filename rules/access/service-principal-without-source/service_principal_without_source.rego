# METADATA
# title: Service principal without source condition
# description: >-
#   The resource policy of a secret lets an AWS service in, for whomever the service acts. Another
#   customer of the service can make it use the secret: the confused deputy.
# related_resources:
#   - https://docs.aws.amazon.com/IAM/latest/UserGuide/confused-deputy.html
#   - https://docs.aws.amazon.com/secretsmanager/latest/userguide/auth-and-access_resource-policies.html
# custom:
#   severity: high
#   tier: core
#   scope: resource
#   fix: >-
#     add a condition on aws:SourceAccount, and on aws:SourceArn where the resource is known
#   standards: [confused-deputy]
#   yields_to: [ineffective-policy-condition]
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
#                 Principal: {Service: appflow.amazonaws.com}
#                 Action: secretsmanager:GetSecretValue
#                 Resource: "*"
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
#                 Principal: {Service: appflow.amazonaws.com}
#                 Action: secretsmanager:GetSecretValue
#                 Resource: "*"
#                 Condition: {StringEquals: {"aws:SourceAccount": !Ref AWS::AccountId}}
package rules.access["service-principal-without-source"]

import future.keywords.not

import data.lib.message as phrases

fail contains {"stack": statement.stack, "path": principal.path, "message": message} if {
	some statement in input.secret_statements
	statement.limits.source == "none"
	statement.unlisted == []
	some principal in statement.principals
	principal.class == "service"
	statement.allows
	every loose in statement.loose {
		loose.about != "source"
	}
	message := sprintf("policy %q lets %s use the secret for any account%s", [
		statement.id,
		principal.text,
		phrases.circumstances([statement, principal]),
	])
}
