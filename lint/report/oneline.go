package report

import (
	"bufio"
	"io"

	"github.com/secretwright/secretwright/lint"
)

// writeOneline prints the first line of each finding and nothing else, for editors and grep.
func writeOneline(w io.Writer, r *lint.Report, o Options) error {
	out := bufio.NewWriter(w)
	c := colors(o.Color)
	for f := range o.Listed(r) {
		c.headline(out, f, 0)
	}
	c.problems(out, "warning", yellow, r.Warnings)
	c.problems(out, "error", red, r.Errors)
	return out.Flush()
}
