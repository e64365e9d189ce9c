package main

import (
	"cmp"
	"fmt"
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
counted, --open lists them, and they do not fail the run unless --fail-on-open is given.

Formats for people: text, oneline (a line for each finding, for editors and grep), markdown
(a comment for a pull request), github (annotations in GitHub Actions) and gitlab (a Code
Quality report). For programs: json, sarif and junit, which list open and suppressed
findings always, as such. --output writes any of them to a file in the same run; the file
/dev/stderr is standard error. Text is colored on a terminal, unless NO_COLOR is set, and
elsewhere if CLICOLOR_FORCE is.`

type lintFlags struct {
	input                             inputFlags
	format, failOn, baseline, changed string
	open, failOnOpen, lenient         bool
	noPrecompiled                     bool
	color                             string
	outputs                           []string
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
  secretwright lint --output sarif=secretwright.sarif --output junit=junit.xml
  secretwright lint --format github --output text=/dev/stderr
  secretwright lint --profile security-hub
  cat template.yaml | secretwright lint -`,
		RunE: f.run,
	}
	flags := cmd.Flags()
	flags.StringVar(&f.format, "format", "text", "`format` of standard output: "+strings.Join(report.Formats(), ", "))
	flags.StringArrayVar(&f.outputs, "output", nil, "also write a report to a file, as `format=file`; may be repeated")
	flags.BoolVar(&f.open, "open", false, "list open findings: what the template alone does not tell")
	flags.StringVar(&f.failOn, "fail-on", "", "lowest `severity` for exit code 1: critical, high, medium, low, info or never (default medium)")
	flags.BoolVar(&f.failOnOpen, "fail-on-open", false, "let open findings count as well, and list them")
	flags.StringVar(&f.color, "color", "auto", "`when` to color text: auto, always or never")
	flags.StringVar(&f.baseline, "baseline", "", "`file` with findings that do not count; 'secretwright baseline write' makes it")
	flags.StringVar(&f.changed, "changed-since", "", "report only on templates that changed since this git `revision`")
	flags.BoolVar(&f.lenient, "templates-only", false, "pass over named files that are no templates, as over those in a directory")
	flags.BoolVar(&f.noPrecompiled, "no-precompiled", false, "compile the rules from their sources: the same findings, later")
	_ = flags.MarkHidden("no-precompiled") // to hold one against the other; the only error is a flag that is not defined
	f.input.add(cmd)
	complete(cmd, "format", report.Formats())
	complete(cmd, "fail-on", failOnValues)
	complete(cmd, "color", colorValues)
	completeOutput(cmd)
	return cmd
}

func (f *lintFlags) run(cmd *cobra.Command, paths []string) error {
	outputs, err := f.check()
	if err != nil {
		return err
	}
	options, c, err := f.input.options(cmd, paths)
	if err != nil {
		return err
	}
	f.failOnOpen = f.failOnOpen || c.FailOnOpen
	t, err := parseFailOn(cmp.Or(f.failOn, c.FailOn, config.DefaultFailOn), f.failOnOpen)
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
	options.Lenient, options.FromSources = f.lenient, f.noPrecompiled
	r, err := watch(cmd, options)
	if err != nil {
		return err
	}
	return f.publish(cmd, r, outputs, t)
}

// check finds wrong values before anything is read.
func (f *lintFlags) check() ([]output, error) {
	outputs, err := parseOutputs(f.outputs)
	_, failOnErr := parseFailOn(cmp.Or(f.failOn, config.DefaultFailOn), false)
	return outputs, cmp.Or(report.Check(f.format), err, checkColor(f.color), failOnErr)
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
