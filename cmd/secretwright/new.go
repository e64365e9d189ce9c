package main

import (
	"errors"
	"fmt"

	"github.com/spf13/cobra"

	"github.com/secretwright/secretwright/rules/scaffold"
)

func newNew() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "new",
		Short: "Begin something of your own: a rule",
		Args:  cobra.NoArgs,
		RunE:  func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	cmd.AddCommand(newNewRule())
	return cmd
}

func newNewRule() *cobra.Command {
	var category, folder string
	cmd := &cobra.Command{
		Use:   "rule name",
		Short: "Write a rule of your own that works, with its tests",
		Long: `Rule writes a rule, its Rego test, and templates on which it fails, passes and stays open, with
goldens of what it finds. All of it holds under 'secretwright test' at once: change it step by
step into the rule that you want. Nothing is ever overwritten.

Name it after what is wrong, in kebab-case: secret-without-owner. The name is the same in the
rule's folder and package, in findings, suppressions and the configuration.`,
		Example: `  secretwright new rule secret-without-owner --dir policies
  secretwright test policies
  secretwright lint --rules policies`,
		Args: cobra.MatchAll(needName, cobra.MaximumNArgs(1)),
		RunE: func(cmd *cobra.Command, args []string) error {
			return writeRule(cmd, scaffold.Rule{Name: args[0], Category: category, Folder: folder})
		},
		ValidArgsFunction: cobra.NoFileCompletions,
	}
	cmd.Flags().StringVar(&category, "category", "custom", "`category` of the rule, the folder above its own")
	cmd.Flags().StringVar(&folder, "dir", ".", "`folder` of your rules, which need not exist")
	complete(cmd, "category", []string{"custom"})
	// The only error is a flag that is not defined.
	_ = cmd.MarkFlagDirname("dir")
	return cmd
}

func needName(_ *cobra.Command, args []string) error {
	if len(args) == 0 {
		return errors.New("no name given: name the rule after what is wrong, for example secret-without-owner")
	}
	return nil
}

func writeRule(cmd *cobra.Command, r scaffold.Rule) error {
	if err := r.Check(); err != nil {
		return err
	}
	files, err := r.Write()
	for _, file := range files {
		fmt.Fprintln(cmd.OutOrStdout(), file)
	}
	if err != nil {
		return exitError{exitUnchecked, fmt.Errorf("write the rule: %w", err)}
	}
	fmt.Fprintf(cmd.ErrOrStderr(), "test it with 'secretwright test %s', run it with 'secretwright lint --rules %s'\n", r.Folder, r.Folder)
	return nil
}
