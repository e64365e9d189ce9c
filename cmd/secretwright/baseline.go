package main

import (
	"fmt"

	"github.com/spf13/cobra"

	"github.com/secretwright/secretwright/lint"
)

const baselineFile = ".secretwright-baseline.json"

func newBaseline() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "baseline",
		Short: "Park today's findings, so that only new ones count",
		Args:  cobra.NoArgs,
		RunE:  func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	cmd.AddCommand(newBaselineWrite())
	return cmd
}

func newBaselineWrite() *cobra.Command {
	var input inputFlags
	var file string
	cmd := &cobra.Command{
		Use:   "write [path ...]",
		Short: "Write the findings of today into a file for 'lint --baseline'",
		Long: `Write lints the paths and puts every finding that is not suppressed into a file. 'secretwright lint
--baseline FILE' parks those findings: they are known by what they say about which resource, not by
their lines. An entry that no finding has any more is reported, so that the file only shrinks.`,
		Example: `  secretwright baseline write
  secretwright lint --baseline ` + baselineFile,
		RunE: func(cmd *cobra.Command, paths []string) error {
			options, _, err := input.options(cmd, paths)
			if err != nil {
				return err
			}
			r, err := lint.Run(cmd.Context(), options)
			if err != nil {
				return err
			}
			n, err := lint.WriteBaseline(file, r)
			if err != nil {
				return exitError{exitUnchecked, fmt.Errorf("write the baseline: %w", err)}
			}
			fmt.Fprintf(cmd.ErrOrStderr(), "%d findings written to %s\n", n, file)
			return unchecked(cmd, r.Errors)
		},
	}
	input.add(cmd)
	cmd.Flags().StringVarP(&file, "output", "o", baselineFile, "`file` to write")
	return cmd
}
