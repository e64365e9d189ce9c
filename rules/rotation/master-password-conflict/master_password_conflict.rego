# METADATA
# title: Master password is given twice
# description: >-
#   A database whose service manages the master password takes no password of the template. The service
#   refuses both together, so the deployment fails.
# related_resources:
#   - https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-rds-dbinstance.html
#   - https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/rds-secrets-manager.html
# custom:
#   severity: high
#   tier: extended
#   scope: resource
#   fix: drop the password property
#   standards: []
#   fails: |
#     Parameters:
#       Password: {Type: String, NoEcho: true}
#     Resources:
#       Database:
#         Type: AWS::RDS::DBInstance
#         Properties:
#           Engine: postgres
#           DBInstanceClass: db.t4g.micro
#           MasterUsername: app
#           MasterUserPassword: !Ref Password
#           ManageMasterUserPassword: true
#   passes: |
#     Resources:
#       Database:
#         Type: AWS::RDS::DBInstance
#         Properties:
#           Engine: postgres
#           DBInstanceClass: db.t4g.micro
#           MasterUsername: app
#           ManageMasterUserPassword: true
package rules.rotation["master-password-conflict"]

import future.keywords.not

import data.lib.message as phrases

fail contains {"stack": database.stack, "path": database.given_twice.path, "message": message} if {
	some database in input.databases
	message := sprintf("%q sets %s although %s is true%s", [
		database.id,
		database.password,
		database.manager,
		phrases.when(database.given_twice),
	])
}
