package report

import (
	"fmt"
	"strings"
	"testing"

	"github.com/secretwright/secretwright/lint"
)

func TestEscapeMarkdown(t *testing.T) {
	tests := map[string]string{
		`a *b* _c_ ~d~ [e](f)`:      `a \*b\* \_c\_ \~d\~ \[e\](f)`,
		"`a` | <b> & $c$ \\":        "\\`a\\` \\| &lt;b&gt; &amp; \\$c\\$ \\\\",
		"@team, a@b, #12, !3":       "@<!-- -->team, a@<!-- -->b, #<!-- -->12, !<!-- -->3",
		"arn:aws:kms:::secret:x: y": "arn:<!-- -->aws:<!-- -->kms:::<!-- -->secret:<!-- -->x: y",
		"AWS::KMS::Key: a # b":      "AWS::KMS::Key: a # b",
		"a\n\x1b[0mb":               `a\\n\\x1b\[0mb`,
	}
	for text, want := range tests {
		if got := escapeMarkdown(text); got != want {
			t.Errorf("%q: got %s, want %s", text, got, want)
		}
	}
}

func TestCode(t *testing.T) {
	tests := map[string]string{
		"a_b.yaml:3:4": "`a_b.yaml:3:4`",
		"a`b|c":        "a\\`b\\|c",
		"":             "",
	}
	for text, want := range tests {
		if got := code(text); got != want {
			t.Errorf("%q: got %s, want %s", text, got, want)
		}
	}
}

// TestMarkdownFitsAComment holds the limit of a comment on GitHub, and that the worst is shown.
func TestMarkdownFitsAComment(t *testing.T) {
	r := &lint.Report{}
	for i := range 3000 {
		f, o := failing(), open()
		f.Line, o.Line = i+1, i+1
		r.Findings = append(r.Findings, f, o)
		r.Errors = append(r.Errors, lint.Problem{File: fmt.Sprintf("%d.yaml", i), Message: "not a template"})
	}
	r.Findings = append(r.Findings, foreign())
	got := print(t, "markdown", r, Options{Open: true})
	if len(got) > 65_536 {
		t.Errorf("%d bytes", len(got))
	}
	for _, want := range []string{`policy "Größe"`, "more are not shown here.", "3000 open"} {
		if !strings.Contains(got, want) {
			t.Errorf("no %q", want)
		}
	}
}
