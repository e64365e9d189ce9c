package main

import (
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/secretwright/secretwright/rules"
)

func addProfile(cmd *cobra.Command, profile *string) {
	cmd.Flags().StringVar(profile, "profile", "default", "which rules: "+strings.Join(rules.Profiles(), ", "))
	complete(cmd, "profile", rules.Profiles())
}

func checkProfile(name string) error {
	if !slices.Contains(rules.Profiles(), name) {
		return fmt.Errorf("unknown profile %q: want one of %s", name, strings.Join(rules.Profiles(), ", "))
	}
	return nil
}
