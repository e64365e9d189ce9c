package main

import (
	"bytes"
	"compress/gzip"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/x509"
	"encoding/pem"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/secretwright/secretwright/tools/testbed"
)

// TestSignedBundle has OPA verify signed bundles: it accepts them with the right key, and refuses another
// key and a bundle that was changed.
func TestSignedBundle(t *testing.T) {
	opa := testbed.Program(t, "opa")
	t.Chdir(t.TempDir())
	writeKeys(t)
	for _, test := range []struct{ algorithm, private, public, other string }{
		{"ES256", "private.pem", "public.pem", "other.pem"},
		{"HS512", "secret", "secret", "private.pem"},
	} {
		writeBundle(t, "signed.tar.gz", "--signing-key", test.private, "--signing-alg", test.algorithm)
		verify := func(file, key string) (string, error) {
			output, err := exec.CommandContext(t.Context(), opa, "build", "--bundle", file,
				"--verification-key", key, "--signing-alg", test.algorithm, "--output", "out.tar.gz").CombinedOutput()
			return string(output), err
		}
		if output, err := verify("signed.tar.gz", test.public); err != nil {
			t.Errorf("%s: refused: %v\n%s", test.algorithm, err, output)
		}
		if output, err := verify("signed.tar.gz", test.other); err == nil || !strings.Contains(output, "failed to verify JWT signature") {
			t.Errorf("%s: accepted with another key: %v\n%s", test.algorithm, err, output)
		}
		change(t, "signed.tar.gz", "changed.tar.gz")
		if output, err := verify("changed.tar.gz", test.public); err == nil || !strings.Contains(output, "digest mismatch") {
			t.Errorf("%s: accepted when changed: %v\n%s", test.algorithm, err, output)
		}
	}
}

// TestReadmeBundle runs what README says about OPA and Conftest.
func TestReadmeBundle(t *testing.T) {
	_, section, _ := strings.Cut(read(t, "../../README.md"), "### In OPA and Conftest")
	path := []string{programs(t), filepath.Dir(testbed.Program(t, "opa")), filepath.Dir(testbed.Program(t, "conftest")), os.Getenv("PATH")}
	w := workTree{t: t, dir: t.TempDir(), environment: []string{"PATH=" + strings.Join(path, string(os.PathListSeparator))}}
	w.write("template.yaml", badTemplate)
	output, err := w.run("bash", "-eo", "pipefail", "-c", block(t, section, "sh"))
	if !fails(err, 1) {
		t.Errorf("got %v, want Conftest's exit code 1", err)
	}
	for _, want := range []string{
		`"message": "secret \"ApiKey\" is never rotated"`,                                                       // OPA
		` - - secretwright - template.yaml: medium: secret "ApiKey" is never rotated [secret-without-rotation]`, // Conftest
	} {
		if !strings.Contains(output, want) {
			t.Errorf("no %s in\n%s", want, output)
		}
	}
}

// TestUnreadableInput has a template as it is judged by Conftest: that cannot be, and must not pass.
func TestUnreadableInput(t *testing.T) {
	conftest := testbed.Program(t, "conftest")
	w := workTree{t: t, dir: t.TempDir()}
	w.write("template.yaml", goodTemplate)
	w.write("policy/.keep", "")
	t.Chdir(w.dir)
	writeBundle(t, "bundle.tar.gz")
	w.must("tar", "-xzf", "bundle.tar.gz", "-C", "policy")
	output, err := w.run(conftest, "test", "--namespace", "secretwright", "template.yaml")
	if want := "the input is no document of format 1: give what `secretwright model` prints"; !fails(err, 1) || !strings.Contains(output, want) {
		t.Errorf("got %v, want exit code 1 and %q\n%s", err, want, output)
	}
}

// writeBundle writes a bundle.
func writeBundle(t *testing.T, file string, flags ...string) {
	t.Helper()
	var stderr bytes.Buffer
	if code := run(t.Context(), append([]string{"bundle", "--output", file}, flags...), nil, io.Discard, &stderr); code != exitClean {
		t.Fatal(stderr.String())
	}
}

func writeKeys(t *testing.T) {
	t.Helper()
	for _, names := range [][]string{{"private.pem", "public.pem"}, {"unused.pem", "other.pem"}} {
		key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
		if err != nil {
			t.Fatal(err)
		}
		private, err := x509.MarshalECPrivateKey(key)
		if err != nil {
			t.Fatal(err)
		}
		public, err := x509.MarshalPKIXPublicKey(key.Public())
		if err != nil {
			t.Fatal(err)
		}
		writeFile(t, names[0], pem.EncodeToMemory(&pem.Block{Type: "EC PRIVATE KEY", Bytes: private}))
		writeFile(t, names[1], pem.EncodeToMemory(&pem.Block{Type: "PUBLIC KEY", Bytes: public}))
	}
	writeFile(t, "secret", []byte("correct horse\n"))
}

// change writes a copy of a bundle in which one rule is another.
func change(t *testing.T, from, to string) {
	t.Helper()
	packed, err := os.Open(filepath.Clean(from))
	if err != nil {
		t.Fatal(err)
	}
	defer packed.Close()
	unzipped, err := gzip.NewReader(packed)
	if err != nil {
		t.Fatal(err)
	}
	text, err := io.ReadAll(unzipped)
	if err != nil {
		t.Fatal(err)
	}
	changed := bytes.Replace(text, []byte("is never rotated"), []byte("is often rotated"), 1)
	if bytes.Equal(changed, text) {
		t.Fatal("nothing to change")
	}
	var b bytes.Buffer
	zip := gzip.NewWriter(&b)
	if _, err := zip.Write(changed); err != nil || zip.Close() != nil {
		t.Fatal(err)
	}
	writeFile(t, to, b.Bytes())
}

func writeFile(t *testing.T, name string, text []byte) {
	t.Helper()
	if err := os.WriteFile(name, text, 0o600); err != nil {
		t.Fatal(err)
	}
}
