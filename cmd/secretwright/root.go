package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/spf13/cobra"

	"github.com/secretwright/secretwright/lint/config"
)

const rootLong = `Secretwright checks how CloudFormation templates, SAM templates and CDK output use AWS
Secrets Manager: secrets that are never rotated, policies that let other accounts in,
credentials written into the template, and networks in which rotation cannot work.

Exit codes:
  0    no finding counts
  1    findings at or above --fail-on
  2    wrong flags, arguments or configuration
  3    something could not be read or checked (findings of the rest are still printed)
  130  interrupted`

// run is the whole program apart from the process: it returns the exit code.
func run(ctx context.Context, args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	root := newRoot(args)
	root.SetArgs(args)
	root.SetIn(interruptible{ctx, stdin})
	root.SetOut(stdout)
	root.SetErr(stderr)
	cmd, err := root.ExecuteContextC(ctx)
	return conclude(ctx, cmd, err, stderr)
}

func newRoot(args []string) *cobra.Command {
	root := &cobra.Command{
		Use:   "secretwright",
		Short: "Lint the AWS Secrets Manager parts of CloudFormation",
		Long:  rootLong,
		Example: `  secretwright lint                     everything below the current directory
  secretwright lint template.yaml       one template
  secretwright lint cdk.out             what cdk synth has written
  secretwright rules                    what is looked for`,
		Args:                  rejectCommand,
		RunE:                  func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
		SilenceErrors:         true,
		SilenceUsage:          true,
		DisableFlagsInUseLine: true,
	}
	root.SetFlagErrorFunc(flagError)
	addSubcommands(root, args)
	return root
}

// rejectCommand explains an unknown command in one line. To forget the word lint is the likeliest
// mistake of all.
func rejectCommand(cmd *cobra.Command, args []string) error {
	if len(args) == 0 {
		return nil
	}
	name := args[0]
	if _, err := os.Stat(name); err == nil {
		return fmt.Errorf("unknown command %q (did you mean 'secretwright lint %s'?)", name, name)
	}
	var names []string
	for _, c := range cmd.Commands() {
		names = append(names, c.Name())
	}
	return fmt.Errorf("unknown command %q%s", name, config.DidYouMean(name, names))
}

func flagError(_ *cobra.Command, err error) error {
	if flag, ok := strings.CutPrefix(err.Error(), "unknown flag: "); ok {
		return errors.New("unknown flag " + flag)
	}
	return err
}
