package main

import (
	"cmp"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"sync"

	"github.com/spf13/cobra"

	"github.com/secretwright/secretwright/lint"
	"github.com/secretwright/secretwright/lint/config"
	"github.com/secretwright/secretwright/rules"
	"github.com/secretwright/secretwright/rules/load"
)

// inputFlags say what is known about the templates: they are the same wherever templates are read.
type inputFlags struct {
	config       string
	rules        []string
	profile      string
	account      string
	own, trusted []string
	together     bool
	parameters   parameterFlags
}

func (f *inputFlags) add(cmd *cobra.Command) {
	flags := cmd.Flags()
	addConfig(cmd, &f.config)
	addRules(cmd, &f.rules)
	flags.StringVar(&f.profile, "profile", "", "which rules: "+strings.Join(rules.Profiles(), ", "))
	complete(cmd, "profile", rules.Profiles())
	flags.BoolVar(&f.together, "together", false, "judge all templates together, as stacks that share exports and names")
	flags.StringVar(&f.account, "account", "", "12-digit `id` of the account the stacks are deployed to, where no cdk.out tells it")
	flags.StringSliceVar(&f.own, "own-account", nil, "12-digit `id` of a further account of yours; may be repeated")
	flags.StringSliceVar(&f.trusted, "trusted-account", nil, "12-digit `id` of an account of others that may be let in; may be repeated")
	for _, flag := range []string{"account", "own-account", "trusted-account"} {
		complete(cmd, flag, nil)
	}
	f.parameters.add(cmd)
}

// options joins flags and configuration, and finds wrong values before any template is read. A flag
// goes before the configuration.
func (f *inputFlags) options(cmd *cobra.Command, paths []string) (lint.Options, *config.Config, error) {
	if len(paths) == 0 {
		paths = []string{"."}
	}
	if err := f.check(); err != nil {
		return lint.Options{}, nil, err
	}
	parameters, err := f.parameters.values()
	if err != nil {
		return lint.Options{}, nil, err
	}
	c, err := findConfig(f.config, paths)
	if err != nil {
		return lint.Options{}, nil, err
	}
	c.Profile, c.AccountID = cmp.Or(f.profile, c.Profile), cmp.Or(f.account, c.AccountID)
	options := lint.Options{
		Paths: paths, Stdin: cmd.InOrStdin(), Together: f.together, Version: version(), Parameters: parameters,
		OwnAccounts: f.own, TrustedAccounts: f.trusted,
	}
	folders := slices.Concat(f.rules, c.RuleFolders())
	known, err := load.Known(folders)
	if err != nil {
		return lint.Options{}, nil, err
	}
	if err := c.Apply(&options, known); err != nil {
		return lint.Options{}, nil, err
	}
	leaveOutFixtures(&options, folders)
	return options, c, nil
}

func (f *inputFlags) check() error {
	for flag, accounts := range map[string][]string{"account": {f.account}, "own-account": f.own, "trusted-account": f.trusted} {
		if err := checkAccounts(flag, accounts); err != nil {
			return err
		}
	}
	if f.profile == "" {
		return nil
	}
	return checkProfile(f.profile)
}

var accountID = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^[0-9]{12}$`) })

func checkAccounts(flag string, accounts []string) error {
	wrong := func(id string) bool { return id != "" && !accountID().MatchString(id) }
	if i := slices.IndexFunc(accounts, wrong); i >= 0 {
		return fmt.Errorf("wrong account id %q for --%s: want 12 digits", accounts[i], flag)
	}
	return nil
}
