# METADATA
# title: Pinned secret version
# description: >-
#   A reference to one version keeps the old value after the secret has been rotated, and fails when
#   Secrets Manager has removed the version. Without a version the current one is read.
# related_resources:
#   - https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/dynamic-references-secretsmanager.html
#   - https://docs.aws.amazon.com/secretsmanager/latest/userguide/whats-in-a-secret.html
# custom:
#   severity: low
#   tier: extended
#   scope: resource
#   fix: >-
#     leave the version stage and the version id out, so that the current version is read
#   standards: [rotation-enabled]
#   fails: |
#     Resources:
#       Database:
#         Type: AWS::RDS::DBInstance
#         Properties:
#           Engine: postgres
#           DBInstanceClass: db.t4g.micro
#           MasterUsername: app
#           MasterUserPassword: "{{resolve:secretsmanager:shop/orders:SecretString:password:AWSPREVIOUS}}"
#   passes: |
#     Resources:
#       Database:
#         Type: AWS::RDS::DBInstance
#         Properties:
#           Engine: postgres
#           DBInstanceClass: db.t4g.micro
#           MasterUsername: app
#           MasterUserPassword: "{{resolve:secretsmanager:shop/orders:SecretString:password}}"
package rules.credentials["pinned-secret-version"]

import future.keywords.not

import data.lib.message as phrases

fail contains {"stack": reference.stack, "path": reference.path, "message": message} if {
	some reference in input.dynamic_references
	message := sprintf("the reference to %q in %q is pinned to version %s%s", [
		reference.name,
		reference.id,
		reference.version,
		phrases.when(reference),
	])
}

fail contains {"stack": reference.stack, "path": reference.path, "message": message} if {
	some reference in input.dynamic_references
	reference.stage != "AWSCURRENT"
	not reference.version
	message := sprintf("the reference to %q in %q is pinned to stage %s%s", [
		reference.name,
		reference.id,
		reference.stage,
		phrases.when(reference),
	])
}
