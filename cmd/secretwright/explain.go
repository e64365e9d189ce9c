package main

import (
	"fmt"
	"io"
	"strings"
	"text/tabwriter"

	"github.com/secretwright/secretwright/rules"
)

func listRules(w io.Writer, all []rules.Rule) error {
	table := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	fmt.Fprintln(table, "NAME\tSEVERITY\tCATEGORY\tTITLE")
	for _, r := range all {
		fmt.Fprintf(table, "%s\t%s\t%s\t%s\n", r.Name, r.Severity, r.Category, r.Title)
	}
	return table.Flush()
}

func explainRule(w io.Writer, r rules.Rule) error {
	var b strings.Builder
	fmt.Fprintf(&b, "%s: %s\n\n", r.Name, r.Title)
	fmt.Fprintf(&b, "severity   %s\n", r.Severity)
	fmt.Fprintf(&b, "category   %s\n", r.Category)
	if r.Folder != "" {
		fmt.Fprintf(&b, "file       %s\n", r.File(r.Modules[0]))
	}
	if r.OptIn() {
		b.WriteString("runs       only with --profile all, or with a profile that names it\n")
	}
	section(&b, "why", wrap(r.Description))
	section(&b, "fails", lines(r.Fails))
	section(&b, "passes", lines(r.Passes))
	section(&b, "fix", wrap(r.Fix))
	section(&b, "silent where one of these reports the same mistake", r.YieldsTo)
	section(&b, "standards", standards(r))
	section(&b, "references", r.References)
	_, err := io.WriteString(w, b.String())
	return err
}

func standards(r rules.Rule) []string {
	var found []string
	for _, standard := range r.Controls() {
		found = append(found, standard.Name+": "+strings.Join(standard.Controls, ", "))
	}
	return found
}

func lines(text string) []string {
	if text == "" {
		return nil
	}
	return strings.Split(strings.TrimSuffix(text, "\n"), "\n")
}

func section(b *strings.Builder, title string, lines []string) {
	if len(lines) == 0 {
		return
	}
	fmt.Fprintf(b, "\n%s\n  %s\n", title, strings.Join(lines, "\n  "))
}

// wrap breaks text into lines of at most 80 columns with the section's indent; a longer word gets a
// line of its own.
func wrap(text string) []string {
	const columns = 78
	var lines []string
	line := ""
	for _, word := range strings.Fields(text) {
		if line != "" && len(line)+1+len(word) > columns {
			lines, line = append(lines, line), ""
		}
		line = strings.TrimPrefix(line+" "+word, " ")
	}
	if line != "" {
		lines = append(lines, line)
	}
	return lines
}
