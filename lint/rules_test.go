package lint_test

import (
	"flag"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/secretwright/secretwright/lint"
	"github.com/secretwright/secretwright/rules"
)

var update = flag.Bool("update", false, "write the goldens of testdata/rules")

// fixtures holds a folder for each rule with templates whose names begin with what the rule makes of
// them: fail, open or pass.
const fixtures = "../testdata/rules"

// trustedAccount is an account of others that the fixtures may let in.
const trustedAccount = "444455556666"

// TestRules lints the fixtures. A fail or open fixture gives exactly the findings of its golden; each
// fail fixture holds one mistake and so has one finding of kind fail, whatever the rule that made it.
func TestRules(t *testing.T) {
	found := findingsByFile(t, fixtures)
	maps.Copy(found, findingsWithTokens(t))
	for _, rule := range rules.All() {
		t.Run(rule.Name, func(t *testing.T) {
			files := fixturesOf(t, rule.Name)
			requireKinds(t, rule, files)
			for _, file := range files {
				checkFixture(t, rule, file, found[file])
			}
		})
	}
	checkFolders(t)
	checkFired(t, found)
}

func findingsByFile(t *testing.T, paths ...string) map[string][]lint.Finding {
	t.Helper()
	found := map[string][]lint.Finding{}
	for _, f := range run(t, paths...).Findings {
		found[f.File] = append(found[f.File], f)
	}
	return found
}

// run lints templates all of which can be read and judged.
func run(t *testing.T, paths ...string) *lint.Report {
	t.Helper()
	report, err := lint.Run(t.Context(), lint.Options{Paths: paths, TrustedAccounts: []string{trustedAccount}})
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range slices.Concat(report.Errors, report.Warnings) {
		t.Errorf("%s:%d:%d: %s", p.File, p.Line, p.Column, p.Message)
	}
	return report
}

// fixturesOf lists the templates of a rule, and fails for a golden that belongs to none.
func fixturesOf(t *testing.T, rule string) []string {
	t.Helper()
	all, err := filepath.Glob(filepath.Join(fixtures, rule, "*"))
	if err != nil {
		t.Fatal(err)
	}
	var templates []string
	for _, file := range all {
		if filepath.Ext(file) != ".golden" {
			templates = append(templates, file)
		}
	}
	for _, file := range all {
		if filepath.Ext(file) == ".golden" && !slices.ContainsFunc(templates, func(template string) bool { return golden(template) == file }) {
			t.Errorf("%s belongs to no template: remove it", file)
		}
	}
	return templates
}

func golden(template string) string {
	return strings.TrimSuffix(template, filepath.Ext(template)) + ".golden"
}

// requireKinds demands a fixture for each answer of a rule. A rule that never asks an open question
// shows that it is silent about a value that the template does not tell.
func requireKinds(t *testing.T, rule rules.Rule, files []string) {
	t.Helper()
	wanted := []string{"fail", "pass", "open"}
	if !slices.Contains(rule.Kinds, "open") {
		wanted[2] = "pass-unknown"
	}
	for _, kind := range wanted {
		if !slices.ContainsFunc(files, func(file string) bool { return strings.HasPrefix(filepath.Base(file), kind) }) {
			t.Errorf("rule %s: add testdata/rules/%s/%s.yaml", rule.Name, rule.Name, kind)
		}
	}
}

func checkFixture(t *testing.T, rule rules.Rule, file string, found []lint.Finding) {
	t.Helper()
	kind, _, _ := strings.Cut(strings.TrimSuffix(filepath.Base(file), filepath.Ext(file)), "-")
	fails, own := 0, map[lint.Kind]int{}
	for _, f := range found {
		if f.Kind == lint.Fail {
			fails++
		}
		if f.Rule == rule.Name {
			own[f.Kind]++
		}
	}
	switch kind {
	case "fail":
		if fails != 1 || own[lint.Fail] != 1 {
			t.Errorf("%s: %d findings of kind fail, %d of them of the rule; want exactly one", file, fails, own[lint.Fail])
		}
		checkGolden(t, file, found)
	case "open":
		if fails > 0 || own[lint.Open] == 0 {
			t.Errorf("%s: %d findings of kind fail, %d open ones of the rule; want none and at least one", file, fails, own[lint.Open])
		}
		checkGolden(t, file, found)
	case "pass":
		if fails > 0 || len(own) > 0 {
			t.Errorf("%s: want no finding of kind fail and none of the rule:\n%s", file, listed(found))
		}
	default:
		t.Errorf("%s: begin the name with fail, pass or open", file)
	}
}

func checkGolden(t *testing.T, template string, found []lint.Finding) {
	t.Helper()
	file, got := golden(template), listed(found)
	if strings.Contains(got, "horse") || strings.Contains(got, "battery") {
		t.Fatalf("%s: a credential is in the findings", template)
	}
	want, err := os.ReadFile(file)
	if *update && string(want) != got {
		fmt.Printf("%s\n- %s\n+ %s\n", file, strings.TrimSpace(string(want)), strings.TrimSpace(got))
		want, err = []byte(got), os.WriteFile(file, []byte(got), 0o644)
	}
	if err != nil {
		t.Errorf("rule %s: run go test ./lint -update and read %s", filepath.Base(filepath.Dir(file)), file)
	} else if string(want) != got {
		t.Errorf("%s\ngot\n%s\nwant\n%s", template, got, want)
	}
}

// listed prints findings as a golden has them.
func listed(found []lint.Finding) string {
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

func checkFolders(t *testing.T) {
	t.Helper()
	folders, err := os.ReadDir(fixtures)
	if err != nil {
		t.Fatal(err)
	}
	for _, folder := range folders {
		if _, ok := rules.Find(folder.Name()); !ok {
			t.Errorf("testdata/rules/%s: there is no such rule", folder.Name())
		}
	}
}

// checkFired holds what fired anywhere against the table: each rule with each of its kinds.
func checkFired(t *testing.T, found map[string][]lint.Finding) {
	t.Helper()
	fired := map[string]bool{}
	for _, findings := range found {
		for _, f := range findings {
			fired[f.Rule+" "+string(f.Kind)] = true
		}
	}
	for _, rule := range rules.All() {
		for _, kind := range rule.Kinds {
			if !fired[rule.Name+" "+kind] {
				t.Errorf("rule %s: nothing of kind %s in testdata/rules", rule.Name, kind)
			}
			delete(fired, rule.Name+" "+kind)
		}
	}
	for name := range fired {
		t.Errorf("%s: fired and is not in the table of rules", name)
	}
}
