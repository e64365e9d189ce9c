package ruletest

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/secretwright/secretwright/lint"
)

// Fixtures lists the templates of a rule: all that its folder holds but the goldens. Stray goldens belong
// to none of them.
func Fixtures(folder, rule string) (templates, stray []string, err error) {
	entries, err := os.ReadDir(filepath.Join(folder, rule))
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, nil, err
	}
	for _, entry := range entries {
		file := filepath.Join(folder, rule, entry.Name())
		switch {
		case strings.HasPrefix(entry.Name(), "."): // an editor's, or a system's
		case filepath.Ext(file) == goldenSuffix:
			stray = append(stray, file)
		default:
			templates = append(templates, file)
		}
	}
	return templates, slices.DeleteFunc(stray, func(golden string) bool {
		return slices.ContainsFunc(templates, func(template string) bool { return Golden(template) == golden })
	}), nil
}

const goldenSuffix = ".golden"

// Golden is the file that holds the findings on a fixture.
func Golden(fixture string) string {
	return strings.TrimSuffix(fixture, filepath.Ext(fixture)) + goldenSuffix
}

// Missing says which fixtures a rule lacks: one for each of its answers. A rule that never asks an open
// question shows that it is silent about a value that the template does not tell.
func Missing(rule lint.Rule, fixtures []string) []string {
	wanted := append([]string{"pass"}, rule.Kinds...)
	if !slices.Contains(rule.Kinds, "open") {
		wanted = append(wanted, "pass-unknown")
	}
	return slices.DeleteFunc(wanted, func(kind string) bool {
		return slices.ContainsFunc(fixtures, func(file string) bool { return strings.HasPrefix(filepath.Base(file), kind) })
	})
}

// Check says what is wrong with the findings on a fixture, "" for nothing. Its name begins with what the
// rule makes of it. A fail fixture holds one mistake, so there is one finding of kind fail, whatever the
// rule that made it; an open or pass fixture holds none, and in a pass fixture the rule says nothing.
func Check(rule lint.Rule, fixture string, found []lint.Finding) string {
	kind, _, _ := strings.Cut(strings.TrimSuffix(filepath.Base(fixture), filepath.Ext(fixture)), "-")
	fails, own := 0, map[lint.Kind]int{}
	for _, f := range found {
		if f.Kind == lint.Fail {
			fails++
		}
		if f.Rule == rule.Name {
			own[f.Kind]++
		}
	}
	if rule.OptIn() { // advice may stand beside what another rule finds
		fails = own[lint.Fail]
	}
	switch {
	case kind == "fail" && (fails != 1 || own[lint.Fail] != 1):
		return fmt.Sprintf("%d findings of kind fail, %d of them of the rule: want exactly one", fails, own[lint.Fail])
	case kind == "open" && (fails > 0 || own[lint.Open] == 0):
		return fmt.Sprintf("%d findings of kind fail, %d open ones of the rule: want none and at least one", fails, own[lint.Open])
	case kind == "pass" && (fails > 0 || len(own) > 0):
		return "want no finding of kind fail and none of the rule"
	case kind != "fail" && kind != "open" && kind != "pass":
		return "begin the name with fail, pass or open"
	}
	return ""
}

// HasGolden reports whether a fixture has a golden: one that passes has none.
func HasGolden(fixture string) bool { return !strings.HasPrefix(filepath.Base(fixture), "pass") }

// Compare says how the findings on a fixture differ from its golden, line by line.
func Compare(fixture string, found []lint.Finding) []lint.Problem {
	golden := Golden(fixture)
	text, err := os.ReadFile(golden)
	if errors.Is(err, fs.ErrNotExist) {
		return []lint.Problem{{File: fixture, Message: "there is no golden " + filepath.Base(golden) + ": write it with --update and read it"}}
	}
	if err != nil {
		return []lint.Problem{{File: golden, Message: err.Error()}}
	}
	var problems []lint.Problem
	var got []string
	want := slices.Collect(strings.Lines(string(text)))
	for _, f := range found {
		line := listed(f)
		if got = append(got, line); !slices.Contains(want, line) {
			problems = append(problems, lint.Problem{
				File: fixture, Line: f.Line, Column: f.Column, Message: "found, and not in " + filepath.Base(golden) + ": " + told(f),
			})
		}
	}
	for i, line := range want {
		if !slices.Contains(got, line) {
			problems = append(problems, lint.Problem{File: golden, Line: i + 1, Message: "not found: " + strings.TrimSpace(line)})
		}
	}
	if len(problems) == 0 && !slices.Equal(got, want) {
		problems = append(problems, lint.Problem{File: golden, Message: "its lines are in another order, or one is there twice: write it with --update"})
	}
	return problems
}

// Write writes the golden of a fixture, and reports whether it was another one before.
func Write(fixture string, found []lint.Finding) (bool, error) {
	file, text := Golden(fixture), []byte(List(found))
	if before, err := os.ReadFile(file); err == nil && bytes.Equal(before, text) {
		return false, nil
	}
	return true, os.WriteFile(file, text, 0o644) //nolint:gosec // a file of a repository
}

// List prints findings as a golden has them.
func List(found []lint.Finding) string {
	var b strings.Builder
	for _, f := range found {
		b.WriteString(listed(f))
	}
	return b.String()
}

func listed(f lint.Finding) string { return fmt.Sprintf("%d:%d: %s\n", f.Line, f.Column, told(f)) }

// told is a finding without its place, in one line.
func told(f lint.Finding) string {
	text := fmt.Sprintf("%s: %s: %s", f.Severity, f.Kind, f.Message)
	if f.Reason != "" {
		text += ": " + f.Reason
	}
	return strings.ReplaceAll(text, "\n", " ") + " [" + f.Rule + "]"
}
