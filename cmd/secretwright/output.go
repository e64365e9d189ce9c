package main

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/secretwright/secretwright/lint"
	"github.com/secretwright/secretwright/lint/report"
)

// output is a report in a file: what --output FORMAT=FILE asks for.
type output struct {
	format, file string
}

// parseOutputs finds wrong values before anything is read.
func parseOutputs(values []string) ([]output, error) {
	var outputs []output
	for _, value := range values {
		format, file, _ := strings.Cut(value, "=")
		if file == "" {
			return nil, fmt.Errorf("wrong value %q for --output: want format=file, for example sarif=secretwright.sarif", value)
		}
		if err := report.Check(format); err != nil {
			return nil, fmt.Errorf("wrong value %q for --output: %w", value, err)
		}
		if slices.ContainsFunc(outputs, func(o output) bool { return filepath.Clean(o.file) == filepath.Clean(file) }) {
			return nil, fmt.Errorf("wrong value %q for --output: the file is named twice", value)
		}
		outputs = append(outputs, output{format, file})
	}
	return outputs, nil
}

// completeOutput offers the formats in the shell, each up to its =.
func completeOutput(cmd *cobra.Command) {
	var values []string
	for _, format := range report.Formats() {
		values = append(values, format+"=")
	}
	// The only error is a flag that is not defined or completed twice.
	_ = cmd.RegisterFlagCompletionFunc("output", cobra.FixedCompletions(values, cobra.ShellCompDirectiveNoSpace))
}

// writeOutputs writes every report that it can; the error names the others.
func writeOutputs(cmd *cobra.Command, outputs []output, r *lint.Report, o report.Options) error {
	var failed []error
	for _, out := range outputs {
		write := func(w io.Writer) error { return report.Write(w, out.format, r, o) }
		if err := out.open(cmd, write); err != nil {
			failed = append(failed, fmt.Errorf("write %s: %w", out.file, reason(err)))
		}
	}
	return errors.Join(failed...)
}

// open takes the program's own streams by their names: to open them once more would write over what
// they hold where they are files.
func (o output) open(cmd *cobra.Command, write func(io.Writer) error) error {
	switch o.file {
	case "/dev/stdout":
		return write(cmd.OutOrStdout())
	case "/dev/stderr":
		return write(cmd.ErrOrStderr())
	}
	return replace(o.file, write)
}

// replace writes a file so that it is there whole or as it was before, whatever happens: the text
// goes into a new file beside it, which then takes its name. A pipe or a device is just written to.
func replace(file string, write func(io.Writer) error) error {
	mode := fs.FileMode(0o666)
	info, err := os.Stat(file)
	if err == nil {
		if !info.Mode().IsRegular() {
			return create(file, os.O_WRONLY, mode, write)
		}
		if file, err = filepath.EvalSymlinks(file); err != nil { // a link stays one
			return err
		}
		mode = info.Mode().Perm()
	}
	beside := fmt.Sprintf("%s.%08x.tmp", file, rand.Uint32())
	if err := create(beside, os.O_WRONLY|os.O_CREATE|os.O_EXCL, mode, write); err != nil {
		_ = os.Remove(beside) // what counts is why it could not be written
		return err
	}
	return os.Rename(beside, file)
}

// create returns an error of closing too: a full disk may show only then.
func create(file string, flags int, mode fs.FileMode, write func(io.Writer) error) error {
	f, err := os.OpenFile(file, flags, mode)
	if err != nil {
		return err
	}
	if err := write(f); err != nil {
		f.Close()
		return err
	}
	return f.Close()
}

// reason leaves out the name of the file beside, which says nothing to the user.
func reason(err error) error {
	var at *fs.PathError
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return errors.New("its folder does not exist: make it first")
	case errors.As(err, &at):
		return at.Err
	}
	return err
}
