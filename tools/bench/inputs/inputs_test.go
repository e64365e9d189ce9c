package inputs_test

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/secretwright/secretwright/lint"
	"github.com/secretwright/secretwright/tools/bench/inputs"
)

// TestWrite holds that all inputs are templates without a mistake of form, in which there is something to find, and that
// they are the same whenever they are written.
func TestWrite(t *testing.T) {
	first, second := t.TempDir(), t.TempDir()
	for _, folder := range []string{first, second} {
		if err := inputs.Write(folder); err != nil {
			t.Fatal(err)
		}
	}
	report, err := lint.Run(t.Context(), lint.Options{Paths: []string{first}})
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range append(report.Errors, report.Warnings...) {
		t.Errorf("%s:%d:%d: %s", p.File, p.Line, p.Column, p.Message)
	}
	if report.Summary.Templates < 540 || len(report.Findings) < 2000 {
		t.Errorf("%d templates, %d findings", report.Summary.Templates, len(report.Findings))
	}
	same(t, first, second)
}

func same(t *testing.T, first, second string) {
	t.Helper()
	err := filepath.WalkDir(first, func(path string, entry os.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		inside, err := filepath.Rel(first, path)
		if err != nil {
			return err
		}
		want, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		if got, err := os.ReadFile(filepath.Join(second, inside)); err != nil || string(got) != string(want) {
			t.Errorf("%s differs (%v)", inside, err)
		}
		return nil
	})
	if err != nil {
		t.Error(err)
	}
}
