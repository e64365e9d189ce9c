package main

import (
	"slices"

	"github.com/spf13/cobra"

	"github.com/secretwright/secretwright/lint"
	"github.com/secretwright/secretwright/lint/config"
	"github.com/secretwright/secretwright/rules/load"
)

func addRules(cmd *cobra.Command, folders *[]string) {
	cmd.Flags().StringArrayVar(folders, "rules", nil, "`folder` with rules of your own, besides those of the configuration; may be repeated")
	// The only error is a flag that is not defined.
	_ = cmd.MarkFlagDirname("rules")
}

// knownRules are all rules there are: the program's, and the user's own in the folders that flags and
// configuration name. One with a mistake is known too: it is reported when it would run.
func knownRules(folders []string, c *config.Config) ([]lint.Rule, error) {
	return load.Known(slices.Concat(folders, c.RuleFolders()))
}
