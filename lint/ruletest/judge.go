package ruletest

import (
	"context"
	"path/filepath"
	"slices"
	"strings"

	"github.com/secretwright/secretwright/lint"
)

// testFixtures lints the fixtures of a rule with that rule alone, and holds each against its name and golden.
func (f *folder) testFixtures(ctx context.Context, tested *Tested) error {
	fixtures := f.fixturesOf(tested)
	report, err := lint.Run(ctx, lint.Options{Paths: fixtures, Rules: []lint.Rule{tested.Rule}, Known: f.own})
	if err != nil {
		return err
	}
	f.result.Errors = append(f.result.Errors, report.Errors...)
	for _, fixture := range fixtures {
		f.judge(tested, fixture, report)
	}
	return nil
}

// fixturesOf lists the fixtures of a rule, and reports what is missing and what is left over.
func (f *folder) fixturesOf(tested *Tested) []string {
	folder := filepath.Join(f.path, "testdata")
	templates, stray, err := Fixtures(folder, tested.Rule.Name)
	if err != nil {
		f.result.Errors = append(f.result.Errors, lint.Problems(folder, err)...)
	}
	tested.Fixtures = len(templates)
	for _, kind := range Missing(tested.Rule, templates) {
		tested.fail(filepath.Join(folder, tested.Rule.Name, kind+".yaml"), "there is no such fixture, nor another whose name begins so")
	}
	for _, golden := range stray {
		tested.fail(golden, "it belongs to no fixture: remove it")
	}
	return templates
}

func (t *Tested) fail(file, message string) {
	t.Failures = append(t.Failures, lint.Problem{File: file, Message: message})
}

// judge holds what a run says of a fixture against what its name and its golden say.
func (f *folder) judge(tested *Tested, fixture string, report *lint.Report) {
	isIn := func(file string) bool { return isWithin(file, fixture) }
	if slices.ContainsFunc(report.Errors, func(p lint.Problem) bool { return isIn(p.File) }) {
		tested.Unchecked = true
		return
	}
	for _, warning := range report.Warnings {
		if isIn(warning.File) {
			tested.Failures = append(tested.Failures, warning)
		}
	}
	var found []lint.Finding
	for _, finding := range report.Findings {
		if isIn(finding.File) {
			found = append(found, finding)
		}
	}
	f.hold(tested, fixture, found)
}

// isWithin reports whether a file is a fixture, or in one that is a folder.
func isWithin(file, fixture string) bool {
	return file == fixture || strings.HasPrefix(file, fixture+string(filepath.Separator))
}

// hold holds the findings on a fixture against its name and its golden.
func (f *folder) hold(tested *Tested, fixture string, found []lint.Finding) {
	problem := Check(tested.Rule, fixture, found)
	switch {
	case problem != "":
		tested.fail(fixture, problem)
		for _, finding := range found {
			tested.Failures = append(tested.Failures, lint.Problem{
				File: fixture, Line: finding.Line, Column: finding.Column, Message: "found " + told(finding),
			})
		}
	case HasGolden(fixture) && !f.update:
		tested.Failures = append(tested.Failures, Compare(fixture, found)...)
	}
	if HasGolden(fixture) && f.update {
		f.write(fixture, found)
	}
}

func (f *folder) write(fixture string, found []lint.Finding) {
	changed, err := Write(fixture, found)
	if err != nil {
		f.result.Errors = append(f.result.Errors, lint.Problems(Golden(fixture), err)...)
	} else if changed {
		f.result.Written = append(f.result.Written, Golden(fixture))
	}
}
