package main

import (
	"cmp"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/secretwright/secretwright/lint"
	"github.com/secretwright/secretwright/lint/config"
	"github.com/secretwright/secretwright/rules"
	"github.com/secretwright/secretwright/rules/load"
)

type rulesFlags struct {
	format, profile, config string
	folders                 []string
}

func newRules() *cobra.Command {
	var f rulesFlags
	cmd := &cobra.Command{
		Use:   "rules [name]",
		Short: "List the rules, or explain one",
		Long: `Rules lists every rule with its severity, category and title: the program's, and your own in the
folders that --rules or the configuration names. With a name it explains that rule: what it
finds, why that is bad, a template that fails and one that passes, how to fix it, and which
standards ask for it. The name is the one in brackets at the end of a finding.`,
		Example: `  secretwright rules
  secretwright rules --profile security-hub
  secretwright rules secret-without-rotation
  secretwright rules --rules policies
  secretwright rules --format json`,
		Args:              cobra.MaximumNArgs(1),
		ValidArgsFunction: f.complete,
		RunE:              f.run,
	}
	cmd.Flags().StringVar(&f.format, "format", "text", "output `format`: text, json or markdown")
	cmd.Flags().StringVar(&f.profile, "profile", "all", "which rules: "+strings.Join(rules.Profiles(), ", "))
	addConfig(cmd, &f.config)
	addRules(cmd, &f.folders)
	complete(cmd, "format", ruleFormats)
	complete(cmd, "profile", rules.Profiles())
	return cmd
}

func (f *rulesFlags) run(cmd *cobra.Command, names []string) error {
	if err := cmp.Or(checkRuleFormat(f.format), checkProfile(f.profile)); err != nil {
		return err
	}
	known, err := f.known()
	if err != nil {
		return err
	}
	selected := inProfile(known, f.profile)
	if len(names) > 0 {
		if selected, err = findRule(known, names[0]); err != nil {
			return err
		}
	}
	selected, broken := lint.CheckRules(selected)
	if len(selected) > 0 {
		if err := f.write(cmd.OutOrStdout(), selected, len(names) > 0); err != nil {
			return written(err)
		}
	}
	return unchecked(cmd, broken)
}

// known are the rules that the flags and the configuration make known.
func (f *rulesFlags) known() ([]rules.Rule, error) {
	c, err := findConfig(f.config, nil)
	if err != nil {
		return nil, err
	}
	return load.Known(slices.Concat(f.folders, c.RuleFolders()))
}

var ruleFormats = []string{"text", "json", "markdown"}

func checkRuleFormat(format string) error {
	if !slices.Contains(ruleFormats, format) {
		return fmt.Errorf("unknown format %q: want one of %s", format, strings.Join(ruleFormats, ", "))
	}
	return nil
}

// inProfile leaves out the program's rules that a profile does not have; users' own are in each.
func inProfile(all []rules.Rule, profile string) []rules.Rule {
	included, _ := rules.InProfile(profile)
	return slices.DeleteFunc(slices.Clone(all), func(r rules.Rule) bool {
		return r.Folder == "" && !slices.ContainsFunc(included, func(in rules.Rule) bool { return in.Name == r.Name })
	})
}

func findRule(known []rules.Rule, name string) ([]rules.Rule, error) {
	i := slices.IndexFunc(known, func(r rules.Rule) bool { return r.Name == name })
	if i < 0 {
		return nil, fmt.Errorf("unknown rule %q%s", name, config.DidYouMean(name, namesOf(known)))
	}
	return known[i : i+1], nil
}

// write lists rules, or explains the only one that was named.
func (f *rulesFlags) write(w io.Writer, selected []rules.Rule, named bool) error {
	switch {
	case f.format == "json":
		return rules.WriteJSON(w, selected)
	case f.format == "markdown" && named:
		_, err := io.WriteString(w, selected[0].Markdown())
		return err
	case f.format == "markdown":
		return rules.WriteMarkdown(w, selected)
	case named:
		return explainRule(w, selected[0])
	}
	return listRules(w, selected)
}

func namesOf(all []rules.Rule) []string {
	var names []string
	for _, r := range all {
		names = append(names, r.Name)
	}
	return names
}

func (f *rulesFlags) complete(_ *cobra.Command, args []string, _ string) ([]cobra.Completion, cobra.ShellCompDirective) {
	known, err := f.known()
	if len(args) > 0 || err != nil {
		return nil, cobra.ShellCompDirectiveNoFileComp
	}
	return namesOf(known), cobra.ShellCompDirectiveNoFileComp
}
