# METADATA
# title: Secret has no tags
# description: >-
#   Tags say who owns a secret and what it is for, and policies can grant access by them. Tags that are given
#   to the whole stack at deployment do not show in the template.
# related_resources:
#   - https://docs.aws.amazon.com/secretsmanager/latest/userguide/managing-secrets_tagging.html
#   - https://docs.aws.amazon.com/securityhub/latest/userguide/secretsmanager-controls.html#secretsmanager-5
# custom:
#   severity: info
#   tier: extended
#   scope: resource
#   fix: add Tags to the secret, for example its owner and its service
#   standards: [tagging]
#   fails: |
#     Resources:
#       Settings:
#         Type: AWS::SecretsManager::Secret
#         Properties:
#           Name: orders/settings
#           SecretString: '{"region": "eu-central-1"}'
#   passes: |
#     Resources:
#       Settings:
#         Type: AWS::SecretsManager::Secret
#         Properties:
#           Name: orders/settings
#           SecretString: '{"region": "eu-central-1"}'
#           Tags: [{Key: owner, Value: orders}]
package rules.lifecycle["secret-without-tags"]

import future.keywords.not

import data.lib.message as phrases

fail contains {"stack": secret.stack, "path": secret.path, "message": message} if {
	some secret in input.secrets
	message := sprintf("secret %q has no tags%s", [secret.id, phrases.when(secret.untagged)])
}

# The configuration asks for certain tags.
fail contains {"stack": secret.stack, "path": secret.path, "message": message} if {
	some secret in input.secrets
	required := input.settings.required_tags
	not secret.untagged
	not secret.tags.more
	missing := {key | some key in required} - {key | some key in secret.tags.keys}
	missing != set()
	message := sprintf("secret %q lacks the tags that are asked for: %s", [secret.id, concat(", ", missing)])
}
