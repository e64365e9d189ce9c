package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

const secret = `Resources:
  Key:
    Type: AWS::SecretsManager::Secret
    Properties: {Name: orders/key, GenerateSecretString: {PasswordLength: 32}}
`

// corpus writes a corpus of two labelled templates and one other.
func corpus(t *testing.T, labels string) string {
	t.Helper()
	folder := t.TempDir()
	for name, text := range map[string]string{
		"labels.yaml": labels, "labelled/a.yaml": secret, "labelled/b.yaml": secret, "general/c.yaml": secret,
	} {
		file := filepath.Join(folder, name)
		if err := os.MkdirAll(filepath.Dir(file), 0o750); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return folder
}

// TestRun judges one finding right and one wrong, and counts what has no label.
func TestRun(t *testing.T) {
	folder := corpus(t, `
- {id: a, local_copy: a.yaml, secrets: {Key: {rotation: missing}}, hardcoded: [Resources.Key.Properties.SecretString]}
- {id: b, local_copy: b.yaml, secrets: {Key: {rotation: present}}}
`)
	var b strings.Builder
	if err := run(&b, folder, "", 1); err != nil {
		t.Fatal(err)
	}
	got := strings.Join(strings.Fields(b.String()), " ")
	for _, want := range []string{
		"rotation 2 1 1 0 0 0.50 (of 2) 1.00 (of 1)",
		"literal credential 1 0 0 1 0 - 0.00 (of 1)",
		"rotation: b Key: fail, the label says none",
		"on 2 labelled and 1 other templates",
		"secret-without-rotation * 2, 0 1, 0",
	} {
		if !strings.Contains(got, want) {
			t.Errorf("no %q in\n%s", want, b.String())
		}
	}
}

func TestRunOfRule(t *testing.T) {
	folder := corpus(t, "- {id: a, local_copy: a.yaml}\n")
	var b strings.Builder
	if err := run(&b, folder, "secret-without-rotation", 1); err != nil {
		t.Fatal(err)
	}
	if strings.Count(b.String(), "is never rotated") != 2 {
		t.Error(b.String())
	}
	if err := run(&b, folder, "no-such-rule", 1); err == nil {
		t.Error("no error for a rule that does not exist")
	}
	if err := run(&b, t.TempDir(), "", 1); err == nil {
		t.Error("no error for a folder without labels")
	}
}
