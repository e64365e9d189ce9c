package model

import (
	"slices"
	"strings"
)

// keyName matches keys that are called a credential by their last words: DB_PASSWORD, apiKey. What
// ends in NAME, ARN, ID, URL, PATH, TTL and the like says something about one.
var keyName = lazily(
	`(passwords?|passwd|pwd|passphrase|passcode|secrets?|tokens?|credentials?|(api|access|private|secret|signing|license|encryption|auth|account|master|shared|client|app|hmac|jwt|webhook|cookie)keys?)\d*$`)

var passWord = lazily(`(?i:([-_.]|^)pass)$|[a-z]Pass$`)

var notAlphanumeric = lazily(`[^a-z0-9]+`)

// No credential: what makes a request or an update one of its own, and the place in a long list.
var otherToken = lazily(`(idempotency|clientrequest|^client|update|next|page|pagination|continuation|deployment)tokens?$`)

// isCredentialKey reports whether a key is called a credential.
func isCredentialKey(key string) bool {
	if len(key) < 3 || strings.Contains(key, "${") || key == "ServiceToken" { // a custom resource's function
		return false
	}
	letters := lettersOf(key)
	return (passWord().MatchString(key) || keyName().MatchString(letters)) && !isSwitch(key) && !otherToken().MatchString(letters)
}

func lettersOf(key string) string {
	return notAlphanumeric().ReplaceAllString(strings.ToLower(key), "")
}

var passwordName = lazily(`(passwords?|passwd|pwd|passphrase|passcode)\d*$`)

// isPasswordKey reports whether a key is called a password, under which nobody keeps a name.
func isPasswordKey(key string) bool {
	return isCredentialKey(key) && (passWord().MatchString(key) || passwordName().MatchString(lettersOf(key)))
}

// secretName matches keys under which people keep the names of secrets and of KMS keys, or what is sold
// with a product, as often as credentials; ownSecret those that are called the credential of something.
var (
	secretName = lazily(`(secrets?|credentials?|(encryption|license)keys?)\d*$`)
	ownSecret  = lazily(`(client|app|application|shared|webhook|consumer|api|session|signing|jwt|cookie|oauth)secret\d*$`)
)

// mayNameSecret reports whether a key may as well go with the name of a secret or of a key.
func mayNameSecret(key string) bool {
	letters := lettersOf(key)
	return secretName().MatchString(letters) && !ownSecret().MatchString(letters)
}

var keyWords = lazily(`[A-Z]?[a-z]+|[A-Z]+`)

// switches are words of keys that turn something on or off, or count something: AllowUsersToChangePassword,
// MAX_TOKENS.
var switches = []string{
	"allow", "allows", "change", "count", "create", "disable", "enable", "enabled", "expire", "generate", "limit", "manage",
	"max", "min", "num", "number", "require", "required", "requires", "reset", "rotate", "total",
}

func isSwitch(key string) bool {
	return slices.ContainsFunc(keyWords().FindAllString(key, -1), func(word string) bool {
		return slices.Contains(switches, strings.ToLower(word))
	})
}

// aboutOther matches the names of what says something about a credential, or stands beside one.
var aboutOther = lazily(`(?i)(name|arn|id|path|url|uri|host|endpoint|bucket|prefix|file|user|port|region|email|domain|version|parameters?|params|algorithm|type)$`)
