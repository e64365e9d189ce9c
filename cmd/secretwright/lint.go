package main

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/secretwright/secretwright/lint"
	"github.com/secretwright/secretwright/lint/config"
	"github.com/secretwright/secretwright/lint/report"
)

const lintLong = `Lint checks templates and prints what it finds.

A path is a template (YAML or JSON, plain CloudFormation or SAM), a directory that is searched
for templates, a cdk.out directory, or - for standard input. Without a path the current
directory is searched.

Each template is judged with the nested stacks whose TemplateURL is a local path; the stacks
of a cdk.out directory are judged together. With --together all templates are: exports and
imports, and names of secrets and functions, then join them.

Findings go to standard output, the line that counts them to standard error. A finding is
"open" when the template alone does not tell whether it is a mistake: open findings are
printed but do not fail the run unless --fail-on-open is given.`

type lintFlags struct {
	input                             inputFlags
	format, failOn, baseline, changed string
	failOnOpen, lenient               bool
}

func newLint() *cobra.Command {
	var f lintFlags
	cmd := &cobra.Command{
		Use:   "lint [path ...]",
		Short: "Check templates, directories and cdk.out",
		Long:  lintLong,
		Example: `  secretwright lint
  secretwright lint --fail-on high stacks/ shared.yaml
  secretwright lint --together network.yaml app.yaml
  cdk synth && secretwright lint --account 111122223333 cdk.out
  secretwright lint --parameters prod.json --parameter Env=prod template.yaml
  secretwright lint --format sarif > secretwright.sarif
  secretwright lint --profile security-hub
  cat template.yaml | secretwright lint -`,
		RunE: f.run,
	}
	cmd.Flags().StringVar(&f.format, "format", "text", "output `format`: text, json or sarif")
	cmd.Flags().StringVar(&f.failOn, "fail-on", "", "lowest `severity` for exit code 1: critical, high, medium, low, info or never (default medium)")
	cmd.Flags().BoolVar(&f.failOnOpen, "fail-on-open", false, "let open findings count as well")
	cmd.Flags().StringVar(&f.baseline, "baseline", "", "`file` with findings that do not count; 'secretwright baseline write' makes it")
	cmd.Flags().StringVar(&f.changed, "changed-since", "", "report only on templates that changed since this git `revision`")
	cmd.Flags().BoolVar(&f.lenient, "templates-only", false, "pass over named files that are no templates, as over those in a directory")
	f.input.add(cmd)
	complete(cmd, "format", report.Formats())
	complete(cmd, "fail-on", failOnValues)
	return cmd
}

func (f *lintFlags) run(cmd *cobra.Command, paths []string) error {
	if err := f.check(); err != nil {
		return err
	}
	options, c, err := f.input.options(cmd, paths)
	if err != nil {
		return err
	}
	t, err := parseFailOn(cmp.Or(f.failOn, c.FailOn, config.DefaultFailOn), f.failOnOpen || c.FailOnOpen)
	if err != nil {
		return err
	}
	if f.baseline != "" {
		if options.Baseline, err = lint.ReadBaseline(f.baseline); err != nil {
			return err
		}
	}
	if f.changed != "" {
		if options.Only, err = changedSince(cmd.Context(), f.changed); err != nil {
			return err
		}
	}
	options.Lenient = f.lenient
	r, err := lint.Run(cmd.Context(), options)
	if err != nil {
		return err
	}
	return f.publish(cmd, r, t)
}

// publish prints the report to standard output and its footer to standard error, so that the
// output of every format can be piped.
func (f *lintFlags) publish(cmd *cobra.Command, r *lint.Report, t threshold) error {
	out := cmd.OutOrStdout()
	if err := report.Write(out, f.format, r, report.Options{Color: colorful(out)}); err != nil {
		return written(err)
	}
	if f.format == "text" && len(r.Findings)+len(r.Errors)+len(r.Warnings) > 0 {
		fmt.Fprintln(cmd.ErrOrStderr())
	}
	fmt.Fprintln(cmd.ErrOrStderr(), report.Footer(r))
	return exit(t.exitCode(r))
}

// check finds wrong values before anything is read.
func (f *lintFlags) check() error {
	if !slices.Contains(report.Formats(), f.format) {
		return fmt.Errorf("unknown format %q: want one of %s", f.format, strings.Join(report.Formats(), ", "))
	}
	if f.failOn == "" {
		return nil
	}
	_, err := parseFailOn(f.failOn, false)
	return err
}

var failOnValues = []string{"critical", "high", "medium", "low", "info", "never"}

func parseFailOn(value string, open bool) (threshold, error) {
	if value == "never" {
		return threshold{never: true}, nil
	}
	severity, err := lint.ParseSeverity(value)
	if err != nil {
		return threshold{}, fmt.Errorf("unknown severity %q for --fail-on: want one of %s", value, strings.Join(failOnValues, ", "))
	}
	return threshold{severity: severity, open: open}, nil
}

// complete offers values for a flag in the shell.
func complete(cmd *cobra.Command, flag string, values []string) {
	// The only error is a flag that is not defined or completed twice.
	_ = cmd.RegisterFlagCompletionFunc(flag, cobra.FixedCompletions(values, cobra.ShellCompDirectiveNoFileComp))
}
