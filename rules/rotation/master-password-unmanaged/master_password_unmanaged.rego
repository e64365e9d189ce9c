# METADATA
# title: Master password could be managed by its service
# description: >-
#   RDS, DocumentDB and Redshift can make the master password themselves, keep it in Secrets Manager and
#   rotate it without any function. A password that is read from a secret of the template changes only where
#   that secret is rotated.
# related_resources:
#   - https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/rds-secrets-manager.html
#   - https://docs.aws.amazon.com/secretsmanager/latest/userguide/rotate-secrets_managed.html
# custom:
#   severity: info
#   tier: extended
#   scope: template
#   fix: >-
#     let the service manage the password (ManageMasterUserPassword: true, or ManageMasterPassword or
#     ManageAdminPassword for Redshift) and drop the password, or rotate its secret, for example with
#     rotatedsecret.NewRotatedSecret
#   standards: [rotation-enabled, hardcoded-credentials]
#   fails: |
#     Resources:
#       Login:
#         Type: AWS::SecretsManager::Secret
#         Properties:
#           GenerateSecretString: {SecretStringTemplate: '{"username": "app"}', GenerateStringKey: password}
#       Database:
#         Type: AWS::RDS::DBInstance
#         Properties:
#           Engine: postgres
#           DBInstanceClass: db.t4g.micro
#           MasterUsername: app
#           MasterUserPassword: !Sub "{{resolve:secretsmanager:${Login}:SecretString:password}}"
#   passes: |
#     Resources:
#       Database:
#         Type: AWS::RDS::DBInstance
#         Properties:
#           Engine: postgres
#           DBInstanceClass: db.t4g.micro
#           MasterUsername: app
#           ManageMasterUserPassword: true
package rules.rotation["master-password-unmanaged"]

import future.keywords.not

import data.lib.message as phrases

fail contains {"stack": database.stack, "path": secret.path, "message": message} if {
	some database in input.databases
	some secret in database.password_secrets
	secret.renewed == "no"
	message := sprintf("%s of %q comes from secret %q, which nothing rotates, although the service can manage it (%s)%s", [
		database.password,
		database.id,
		secret.secret,
		database.manager,
		phrases.when(secret),
	])
}

open contains {"stack": database.stack, "path": secret.path, "message": message, "reason": secret.reason} if {
	some database in input.databases
	some secret in database.password_secrets
	secret.renewed == "unknown"
	message := sprintf("%s of %q comes from a secret that may never be rotated, although the service can manage it (%s)", [
		database.password,
		database.id,
		database.manager,
	])
}
