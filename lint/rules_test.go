package lint_test

import (
	"bytes"
	"flag"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/secretwright/secretwright/lint"
	"github.com/secretwright/secretwright/lint/ruletest"
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
	for file, all := range found {
		found[file] = slices.DeleteFunc(all, func(f lint.Finding) bool { // advice, which nobody gets who does not ask for it
			return f.Severity.String() == "info" && filepath.Base(filepath.Dir(file)) != f.Rule
		})
	}
	for _, rule := range rules.All() {
		t.Run(rule.Name, func(t *testing.T) {
			files := fixturesOf(t, rule.Name)
			for _, kind := range ruletest.Missing(rule, files) {
				t.Errorf("rule %s: add testdata/rules/%s/%s.yaml", rule.Name, rule.Name, kind)
			}
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
	for _, f := range runRules(t, rules.All(), paths...).Findings {
		found[f.File] = append(found[f.File], f)
	}
	return found
}

// run lints templates all of which can be read and judged, with the rules of the default profile.
func run(t *testing.T, paths ...string) *lint.Report {
	t.Helper()
	return runRules(t, nil, paths...)
}

// findingsIn are what all rules find in a template.
func findingsIn(t *testing.T, text []byte) []lint.Finding {
	t.Helper()
	return runWith(t, lint.Options{Paths: []string{"-"}, Stdin: bytes.NewReader(text), Rules: rules.All()}).Findings
}

func runRules(t *testing.T, selected []rules.Rule, paths ...string) *lint.Report {
	t.Helper()
	return runWith(t, lint.Options{Paths: paths, Rules: selected})
}

func runWith(t *testing.T, options lint.Options) *lint.Report {
	t.Helper()
	options.TrustedAccounts = []string{trustedAccount}
	report, err := lint.Run(t.Context(), options)
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
	templates, stray, err := ruletest.Fixtures(fixtures, rule)
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range stray {
		t.Errorf("%s belongs to no template: remove it", file)
	}
	return templates
}

func checkFixture(t *testing.T, rule rules.Rule, file string, found []lint.Finding) {
	t.Helper()
	if problem := ruletest.Check(rule, file, found); problem != "" {
		t.Errorf("%s: %s; found\n%s", file, problem, ruletest.List(found))
	}
	if !ruletest.HasGolden(file) {
		return
	}
	if got := ruletest.List(found); strings.Contains(got, "horse") || strings.Contains(got, "battery") {
		t.Fatalf("%s: a credential is in the findings", file)
	}
	if *update {
		if _, err := ruletest.Write(file, found); err != nil {
			t.Error(err)
		}
	}
	for _, p := range ruletest.Compare(file, found) {
		t.Errorf("%s:%d:%d: %s", p.File, p.Line, p.Column, p.Message)
	}
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
