# METADATA
# title: Rotation may fall back to plain text
# description: >-
#   AWS's rotation functions try TLS first and then, unless the JSON of the secret says that ssl is
#   true, connect in plain text. Whoever can break the TLS handshake of a database that takes such
#   connections sees the new password.
# related_resources:
#   - https://docs.aws.amazon.com/secretsmanager/latest/userguide/rotate-secrets_lambda.html
#   - https://docs.aws.amazon.com/secretsmanager/latest/userguide/reference_secret_json_structure.html
# custom:
#   severity: medium
#   tier: extended
#   scope: template
#   fix: >-
#     add "ssl": true to SecretStringTemplate, and let the database require TLS (rds.force_ssl,
#     require_secure_transport), or use rotatedsecret.NewRotatedSecret
#   standards: [tls-in-transit]
#   fails: |
#     Transform: AWS::SecretsManager-2024-09-16
#     Resources:
#       DbSecret:
#         Type: AWS::SecretsManager::Secret
#         Properties:
#           GenerateSecretString:
#             SecretStringTemplate: '{"username": "app"}'
#             GenerateStringKey: password
#       Database:
#         Type: AWS::RDS::DBInstance
#         DeletionPolicy: Snapshot
#         Properties:
#           Engine: mysql
#           EngineVersion: "8.4"
#           MasterUsername: app
#           MasterUserPassword: !Sub "{{resolve:secretsmanager:${DbSecret}:SecretString:password}}"
#       Attachment:
#         Type: AWS::SecretsManager::SecretTargetAttachment
#         Properties: {SecretId: !Ref DbSecret, TargetType: "AWS::RDS::DBInstance", TargetId: !Ref Database}
#       Rotation:
#         Type: AWS::SecretsManager::RotationSchedule
#         Properties:
#           SecretId: !Ref Attachment
#           HostedRotationLambda: {RotationType: MySQLSingleUser}
#           RotationRules: {ScheduleExpression: rate(30 days)}
#   passes: |
#     Transform: AWS::SecretsManager-2024-09-16
#     Resources:
#       DbSecret:
#         Type: AWS::SecretsManager::Secret
#         Properties:
#           GenerateSecretString:
#             SecretStringTemplate: '{"username": "app", "ssl": true}'
#             GenerateStringKey: password
#       Database:
#         Type: AWS::RDS::DBInstance
#         DeletionPolicy: Snapshot
#         Properties:
#           Engine: mysql
#           EngineVersion: "8.4"
#           MasterUsername: app
#           MasterUserPassword: !Sub "{{resolve:secretsmanager:${DbSecret}:SecretString:password}}"
#       Attachment:
#         Type: AWS::SecretsManager::SecretTargetAttachment
#         Properties: {SecretId: !Ref DbSecret, TargetType: "AWS::RDS::DBInstance", TargetId: !Ref Database}
#       Rotation:
#         Type: AWS::SecretsManager::RotationSchedule
#         Properties:
#           SecretId: !Ref Attachment
#           HostedRotationLambda: {RotationType: MySQLSingleUser}
#           RotationRules: {ScheduleExpression: rate(30 days)}
package rules.encryption["rotation-plaintext-fallback"]

import future.keywords.not

import data.lib.message as phrases

fail contains {"stack": secret.stack, "path": secret.path, "message": message} if {
	some template in input.rotation_templates
	secret := template.secret
	some database in secret.databases
	database.is == "yes"
	database.tls == "optional"
	message := sprintf("secret %q %s%s, and database %q admits connections without TLS", [
		secret.id,
		_rotation[secret.ssl],
		phrases.when(database),
		database.id,
	])
}

_rotation := {
	"absent": `does not say "ssl": true, so its rotation falls back to plain text`,
	"false": `says "ssl": false, so its rotation uses plain text`,
}
