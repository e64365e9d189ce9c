package main

import (
	"path/filepath"
	"slices"

	"github.com/spf13/cobra"

	"github.com/secretwright/secretwright/lint"
)

func addRules(cmd *cobra.Command, folders *[]string) {
	cmd.Flags().StringArrayVar(folders, "rules", nil, "`folder` with rules of your own, besides those of the configuration; may be repeated")
	// The only error is a flag that is not defined.
	_ = cmd.MarkFlagDirname("rules")
}

// leaveOutFixtures passes over the templates by which users' rules in some folders are tested, unless
// the user names them.
func leaveOutFixtures(options *lint.Options, folders []string) {
	var fixtures []string
	for _, folder := range folders {
		testdata := filepath.Join(folder, "testdata")
		if !slices.ContainsFunc(options.Paths, func(path string) bool { return isWithin(path, testdata) }) {
			fixtures = append(fixtures, testdata)
		}
	}
	excluded := options.Excluded
	options.Excluded = func(file string) bool {
		return excluded(file) || slices.ContainsFunc(fixtures, func(folder string) bool { return isWithin(file, folder) })
	}
}

func isWithin(path, folder string) bool {
	absolute, errPath := filepath.Abs(path)
	above, errFolder := filepath.Abs(folder)
	if errPath != nil || errFolder != nil {
		return false
	}
	inside, err := filepath.Rel(above, absolute)
	return err == nil && filepath.IsLocal(inside)
}
