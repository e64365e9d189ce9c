# METADATA
# title: External secret cannot rotate
# description: >-
#   A secret with a Type is rotated by Secrets Manager at the partner who issued it. That takes a
#   schedule with a role that Secrets Manager may assume, bound to the account or the secret, and the
#   metadata that the partner asks for.
# related_resources:
#   - https://docs.aws.amazon.com/secretsmanager/latest/userguide/managed-external-secrets.html
#   - https://docs.aws.amazon.com/secretsmanager/latest/userguide/mes-security.html
# custom:
#   severity: medium
#   tier: extended
#   scope: template
#   fix: >-
#     add a schedule with ExternalSecretRotationRoleArn and ExternalSecretRotationMetadata, and bind the
#     role's trust by aws:SourceAccount
#   standards: [rotation-enabled, confused-deputy]
#   fails: |
#     Resources:
#       Token:
#         Type: AWS::SecretsManager::Secret
#         Properties: {Type: SalesforceClientSecret}
#   passes: |
#     Resources:
#       Token:
#         Type: AWS::SecretsManager::Secret
#         Properties: {Type: SalesforceClientSecret}
#       Rotation:
#         Type: AWS::SecretsManager::RotationSchedule
#         Properties:
#           SecretId: !Ref Token
#           ExternalSecretRotationRoleArn: !ImportValue PartnerRoleArn
#           ExternalSecretRotationMetadata: [{Key: apiVersion, Value: v65.0}]
#           RotationRules: {ScheduleExpression: rate(30 days)}
package rules.rotation["external-secret-without-rotation"]

import future.keywords.not

import data.lib.message as phrases

fail contains {"stack": secret.stack, "path": secret.path, "message": message} if {
	some secret in input.secrets
	secret.class == "external"
	secret.rotation.status == "none"
	message := sprintf("external secret %q is never rotated%s", [secret.id, phrases.when(secret.rotation)])
}

fail contains {"stack": schedule.stack, "path": schedule.path, "message": message} if {
	some schedule in input.schedules
	input.secrets[schedule.secret].class == "external"
	missing := [property | some property, part in _needed; not schedule.partner[part]]
	missing != []
	message := sprintf("schedule %q rotates an external secret without %s", [schedule.id, concat(" and ", missing)])
}

fail contains {"stack": schedule.stack, "path": schedule.path, "message": message} if {
	some schedule in input.schedules
	schedule.partner
	secret := input.secrets[schedule.secret]
	not secret.class in {"external", "managed"}
	message := sprintf("schedule %q rotates at a partner, but secret %q has no Type that names one", [schedule.id, secret.id])
}

fail contains {"stack": trust.stack, "path": trust.path, "message": message} if {
	some schedule in input.schedules
	trust := schedule.partner.trust
	message := sprintf("role %q of schedule %q %s", [trust.id, schedule.id, _trust[trust.status]])
}

_needed := {"ExternalSecretRotationRoleArn": "role", "ExternalSecretRotationMetadata": "metadata"}

_trust := {
	"none": "does not let secretsmanager.amazonaws.com assume it",
	"open": "lets secretsmanager.amazonaws.com assume it for any account: bind it by aws:SourceAccount or aws:SourceArn",
}
