package postgres

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/base64"
	"strings"
	"testing"

	"github.com/secretwright/secretwright/constructs/rotation"
)

// TestVerifier takes the exchange of RFC 7677, section 3: the server's signature comes from the key in the verifier.
func TestVerifier(t *testing.T) {
	salt, err := base64.StdEncoding.DecodeString("W22ZaJ0SNY7soEsUEjb6gQ==")
	if err != nil {
		t.Fatal(err)
	}
	text, err := verifier("pencil", salt)
	if err != nil {
		t.Fatal(err)
	}
	head, keys, _ := strings.Cut(strings.TrimPrefix(text, "SCRAM-SHA-256$"), "$")
	if head != "4096:W22ZaJ0SNY7soEsUEjb6gQ==" {
		t.Errorf("the verifier begins with %s", head)
	}
	_, encoded, _ := strings.Cut(keys, ":")
	key, err := base64.StdEncoding.DecodeString(encoded)
	if err != nil {
		t.Fatal(err)
	}
	const nonce = "rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0"
	mac := hmac.New(sha256.New, key)
	mac.Write([]byte("n=user,r=rOprNGfwEbeRWgbNEkqO,r=" + nonce + ",s=W22ZaJ0SNY7soEsUEjb6gQ==,i=4096,c=biws,r=" + nonce))
	if got := base64.StdEncoding.EncodeToString(mac.Sum(nil)); got != "6rriTRBi23WpRR/wtup+mMhUZUn/dB5nLTJRsjl95G4=" {
		t.Errorf("the server's signature would be %s", got)
	}
}

func TestVerifierFailsOutsideASCII(t *testing.T) {
	for _, password := range []string{"pässword", "tab\t", "\x7f"} {
		_, err := newVerifier(password)
		if !rotation.HasReason(err, rotation.ReasonValue) || strings.Contains(err.Error(), password) {
			t.Errorf("%q: %v", password, err)
		}
	}
}
