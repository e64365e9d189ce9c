# METADATA
# title: Secret is never used
# description: >-
#   A secret that nobody reads costs money and is one more credential that can leak. Where a secret has no
#   name of its own, only what refers to it in the templates can know the name that CloudFormation makes.
# related_resources:
#   - https://docs.aws.amazon.com/securityhub/latest/userguide/secretsmanager-controls.html#secretsmanager-3
#   - https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-secretsmanager-secret.html
# custom:
#   severity: low
#   tier: extended
#   scope: assembly
#   fix: remove the secret, refer to it where it is used, or suppress the finding with the reason
#   standards: [unused-secret]
#   fails: |
#     Resources:
#       Settings:
#         Type: AWS::SecretsManager::Secret
#         Properties:
#           SecretString: '{"region": "eu-central-1"}'
#   passes: |
#     Resources:
#       Settings:
#         Type: AWS::SecretsManager::Secret
#         Properties:
#           SecretString: '{"region": "eu-central-1"}'
#     Outputs:
#       SettingsArn:
#         Value: !Ref Settings
package rules.lifecycle["unused-secret"]

import future.keywords.not

fail contains {"stack": secret.stack, "path": secret.path, "message": message} if {
	some secret in input.unmentioned
	message := sprintf("nothing in the templates mentions secret %q, and it has no name by which others could know it", [secret.id])
}
