# METADATA
# title: Name of a secret ends like an ARN suffix
# description: >-
#   Secrets Manager ends the ARN of a secret in a hyphen and six random characters. A name that itself ends
#   so is taken for an ARN with its suffix when somebody looks it up by a partial ARN. Names with other
#   characters than letters, digits and /_+=.@-, and those of more than 512 characters, are refused.
# related_resources:
#   - https://docs.aws.amazon.com/secretsmanager/latest/userguide/troubleshoot.html#ARN_secretnamehyphen
#   - https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_CreateSecret.html
# custom:
#   severity: low
#   tier: extended
#   scope: resource
#   fix: >-
#     give the secret a name of letters, digits and /_+=.@- that does not end in a hyphen and six characters
#   standards: []
#   fails: |
#     Resources:
#       Settings:
#         Type: AWS::SecretsManager::Secret
#         Properties:
#           Name: orders-secret
#           SecretString: '{"region": "eu-central-1"}'
#   passes: |
#     Resources:
#       Settings:
#         Type: AWS::SecretsManager::Secret
#         Properties:
#           Name: orders/secret
#           SecretString: '{"region": "eu-central-1"}'
package rules.lifecycle["secret-name-like-arn-suffix"]

import future.keywords.not

import data.lib.message as phrases

fail contains {"stack": secret.stack, "path": name.path, "message": message} if {
	some secret in input.secrets
	some name in secret.names
	regex.match(`-[A-Za-z0-9]{6}$`, name.end)
	message := sprintf("name %q of secret %q ends in a hyphen and six characters, as the ARNs of secrets do%s", [
		name.text,
		secret.id,
		phrases.when(name),
	])
}

fail contains {"stack": secret.stack, "path": name.path, "message": message} if {
	some secret in input.secrets
	some name in secret.names
	characters := regex.find_n(`[^A-Za-z0-9/_+=.@-]`, name.known, -1)
	characters != []
	refused := {sprintf("%q", [character]) | some character in characters}
	message := sprintf("name %q of secret %q has characters that no secret's name may have: %s%s", [
		name.text,
		secret.id,
		concat(" ", refused),
		phrases.when(name),
	])
}

fail contains {"stack": secret.stack, "path": name.path, "message": message} if {
	some secret in input.secrets
	some name in secret.names
	length := count(name.known)
	length > 512
	message := sprintf("the name of secret %q has %d characters, more than 512%s", [secret.id, length, phrases.when(name)])
}
