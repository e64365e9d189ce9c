# METADATA
# title: BlockPublicPolicy not enforced
# description: >-
#   Without BlockPublicPolicy, Secrets Manager attaches a policy that lets everybody in as readily as
#   any other. The documents of CloudFormation and of the API disagree about the default.
# related_resources:
#   - https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-secretsmanager-resourcepolicy.html
#   - https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_PutResourcePolicy.html
# custom:
#   severity: medium
#   tier: core
#   scope: resource
#   fix: >-
#     set BlockPublicPolicy to true, or use rotatedsecret.NewRotatedSecret
#   standards: [secret-public]
#   yields_to: [public-secret-policy]
#   fails: |
#     Resources:
#       Policy:
#         Type: AWS::SecretsManager::ResourcePolicy
#         Properties:
#           SecretId: !ImportValue SecretArn
#           ResourcePolicy:
#             Statement:
#               - Effect: Allow
#                 Principal: {AWS: !Sub "arn:${AWS::Partition}:iam::${AWS::AccountId}:role/reader"}
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
#                 Principal: {AWS: !Sub "arn:${AWS::Partition}:iam::${AWS::AccountId}:role/reader"}
#                 Action: secretsmanager:GetSecretValue
#                 Resource: "*"
package rules.access["public-policy-not-blocked"]

import future.keywords.not

import data.lib.message as phrases

fail contains {"stack": policy.stack, "path": policy.block_public.path, "message": message} if {
	some policy in input.resource_policies
	policy.block_public.status == "off"
	policy.grants == "some"
	message := sprintf("policy %q does not turn BlockPublicPolicy on%s", [
		policy.id,
		phrases.when(policy.block_public),
	])
}
