package report

import (
	"cmp"
	"encoding/xml"
	"io"
	"maps"
	"slices"

	"github.com/secretwright/secretwright/lint"
)

// The elements and attributes are those that every reader of JUnit's XML knows: there is no standard,
// and some readers reject what others add.
type junitReport struct {
	XMLName  xml.Name     `xml:"testsuites"`
	Name     string       `xml:"name,attr"`
	Tests    int          `xml:"tests,attr"`
	Failures int          `xml:"failures,attr"`
	Errors   int          `xml:"errors,attr"`
	Suites   []junitSuite `xml:"testsuite"`
}

type junitSuite struct {
	Name     string      `xml:"name,attr"`
	Tests    int         `xml:"tests,attr"`
	Failures int         `xml:"failures,attr"`
	Errors   int         `xml:"errors,attr"`
	Skipped  int         `xml:"skipped,attr"`
	Cases    []junitCase `xml:"testcase"`
}

type junitCase struct {
	Class   string        `xml:"classname,attr"`
	Name    string        `xml:"name,attr"`
	Failure *junitOutcome `xml:"failure"`
	Error   *junitOutcome `xml:"error"`
	Skipped *junitOutcome `xml:"skipped"`
}

type junitOutcome struct {
	Message string `xml:"message,attr"`
	Type    string `xml:"type,attr,omitempty"`
	Text    string `xml:",chardata"`
}

// writeJUnit makes a suite of each rule and a case of each finding, so that a CI shows which rules
// pass. What is open or suppressed is skipped.
func writeJUnit(w io.Writer, r *lint.Report, _ Options) error {
	out := junitReport{Name: toolName, Suites: junitSuites(r)}
	for _, s := range out.Suites {
		out.Tests, out.Failures, out.Errors = out.Tests+s.Tests, out.Failures+s.Failures, out.Errors+s.Errors
	}
	text, err := xml.MarshalIndent(out, "", "  ")
	if err != nil {
		return err
	}
	_, err = io.WriteString(w, xml.Header+string(text)+"\n")
	return err
}

func junitSuites(r *lint.Report) []junitSuite {
	cases := map[string][]junitCase{}
	for _, rule := range r.Rules {
		cases[rule.Name] = nil
	}
	for _, f := range r.Findings {
		cases[f.Rule] = append(cases[f.Rule], findingCase(f))
	}
	var suites []junitSuite
	for _, rule := range slices.Sorted(maps.Keys(cases)) {
		if cases[rule] == nil {
			cases[rule] = []junitCase{{Class: rule, Name: "no findings"}}
		}
		suites = append(suites, suite(rule, cases[rule]))
	}
	if len(r.Errors) > 0 {
		suites = append(suites, suite(toolName, errorCases(r.Errors)))
	}
	return suites
}

func suite(name string, cases []junitCase) junitSuite {
	s := junitSuite{Name: printable(name), Tests: len(cases), Cases: cases}
	for _, c := range cases {
		switch {
		case c.Failure != nil:
			s.Failures++
		case c.Error != nil:
			s.Errors++
		case c.Skipped != nil:
			s.Skipped++
		}
	}
	return s
}

// findingCase has a name without line and column, by which a CI knows it again in the next run.
func findingCase(f lint.Finding) junitCase {
	c := junitCase{Class: printable(f.File), Name: printable(f.Message)}
	text := colors(false).place(f.Position) + advice(f)
	switch {
	case f.Suppressed != nil:
		c.Skipped = &junitOutcome{Message: printable("suppressed: " + f.Suppressed.Reason), Text: text}
	case f.Kind == lint.Open:
		c.Skipped = &junitOutcome{Message: printable("open: " + f.Reason), Text: text}
	default:
		c.Failure = &junitOutcome{Message: printable(f.Message), Type: f.Severity.String(), Text: text}
	}
	return c
}

func errorCases(problems []lint.Problem) []junitCase {
	var cases []junitCase
	for _, p := range problems {
		message := printable(p.Message)
		outcome := &junitOutcome{Message: message, Text: colors(false).place(position(p)) + message}
		cases = append(cases, junitCase{Class: printable(cmp.Or(p.File, toolName)), Name: "is checked", Error: outcome})
	}
	return cases
}
