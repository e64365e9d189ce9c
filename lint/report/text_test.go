package report

import (
	"strings"
	"testing"

	"github.com/secretwright/secretwright/lint"
)

func TestMarker(t *testing.T) {
	tests := []struct {
		name    string
		snippet lint.Snippet
		want    string
	}{
		{"ascii", lint.Snippet{Text: "  Type: x", Caret: 2, Width: 4}, "  ^~~~"},
		{"wide before and below", lint.Snippet{Text: "日本: 説明", Caret: 4, Width: 2}, "      ^~~~"},
		{"combining mark", lint.Snippet{Text: "e\u0301: x", Caret: 4, Width: 1}, "   ^"},
		{"escaped control", lint.Snippet{Text: "\x1b: x", Caret: 3, Width: 1}, "      ^"},
		{"no width", lint.Snippet{Text: "abc", Caret: 1}, " ^"},
		{"beyond the end", lint.Snippet{Text: "abc", Caret: 9, Width: 9}, "   ^"},
		{"tail cut at the end", lint.Snippet{Text: "abc", Caret: 1, Width: 99}, " ^~"},
		{"negative", lint.Snippet{Text: "abc", Caret: -1, Width: -1}, "^"},
		{"not UTF-8", lint.Snippet{Text: "\xff\xfe: x", Caret: 4, Width: 1}, "    ^"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			indent, mark := marker(test.snippet)
			if got := indent + mark; got != test.want {
				t.Errorf("got %q, want %q", got, test.want)
			}
		})
	}
}

func TestPrintable(t *testing.T) {
	tests := map[string]string{
		"plain é 日本 🔑 \"q\" \\": "plain é 日本 🔑 \"q\" \\",
		"\x1b[2J\a\r\n\t\x00":   `\x1b[2J\a\r\n\t\x00`,
		"\u009b\u202e\ufeff":    `\u009b\u202e\ufeff`,
		"a\u00a0b\U000e0001":    `a\u00a0b\U000e0001`,
		"\xff":                  "\ufffd",
	}
	for text, want := range tests {
		if got := printable(text); got != want {
			t.Errorf("%q: got %q, want %q", text, got, want)
		}
	}
}

func TestPlace(t *testing.T) {
	tests := map[string]lint.Position{
		"a.yaml:2:3: ": {File: "a.yaml", Line: 2, Column: 3},
		"a.yaml:2: ":   {File: "a.yaml", Line: 2},
		"a.yaml: ":     {File: "a.yaml", Column: 3},
		"":             {},
	}
	for want, position := range tests {
		if got := colors(false).place(position); got != want {
			t.Errorf("%+v: got %q, want %q", position, got, want)
		}
	}
}

func TestFooter(t *testing.T) {
	clean := &lint.Report{Summary: lint.Summary{Templates: 3, Resources: 41}}
	single := &lint.Report{
		Summary:  lint.Summary{Templates: 1, Resources: 1},
		Findings: []lint.Finding{open()},
		Errors:   []lint.Problem{{File: "a"}, {File: "a"}},
	}
	low := open()
	low.Severity = lint.Low
	mixed := &lint.Report{Findings: []lint.Finding{open(), low, failing()}}
	silenced := &lint.Report{Findings: []lint.Finding{suppressed()}}
	tests := []struct {
		report *lint.Report
		want   string
	}{
		{clean, "no findings in 3 templates, 41 resources"},
		{fixture(), "1 critical, 1 high, 1 medium, 1 open (high), 1 suppressed in 3 templates, 41 resources; 2 files could not be checked"},
		{single, "1 open (high) in 1 template, 1 resource; 1 file could not be checked"},
		{mixed, "1 medium, 2 open (1 high, 1 low) in 0 templates, 0 resources"},
		{silenced, "no findings, 1 suppressed in 0 templates, 0 resources"},
	}
	for _, test := range tests {
		if got := Footer(test.report); got != test.want {
			t.Errorf("got  %s\nwant %s", got, test.want)
		}
	}
}

func TestProblemsAlone(t *testing.T) {
	r := &lint.Report{Errors: []lint.Problem{{Message: "no template found"}}}
	if got := print(t, "text", r, Options{}); got != "error: no template found\n" || strings.HasPrefix(got, "\n") {
		t.Errorf("got %q", got)
	}
}
