// Package report prints a lint report: for people (text), for programs (json) and for code scanning
// (sarif). It decides nothing and changes nothing: every format is a function of the report alone.
package report

import (
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"

	"github.com/secretwright/secretwright/lint"
)

// Options says how to print. The zero value prints plain text.
type Options struct {
	// Color allows ANSI escape sequences. Only formats for people use them. Optional; default false.
	Color bool
}

var formats = map[string]func(io.Writer, *lint.Report, Options) error{
	"text":  writeText,
	"json":  writeJSON,
	"sarif": writeSARIF,
}

// Formats returns the names of the formats, sorted.
func Formats() []string { return slices.Sorted(maps.Keys(formats)) }

// Write prints the report in the named format. An unknown name is an error that lists the known
// ones, and nothing is written.
func Write(w io.Writer, format string, r *lint.Report, o Options) error {
	write, ok := formats[format]
	if !ok {
		return fmt.Errorf("unknown format %q: want one of %s", format, strings.Join(Formats(), ", "))
	}
	return write(w, r, o)
}
