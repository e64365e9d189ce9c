package main

import (
	"fmt"
	"runtime/debug"

	"github.com/spf13/cobra"
)

func newVersion() *cobra.Command {
	return &cobra.Command{
		Use:   "version",
		Short: "Print the version, the revision and the Go version",
		Long: `Version prints which release this is, the revision it was built from where that is known,
and the version of Go that built it.`,
		Example:               `  secretwright version`,
		Args:                  cobra.NoArgs,
		DisableFlagsInUseLine: true,
		RunE: func(cmd *cobra.Command, _ []string) error {
			_, err := fmt.Fprintln(cmd.OutOrStdout(), describe(buildInfo()))
			return written(err)
		},
	}
}

// version returns what reports call the program's version.
func version() string { return release(buildInfo()) }

func buildInfo() *debug.BuildInfo {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return &debug.BuildInfo{}
	}
	return info
}

// release returns the module's version, or devel for a build that is of no release.
func release(info *debug.BuildInfo) string {
	if v := info.Main.Version; v != "" && v != "(devel)" {
		return v
	}
	return "devel"
}

func describe(info *debug.BuildInfo) string {
	text := "secretwright " + release(info)
	if r := revision(info); r != "" {
		text += " (" + r + ")"
	}
	if info.GoVersion != "" {
		text += " " + info.GoVersion
	}
	return text
}

// revision returns a short commit id, marked when the tree had changes; "" when it is not known.
func revision(info *debug.BuildInfo) string {
	settings := map[string]string{}
	for _, s := range info.Settings {
		settings[s.Key] = s.Value
	}
	commit := settings["vcs.revision"]
	commit = commit[:min(12, len(commit))]
	if commit != "" && settings["vcs.modified"] == "true" {
		commit += ", modified"
	}
	return commit
}
