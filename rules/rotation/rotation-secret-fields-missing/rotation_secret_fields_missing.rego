# METADATA
# title: Secret lacks keys that its rotation function reads
# description: >-
#   AWS's rotation functions read engine, host, username and password from the JSON of the secret, and
#   some of them more. Without one of these every rotation fails. An attachment to the database writes
#   engine and host.
# related_resources:
#   - https://docs.aws.amazon.com/secretsmanager/latest/userguide/reference_secret_json_structure.html
#   - https://docs.aws.amazon.com/secretsmanager/latest/userguide/troubleshoot_rotation.html
# custom:
#   severity: medium
#   tier: extended
#   scope: template
#   fix: >-
#     add an AWS::SecretsManager::SecretTargetAttachment or the keys to SecretStringTemplate, or use
#     rotatedsecret.NewRotatedSecret
#   standards: []
#   yields_to: [hosted-rotation-malformed]
#   fails: |
#     Transform: AWS::SecretsManager-2024-09-16
#     Resources:
#       DbSecret:
#         Type: AWS::SecretsManager::Secret
#         Properties:
#           GenerateSecretString:
#             SecretStringTemplate: '{"username": "app"}'
#             GenerateStringKey: password
#       Rotation:
#         Type: AWS::SecretsManager::RotationSchedule
#         Properties:
#           SecretId: !Ref DbSecret
#           HostedRotationLambda: {RotationType: PostgreSQLSingleUser}
#           RotationRules: {ScheduleExpression: rate(30 days)}
#   passes: |
#     Transform: AWS::SecretsManager-2024-09-16
#     Resources:
#       DbSecret:
#         Type: AWS::SecretsManager::Secret
#         Properties:
#           GenerateSecretString:
#             SecretStringTemplate: '{"engine": "postgres", "host": "db.example.org", "username": "app"}'
#             GenerateStringKey: password
#       Rotation:
#         Type: AWS::SecretsManager::RotationSchedule
#         Properties:
#           SecretId: !Ref DbSecret
#           HostedRotationLambda: {RotationType: PostgreSQLSingleUser}
#           RotationRules: {ScheduleExpression: rate(30 days)}
package rules.rotation["rotation-secret-fields-missing"]

import future.keywords.not

import data.lib.message as phrases

fail contains {"stack": secret.stack, "path": secret.path, "message": message} if {
	some template in input.rotation_templates
	secret := template.secret
	lacks := [lack | some lack in secret.lacks; not _reported_elsewhere(template, lack)]
	lacks != []
	message := sprintf("AWS's rotation function for %s%s finds no %s in the JSON of secret %q%s", [
		template.engine,
		template.users,
		concat(", ", [lack.key | some lack in lacks]),
		secret.id,
		phrases.circumstances(lacks),
	])
}

# hosted-rotation-malformed reports a hosted function that alternates users without a superuser.
_reported_elsewhere(template, lack) if {
	template.hosted
	template.users == "MultiUser"
	template.secret.json
	lack.key == "masterarn"
}
