package main

import (
	"fmt"
	"io"
	"slices"
	"strings"
	"text/tabwriter"

	"github.com/spf13/cobra"

	"github.com/secretwright/secretwright/lint/config"
	"github.com/secretwright/secretwright/rules"
)

func newRules() *cobra.Command {
	var format, profile string
	cmd := &cobra.Command{
		Use:   "rules [name]",
		Short: "List the rules, or explain one",
		Long: `Rules lists every rule with its severity, category and title. With a name it explains that
rule: what it finds, why that is bad, a template that fails and one that passes, how to fix it,
and which standards ask for it. The name is the one in brackets at the end of a finding.`,
		Example: `  secretwright rules
  secretwright rules --profile security-hub
  secretwright rules secret-without-rotation
  secretwright rules --format json`,
		Args:              cobra.MaximumNArgs(1),
		ValidArgsFunction: completeRule,
		RunE: func(cmd *cobra.Command, args []string) error {
			selected, err := selectRules(profile, args)
			if err != nil {
				return err
			}
			return written(writeRules(cmd.OutOrStdout(), format, selected, len(args) > 0))
		},
		PreRunE: func(*cobra.Command, []string) error { return checkRuleFormat(format) },
	}
	cmd.Flags().StringVar(&format, "format", "text", "output `format`: text, json or markdown")
	cmd.Flags().StringVar(&profile, "profile", "all", "which rules: "+strings.Join(rules.Profiles(), ", "))
	complete(cmd, "format", ruleFormats)
	complete(cmd, "profile", rules.Profiles())
	return cmd
}

var ruleFormats = []string{"text", "json", "markdown"}

func checkRuleFormat(format string) error {
	if !slices.Contains(ruleFormats, format) {
		return fmt.Errorf("unknown format %q: want one of %s", format, strings.Join(ruleFormats, ", "))
	}
	return nil
}

func selectRules(profile string, names []string) ([]rules.Rule, error) {
	if err := checkProfile(profile); err != nil {
		return nil, err
	}
	if len(names) == 0 {
		selected, _ := rules.InProfile(profile)
		return selected, nil
	}
	rule, ok := rules.Find(names[0])
	if !ok {
		return nil, fmt.Errorf("unknown rule %q%s", names[0], config.DidYouMean(names[0], ruleNames()))
	}
	return []rules.Rule{rule}, nil
}

// writeRules lists rules, or explains the only one that was named.
func writeRules(w io.Writer, format string, selected []rules.Rule, named bool) error {
	switch {
	case format == "json":
		return rules.WriteJSON(w, selected)
	case format == "markdown" && named:
		_, err := io.WriteString(w, selected[0].Markdown())
		return err
	case format == "markdown":
		return rules.WriteMarkdown(w, selected)
	case named:
		return explainRule(w, selected[0])
	}
	return listRules(w, selected)
}

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

func ruleNames() []string {
	var names []string
	for _, r := range rules.All() {
		names = append(names, r.Name)
	}
	return names
}

func completeRule(_ *cobra.Command, args []string, _ string) ([]cobra.Completion, cobra.ShellCompDirective) {
	if len(args) > 0 {
		return nil, cobra.ShellCompDirectiveNoFileComp
	}
	return ruleNames(), cobra.ShellCompDirectiveNoFileComp
}
