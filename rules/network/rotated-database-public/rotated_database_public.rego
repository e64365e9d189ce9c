# METADATA
# title: Rotated database is public
# description: >-
#   A database with a public address lets everybody on the internet try passwords, and whoever gets hold of
#   the secret can use it from anywhere.
# related_resources:
#   - https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_VPC.WorkingWithRDSInstanceinaVPC.html
#   - https://docs.aws.amazon.com/redshift/latest/mgmt/managing-clusters-vpc.html
# custom:
#   severity: medium
#   tier: extended
#   scope: template
#   fix: set PubliclyAccessible to false, and put the database in private subnets
#   standards: []
#   fails: |
#     Resources:
#       Attachment:
#         Type: AWS::SecretsManager::SecretTargetAttachment
#         Properties: {SecretId: !ImportValue LoginArn, TargetId: !Ref Database, TargetType: "AWS::RDS::DBInstance"}
#       Database:
#         Type: AWS::RDS::DBInstance
#         Properties:
#           Engine: postgres
#           DBInstanceClass: db.t4g.micro
#           MasterUsername: app
#           ManageMasterUserPassword: true
#           PubliclyAccessible: true
#   passes: |
#     Resources:
#       Attachment:
#         Type: AWS::SecretsManager::SecretTargetAttachment
#         Properties: {SecretId: !ImportValue LoginArn, TargetId: !Ref Database, TargetType: "AWS::RDS::DBInstance"}
#       Database:
#         Type: AWS::RDS::DBInstance
#         Properties:
#           Engine: postgres
#           DBInstanceClass: db.t4g.micro
#           MasterUsername: app
#           ManageMasterUserPassword: true
#           PubliclyAccessible: false
package rules.network["rotated-database-public"]

import future.keywords.not

import data.lib.message as phrases

fail contains {"stack": place.stack, "path": place.path, "message": message} if {
	some database in input.databases
	some place in database.public
	message := sprintf("database %q, whose login is a secret, is open to the internet: PubliclyAccessible of %q is true%s", [
		database.id,
		place.id,
		phrases.when(place),
	])
}
