package main

import (
	"fmt"
	"regexp"
	"slices"

	"github.com/spf13/cobra"

	"github.com/secretwright/secretwright/lint"
)

// inputFlags say what is known about the templates: they are the same wherever templates are read.
type inputFlags struct {
	account      string
	own, trusted []string
	together     bool
	parameters   parameterFlags
}

func (f *inputFlags) add(cmd *cobra.Command) {
	flags := cmd.Flags()
	flags.BoolVar(&f.together, "together", false, "judge all templates together, as stacks that share exports and names")
	flags.StringVar(&f.account, "account", "", "12-digit `id` of the account the stacks are deployed to, where no cdk.out tells it")
	flags.StringSliceVar(&f.own, "own-account", nil, "12-digit `id` of a further account of yours; may be repeated")
	flags.StringSliceVar(&f.trusted, "trusted-account", nil, "12-digit `id` of an account of others that may be let in; may be repeated")
	for _, flag := range []string{"account", "own-account", "trusted-account"} {
		complete(cmd, flag, nil)
	}
	f.parameters.add(cmd)
}

// options finds wrong values before anything is read.
func (f *inputFlags) options(cmd *cobra.Command, paths []string) (lint.Options, error) {
	for flag, accounts := range map[string][]string{"account": {f.account}, "own-account": f.own, "trusted-account": f.trusted} {
		if err := checkAccounts(flag, accounts); err != nil {
			return lint.Options{}, err
		}
	}
	parameters, err := f.parameters.values()
	return lint.Options{
		Paths: paths, Stdin: cmd.InOrStdin(), Together: f.together, Version: version(), Parameters: parameters,
		Account: f.account, OwnAccounts: f.own, TrustedAccounts: f.trusted,
	}, err
}

var accountID = regexp.MustCompile(`^[0-9]{12}$`)

func checkAccounts(flag string, accounts []string) error {
	wrong := func(id string) bool { return id != "" && !accountID.MatchString(id) }
	if i := slices.IndexFunc(accounts, wrong); i >= 0 {
		return fmt.Errorf("wrong account id %q for --%s: want 12 digits", accounts[i], flag)
	}
	return nil
}
