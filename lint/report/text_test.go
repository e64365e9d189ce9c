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
		if got := Footer(test.report, "json", Options{}); got != test.want {
			t.Errorf("got  %s\nwant %s", got, test.want)
		}
	}
}

func TestFooterHint(t *testing.T) {
	r := &lint.Report{Findings: []lint.Finding{open()}}
	const hint, told = "1 open (--open lists them) in 0 templates, 0 resources", "1 open (high) in 0 templates, 0 resources"
	for _, format := range []string{"text", "oneline", "markdown", "github", "gitlab"} {
		if got := Footer(r, format, Options{}); got != hint {
			t.Errorf("%s: got %s", format, got)
		}
		if got := Footer(r, format, Options{Open: true}); got != told {
			t.Errorf("%s, listed: got %s", format, got)
		}
	}
	for _, format := range []string{"json", "junit", "sarif"} {
		if got := Footer(r, format, Options{}); got != told {
			t.Errorf("%s: got %s", format, got)
		}
	}
}

// TestWidth holds that no line of prose or source is wider than the terminal, and that nothing is
// lost but the end of long source lines.
func TestWidth(t *testing.T) {
	long := failing()
	long.Snippet = lint.Snippet{Text: strings.Repeat("説明 ", 40) + "Type: x", Caret: 120, Width: 4}
	r := &lint.Report{Findings: append(fixture().Findings, long)}
	const width = 70
	for line := range strings.Lines(print(t, "text", r, Options{Width: width})) {
		if got := columns(strings.TrimSuffix(line, "\n")); got > width && !strings.HasPrefix(line, "<stdin>") {
			t.Errorf("%d columns: %s", got, line)
		}
	}
	words := func(text string) string { return strings.Join(strings.Fields(text), " ") }
	wide := &lint.Report{Findings: fixture().Findings}
	if words(print(t, "text", wide, Options{Width: width})) != words(print(t, "text", wide, Options{})) {
		t.Error("the width changes the words")
	}
}

func TestWrap(t *testing.T) {
	const text = "one two three four five six seven eight nine ten"
	tests := []struct {
		width, start, indent int
		want                 string
	}{
		{0, 8, 8, text},
		{narrowest - 1, 8, 8, text},
		{200, 8, 8, text},
		{40, 8, 8, "one two three four five six\n        seven eight nine ten"},
		{40, 38, 3, "\n   one two three four five six seven\n   eight nine ten"},
		{40, 0, 0, "one two three four five six seven eight\nnine ten"},
	}
	for _, test := range tests {
		if got := wrap(text, test.width, test.start, test.indent); got != test.want {
			t.Errorf("%+v: got %q", test, got)
		}
	}
}

func TestFit(t *testing.T) {
	const text = "    Action: [secretsmanager:GetSecretValue, secretsmanager:DescribeSecret]"
	tests := []struct {
		name  string
		room  int
		caret int
		want  string
	}{
		{"no width", -3, 12, text},
		{"room enough", 80, 12, text},
		{"cut at the end", 30, 4, "    Action: [secretsmanager:Ge"},
		{"cut at both ends", 30, 44, "etSecretValue, secretsmanager:"},
	}
	for _, test := range tests {
		got := fit(lint.Snippet{Text: text, Caret: test.caret, Width: 4}, test.room)
		if got.Text != test.want || got.Text[got.Caret:got.Caret+4] != text[test.caret:test.caret+4] {
			t.Errorf("%s: got %+v, want %q", test.name, got, test.want)
		}
	}
}

func TestProblemsAlone(t *testing.T) {
	r := &lint.Report{Errors: []lint.Problem{{Message: "no template found"}}}
	if got := print(t, "text", r, Options{}); got != "error: no template found\n" || strings.HasPrefix(got, "\n") {
		t.Errorf("got %q", got)
	}
}
