package lint_test

import (
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/secretwright/secretwright/lint"
	"github.com/secretwright/secretwright/lint/model"
	"github.com/secretwright/secretwright/rules"
	"github.com/secretwright/secretwright/rules/bundle"
	"github.com/secretwright/secretwright/tools/testbed"
)

// TestOtherEngines has all fixtures judged by OPA and by Conftest, which links an older OPA: with the bundle of
// the rules and the documents of the model they must find what the linter finds.
func TestOtherEngines(t *testing.T) {
	t.Parallel()
	f := newForeign(t)
	t.Run("opa", f.opa)
	t.Run("conftest", f.conftest)
}

func (f foreign) opa(t *testing.T) {
	var report struct {
		Result []struct {
			Path   string
			Result []foreignFinding
		}
	}
	f.run(t, &report, testbed.Program(t, "opa"), "exec", "--bundle", f.bundle, "--decision", "secretwright/findings", f.documents)
	found := map[string][]string{}
	for _, r := range report.Result {
		for _, finding := range r.Result {
			found[r.Path] = append(found[r.Path], finding.String())
		}
	}
	f.compare(t, found, func(lint.Finding) bool { return true })
}

// conftest holds deny against what the linter fails for, and warn against the rest.
func (f foreign) conftest(t *testing.T) {
	conftest := testbed.Program(t, "conftest")
	policy := t.TempDir()
	if text, err := exec.CommandContext(t.Context(), "tar", "-xzf", f.bundle, "-C", policy).CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, text)
	}
	type result struct{ Metadata foreignFinding }
	var report []struct {
		Filename           string
		Failures, Warnings []result
	}
	f.run(t, &report, conftest, "test", "--parser", "json", "--namespace", "secretwright", "--policy", policy, "--no-fail", "--output", "json", f.documents)
	denied, warned := map[string][]string{}, map[string][]string{}
	for _, r := range report {
		for _, failure := range r.Failures {
			denied[r.Filename] = append(denied[r.Filename], failure.Metadata.String())
		}
		for _, warning := range r.Warnings {
			warned[r.Filename] = append(warned[r.Filename], warning.Metadata.String())
		}
	}
	counts := func(f lint.Finding) bool { return f.Kind == lint.Fail && f.Severity >= lint.Medium }
	f.compare(t, denied, counts)
	f.compare(t, warned, func(f lint.Finding) bool { return !counts(f) })
}

// foreign are the files that another program is run with, and what the linter finds.
type foreign struct {
	bundle, documents string                    // a file, a folder
	findings          map[string][]lint.Finding // by document
}

func newForeign(t *testing.T) foreign {
	t.Helper()
	templates := t.TempDir()
	for i, file := range allFixtures(t) {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		writeFile(t, filepath.Join(templates, fmt.Sprintf("%d%s", i, filepath.Ext(file))), []byte(withTokens(t, string(text))))
	}
	found := findingsByFile(t, templates)
	documents, problems, err := lint.Documents(t.Context(), lint.Options{Paths: []string{templates}, TrustedAccounts: []string{trustedAccount}})
	if err != nil || len(problems) > 0 {
		t.Fatal(problems, err)
	}
	f := foreign{filepath.Join(t.TempDir(), "bundle.tar.gz"), t.TempDir(), map[string][]lint.Finding{}}
	f.writeBundle(t)
	for i, document := range documents {
		file := filepath.Join(f.documents, fmt.Sprintf("%d.json", i))
		writeFile(t, file, document)
		f.findings[file] = found[templateOf(t, document)]
	}
	return f
}

// templateOf is the template that a document is about: its only stack is called as the file.
func templateOf(t *testing.T, document json.RawMessage) string {
	t.Helper()
	var facts struct{ Stacks map[string]any }
	if err := json.Unmarshal(document, &facts); err != nil || len(facts.Stacks) != 1 {
		t.Fatal(len(facts.Stacks), err)
	}
	for name := range facts.Stacks {
		return name
	}
	return ""
}

func (f foreign) writeBundle(t *testing.T) {
	t.Helper()
	file, err := os.Create(f.bundle)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	if err := (bundle.Bundle{Rules: rules.All(), Profile: "all", Format: model.Format}).Write(file); err != nil {
		t.Fatal(err)
	}
}

func (f foreign) run(t *testing.T, report any, program string, arguments ...string) {
	t.Helper()
	command := exec.CommandContext(t.Context(), program, arguments...)
	var stderr strings.Builder
	command.Stderr = &stderr
	output, err := command.Output()
	if err != nil {
		t.Fatalf("%s: %v\n%s", program, err, stderr.String())
	}
	if err := json.Unmarshal(output, report); err != nil {
		t.Fatalf("%s: %v\n%.1000s", program, err, output)
	}
}

// compare holds what a program found in each document against those of the linter's findings that are wanted.
func (f foreign) compare(t *testing.T, found map[string][]string, wanted func(lint.Finding) bool) {
	t.Helper()
	compared := 0
	for document, findings := range f.findings {
		var want []string
		for _, finding := range findings {
			if wanted(finding) {
				want = append(want, judgements(finding)...)
			}
		}
		got := found[document]
		slices.Sort(got)
		slices.Sort(want)
		if !slices.Equal(got, want) {
			t.Errorf("%s: got\n%s\nthe linter says\n%s", document, strings.Join(got, "\n"), strings.Join(want, "\n"))
		}
		compared += len(want)
	}
	if compared < 100 {
		t.Errorf("only %d findings were compared", compared)
	}
}

// foreignFinding is a finding in the words of the bundle.
type foreignFinding struct {
	Rule, Severity, Kind, Stack, Message string
	Path                                 []string
}

func (f foreignFinding) String() string {
	return fmt.Sprintf("%s %s: %s %s: %s [%s]", f.Severity, f.Kind, f.Stack, strings.Join(f.Path, "/"), f.Message, f.Rule)
}

var more = regexp.MustCompile(` \(and in (one|\d+) more cases?\)$`)

// judgements are what a finding was made of: the linter puts those of one rule at one place together.
func judgements(f lint.Finding) []string {
	messages := []string{f.Message}
	if len(f.Related) > 0 {
		messages[0] = more.ReplaceAllString(f.Message, "")
	}
	for _, related := range f.Related {
		messages = append(messages, related.Message)
	}
	var all []string
	for _, message := range messages {
		all = append(all, foreignFinding{f.Rule, f.Severity.String(), string(f.Kind), f.Stack, message, f.Path}.String())
	}
	return all
}
