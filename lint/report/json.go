package report

import (
	"encoding/json"
	"io"
	"strings"

	"github.com/secretwright/secretwright/lint"
)

// jsonVersion changes when a reader of the old form could go wrong: a field removed, renamed or
// given another meaning. New fields do not change it.
const jsonVersion = 1

type document struct {
	Version  int            `json:"version"`
	Tool     tool           `json:"tool"`
	Summary  lint.Summary   `json:"summary"`
	Findings []lint.Finding `json:"findings"`
	Errors   []lint.Problem `json:"errors"`
	Warnings []lint.Problem `json:"warnings"`
}

type tool struct {
	Name    string `json:"name"`
	Version string `json:"version"`
}

func writeJSON(w io.Writer, r *lint.Report, _ Options) error {
	return encode(w, document{
		Version:  jsonVersion,
		Tool:     tool{Name: toolName, Version: r.Version},
		Summary:  r.Summary,
		Findings: withLists(r.Findings),
		Errors:   list(r.Errors),
		Warnings: list(r.Warnings),
	})
}

// withLists returns the findings with every list present, so that readers can loop without a look.
func withLists(findings []lint.Finding) []lint.Finding {
	full := make([]lint.Finding, len(findings))
	for i, f := range findings {
		f.Path, f.Related = list(f.Path), list(f.Related)
		full[i] = f
	}
	return full
}

// list returns an empty slice for nil, which would become null.
func list[T any](items []T) []T {
	if items == nil {
		return []T{}
	}
	return items
}

// encode writes indented JSON that ends in a line break and that a terminal shows as it is.
func encode(w io.Writer, value any) error {
	var b strings.Builder
	encoder := json.NewEncoder(&b)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	if err := encoder.Encode(value); err != nil {
		return err
	}
	_, err := io.WriteString(w, escapeUnprintable(b.String()))
	return err
}
