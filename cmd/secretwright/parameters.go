package main

import (
	"fmt"
	"maps"

	"github.com/spf13/cobra"

	"github.com/secretwright/secretwright/lint"
)

// parameterFlags are the values that the user gives to template parameters.
type parameterFlags struct {
	pairs, files []string
}

func (f *parameterFlags) add(cmd *cobra.Command) {
	cmd.Flags().StringArrayVar(&f.pairs, "parameter", nil, "value of a template parameter as `Name=Value`; may be repeated")
	cmd.Flags().StringArrayVar(&f.files, "parameters", nil, "`file` with values of template parameters: of the AWS CLI, of CodePipeline, a JSON map or samconfig.toml; may be repeated")
	complete(cmd, "parameter", nil)
	// The only error is a flag that is not defined.
	_ = cmd.MarkFlagFilename("parameters", "json", "toml")
}

// values joins all that is given: a later file goes before an earlier one, a pair before all files.
func (f *parameterFlags) values() (map[string]string, error) {
	all := map[string]string{}
	for _, file := range f.files {
		values, err := lint.ReadParameters(file)
		if err != nil {
			return nil, err
		}
		maps.Copy(all, values)
	}
	for i, pair := range f.pairs {
		name, content, err := lint.ParseParameter(pair)
		if err != nil { // the pair is not shown: it may hold a credential
			return nil, fmt.Errorf("wrong value for --parameter (number %d): %w", i+1, err)
		}
		all[name] = content
	}
	return all, nil
}
