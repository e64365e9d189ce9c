# METADATA
# title: Secret is force-deleted with the stack
# description: >-
#   CloudFormation deletes a secret without the recovery window that the console and the API leave. A
#   value that was put in by hand, or that a partner has renewed, is gone for good with the stack.
# related_resources:
#   - https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-attribute-deletionpolicy.html
#   - https://docs.aws.amazon.com/secretsmanager/latest/userguide/manage_delete-secret.html
# custom:
#   severity: low
#   tier: core
#   scope: resource
#   fix: set DeletionPolicy and UpdateReplacePolicy of the secret to Retain
#   standards: []
#   fails: |
#     Resources:
#       WebhookToken:
#         Type: AWS::SecretsManager::Secret
#         Properties: {Name: orders/webhook, Description: Filled in by hand}
#   passes: |
#     Resources:
#       WebhookToken:
#         Type: AWS::SecretsManager::Secret
#         DeletionPolicy: Retain
#         UpdateReplacePolicy: Retain
#         Properties: {Name: orders/webhook, Description: Filled in by hand}
package rules.lifecycle["secret-deleted-with-stack"]

import future.keywords.not

import data.lib.message as phrases

fail contains {"stack": secret.stack, "path": secret.path, "message": message} if {
	some secret in input.secrets
	secret.deletion == "delete"
	secret.valueless
	secret.class != "external"
	message := sprintf("secret %q is deleted for good with its stack, and the template has no value to restore%s", [
		secret.id,
		phrases.when(secret.valueless),
	])
}

fail contains {"stack": secret.stack, "path": secret.path, "message": message} if {
	some secret in input.secrets
	secret.deletion == "delete"
	secret.class == "external"
	message := sprintf("secret %q is deleted for good with its stack, and its partner, not the template, keeps its value", [secret.id])
}
