package lint_test

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"github.com/secretwright/secretwright/lint"
	"github.com/secretwright/secretwright/lint/report"
	"github.com/secretwright/secretwright/lint/ruletest"
)

// TestDeterminism lints all fixtures with one worker and with many, in several orders: every format
// has the same bytes.
func TestDeterminism(t *testing.T) {
	paths := allFixtures(t)
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1))
	want := reports(t, run(t, paths...))
	for seed := range uint64(2) {
		runtime.GOMAXPROCS(1 + 5*int(seed%2))
		rand.New(rand.NewPCG(seed, 0)).Shuffle(len(paths), func(i, j int) { paths[i], paths[j] = paths[j], paths[i] })
		if got := reports(t, run(t, paths...)); got != want {
			t.Errorf("seed %d: another report", seed)
		}
	}
}

// reports prints a report in all formats.
func reports(t *testing.T, r *lint.Report) string {
	t.Helper()
	var all bytes.Buffer
	for _, format := range report.Formats() {
		if err := report.Write(&all, format, r, report.Options{Open: true}); err != nil {
			t.Fatal(err)
		}
	}
	return all.String()
}

// TestProgress holds that a run tells its beginning, each input and its end, in order.
func TestProgress(t *testing.T) {
	var got []string
	tell := func(done, all int) { got = append(got, fmt.Sprintf("%d/%d", done, all)) }
	if _, err := lint.Run(t.Context(), lint.Options{Paths: []string{fixtures + "/public-secret-policy"}, Progress: tell}); err != nil {
		t.Fatal(err)
	}
	if len(got) < 3 {
		t.Fatalf("told only %v", got)
	}
	for i, told := range got {
		if want := fmt.Sprintf("%d/%d", i, len(got)-1); told != want {
			t.Errorf("call %d: got %s, want %s", i, told, want)
		}
	}
}

// TestPanic holds that a mistake in the program is an error of the report that says where it is, and
// that the other inputs are judged all the same.
func TestPanic(t *testing.T) {
	const file = fixtures + "/public-secret-policy/fail.yaml"
	report, err := lint.Run(t.Context(), lint.Options{Paths: []string{"-", file}, Stdin: readerFunc(explode)})
	if err != nil {
		t.Fatal(err)
	}
	const want = "internal error in github.com/secretwright/secretwright/lint_test.explode, line "
	if len(report.Errors) != 1 || report.Errors[0].File != "<stdin>" ||
		!strings.HasPrefix(report.Errors[0].Message, want) || !strings.HasSuffix(report.Errors[0].Message, ": boom; please report it") {
		t.Errorf("errors: %v", report.Errors)
	}
	if report.Summary.Fail == 0 {
		t.Error("the other input has no finding")
	}
}

func explode([]byte) (int, error) { panic("boom") }

type readerFunc func([]byte) (int, error)

func (f readerFunc) Read(p []byte) (int, error) { return f(p) }

// TestWrongAccount refuses an account that is none.
func TestWrongAccount(t *testing.T) {
	const want = `account "12345": want the 12 digits of an AWS account id`
	options := lint.Options{Paths: []string{fixtures}, Account: "12345"}
	if _, err := lint.Run(t.Context(), options); err == nil || err.Error() != want {
		t.Errorf("run: %v", err)
	}
	if _, _, err := lint.Documents(t.Context(), options); err == nil || err.Error() != want {
		t.Errorf("documents: %v", err)
	}
}

// TestAccount lints with the account known: the stack's own is none of another.
func TestAccount(t *testing.T) {
	const file = fixtures + "/cross-account-principal/fail.yaml"
	for account, want := range map[string]string{
		"210987654321": "",
		"111122223333": `policy "Policy" lets account 210987654321 use the secret`,
	} {
		report, err := lint.Run(t.Context(), lint.Options{Paths: []string{file}, Account: account})
		if err != nil {
			t.Fatal(err)
		}
		got := ""
		for _, f := range report.Findings {
			got += f.Message
		}
		if got != want {
			t.Errorf("account %s: %q", account, got)
		}
	}
}

