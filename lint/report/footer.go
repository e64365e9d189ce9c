package report

import (
	"fmt"
	"strings"

	"github.com/secretwright/secretwright/lint"
)

// Footer returns one line without a line break that counts what was found and what was looked at,
// for example "1 medium, 1 open (high) in 3 templates, 41 resources". Open findings that the format
// does not list come with the flag that lists them.
func Footer(r *lint.Report, format string, o Options) string {
	return colors(o.Color).footer(r, o.Open || formats[format].all)
}

func (c colors) footer(r *lint.Report, openListed bool) string {
	fails, opens, suppressed := tally(r.Findings)
	var parts []string
	if fails.total() > 0 {
		parts = append(parts, fails.in(c))
	}
	if opens.total() > 0 {
		hint := "--open lists them"
		if openListed {
			hint = opens.names()
		}
		parts = append(parts, fmt.Sprintf("%d open (%s)", opens.total(), hint))
	}
	if len(parts) == 0 {
		parts = append(parts, "no findings")
	}
	if suppressed > 0 {
		parts = append(parts, fmt.Sprintf("%d suppressed", suppressed))
	}
	return fmt.Sprintf("%s in %s, %s%s", strings.Join(parts, ", "),
		count(r.Summary.Templates, "template"), count(r.Summary.Resources, "resource"), c.unchecked(r.Errors))
}

// counts holds a number per severity.
type counts [lint.Critical + 1]int

func tally(findings []lint.Finding) (fails, opens counts, suppressed int) {
	for _, f := range findings {
		switch {
		case f.Suppressed != nil:
			suppressed++
		case f.Kind == lint.Open:
			opens[f.Severity]++
		default:
			fails[f.Severity]++
		}
	}
	return fails, opens, suppressed
}

func (c counts) total() int {
	total := 0
	for _, n := range c {
		total += n
	}
	return total
}

// in returns the counts with the worst first: "1 critical, 2 medium".
func (c counts) in(colors colors) string {
	var parts []string
	for s := len(c) - 1; s >= 0; s-- {
		if c[s] > 0 {
			parts = append(parts, colors.paint(severityColor[s], fmt.Sprintf("%d %s", c[s], lint.Severity(s))))
		}
	}
	return strings.Join(parts, ", ")
}

// names leaves out the number where it would only repeat the total.
func (c counts) names() string {
	for s, n := range c {
		if n == c.total() {
			return lint.Severity(s).String()
		}
	}
	return c.in(false)
}

// unchecked counts the files with errors: those that were to be checked, and users' rules.
func (c colors) unchecked(errors []lint.Problem) string {
	files, rules := map[string]bool{}, map[string]bool{}
	for _, e := range errors {
		if strings.HasSuffix(e.File, ".rego") {
			rules[e.File] = true
		} else {
			files[e.File] = true
		}
	}
	text := ""
	if len(files) > 0 {
		text += "; " + c.paint(red, count(len(files), "file")+" could not be checked")
	}
	if len(rules) > 0 {
		text += "; " + c.paint(red, count(len(rules), "rule")+" could not be run")
	}
	return text
}

func count(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}
