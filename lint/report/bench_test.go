package report_test

import (
	"io"
	"strings"
	"testing"

	"github.com/secretwright/secretwright/lint"
	"github.com/secretwright/secretwright/lint/report"
	"github.com/secretwright/secretwright/tools/bench/inputs"
)

// BenchmarkReport writes the findings in a dense template in each format.
func BenchmarkReport(b *testing.B) {
	r, err := lint.Run(b.Context(), lint.Options{Paths: []string{"-"}, Stdin: strings.NewReader(inputs.Dense(100_000))})
	if err != nil || len(r.Errors) > 0 || len(r.Findings) < 100 {
		b.Fatalf("%v, errors %v, %d findings", err, r.Errors, len(r.Findings))
	}
	for _, format := range report.Formats() {
		b.Run(format, func(b *testing.B) {
			for b.Loop() {
				if err := report.Write(io.Discard, format, r, report.Options{}); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
