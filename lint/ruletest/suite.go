package ruletest

import (
	"context"
	"errors"
	"io/fs"
	"path"
	"path/filepath"
	"strings"

	"github.com/open-policy-agent/opa/v1/ast"

	"github.com/secretwright/secretwright/lint"
)

// testLibraries runs the tests of the folder's own libraries. What they do not reach may be reached by the
// tests of rules.
func (f *folder) testLibraries(ctx context.Context) {
	libraries := map[string]*ast.Module{}
	for _, folder := range f.glob("lib", "*") {
		suite := f.suite(path.Join("lib", filepath.Base(folder)))
		if suite == nil {
			continue
		}
		f.result.Failures = append(f.result.Failures, f.run(ctx, suite)...)
		for file, module := range suite.modules {
			if filepath.Dir(file) == folder {
				libraries[file] = module
			}
		}
	}
	if len(f.result.Errors) == 0 { // else a test that reaches them may not have run
		f.result.Failures = append(f.result.Failures, unreached(f.reached.missing(libraries))...)
	}
}

// testRule runs the Rego tests of a rule with the libraries that it needs and no other rule: a mistake in
// one keeps no other from being tested.
func (f *folder) testRule(ctx context.Context, tested *Tested) {
	file := tested.Rule.File(tested.Rule.Modules[0])
	suite := f.suite(path.Dir(tested.Rule.Modules[0]))
	if tested.Unchecked = suite == nil; tested.Unchecked {
		return
	}
	if tested.Tests = len(suite.Tests); tested.Tests == 0 {
		want := strings.TrimSuffix(filepath.Base(file), ".rego") + "_test.rego"
		tested.Failures = []lint.Problem{{File: file, Message: "the rule has no test: add " + want + " with rules whose names begin with test_"}}
		return
	}
	tested.Failures = append(f.run(ctx, suite), unreached(f.reached.missing(map[string]*ast.Module{file: suite.modules[file]}))...)
}

func unreached(places []lint.Position) []lint.Problem {
	var problems []lint.Problem
	for _, at := range places {
		problems = append(problems, lint.Problem{File: at.File, Line: at.Line, Column: at.Column, Message: "no test reaches this line"})
	}
	return problems
}

func (f *folder) run(ctx context.Context, suite *Rego) []lint.Problem {
	var failures []lint.Problem
	f.result.Tests += len(suite.Tests)
	for _, test := range suite.Tests {
		at := test.Location
		holds, err := suite.Holds(ctx, test)
		switch {
		case err != nil:
			for _, p := range lint.Problems(at.File, err) {
				p.Message = test.Head.Ref().String() + ": " + p.Message
				failures = append(failures, p)
			}
		case !holds:
			failures = append(failures, lint.Problem{File: at.File, Line: at.Row, Column: at.Col, Message: test.Head.Ref().String() + " does not hold"})
		}
	}
	f.result.Printed = append(f.result.Printed, suite.Printed...)
	return failures
}

// suite compiles the files of a folder (its path inside the folder of rules) with the libraries that they
// need, nil if that fails.
func (f *folder) suite(inside string) *Rego {
	modules := map[string]*ast.Module{}
	for _, file := range f.glob(inside, "*.rego") {
		if !f.parse(modules, path.Join(inside, filepath.Base(file))) {
			return nil
		}
	}
	suite, err := NewRego(modules)
	if err != nil {
		f.result.Errors = append(f.result.Errors, lint.Problems(inside, err)...)
		return nil
	}
	suite.reached = f.reached
	return suite
}

// parse adds a file of the folder, or a library of the program, and the libraries that it needs.
func (f *folder) parse(modules map[string]*ast.Module, module string) bool {
	file, text, err := lint.Rule{Folder: f.path}.Source(module)
	if modules[file] != nil {
		return true
	}
	if errors.Is(err, fs.ErrNotExist) { // a library that is not there: the compiler says where it is missed
		return true
	}
	var parsed *ast.Module
	if err == nil {
		parsed, err = ast.ParseModule(file, text)
	}
	if err != nil {
		f.result.Errors = append(f.result.Errors, lint.Problems(file, err)...)
		return false
	}
	modules[file] = parsed
	for _, library := range libraries(parsed) {
		if !f.parse(modules, library) {
			return false
		}
	}
	return true
}

// libraries are those that a module refers to.
func libraries(module *ast.Module) []string {
	var files []string
	prefix := ast.MustParseRef("data.lib")
	ast.WalkRefs(module, func(ref ast.Ref) bool {
		if name, ok := nameIn(ref, prefix); ok && !module.Package.Path.Equal(ref) {
			files = append(files, path.Join("lib", name, name+".rego"))
		}
		return false
	})
	return files
}

func nameIn(ref, prefix ast.Ref) (string, bool) {
	if len(ref) <= len(prefix) || !ref.HasPrefix(prefix) {
		return "", false
	}
	name, ok := ref[len(prefix)].Value.(ast.String)
	return string(name), ok
}
