package main

import (
	"errors"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"testing"
)

func writing(text string) func(io.Writer) error {
	return func(w io.Writer) error {
		_, err := io.WriteString(w, text)
		return err
	}
}

// TestReplace writes a file, then a second time over it, and then fails halfway: the file is whole at
// each point, and nothing else is there.
func TestReplace(t *testing.T) {
	folder := t.TempDir()
	file := filepath.Join(folder, "report")
	check := func(want string) {
		t.Helper()
		if got := read(t, file); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
		if entries, err := os.ReadDir(folder); err != nil || len(entries) != 1 {
			t.Errorf("beside the report: %v, %v", entries, err)
		}
	}
	if err := replace(file, writing("first")); err != nil {
		t.Fatal(err)
	}
	check("first")
	if err := os.Chmod(file, 0o640); err != nil {
		t.Fatal(err)
	}
	if err := replace(file, writing("second")); err != nil {
		t.Fatal(err)
	}
	check("second")
	full := errors.New("no space left on device")
	err := replace(file, func(w io.Writer) error { return errors.Join(writing("half")(w), full) })
	if !errors.Is(err, full) {
		t.Errorf("got %v", err)
	}
	check("second")
	if info, err := os.Stat(file); err != nil || runtime.GOOS != "windows" && info.Mode().Perm() != 0o640 {
		t.Errorf("mode %v, %v", info.Mode(), err)
	}
}
