package bundle

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"os"
	"slices"
	"strings"

	"github.com/lestrrat-go/jwx/v3/jwa"
	"github.com/lestrrat-go/jwx/v3/jwk"
	"github.com/lestrrat-go/jwx/v3/jws"
)

// DefaultAlgorithm is what OPA signs and verifies with when nobody says otherwise.
const DefaultAlgorithm = "RS256"

// Algorithms returns the names of the algorithms that OPA verifies.
func Algorithms() []string {
	return []string{
		"RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "HS256", "HS384", "HS512",
	}
}

// Key is a key to sign bundles with.
type Key struct {
	algorithm jwa.SignatureAlgorithm
	key       jwk.Key
}

// ReadKey reads a private key in PEM, or for the HS algorithms a secret: all bytes of the file, as OPA reads it.
func ReadKey(file, algorithm string) (*Key, error) {
	if !slices.Contains(Algorithms(), algorithm) {
		return nil, fmt.Errorf("unknown algorithm %q: want one of %s", algorithm, strings.Join(Algorithms(), ", "))
	}
	text, err := os.ReadFile(file)
	if err != nil {
		return nil, fmt.Errorf("read the signing key: %w", err)
	}
	key, err := parseKey(text, algorithm)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", file, err)
	}
	if err := key.Set(jwk.KeyIDKey, keyID); err != nil {
		return nil, fmt.Errorf("%s: %w", file, err)
	}
	known, _ := jwa.LookupSignatureAlgorithm(algorithm)
	k := &Key{known, key}
	if _, err := k.sign(nil); err != nil {
		return nil, fmt.Errorf("%s: %w", file, err)
	}
	return k, nil
}

// keyID is the name under which OPA looks for the verification key when its configuration names none.
const keyID = "default"

// parseKey keeps what was read out of its errors.
func parseKey(text []byte, algorithm string) (jwk.Key, error) {
	if strings.HasPrefix(algorithm, "HS") {
		if len(text) == 0 {
			return nil, errors.New("the file is empty: want a secret")
		}
		return jwk.Import(text)
	}
	key, err := jwk.ParseKey(text, jwk.WithPEM(true))
	if err != nil {
		return nil, errors.New("not a private key in PEM")
	}
	if isPrivate, err := jwk.IsPrivateKey(key); err != nil || !isPrivate {
		return nil, errors.New("a public key cannot sign: want a private key in PEM")
	}
	return key, nil
}

// sign makes the file in which OPA looks for the signature: a JSON web token that lists the files.
func (k *Key) sign(files []file) (file, error) {
	payload, err := encode(map[string]any{"files": hashes(files)}, "")
	if err != nil {
		return file{}, err
	}
	token, err := jws.Sign(payload, jws.WithKey(k.algorithm, k.key), jws.WithStrictECDSA(true))
	if err != nil {
		return file{}, fmt.Errorf("a key of type %s cannot sign with %s: name another algorithm or another key", k.kind(), k.algorithm)
	}
	text, err := encode(map[string]any{"signatures": []string{string(token)}}, "")
	return file{".signatures.json", text}, err
}

// kind is what the key is for: RSA, or EC with its curve.
func (k *Key) kind() string {
	kind := k.key.KeyType().String()
	if ec, ok := k.key.(jwk.ECDSAPrivateKey); ok {
		if curve, ok := ec.Crv(); ok {
			kind += " " + curve.String()
		}
	}
	return kind
}

type hash struct {
	Name      string `json:"name"`
	Hash      string `json:"hash"`
	Algorithm string `json:"algorithm"`
}

// hashes hashes the bytes of files. OPA does not hash the bytes of JSON, but the manifest is written so
// that both are the same.
func hashes(files []file) []hash {
	var all []hash
	for _, f := range files {
		sum := sha256.Sum256(f.text)
		all = append(all, hash{f.name, hex.EncodeToString(sum[:]), "SHA-256"})
	}
	return all
}
