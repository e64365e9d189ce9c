package lint

import (
	"cmp"
	"slices"

	"github.com/secretwright/secretwright/lint/template"
	"github.com/secretwright/secretwright/rules"
)

// Report is the result of a run. Findings are sorted by file, line, column and rule, so a report
// is the same whatever the number of workers.
type Report struct {
	Summary  Summary
	Findings []Finding
	// Errors name what could not be read or judged; the findings of everything else are complete.
	Errors []Problem
	// Warnings name oddities that did not prevent judging, such as duplicate keys.
	Warnings []Problem
	// Rules are the rules that were in force, sorted by name.
	Rules []Rule
	// Version is the version of the program that made the report.
	Version string

	files map[string]bool // that were judged
}

// Rule describes one rule.
type Rule = rules.Rule

// Fails reports whether a finding counts against a run: one of kind fail, or of kind open as well
// if open is set, at or above the threshold, that is not suppressed.
func (r *Report) Fails(threshold Severity, open bool) bool {
	for _, f := range r.Findings {
		if f.Severity >= threshold && f.Suppressed == nil && (f.Kind == Fail || open) {
			return true
		}
	}
	return false
}

func (r *Report) add(result result) {
	if r.files == nil {
		r.files = map[string]bool{}
	}
	for _, file := range result.files {
		r.files[file] = true
	}
	r.Summary.Templates += len(result.files)
	r.Summary.Resources += result.resources
	if len(r.Findings) == 0 { // most runs have one template: no copy
		r.Findings = result.findings
	} else {
		r.Findings = append(r.Findings, result.findings...)
	}
	r.Errors = append(r.Errors, result.errors...)
	r.addProblems(result.problems)
}

func (r *Report) addProblems(problems []*template.Problem) {
	for _, p := range problems {
		problem := Problem{File: p.File, Line: p.Line, Column: p.Column, Message: p.Message}
		if p.Warning {
			r.Warnings = append(r.Warnings, problem)
		} else {
			r.Errors = append(r.Errors, problem)
		}
	}
}

// finish sorts and counts.
func (r *Report) finish() {
	slices.SortFunc(r.Findings, compareFindings)
	slices.SortFunc(r.Errors, compareProblems)
	slices.SortFunc(r.Warnings, compareProblems)
	for _, f := range r.Findings {
		switch {
		case f.Suppressed != nil:
			r.Summary.Suppressed++
		case f.Kind == Open:
			r.Summary.Open++
		default:
			r.Summary.Fail++
		}
	}
}

func compareFindings(a, b Finding) int {
	// Mostly the place decides, and cmp.Or compares everything.
	if order := cmp.Or(cmp.Compare(a.File, b.File), cmp.Compare(a.Line, b.Line), cmp.Compare(a.Column, b.Column)); order != 0 {
		return order
	}
	return cmp.Or(
		cmp.Compare(a.Rule, b.Rule), cmp.Compare(a.Message, b.Message), cmp.Compare(a.Stack, b.Stack),
		cmp.Compare(a.Kind, b.Kind), cmp.Compare(a.Reason, b.Reason), slices.Compare(a.Path, b.Path),
	)
}

func compareProblems(a, b Problem) int {
	return cmp.Or(
		cmp.Compare(a.File, b.File), cmp.Compare(a.Line, b.Line), cmp.Compare(a.Column, b.Column),
		cmp.Compare(a.Message, b.Message),
	)
}
