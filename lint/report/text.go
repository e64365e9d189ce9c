package report

import (
	"bufio"
	"fmt"
	"io"
	"strings"

	"github.com/secretwright/secretwright/lint"
)

// writeText prints what a person has to act on.
func writeText(w io.Writer, r *lint.Report, o Options) error {
	// A bufio.Writer keeps its first error, so only Flush needs a look.
	out := bufio.NewWriter(w)
	c := colors(o.Color)
	separator := ""
	for f := range o.Listed(r) {
		fmt.Fprint(out, separator)
		c.finding(out, f, o.Width)
		separator = "\n"
	}
	if len(r.Warnings)+len(r.Errors) > 0 {
		fmt.Fprint(out, separator)
	}
	c.problems(out, "warning", yellow, r.Warnings)
	c.problems(out, "error", red, r.Errors)
	return out.Flush()
}

const indent = 3 // columns before what belongs to a finding

func (c colors) finding(w io.Writer, f lint.Finding, width int) {
	c.headline(w, f, width)
	c.snippet(w, f.Line, f.Snippet, severityColor[f.Severity], width)
	for _, related := range f.Related {
		fmt.Fprintf(w, "   %s%s\n", c.related(f, related.Position), printable(related.Message))
	}
	if f.Fix != "" {
		const label = len("   fix: ")
		fmt.Fprintf(w, "   %s %s\n", c.paint(green, "fix:"), wrap(printable(f.Fix), width, label, label))
	}
}

// related returns where a related place is. Another case at the finding's own place needs no words for it.
func (c colors) related(f lint.Finding, at lint.Position) string {
	if at == f.Position {
		return "also: "
	}
	return c.place(at)
}

// headline is one line that is enough to act.
func (c colors) headline(w io.Writer, f lint.Finding, width int) {
	place, severity := c.place(f.Position), c.paint(severityColor[f.Severity], label(f)+":")+" "
	start := columns(colors(false).place(f.Position) + label(f) + ": ")
	text := printable(statement(f)) + " [" + printable(f.Rule) + "]"
	fmt.Fprintf(w, "%s%s%s\n", place, severity, wrap(text, width, start, indent))
}

// WriteProblems prints problems as text has them, one line each, with a word for what they are: error.
func WriteProblems(w io.Writer, word string, problems []lint.Problem) error {
	out := bufio.NewWriter(w)
	colors(false).problems(out, word, "", problems)
	return out.Flush()
}

func (c colors) problems(w io.Writer, word, color string, problems []lint.Problem) {
	for _, p := range problems {
		fmt.Fprintf(w, "%s%s %s\n", c.place(position(p)), c.paint(color, word+":"), printable(p.Message))
	}
}

// place returns "file:line:column: " without the parts that are not known.
func (c colors) place(p lint.Position) string {
	var b strings.Builder
	if p.File != "" {
		b.WriteString(printable(p.File) + ":")
	}
	if p.Line > 0 {
		fmt.Fprintf(&b, "%d:", p.Line)
	}
	if p.Line > 0 && p.Column > 0 {
		fmt.Fprintf(&b, "%d:", p.Column)
	}
	if b.Len() == 0 {
		return ""
	}
	return c.paint(bold, b.String()) + " "
}

func label(f lint.Finding) string {
	if f.Kind == lint.Open {
		return f.Severity.String() + " (open)"
	}
	return f.Severity.String()
}

// statement returns the message, and for an open finding what would have to be known.
func statement(f lint.Finding) string {
	if f.Reason == "" {
		return f.Message
	}
	return f.Message + ": " + f.Reason
}
