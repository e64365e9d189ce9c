package main

import (
	"context"
	"errors"
	"fmt"
	"io"

	"github.com/spf13/cobra"

	"github.com/secretwright/secretwright/lint"
)

// Each exit code has one meaning, so that a pipeline can tell a finding from a broken run.
const (
	exitClean       = 0
	exitFindings    = 1   // findings at or above --fail-on
	exitUsage       = 2   // wrong flags, arguments or configuration: nothing was linted
	exitUnchecked   = 3   // something could not be read, judged or written; the rest was
	exitInterrupted = 130 // ended by SIGINT; the number that shells use
)

// exitError ends a command with a code. A nil err means that everything has been said.
type exitError struct {
	code int
	err  error
}

func (e exitError) Error() string {
	if e.err == nil {
		return fmt.Sprintf("exit code %d", e.code)
	}
	return e.err.Error()
}

// conclude prints what there is to say about a command's error and returns the exit code. Errors
// that are no exitError come from flags and arguments.
func conclude(ctx context.Context, cmd *cobra.Command, err error, stderr io.Writer) int {
	var exit exitError
	switch {
	case err == nil:
		return exitClean
	case ctx.Err() != nil:
		fmt.Fprintln(stderr, "secretwright: interrupted")
		return exitInterrupted
	case !errors.As(err, &exit):
		fmt.Fprintf(stderr, "secretwright: %v; see '%s --help'\n", err, cmd.CommandPath())
		return exitUsage
	case exit.err != nil:
		fmt.Fprintf(stderr, "secretwright: %v\n", exit.err)
	}
	return exit.code
}

// threshold is what --fail-on and --fail-on-open ask for.
type threshold struct {
	severity    lint.Severity
	open, never bool
}

// exitCode puts what could not be checked above what was found: a run that missed a file must not
// look like one that judged everything.
func (t threshold) exitCode(r *lint.Report) int {
	switch {
	case len(r.Errors) > 0:
		return exitUnchecked
	case !t.never && r.Fails(t.severity, t.open):
		return exitFindings
	}
	return exitClean
}

// exit wraps a code in the error that ends a command; the code for clean needs none.
func exit(code int) error {
	if code == exitClean {
		return nil
	}
	return exitError{code: code}
}

// written turns the error of writing to standard output into one that is not about usage.
func written(err error) error {
	if err == nil {
		return nil
	}
	return exitError{exitUnchecked, fmt.Errorf("write the output: %w", err)}
}
