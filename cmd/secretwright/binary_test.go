package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

var root = filepath.Join("..", "..")

// TestLinterStaysApartFromCDK holds that the linter is one small binary: no Node, no jsii.
func TestLinterStaysApartFromCDK(t *testing.T) {
	cmd := exec.Command("go", "list", "-deps", "./cmd/...", "./lint/...", "./rules/...")
	cmd.Dir = root
	cmd.Stderr = os.Stderr
	out, err := cmd.Output()
	if err != nil {
		t.Fatal(err)
	}
	for pkg := range strings.Lines(string(out)) {
		for _, foreign := range []string{"aws-cdk-go", "jsii", "constructs-go"} {
			if strings.Contains(pkg, foreign) {
				t.Errorf("the linter reaches %s", strings.TrimSpace(pkg))
			}
		}
	}
}

func TestBinarySize(t *testing.T) {
	if testing.Short() {
		t.Skip("-short: builds the program")
	}
	const budget = 30 << 20
	binary := filepath.Join(t.TempDir(), "secretwright")
	cmd := exec.Command("go", "build", "-trimpath", "-ldflags", "-s -w", "-o", binary, "./cmd/secretwright")
	cmd.Dir = root
	cmd.Env = append(os.Environ(), "CGO_ENABLED=0")
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	info, err := os.Stat(binary)
	if err != nil {
		t.Fatal(err)
	}
	t.Logf("%.1f MB", float64(info.Size())/1e6)
	if info.Size() > budget {
		t.Errorf("the binary has %d bytes, more than %d", info.Size(), budget)
	}
}
