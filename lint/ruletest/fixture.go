package ruletest

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/secretwright/secretwright/lint"
)

// Fixtures lists the templates of a rule: all files of its folder but the goldens.
func Fixtures(folder, rule string) ([]string, error) {
	all, err := filepath.Glob(filepath.Join(folder, rule, "*"))
	return slices.DeleteFunc(all, func(file string) bool { return filepath.Ext(file) == goldenSuffix }), err
}

const goldenSuffix = ".golden"

// Golden is the file that holds the findings on a fixture.
func Golden(fixture string) string {
	return strings.TrimSuffix(fixture, filepath.Ext(fixture)) + goldenSuffix
}

// Missing says which fixtures a rule lacks: one for each of its answers. A rule that never asks an open
// question shows that it is silent about a value that the template does not tell.
func Missing(rule lint.Rule, fixtures []string) []string {
	wanted := []string{"fail", "pass", "open"}
	if !slices.Contains(rule.Kinds, "open") {
		wanted[2] = "pass-unknown"
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
		return fmt.Sprintf("%d findings of kind fail, %d of them of the rule; want exactly one:\n%s", fails, own[lint.Fail], List(found))
	case kind == "open" && (fails > 0 || own[lint.Open] == 0):
		return fmt.Sprintf("%d findings of kind fail, %d open ones of the rule; want none and at least one:\n%s", fails, own[lint.Open], List(found))
	case kind == "pass" && (fails > 0 || len(own) > 0):
		return "want no finding of kind fail and none of the rule:\n" + List(found)
	case kind != "fail" && kind != "open" && kind != "pass":
		return "begin the name with fail, pass or open"
	}
	return ""
}

// HasGolden reports whether a fixture has a golden: one that passes has none.
func HasGolden(fixture string) bool { return !strings.HasPrefix(filepath.Base(fixture), "pass") }

// Compare says how the findings on a fixture differ from its golden, "" for not at all. With update it
// writes the golden.
func Compare(fixture string, found []lint.Finding, update bool) (string, error) {
	file, got := Golden(fixture), List(found)
	if update {
		return "", os.WriteFile(file, []byte(got), 0o644) //nolint:gosec // a file of the repository
	}
	want, err := os.ReadFile(file)
	switch {
	case err != nil:
		return "there is no golden " + file + ": write it with --update and read it", nil
	case string(want) != got:
		return fmt.Sprintf("got\n%swant\n%s", got, want), nil
	}
	return "", nil
}

// List prints findings as a golden has them.
func List(found []lint.Finding) string {
	var b strings.Builder
	for _, f := range found {
		fmt.Fprintf(&b, "%d:%d: %s: %s: %s", f.Line, f.Column, f.Severity, f.Kind, f.Message)
		if f.Reason != "" {
			b.WriteString(": " + f.Reason)
		}
		fmt.Fprintf(&b, " [%s]\n", f.Rule)
	}
	return b.String()
}
