# METADATA
# title: Replica uses another key class than the primary
# description: >-
#   A replica without a key of its own is encrypted with the key that AWS manages, whatever encrypts the
#   primary secret. What the key policy says of the primary then holds for no replica.
# related_resources:
#   - https://docs.aws.amazon.com/secretsmanager/latest/userguide/create-manage-multi-region-secrets.html
#   - https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-secretsmanager-secret-replicaregion.html
# custom:
#   severity: medium
#   tier: extended
#   scope: resource
#   fix: set KmsKeyId of each replica to a key of its Region
#   standards: [secret-cmk]
#   fails: |
#     Resources:
#       Settings:
#         Type: AWS::SecretsManager::Secret
#         Properties:
#           Name: orders/settings
#           SecretString: '{"level": "info"}'
#           KmsKeyId: alias/orders
#           ReplicaRegions:
#             - Region: eu-west-1
#   passes: |
#     Resources:
#       Settings:
#         Type: AWS::SecretsManager::Secret
#         Properties:
#           Name: orders/settings
#           SecretString: '{"level": "info"}'
#           KmsKeyId: alias/orders
#           ReplicaRegions:
#             - Region: eu-west-1
#               KmsKeyId: alias/orders
package rules.encryption["replica-without-key"]

import future.keywords.not

import data.lib.message as phrases

fail contains {"stack": replica.stack, "path": replica.path, "message": message} if {
	some replica in input.replicas
	message := sprintf("the replica of secret %q in %s has no KmsKeyId and falls back to aws/secretsmanager, unlike the secret itself%s", [
		replica.id,
		replica.region,
		phrases.when(replica.keyless),
	])
}
