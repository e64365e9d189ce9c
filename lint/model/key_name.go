package model

import (
	"slices"
	"strings"
)

// Keys are called a credential by their last words: DB_PASSWORD, apiKey. What ends in NAME, ARN, ID, URL,
// PATH, TTL and the like says something about one. None of this is done by expressions: most keys of all
// templates are asked.
var (
	passwordWords   = strings.Fields("password passwords passwd pwd passphrase passcode")
	credentialWords = append(strings.Fields("secret secrets token tokens credential credentials"), passwordWords...)
	credentialKeys  = strings.Fields("api access private secret signing license encryption auth account master shared client app hmac jwt webhook cookie")
)

// endsInCredential looks for those words in lower case.
func endsInCredential(letters string) bool {
	letters = withoutNumber(letters)
	kind, isKey := strings.CutSuffix(strings.TrimSuffix(letters, "s"), "key")
	return endsIn(letters, credentialWords) || isKey && endsIn(kind, credentialKeys)
}

func withoutNumber(letters string) string { return strings.TrimRight(letters, "0123456789") }

func endsIn(text string, words []string) bool {
	return slices.ContainsFunc(words, func(word string) bool { return strings.HasSuffix(text, word) })
}

// endsInPass looks for the word pass: not that of compass.
func endsInPass(key string) bool {
	before, word := key[:max(0, len(key)-len("pass"))], key[max(0, len(key)-len("pass")):]
	if !strings.EqualFold(word, "pass") {
		return false
	}
	if before == "" {
		return true
	}
	last := before[len(before)-1]
	return strings.IndexByte("-_.", last) >= 0 || isLower(last) && word == "Pass"
}

// No credential: what makes a request or an update one of its own, and the place in a long list.
var otherTokens = strings.Fields("idempotency clientrequest update next page pagination continuation deployment")

func isOtherToken(letters string) bool {
	of, isToken := strings.CutSuffix(strings.TrimSuffix(letters, "s"), "token")
	return isToken && (of == "client" || endsIn(of, otherTokens))
}

// isCredentialKey reports whether a key is called a credential.
func isCredentialKey(key string) bool {
	if len(key) < 3 || strings.Contains(key, "${") || key == "ServiceToken" { // a custom resource's function
		return false
	}
	letters := lettersOf(key)
	return (endsInPass(key) || endsInCredential(letters)) && !isSwitch(key) && !isOtherToken(letters)
}

// lettersOf are the letters and digits of a key, in lower case.
func lettersOf(key string) string {
	letters := make([]byte, 0, len(key))
	for _, c := range []byte(key) {
		if c = lower(c); isLower(c) || c >= '0' && c <= '9' {
			letters = append(letters, c)
		}
	}
	return string(letters)
}

// isPasswordKey reports whether a key is called a password, under which nobody keeps a name.
func isPasswordKey(key string) bool {
	return isCredentialKey(key) && (endsInPass(key) || endsIn(withoutNumber(lettersOf(key)), passwordWords))
}

// namedSecrets end keys under which people keep the names of secrets and of KMS keys, or what is sold with a
// product, as often as credentials; ownSecrets stand before secret in those that are called the credential of
// something.
var (
	namedSecrets = strings.Fields("secret secrets credential credentials encryptionkey encryptionkeys licensekey licensekeys")
	ownSecrets   = strings.Fields("client app application shared webhook consumer api session signing jwt cookie oauth")
)

// mayNameSecret reports whether a key may as well go with the name of a secret or of a key.
func mayNameSecret(key string) bool {
	letters := withoutNumber(lettersOf(key))
	of, isSecret := strings.CutSuffix(letters, "secret")
	return endsIn(letters, namedSecrets) && !(isSecret && endsIn(of, ownSecrets))
}

// switches are words of keys that turn something on or off, or count something: AllowUsersToChangePassword,
// MAX_TOKENS.
var switches = []string{
	"allow", "allows", "change", "count", "create", "disable", "enable", "enabled", "expire", "generate", "limit", "manage",
	"max", "min", "num", "number", "require", "required", "requires", "reset", "rotate", "total",
}

func isSwitch(key string) bool {
	for key != "" {
		word := key[:max(1, wordLength(key))]
		if slices.ContainsFunc(switches, func(s string) bool { return strings.EqualFold(s, word) }) {
			return true
		}
		key = key[len(word):]
	}
	return false
}

// wordLength is the length of the word that a key begins with, 0 for none: MAX of MAX_TOKENS, Allow of AllowUsers.
func wordLength(key string) int {
	end := 0
	for end < len(key) && isUpper(key[end]) {
		end++
	}
	if end > 1 || end == len(key) || !isLower(key[end]) {
		return end
	}
	for end < len(key) && isLower(key[end]) {
		end++
	}
	return end
}

func isLower(c byte) bool { return c >= 'a' && c <= 'z' }
func isUpper(c byte) bool { return c >= 'A' && c <= 'Z' }

// others end the names of what says something about a credential, or stands beside one.
var others = strings.Fields("name arn id path url uri host endpoint bucket prefix file user port region email domain version " +
	"parameter parameters params algorithm type")

// isAboutOther reports whether a name says of itself that it is no credential's.
func isAboutOther(name string) bool {
	return slices.ContainsFunc(others, func(word string) bool {
		return len(name) >= len(word) && strings.EqualFold(name[len(name)-len(word):], word)
	})
}
