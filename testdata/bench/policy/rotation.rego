# One rule for conftest: each secret has a schedule that refers to it directly.
package main

import rego.v1

rotated contains id if {
	some schedule in input.Resources
	schedule.Type == "AWS::SecretsManager::RotationSchedule"
	id := schedule.Properties.SecretId.Ref
}

deny contains message if {
	some id, secret in input.Resources
	secret.Type == "AWS::SecretsManager::Secret"
	not id in rotated
	message := sprintf("secret %q is never rotated", [id])
}
