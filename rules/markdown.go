package rules

import (
	"fmt"
	"io"
	"slices"
	"strings"
)

// WriteMarkdown writes the documentation of rules: a table for each category, then each rule.
func WriteMarkdown(w io.Writer, all []Rule) error {
	var b strings.Builder
	b.WriteString(preface)
	for _, category := range categories(all) {
		fmt.Fprintf(&b, "\n## %s\n\n| rule | severity | what it finds |\n|---|---|---|\n", category)
		inCategory := filter(all, category)
		for _, r := range inCategory {
			fmt.Fprintf(&b, "| [%s](#%s) | %s | %s |\n", r.Name, r.Name, r.Severity, r.Title)
		}
		for _, r := range inCategory {
			b.WriteString("\n" + r.Markdown())
		}
	}
	_, err := io.WriteString(w, b.String())
	return err
}

const preface = `# Rules

Each rule looks for one mistake. A finding of kind *fail* is decided: the template is wrong. One of
kind *open* says what the template does not tell. Rules of severity *info* run only with ` + "`--profile all`" + `
or a profile that names them. This page is generated from the rules' annotations.
`

// Markdown returns the documentation of a rule, under a heading of the third level.
func (r Rule) Markdown() string {
	var b strings.Builder
	fmt.Fprintf(&b, "### %s\n\n%s (%s).\n\n%s\n", r.Name, r.Title, r.Severity, r.Description)
	example(&b, "Fails", r.Fails)
	example(&b, "Passes", r.Passes)
	if r.Fix != "" {
		fmt.Fprintf(&b, "\n**Fix**: %s.\n", r.Fix)
	}
	if len(r.YieldsTo) > 0 {
		fmt.Fprintf(&b, "\nSilent where one of these reports the same mistake: %s.\n", strings.Join(r.YieldsTo, ", "))
	}
	b.WriteString("\n")
	for _, standard := range r.Controls() {
		fmt.Fprintf(&b, "- %s: %s\n", standard.Name, strings.Join(standard.Controls, ", "))
	}
	for _, reference := range r.References {
		fmt.Fprintf(&b, "- <%s>\n", reference)
	}
	return b.String()
}

func example(b *strings.Builder, title, template string) {
	if template != "" {
		fmt.Fprintf(b, "\n%s:\n\n```yaml\n%s```\n", title, template)
	}
}

// categories returns the categories of rules, sorted.
func categories(all []Rule) []string {
	var found []string
	for _, r := range all {
		found = append(found, r.Category)
	}
	slices.Sort(found)
	return slices.Compact(found)
}

func filter(all []Rule, category string) []Rule {
	return slices.DeleteFunc(slices.Clone(all), func(r Rule) bool { return r.Category != category })
}
