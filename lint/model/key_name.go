package model

import (
	"slices"
	"strings"
)

// Keys are called a credential by their last words: DB_PASSWORD, apiKey. What ends in NAME, ARN, ID, URL,
// PATH, TTL and the like says something about one.
var (
	credentialWords = strings.Fields("password passwords passwd pwd passphrase passcode secret secrets token tokens credential credentials")
	credentialKeys  = strings.Fields("api access private secret signing license encryption auth account master shared client app hmac jwt webhook cookie")
)

// endsInCredential looks for those words in lower case. It is no expression because most keys of all
// templates are asked.
func endsInCredential(letters string) bool {
	letters = strings.TrimRight(letters, "0123456789")
	kind, isKey := strings.CutSuffix(strings.TrimSuffix(letters, "s"), "key")
	return endsIn(letters, credentialWords) || isKey && endsIn(kind, credentialKeys)
}

func endsIn(text string, words []string) bool {
	return slices.ContainsFunc(words, func(word string) bool { return strings.HasSuffix(text, word) })
}

var passWord = lazily(`(?i:([-_.]|^)pass)$|[a-z]Pass$`)

func endsInPass(key string) bool {
	const pass = "pass"
	return len(key) >= len(pass) && strings.EqualFold(key[len(key)-len(pass):], pass) && passWord().MatchString(key)
}

// No credential: what makes a request or an update one of its own, and the place in a long list.
var otherToken = lazily(`(idempotency|clientrequest|^client|update|next|page|pagination|continuation|deployment)tokens?$`)

// isCredentialKey reports whether a key is called a credential.
func isCredentialKey(key string) bool {
	if len(key) < 3 || strings.Contains(key, "${") || key == "ServiceToken" { // a custom resource's function
		return false
	}
	letters := lettersOf(key)
	return (endsInPass(key) || endsInCredential(letters)) && !isSwitch(key) && !otherToken().MatchString(letters)
}

func lettersOf(key string) string {
	return strings.Map(func(r rune) rune {
		if r >= 'a' && r <= 'z' || r >= '0' && r <= '9' {
			return r
		}
		return -1
	}, strings.ToLower(key))
}

var passwordName = lazily(`(passwords?|passwd|pwd|passphrase|passcode)\d*$`)

// isPasswordKey reports whether a key is called a password, under which nobody keeps a name.
func isPasswordKey(key string) bool {
	return isCredentialKey(key) && (endsInPass(key) || passwordName().MatchString(lettersOf(key)))
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
