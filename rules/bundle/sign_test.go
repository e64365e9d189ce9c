package bundle

import (
	"bytes"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/rsa"
	"crypto/sha256"
	"crypto/x509"
	"encoding/hex"
	"encoding/json"
	"encoding/pem"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/lestrrat-go/jwx/v3/jwa"
	"github.com/lestrrat-go/jwx/v3/jws"
)

// TestSign verifies what each kind of key has signed, and holds the signed hashes against the files. (That
// OPA accepts the bundle is tested with OPA: cmd/secretwright.)
func TestSign(t *testing.T) {
	rsaKey := generateRSA(t)
	p256, p521 := generateEC(t, elliptic.P256()), generateEC(t, elliptic.P521())
	for algorithm, test := range map[string]struct {
		file   []byte
		public any
	}{
		"RS256": {pkcs1(rsaKey), rsaKey.Public()},
		"RS512": {pkcs8(t, rsaKey), rsaKey.Public()},
		"PS384": {pkcs8(t, rsaKey), rsaKey.Public()},
		"ES256": {sec1(t, p256), p256.Public()},
		"ES512": {pkcs8(t, p521), p521.Public()},
		"HS256": {[]byte("correct horse\n"), []byte("correct horse\n")},
	} {
		t.Run(algorithm, func(t *testing.T) {
			b := all()
			b.Key = readKey(t, test.file, algorithm)
			files := unpack(t, write(t, b))
			known, _ := jwa.LookupSignatureAlgorithm(algorithm)
			payload, err := jws.Verify([]byte(token(t, files)), jws.WithKey(known, test.public))
			if err != nil {
				t.Fatal(err)
			}
			checkHashes(t, payload, files)
		})
	}
}

// TestSignedBytes signs twice: RS and HS algorithms give the same bytes.
func TestSignedBytes(t *testing.T) {
	b := all()
	b.Key = readKey(t, pkcs1(generateRSA(t)), DefaultAlgorithm)
	first := write(t, b)
	if !bytes.Equal(first, write(t, b)) {
		t.Error("the bytes differ")
	}
}

func TestKeyID(t *testing.T) {
	b := all()
	b.Key = readKey(t, []byte("secret"), "HS256")
	message, err := jws.Parse([]byte(token(t, unpack(t, write(t, b)))))
	if err != nil {
		t.Fatal(err)
	}
	if id, _ := message.Signatures()[0].ProtectedHeaders().KeyID(); id != "default" {
		t.Errorf("the key is called %q", id)
	}
}

func TestReadKeyFails(t *testing.T) {
	rsaKey, p256 := generateRSA(t), generateEC(t, elliptic.P256())
	public, err := x509.MarshalPKIXPublicKey(rsaKey.Public())
	if err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct {
		algorithm string
		text      []byte
		want      string
	}{
		{"RS256", []byte("correct horse"), "not a private key in PEM"},
		{"RS256", nil, "not a private key in PEM"},
		{"RS256", block("PUBLIC KEY", public), "a public key cannot sign: want a private key in PEM"},
		{"RS256", sec1(t, p256), "a key of type EC P-256 cannot sign with RS256: name another algorithm or another key"},
		{"ES256", pkcs1(rsaKey), "a key of type RSA cannot sign with ES256: name another algorithm or another key"},
		{"ES384", sec1(t, p256), "a key of type EC P-256 cannot sign with ES384: name another algorithm or another key"},
		{"HS256", nil, "the file is empty: want a secret"},
	} {
		file := writeKey(t, test.text)
		if _, err := ReadKey(file, test.algorithm); err == nil || err.Error() != file+": "+test.want {
			t.Errorf("%s: got %v, want %s", test.algorithm, err, test.want)
		}
	}
	if _, err := ReadKey("missing.pem", "RS256"); err == nil || !strings.HasPrefix(err.Error(), "read the signing key: open missing.pem: ") {
		t.Errorf("got %v", err)
	}
	if _, err := ReadKey("missing.pem", "none"); err == nil || !strings.HasPrefix(err.Error(), `unknown algorithm "none": want one of RS256, `) {
		t.Errorf("got %v", err)
	}
}

func token(t *testing.T, files map[string]string) string {
	t.Helper()
	var file struct{ Signatures []string }
	if err := json.Unmarshal([]byte(files[".signatures.json"]), &file); err != nil || len(file.Signatures) != 1 {
		t.Fatal(file, err)
	}
	return file.Signatures[0]
}

func checkHashes(t *testing.T, payload []byte, files map[string]string) {
	t.Helper()
	var signed struct{ Files []hash }
	if err := json.Unmarshal(payload, &signed); err != nil {
		t.Fatal(err)
	}
	for _, f := range signed.Files {
		sum := sha256.Sum256([]byte(files[f.Name]))
		if f.Algorithm != "SHA-256" || f.Hash != hex.EncodeToString(sum[:]) {
			t.Errorf("signed is %+v", f)
		}
	}
	if len(signed.Files) != len(files)-1 {
		t.Errorf("%d of %d files are signed", len(signed.Files), len(files)-1)
	}
}

func readKey(t *testing.T, text []byte, algorithm string) *Key {
	t.Helper()
	key, err := ReadKey(writeKey(t, text), algorithm)
	if err != nil {
		t.Fatal(err)
	}
	return key
}

func writeKey(t *testing.T, text []byte) string {
	t.Helper()
	file := filepath.Join(t.TempDir(), "key")
	if err := os.WriteFile(file, text, 0o600); err != nil {
		t.Fatal(err)
	}
	return file
}

func generateRSA(t *testing.T) *rsa.PrivateKey {
	t.Helper()
	key, err := rsa.GenerateKey(rand.Reader, 2048)
	if err != nil {
		t.Fatal(err)
	}
	return key
}

func generateEC(t *testing.T, curve elliptic.Curve) *ecdsa.PrivateKey {
	t.Helper()
	key, err := ecdsa.GenerateKey(curve, rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	return key
}

func pkcs1(key *rsa.PrivateKey) []byte {
	return block("RSA PRIVATE KEY", x509.MarshalPKCS1PrivateKey(key))
}

func pkcs8(t *testing.T, key any) []byte {
	t.Helper()
	der, err := x509.MarshalPKCS8PrivateKey(key)
	if err != nil {
		t.Fatal(err)
	}
	return block("PRIVATE KEY", der)
}

func sec1(t *testing.T, key *ecdsa.PrivateKey) []byte {
	t.Helper()
	der, err := x509.MarshalECPrivateKey(key)
	if err != nil {
		t.Fatal(err)
	}
	return block("EC PRIVATE KEY", der)
}

func block(kind string, der []byte) []byte {
	return pem.EncodeToMemory(&pem.Block{Type: kind, Bytes: der})
}
