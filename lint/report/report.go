// Package report prints a lint report: for people (text, oneline, markdown), for programs (json,
// sarif, junit) and for the places where a change is reviewed (github, gitlab). It decides nothing
// and changes nothing: every format is a function of the report and the options alone.
package report

import (
	"fmt"
	"io"
	"iter"
	"maps"
	"slices"
	"strings"

	"github.com/secretwright/secretwright/lint"
)

// Options says how to print. The zero value prints plain text that lists what is wrong and counts
// what is open.
type Options struct {
	// Open lists open findings one by one. Without it the formats that a person reads only count
	// them. Optional; default false.
	Open bool
	// Color allows ANSI escape sequences. Only text and oneline use them. Optional; default false.
	Color bool
	// Width is the number of columns at which text breaks its prose. Optional; default 0: nowhere.
	Width int
}

// Listed returns the findings to show one by one: suppressed ones only count, and so do open ones
// unless they are asked for.
func (o Options) Listed(r *lint.Report) iter.Seq[lint.Finding] {
	return func(yield func(lint.Finding) bool) {
		for _, f := range r.Findings {
			if f.Suppressed == nil && (o.Open || f.Kind == lint.Fail) && !yield(f) {
				return
			}
		}
	}
}

type format struct {
	write func(io.Writer, *lint.Report, Options) error
	// all says that the format has words of its own for open and suppressed findings: it carries
	// every finding, whatever the options say.
	all bool
}

var formats = map[string]format{
	"github":   {write: writeGitHub},
	"gitlab":   {write: writeGitLab},
	"json":     {write: writeJSON, all: true},
	"junit":    {write: writeJUnit, all: true},
	"markdown": {write: writeMarkdown},
	"oneline":  {write: writeOneline},
	"sarif":    {write: writeSARIF, all: true},
	"text":     {write: writeText},
}

// Formats returns the names of the formats, sorted.
func Formats() []string { return slices.Sorted(maps.Keys(formats)) }

// Check returns an error that lists the known formats if the name is of none.
func Check(format string) error {
	if _, ok := formats[format]; !ok {
		return fmt.Errorf("unknown format %q: want one of %s", format, strings.Join(Formats(), ", "))
	}
	return nil
}

// Write prints the report in the named format. For an unknown name it returns the error of Check,
// and nothing is written.
func Write(w io.Writer, format string, r *lint.Report, o Options) error {
	if err := Check(format); err != nil {
		return err
	}
	return formats[format].write(w, r, o)
}
