package main

import "github.com/spf13/cobra"

var subcommands = []struct {
	name  string
	build func() *cobra.Command
}{
	{"lint", newLint},
	{"rules", newRules},
	{"model", newModel},
	{"bundle", newBundle},
	{"baseline", newBaseline},
	{"config", newConfig},
	{"test", newTest},
	{"new", newNew},
	{"version", newVersion},
}

// addSubcommands adds the subcommand that the arguments begin with, or else all: help, completion and advice about unknown
// ones look at the others, and to build the flags of all takes longer than some commands run.
func addSubcommands(root *cobra.Command, args []string) {
	for _, sub := range subcommands {
		if len(args) > 0 && args[0] == sub.name {
			root.AddCommand(sub.build())
			root.CompletionOptions.DisableDefaultCmd = true
			return
		}
	}
	for _, sub := range subcommands {
		root.AddCommand(sub.build())
	}
}
