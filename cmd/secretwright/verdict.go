package main

import (
	"cmp"
	"fmt"
	"io"
	"strings"

	"github.com/secretwright/secretwright/lint"
	"github.com/secretwright/secretwright/lint/report"
	"github.com/secretwright/secretwright/lint/ruletest"
)

// verdict is what testing the rules of some folders gave.
type verdict struct {
	held                      []ruletest.Tested
	failures, errors, printed []lint.Problem
	written                   []string

	rules, tests, fixtures int
}

func (v *verdict) add(r ruletest.Result) {
	v.tests += r.Tests
	for _, tested := range r.Rules {
		v.rules++
		v.fixtures += tested.Fixtures
		v.failures = append(v.failures, tested.Failures...)
		if len(tested.Failures) == 0 && !tested.Unchecked {
			v.held = append(v.held, tested)
		}
	}
	v.failures = append(v.failures, r.Failures...)
	v.errors = append(v.errors, r.Errors...)
	v.written = append(v.written, r.Written...)
	v.printed = append(v.printed, r.Printed...)
}

// print prints one line for each rule that holds, for each golden that was written, for what was
// printed, and for each problem.
func (v *verdict) print(w io.Writer) error {
	for _, tested := range v.held {
		file := tested.Rule.File(tested.Rule.Modules[0])
		fmt.Fprintf(w, "%s: ok: %s, %s [%s]\n", file, count(tested.Tests, "test"), count(tested.Fixtures, "template"), tested.Rule.Name)
	}
	for _, golden := range v.written {
		fmt.Fprintf(w, "%s: written: read it\n", golden)
	}
	return cmp.Or(
		report.WriteProblems(w, "prints", v.printed), report.WriteProblems(w, "fails", v.failures), report.WriteProblems(w, "error", v.errors),
	)
}

// footer counts, for example "2 rules, 7 tests, 9 templates: 1 failure".
func (v *verdict) footer() string {
	var problems []string
	if n := len(v.failures); n > 0 {
		problems = append(problems, count(n, "failure"))
	}
	if n := len(v.errors); n > 0 {
		problems = append(problems, count(n, "error"))
	}
	if len(problems) == 0 {
		problems = append(problems, "all hold")
	}
	return fmt.Sprintf("%s, %s, %s: %s",
		count(v.rules, "rule"), count(v.tests, "test"), count(v.fixtures, "template"), strings.Join(problems, ", "))
}

// exitCode puts what could not be read or run above what does not hold, as lint does.
func (v *verdict) exitCode() int {
	switch {
	case len(v.errors) > 0:
		return exitUnchecked
	case len(v.failures) > 0:
		return exitFindings
	}
	return exitClean
}

func count(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}
