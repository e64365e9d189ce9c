package lint_test

import (
	"bytes"
	"context"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/secretwright/secretwright/lint"
	"github.com/secretwright/secretwright/lint/report"
	"github.com/secretwright/secretwright/lint/template"
	"github.com/secretwright/secretwright/rules"
)

// FuzzRun: any bytes are judged, or there is an error that says where they are wrong. All positions lie inside the
// file, and every format can be written.
func FuzzRun(f *testing.F) {
	for _, seed := range seeds(f) {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, source []byte) {
		ctx, cancel := context.WithTimeout(t.Context(), time.Minute) // what takes longer hangs
		defer cancel()
		r, err := lint.Run(ctx, lint.Options{Paths: []string{"-"}, Stdin: bytes.NewReader(source), Rules: rules.All()})
		if err != nil {
			t.Fatal(err)
		}
		stack, problem := template.Read("<stdin>", source)
		if problem != nil {
			if len(r.Findings) > 0 || len(r.Errors) != 1 {
				t.Fatalf("unreadable, and yet findings %v, errors %v", r.Findings, r.Errors)
			}
			return
		}
		insideSource(t, r, strings.Split(stack.Source, "\n"))
		r.Rules = nil // the same in every report, and most of a small one
		for _, format := range report.Formats() {
			if err := report.Write(io.Discard, format, r, report.Options{Open: true, Color: true, Width: 80}); err != nil {
				t.Fatal(err)
			}
		}
	})
}

// seeds are the templates of testdata, and some of this folder's tests.
func seeds(t testing.TB) [][]byte {
	t.Helper()
	var all [][]byte
	for _, pattern := range []string{"*/*/*.yaml", "*/*/*.json"} {
		files, err := filepath.Glob(filepath.Join("../testdata", pattern))
		if err != nil || len(files) == 0 {
			t.Fatal(files, err)
		}
		for _, file := range files {
			source, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			all = append(all, source)
		}
	}
	for _, planted := range plantations {
		all = append(all, []byte(planted))
	}
	return all
}

// insideSource checks every position of a report against the lines of the source. What has none is an error about
// the program, not about the template: a panic, or a rule that could not be evaluated.
func insideSource(t *testing.T, r *lint.Report, lines []string) {
	t.Helper()
	check := func(p lint.Position, message string) {
		t.Helper()
		if p.File != "<stdin>" || p.Line < 1 || p.Line > len(lines) {
			t.Fatalf("%+v of %d lines: %s", p, len(lines), message)
		}
		columns := utf8.RuneCountInString(lines[p.Line-1]) + 1
		if p.Column < 1 || p.Column > columns || p.EndColumn > columns {
			t.Fatalf("%+v of %d columns: %s", p, columns, message)
		}
	}
	for _, f := range r.Findings {
		check(f.Position, f.Message)
		for _, related := range f.Related {
			check(related.Position, related.Message)
		}
		if text := utf8.RuneCountInString(f.Snippet.Text); f.Snippet.Caret > text || text > 0 && f.Snippet.Width < 1 {
			t.Fatalf("caret at %d in %q", f.Snippet.Caret, f.Snippet.Text)
		}
	}
	for _, p := range slices.Concat(r.Errors, r.Warnings) {
		check(lint.Position{File: p.File, Line: p.Line, Column: p.Column}, p.Message)
	}
}