// TestUnreadable names each input that cannot be read, and judges the others.
func TestUnreadable(t *testing.T) {
	folder := t.TempDir()
	empty, loop := filepath.Join(folder, "empty"), filepath.Join(folder, "loop.yaml")
	if err := os.Mkdir(empty, 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(loop, loop); err != nil {
		t.Fatal(err)
	}
	broken := filepath.Join(folder, "broken.yaml")
	writeFile(t, broken, []byte("Resources:\n  Key:\n    Type: [AWS::SecretsManager::Secret\n"))
	good, err := os.ReadFile(fixtures + "/secret-without-rotation/fail.yaml")
	if err != nil {
		t.Fatal(err)
	}
	writeFile(t, filepath.Join(folder, "good.yaml"), good)
	missing := filepath.Join(folder, "missing.yaml")

	got, err := lint.Run(t.Context(), lint.Options{Paths: []string{folder, empty, loop, missing, broken}})
	if err != nil {
		t.Fatal(err)
	}
	if len(got.Findings) != 1 || got.Findings[0].Message != `secret "SigningKey" is never rotated` || got.Summary.Templates != 1 {
		t.Errorf("findings: %s, summary: %+v", ruletest.List(got.Findings), got.Summary)
	}
	for _, want := range []string{
		broken + ":3:1: not valid YAML: ",
		empty + ":0:0: no CloudFormation template found in this folder",
		loop + ":0:0: too many levels of symbolic links",
		missing + ":0:0: no such file",
	} {
		if !hasProblem(got.Errors, want) {
			t.Errorf("no error %s among %v", want, got.Errors)
		}
	}
	if len(got.Errors) != 4 {
		t.Errorf("errors: %v", got.Errors)
	}
}

func hasProblem(problems []lint.Problem, prefix string) bool {
	for _, p := range problems {
		if strings.HasPrefix(fmt.Sprintf("%s:%d:%d: %s", p.File, p.Line, p.Column, p.Message), prefix) {
			return true
		}
	}
	return false
}

// TestLimits lints what is too large or too deep, beside a good template.
func TestLimits(t *testing.T) {
	const depth = 100_000
	folder := t.TempDir()
	inputs := map[string]string{
		"deep.json":       `{"AWSTemplateFormatVersion": "2010-09-09", "Resources": {"A": ` + strings.Repeat(`{"a":`, depth) + "1" + strings.Repeat("}", depth) + "}}",
		"deep-flow.yaml":  "AWSTemplateFormatVersion: 2010-09-09\nResources:\n  A: " + strings.Repeat("[", depth) + strings.Repeat("]", depth) + "\n",
		"deep-block.yaml": "AWSTemplateFormatVersion: 2010-09-09\nResources:\n  " + strings.Repeat("- ", depth) + "a\n",
	}
	for name, text := range inputs {
		writeFile(t, filepath.Join(folder, name), []byte(text))
	}
	huge := filepath.Join(folder, "huge.yaml")
	writeFile(t, huge, []byte("AWSTemplateFormatVersion: 2010-09-09\n"))
	if err := os.Truncate(huge, 200<<20); err != nil {
		t.Fatal(err)
	}
	good := fixtures + "/secret-without-rotation/fail.yaml"

	got, err := lint.Run(t.Context(), lint.Options{Paths: []string{folder, good}})
	if err != nil {
		t.Fatal(err)
	}
	if len(got.Findings) != 1 || len(got.Errors) != 4 {
		t.Errorf("findings: %s, errors: %v", ruletest.List(got.Findings), got.Errors)
	}
	if !hasProblem(got.Errors, huge+":0:0: the file has 200 MiB, more than the 10 MiB that a template may have here") {
		t.Errorf("no error for the huge file among %v", got.Errors)
	}
	for name := range inputs {
		if !nestedTooDeep(got.Errors, filepath.Join(folder, name)) {
			t.Errorf("no error with a position for %s among %v", name, got.Errors)
		}
	}
}

func nestedTooDeep(problems []lint.Problem, file string) bool {
	for _, p := range problems {
		if p.File == file {
			return p.Line > 0 && p.Column > 0 && strings.Contains(p.Message, "nested deeper than 512 levels")
		}
	}
	return false
}
