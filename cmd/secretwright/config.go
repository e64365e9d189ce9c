package main

import (
	"fmt"
	"io"
	"os"

	"github.com/spf13/cobra"

	"github.com/secretwright/secretwright/lint/config"
)

func newConfig() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "config",
		Short: "Show the configuration in force, or its schema",
		Long: `Config is about .secretwright.yaml, which is looked for in the folder of what is linted and then
in each folder above.`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	cmd.AddCommand(newConfigShow(), newConfigSchema())
	return cmd
}

func newConfigShow() *cobra.Command {
	var file string
	cmd := &cobra.Command{
		Use:   "show [path]",
		Short: "Print what is in force for a path, and from where",
		Args:  cobra.MaximumNArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			c, err := findConfig(file, args)
			if err != nil {
				return err
			}
			_, err = io.WriteString(cmd.OutOrStdout(), c.Show())
			return written(err)
		},
	}
	addConfig(cmd, &file)
	return cmd
}

func newConfigSchema() *cobra.Command {
	return &cobra.Command{
		Use:   "schema",
		Short: "Print the JSON Schema of the configuration",
		Long: `Schema prints the JSON Schema of .secretwright.yaml. Editors complete and check the file when its
first line is
  # yaml-language-server: $schema=https://raw.githubusercontent.com/secretwright/secretwright/main/lint/config/schema.json`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			_, err := cmd.OutOrStdout().Write(config.Schema())
			return written(err)
		},
	}
}

func addConfig(cmd *cobra.Command, file *string) {
	cmd.Flags().StringVar(file, "config", "", "configuration `file`; without it .secretwright.yaml is looked for upwards from what is linted")
	// The only error is a flag that is not defined.
	_ = cmd.MarkFlagFilename("config", "yaml", "yml")
}

// findConfig reads the configuration for some paths: the named file, or the one that all of them find.
func findConfig(named string, paths []string) (*config.Config, error) {
	if named != "" {
		return config.Read(named)
	}
	if len(paths) == 0 {
		paths = []string{"."}
	}
	found := ""
	for i, path := range paths {
		if path == "-" {
			path = "."
		}
		file, err := config.Find(path)
		if err != nil {
			return nil, err
		}
		if i > 0 && !isSame(file, found) {
			return nil, fmt.Errorf("the paths have different configurations: %s; name one with --config, or lint them one by one", describeBoth(found, file))
		}
		found = file
	}
	if found == "" {
		return &config.Config{}, nil
	}
	return config.Read(found)
}

func isSame(a, b string) bool {
	if a == b {
		return true
	}
	first, errFirst := os.Stat(a)
	second, errSecond := os.Stat(b)
	return errFirst == nil && errSecond == nil && os.SameFile(first, second)
}

func describeBoth(a, b string) string {
	switch {
	case a == "":
		return b + " and none"
	case b == "":
		return a + " and none"
	}
	return a + " and " + b
}
