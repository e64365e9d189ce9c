package main

import (
	"fmt"
	"io"
	"os"

	"github.com/spf13/cobra"

	"github.com/secretwright/secretwright/lint"
	"github.com/secretwright/secretwright/lint/report"
)

// watch runs the linter and shows how far it is, if it takes long.
func watch(cmd *cobra.Command, options lint.Options) (*lint.Report, error) {
	stderr := cmd.ErrOrStderr()
	if wantsProgress(stderr, options.Paths, os.Getenv) {
		p := startProgress(stderr)
		defer p.end()
		options.Progress = p.tell
	}
	return lint.Run(cmd.Context(), options)
}

// publish prints the report to standard output and its footer to standard error, so that the
// output of every format can be piped. What cannot be written keeps nothing else from being written.
func (f *lintFlags) publish(cmd *cobra.Command, r *lint.Report, outputs []output, t threshold) error {
	options := report.Options{Open: f.open || f.failOnOpen}
	unwritten := writeOutputs(cmd, outputs, r, options)
	if err := f.print(cmd, r, options); err != nil {
		return written(err)
	}
	if unwritten != nil {
		return exitError{exitUnchecked, unwritten}
	}
	return exit(t.exitCode(r))
}

func (f *lintFlags) print(cmd *cobra.Command, r *lint.Report, options report.Options) error {
	out, stderr := cmd.OutOrStdout(), cmd.ErrOrStderr()
	options.Color = colorful(f.color, out, os.Getenv)
	options.Width, _ = terminal(out)
	shown := &counter{Writer: out}
	if err := report.Write(shown, f.format, r, options); err != nil {
		return err
	}
	if f.format == "text" && shown.bytes > 0 {
		fmt.Fprintln(stderr)
	}
	options.Color = colorful(f.color, stderr, os.Getenv)
	fmt.Fprintln(stderr, report.Footer(r, f.format, options))
	for first := range options.Listed(r) {
		if f.format == "text" {
			explain(stderr, first.Rule)
		}
		break
	}
	return nil
}

// explain tells a person where to read more, by a rule that was just seen.
func explain(stderr io.Writer, rule string) {
	if _, ok := terminal(stderr); ok {
		fmt.Fprintln(stderr, "more about a rule: secretwright rules", rule)
	}
}

// counter counts what a writer was given.
type counter struct {
	io.Writer
	bytes int
}

func (c *counter) Write(text []byte) (int, error) {
	c.bytes += len(text)
	return c.Writer.Write(text)
}
