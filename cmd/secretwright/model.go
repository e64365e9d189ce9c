package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"

	"github.com/spf13/cobra"

	"github.com/secretwright/secretwright/lint"
	"github.com/secretwright/secretwright/lint/report"
)

func newModel() *cobra.Command {
	var input inputFlags
	cmd := &cobra.Command{
		Use:   "model file ...",
		Short: "Print the facts that the rules see",
		Long: `Model prints the input document of the rules: one JSON document for each set of stacks that
is judged together. It is what "opa eval --input" and conftest need to run a rule, and what
to look at when a finding surprises. Credentials in a template are never part of it.`,
		Example: `  secretwright model template.yaml
  secretwright model cdk.out | jq .secrets`,
		Args: needFile,
		RunE: func(cmd *cobra.Command, paths []string) error {
			options, _, err := input.options(cmd, paths)
			if err != nil {
				return err
			}
			return printDocuments(cmd, options)
		},
	}
	input.add(cmd)
	return cmd
}

func needFile(_ *cobra.Command, args []string) error {
	if len(args) == 0 {
		return errors.New("no file given: name a template, a directory or - for standard input")
	}
	return nil
}

func printDocuments(cmd *cobra.Command, options lint.Options) error {
	documents, problems, err := lint.Documents(cmd.Context(), options)
	if err != nil {
		return err
	}
	for _, d := range documents {
		if err := printDocument(cmd, d); err != nil {
			return err
		}
	}
	return unchecked(cmd, problems)
}

// unchecked prints what could not be read or checked to standard error, and ends the command with its code.
func unchecked(cmd *cobra.Command, problems []lint.Problem) error {
	if len(problems) == 0 {
		return nil
	}
	if err := report.WriteProblems(cmd.ErrOrStderr(), "error", problems); err != nil {
		return written(err)
	}
	return exit(exitUnchecked)
}

func printDocument(cmd *cobra.Command, document json.RawMessage) error {
	var b bytes.Buffer
	if err := json.Indent(&b, document, "", "  "); err != nil {
		return fmt.Errorf("indent the input document: %w", err)
	}
	_, err := fmt.Fprintln(cmd.OutOrStdout(), b.String())
	return written(err)
}
