package ruletest

import (
	"cmp"
	"context"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"

	"github.com/secretwright/secretwright/lint"
)

// Result is what testing the rules of a folder gave.
type Result struct {
	// Rules are those that can be run, sorted by name.
	Rules []Tested
	// Tests is how many Rego tests were run, those of libraries too.
	Tests int
	// Failures are those of no single rule: of libraries, and of fixtures without a rule.
	Failures []lint.Problem
	// Errors name what could not be read or run.
	Errors []lint.Problem
	// Written are the goldens that changed.
	Written []string
	// Printed is what calls of print in Rego tests, and in what they test, have printed.
	Printed []lint.Problem
}

// Tested is a rule with the number of its Rego tests and of its fixtures, and what is wrong with them.
type Tested struct {
	Rule            lint.Rule
	Tests, Fixtures int
	Failures        []lint.Problem
	// Unchecked says that a test or fixture could not be read or run: Result.Errors name it.
	Unchecked bool
}

// folder is a folder of rules that is being tested.
type folder struct {
	path    string
	own     []lint.Rule // all that it holds
	update  bool
	reached reach
	result  Result
}

// Folder tests the rules that a folder holds, each for itself, so that a new one breaks no tests of others:
// with the Rego tests beside it, and with the templates in testdata/<name>. With update it writes the goldens of those. The
// error is only for a context that ended.
func Folder(ctx context.Context, path string, own []lint.Rule, update bool) (Result, error) {
	f := folder{path: path, own: own, update: update, reached: reach{}}
	runnable, broken := lint.CheckRules(own)
	f.result.Errors = broken
	for _, rule := range runnable {
		tested := Tested{Rule: rule}
		f.testRule(ctx, &tested)
		if err := f.testFixtures(ctx, &tested); err != nil {
			return Result{}, err
		}
		f.result.Rules = append(f.result.Rules, tested)
	}
	f.testLibraries(ctx)
	f.findStrays()
	slices.SortFunc(f.result.Errors, compare)
	f.result.Errors = slices.Compact(f.result.Errors) // a library with a mistake is that of several rules
	return f.result, ctx.Err()
}

func compare(a, b lint.Problem) int {
	return cmp.Or(cmp.Compare(a.File, b.File), cmp.Compare(a.Line, b.Line), cmp.Compare(a.Column, b.Column), cmp.Compare(a.Message, b.Message))
}

// isHeld reports whether the folder has a rule in a folder of its own, or of a name.
func (f *folder) isHeld(is func(lint.Rule) bool) bool { return slices.ContainsFunc(f.own, is) }

// findStrays looks for tests and fixtures that no rule has: they would never be run.
func (f *folder) findStrays() {
	for _, file := range f.glob("*", "*", "*_test.rego") {
		folder := filepath.Dir(file)
		isBeside := func(r lint.Rule) bool { return filepath.Dir(r.File(r.Modules[0])) == folder }
		if filepath.Dir(folder) != filepath.Join(f.path, "lib") && !f.isHeld(isBeside) {
			f.fail(file, "there is no rule beside this test")
		}
	}
	for _, fixtures := range f.glob("testdata", "*") {
		isNamed := func(r lint.Rule) bool { return r.Name == filepath.Base(fixtures) }
		if info, err := os.Stat(fixtures); err == nil && info.IsDir() && !f.isHeld(isNamed) {
			f.fail(fixtures, "there is no rule of this name")
		}
	}
}

func (f *folder) fail(file, message string) {
	f.result.Failures = append(f.result.Failures, lint.Problem{File: file, Message: message})
}

// glob lists the files below the folder that match, sorted.
func (f *folder) glob(elements ...string) []string {
	files, err := fs.Glob(os.DirFS(f.path), path.Join(elements...))
	if err != nil { // only of a wrong pattern
		return nil
	}
	for i := range files {
		files[i] = filepath.Join(f.path, filepath.FromSlash(files[i]))
	}
	return files
}
