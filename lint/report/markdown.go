package report

import (
	"bufio"
	"cmp"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/secretwright/secretwright/lint"
)

// A comment on a pull request holds 65,536 characters; these bytes of tables leave room for the rest.
const (
	failBytes    = 36_000
	openBytes    = 12_000
	problemBytes = 6_000
)

// writeMarkdown prints a comment for a pull request, the worst findings first. What is not needed at
// first sight is folded.
func writeMarkdown(w io.Writer, r *lint.Report, o Options) error {
	out := bufio.NewWriter(w)
	findings := slices.SortedStableFunc(o.Listed(r), func(a, b lint.Finding) int { return cmp.Compare(b.Severity, a.Severity) })
	fails := slices.DeleteFunc(slices.Clone(findings), func(f lint.Finding) bool { return f.Kind == lint.Open })
	opens := slices.DeleteFunc(slices.Clone(findings), func(f lint.Finding) bool { return f.Kind != lint.Open })

	fmt.Fprintf(out, "### Secretwright\n\n%s\n", colors(false).footer(r, o.Open))
	findingTable(out, fails, failBytes)
	fold(out, "How to fix", fixes(findings))
	if len(opens) > 0 {
		var table strings.Builder
		findingTable(&table, opens, openBytes)
		fold(out, fmt.Sprintf("%d open: the template does not tell whether they are mistakes", len(opens)), table.String())
	}
	fold(out, "Warnings", problemList(r.Warnings))
	fold(out, "Could not be checked", problemList(r.Errors))
	return out.Flush()
}

func findingTable(w io.Writer, findings []lint.Finding, budget int) {
	if len(findings) == 0 {
		return
	}
	fmt.Fprint(w, "\n| severity | where | finding | rule |\n|---|---|---|---|\n")
	var rows []string
	for _, f := range findings {
		rows = append(rows, row(f))
	}
	writeWithin(w, rows, budget)
}

func row(f lint.Finding) string {
	finding := escapeMarkdown(statement(f))
	for _, related := range f.Related {
		finding += "<br>" + code(place(related.Position)) + " " + escapeMarkdown(related.Message)
	}
	return fmt.Sprintf("| %s | %s | %s | %s |\n", f.Severity, code(place(f.Position)), finding, ruleLink(f))
}

// writeWithin writes lines up to so many bytes, then how many more there are.
func writeWithin(w io.Writer, lines []string, budget int) {
	for i, line := range lines {
		if budget -= len(line); budget < 0 {
			fmt.Fprintf(w, "\n%d more are not shown here.\n", len(lines)-i)
			return
		}
		fmt.Fprint(w, line)
	}
}

// fold hides a part of the comment behind its title; without a content there is nothing to hide.
func fold(w io.Writer, title, content string) {
	if content != "" {
		fmt.Fprintf(w, "\n<details><summary>%s</summary>\n\n%s\n\n</details>\n", title, strings.TrimSpace(content))
	}
}

// fixes lists what to do, once for each rule: a fix is the rule's, not the finding's.
func fixes(findings []lint.Finding) string {
	seen := map[string]bool{}
	var b strings.Builder
	for _, f := range findings {
		if f.Fix != "" && !seen[f.Rule] {
			seen[f.Rule] = true
			fmt.Fprintf(&b, "- %s: %s\n", ruleLink(f), escapeMarkdown(f.Fix))
		}
	}
	return b.String()
}

func problemList(problems []lint.Problem) string {
	var lines []string
	for _, p := range problems {
		lines = append(lines, fmt.Sprintf("- %s\n", strings.TrimSpace(code(place(position(p)))+" "+escapeMarkdown(p.Message))))
	}
	var b strings.Builder
	writeWithin(&b, lines, problemBytes)
	return b.String()
}

func ruleLink(f lint.Finding) string {
	if f.URL == "" {
		return escapeMarkdown(f.Rule)
	}
	return "[" + escapeMarkdown(f.Rule) + "](" + f.URL + ")"
}

// place returns "file:line:column" without the parts that are not known.
func place(p lint.Position) string {
	return strings.TrimSuffix(colors(false).place(p), ": ")
}
