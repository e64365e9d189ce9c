# METADATA
# title: Known token or private key in the template
# description: >-
#   The issuer's format tells that the text is a real credential: everybody who can read the
#   template, or ever could, can use it.
# related_resources:
#   - https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/security-best-practices.html#creds
#   - https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/dynamic-references-secretsmanager.html
# custom:
#   severity: critical
#   tier: core
#   scope: text
#   fix: >-
#     revoke it at its issuer, then keep a new one in AWS::SecretsManager::Secret and read it at run
#     time or with {{resolve:secretsmanager:...}}
#   standards: [hardcoded-credentials]
#   fails: |
#     Resources:
#       Worker:
#         Type: AWS::EC2::Instance
#         Properties:
#           ImageId: !ImportValue WorkerImage
#           UserData: !Base64 psql postgres://app:correct-horse-battery@db.internal/orders
#   passes: |
#     Resources:
#       Worker:
#         Type: AWS::EC2::Instance
#         Properties:
#           ImageId: !ImportValue WorkerImage
#           UserData: !Base64 psql "postgres://app:$(fetch-password)@db.internal/orders"
package rules.credentials["known-credential-format"]

import future.keywords.not

# How to write each kind, with its article.
_kinds := {
	"access-key": "an access key",
	"api-key": "an API key",
	"password": "a password",
	"private-key": "a private key",
	"token": "a token",
}

fail contains {"stack": token.stack, "path": token.path, "message": message} if {
	some token in input.tokens
	message := sprintf("%s holds %s of %d characters: %s", [
		_where(token),
		_kinds[token.kind],
		token.length,
		replace(token.format, "-", " "),
	])
}

_where(token) := token.path[0] if {
	token.id == ""
} else := sprintf("%q", [token.id]) if {
	token.path[0] == "Resources"
} else := sprintf("%q in %s", [token.id, token.path[0]])
