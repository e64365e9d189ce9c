package postgres

import (
	"crypto/hmac"
	"crypto/pbkdf2"
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
	"fmt"

	"github.com/secretwright/secretwright/constructs/rotation"
)

// The server's own parameters (scram_iterations, SCRAM_DEFAULT_SALT_LEN).
const (
	iterations = 4096
	saltLength = 16
)

// newVerifier computes what a server stores of a password (RFC 5802 and 7677). A password is not readable from it.
func newVerifier(password string) (string, error) {
	salt := make([]byte, saltLength)
	// Never fails (crypto/rand).
	_, _ = rand.Read(salt)
	return verifier(password, salt)
}

// verifier refuses characters outside ASCII, which would need SASLprep before. Secrets Manager generates none.
func verifier(password string, salt []byte) (string, error) {
	for _, c := range []byte(password) {
		if c < ' ' || c > '~' {
			return "", rotation.Because(rotation.ReasonValue, "the new password has characters other than printable ASCII")
		}
	}
	salted, err := pbkdf2.Key(sha256.New, password, salt, iterations, sha256.Size)
	if err != nil {
		return "", rotation.Because(rotation.ReasonTarget, "the password cannot be hashed: "+err.Error())
	}
	stored := sha256.Sum256(sign(salted, "Client Key"))
	encode := base64.StdEncoding.EncodeToString
	return fmt.Sprintf("SCRAM-SHA-256$%d:%s$%s:%s", iterations, encode(salt), encode(stored[:]), encode(sign(salted, "Server Key"))), nil
}

func sign(key []byte, text string) []byte {
	mac := hmac.New(sha256.New, key)
	mac.Write([]byte(text))
	return mac.Sum(nil)
}
