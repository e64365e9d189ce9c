package main

import (
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"github.com/secretwright/secretwright/lint/model"
	"github.com/secretwright/secretwright/rules"
	"github.com/secretwright/secretwright/rules/bundle"
)

const bundleLong = `Bundle writes the rules as a bundle of Open Policy Agent: a tar.gz with their Rego, for OPA,
Conftest and other programs that read bundles. They judge the documents that 'secretwright model'
prints, one at a time.

  data.secretwright.findings       all findings, as a set
  data.secretwright.deny, warn     the same for Conftest: what fails a run, and the rest
  data.secretwright.errors         why there can be no findings: the input is no such document
  data.rules[_][_].fail[_]         what the rules themselves say; .open[_] is what they cannot decide

The rules of the profile "default" are what 'secretwright lint' runs. Positions, suppressions and
.secretwright.yaml are the linter's: here a finding has the path of what is wrong.

The same rules give the same bytes. With a signing key the bundle is signed, for OPA to verify
with the key of the id "default".`

type bundleFlags struct {
	output, profile, key, algorithm string
}

func newBundle() *cobra.Command {
	var f bundleFlags
	cmd := &cobra.Command{
		Use:   "bundle --output file",
		Short: "Write the rules as an OPA bundle",
		Long:  bundleLong,
		Example: `  secretwright bundle --output secretwright.tar.gz
  secretwright bundle --output secretwright.tar.gz --signing-key key.pem
  secretwright model template.yaml |
      opa eval --bundle secretwright.tar.gz --stdin-input data.secretwright.findings
  mkdir policy && tar -xzf secretwright.tar.gz -C policy
  secretwright model template.yaml | conftest test --parser json --namespace secretwright -`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error { return f.run(cmd) },
	}
	flags := cmd.Flags()
	flags.StringVarP(&f.output, "output", "o", "", "`file` to write the bundle to; /dev/stdout is standard output")
	flags.StringVar(&f.profile, "profile", "default", "which rules: "+strings.Join(rules.Profiles(), ", "))
	flags.StringVar(&f.key, "signing-key", "", "sign with the private key in this `file` (PEM), or with the secret in it (HS algorithms)")
	flags.StringVar(&f.algorithm, "signing-alg", bundle.DefaultAlgorithm, "`algorithm` of the signature: "+strings.Join(bundle.Algorithms(), ", "))
	complete(cmd, "profile", rules.Profiles())
	complete(cmd, "signing-alg", bundle.Algorithms())
	return cmd
}

func (f *bundleFlags) run(cmd *cobra.Command) error {
	if f.output == "" {
		return errors.New("no file given: name one with --output")
	}
	b, err := f.bundle(cmd)
	if err != nil {
		return err
	}
	write := func(w io.Writer) error { return b.Write(w) }
	if err := (output{file: f.output}).open(cmd, write); err != nil {
		return exitError{exitUnchecked, fmt.Errorf("write %s: %w", f.output, reason(err))}
	}
	return nil
}

func (f *bundleFlags) bundle(cmd *cobra.Command) (bundle.Bundle, error) {
	b := bundle.Bundle{Profile: f.profile, Revision: version(), Format: model.Format}
	if err := checkProfile(f.profile); err != nil {
		return b, err
	}
	b.Rules, _ = rules.InProfile(f.profile)
	if f.key == "" && cmd.Flags().Changed("signing-alg") {
		return b, errors.New("--signing-alg without --signing-key: name the key to sign with")
	}
	if f.key == "" {
		return b, nil
	}
	var err error
	b.Key, err = bundle.ReadKey(f.key, f.algorithm)
	return b, err
}
