package main

import (
	"errors"
	"fmt"

	"github.com/spf13/cobra"

	"github.com/secretwright/secretwright/lint"
	"github.com/secretwright/secretwright/lint/ruletest"
	"github.com/secretwright/secretwright/rules/load"
)

const testLong = `Test tests the rules of your own in a folder, each for itself:

  <category>/<name>/*_test.rego  each rule whose name begins with test_ must hold, and together
                                 they must reach every line of the rule
  testdata/<name>/fail*          a template with one mistake: one finding of kind fail
  testdata/<name>/pass*          a template on which the rule is silent
  testdata/<name>/open*          a template that leaves it undecided; for a rule that never says
                                 so, pass-unknown* on which it is silent

Beside each template that has findings is a golden with exactly these: --update writes it, and
you read it. Libraries of the folder are lib/<name>/<name>.rego, in the package lib.<name>, and
are tested alike; those of the program can be used as well. What a test prints is shown.

Exit codes: 0 all hold, 1 something does not, 2 wrong usage, 3 something cannot be read or run.`

func newTest() *cobra.Command {
	var update bool
	cmd := &cobra.Command{
		Use:   "test folder ...",
		Short: "Test rules of your own",
		Long:  testLong,
		Example: `  secretwright test policies
  secretwright test --update policies`,
		Args: needFolder,
		RunE: func(cmd *cobra.Command, folders []string) error { return testFolders(cmd, folders, update) },
		ValidArgsFunction: func(*cobra.Command, []string, string) ([]cobra.Completion, cobra.ShellCompDirective) {
			return nil, cobra.ShellCompDirectiveFilterDirs
		},
	}
	cmd.Flags().BoolVar(&update, "update", false, "write the goldens, for you to read")
	return cmd
}

func needFolder(_ *cobra.Command, args []string) error {
	if len(args) == 0 {
		return errors.New("no folder given: name one with rules of your own; 'secretwright new rule' makes one")
	}
	return nil
}

func testFolders(cmd *cobra.Command, folders []string, update bool) error {
	var all verdict
	for _, folder := range folders {
		own, err := load.Users(folder)
		if err != nil {
			all.errors = append(all.errors, lint.Problem{File: folder, Message: err.Error()})
		}
		result, err := ruletest.Folder(cmd.Context(), folder, own, update)
		if err != nil {
			return err
		}
		all.add(result)
	}
	if err := all.print(cmd.OutOrStdout()); err != nil {
		return written(err)
	}
	fmt.Fprintln(cmd.ErrOrStderr(), all.footer())
	return exit(all.exitCode())
}
