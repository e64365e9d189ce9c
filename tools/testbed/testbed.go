// Package testbed finds the programs that the full test run needs, and that tools/testbed.sh installs.
package testbed

import (
	"os"
	"os/exec"
	"path/filepath"
	"testing"
)

// Program is the path of a program. On a machine without it the test is skipped; a full run has them all.
func Program(t testing.TB, name string) string {
	t.Helper()
	for _, place := range []string{filepath.Join(root(t), ".cache", "bin", name), name} {
		if file, err := exec.LookPath(place); err == nil {
			return file
		}
	}
	if os.Getenv("REQUIRE_TESTBED") != "" {
		t.Fatalf("%s is not installed: run make testbed", name)
	}
	t.Skipf("%s is not installed: make testbed installs it", name)
	return ""
}

// root is the folder of this module, above that of the test.
func root(t testing.TB) string {
	t.Helper()
	folder, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	for folder != filepath.Dir(folder) {
		if _, err := os.Stat(filepath.Join(folder, "go.mod")); err == nil {
			return folder
		}
		folder = filepath.Dir(folder)
	}
	t.Fatal("no go.mod above the test's folder")
	return ""
}
