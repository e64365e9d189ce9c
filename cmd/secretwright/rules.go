package main

import (
	"fmt"
	"io"
	"strings"
	"text/tabwriter"

	"github.com/spf13/cobra"

	"github.com/secretwright/secretwright/rules"
)

func newRules() *cobra.Command {
	return &cobra.Command{
		Use:   "rules [name]",
		Short: "List the rules, or explain one",
		Long: `Rules lists every rule with its severity, category and title. With a name it explains that
rule: what it finds, why that is bad, how to fix it, and what to read. The name is the one
in brackets at the end of a finding.`,
		Example: `  secretwright rules
  secretwright rules secret-without-rotation`,
		Args:                  cobra.MaximumNArgs(1),
		ValidArgsFunction:     completeRule,
		DisableFlagsInUseLine: true,
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) == 0 {
				return written(listRules(cmd.OutOrStdout(), rules.All()))
			}
			rule, ok := rules.Find(args[0])
			if !ok {
				return fmt.Errorf("unknown rule %q%s", args[0], didYouMean(args[0], ruleNames()))
			}
			return written(explainRule(cmd.OutOrStdout(), rule))
		},
	}
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
	if len(r.Standards) > 0 {
		fmt.Fprintf(&b, "standards  %s\n", strings.Join(r.Standards, ", "))
	}
	section(&b, "why", wrap(r.Description))
	section(&b, "fix", wrap(r.Fix))
	section(&b, "references", r.References)
	_, err := io.WriteString(w, b.String())
	return err
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
