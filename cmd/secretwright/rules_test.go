package main

import (
	"bytes"
	"slices"
	"strings"
	"testing"

	"github.com/secretwright/secretwright/lint/config"
	"github.com/secretwright/secretwright/rules"
)

var rule = rules.Rule{
	Name: "secret-without-rotation", Category: "rotation", Severity: "medium", Title: "Secret has no rotation",
	Description: "A credential that never changes stays valid for whoever copied it, and nobody notices that it was copied at all.",
	Fix:         "Add a rotation schedule.",
	Standards:   []string{"rotation-enabled", "confused-deputy"},
	YieldsTo:    []string{"other-rule"},
	Fails:       "Resources:\n  A: bad\n",
	Passes:      "Resources:\n  A: good\n",
	References:  []string{"https://docs.aws.amazon.com/a", "https://docs.aws.amazon.com/b"},
}

func TestExplainRule(t *testing.T) {
	var b bytes.Buffer
	if err := explainRule(&b, rule); err != nil {
		t.Fatal(err)
	}
	want := `secret-without-rotation: Secret has no rotation

severity   medium
category   rotation

why
  A credential that never changes stays valid for whoever copied it, and nobody
  notices that it was copied at all.

fails
  Resources:
    A: bad

passes
  Resources:
    A: good

fix
  Add a rotation schedule.

silent where one of these reports the same mistake
  other-rule

standards
  AWS Security Hub: SecretsManager.1, SecretsManager.4
  NIST SP 800-53 Rev. 5: AC-2(1), AC-3(15)
  PCI DSS 4.0.1: 8.3.9, 8.6.3
  AWS Well-Architected: SEC02-BP05, SEC03-BP08

references
  https://docs.aws.amazon.com/a
  https://docs.aws.amazon.com/b
`
	if b.String() != want {
		t.Errorf("got\n%s", b.String())
	}
}

func TestExplainRuleWithoutExtras(t *testing.T) {
	var b bytes.Buffer
	if err := explainRule(&b, rules.Rule{Name: "a", Title: "B", Severity: "low", Category: "c"}); err != nil {
		t.Fatal(err)
	}
	if want := "a: B\n\nseverity   low\ncategory   c\n"; b.String() != want {
		t.Errorf("got %q", b.String())
	}
}

func TestListRules(t *testing.T) {
	var b bytes.Buffer
	if err := listRules(&b, []rules.Rule{rule, {Name: "x", Severity: "critical", Category: "access", Title: "Y"}}); err != nil {
		t.Fatal(err)
	}
	want := `NAME                     SEVERITY  CATEGORY  TITLE
secret-without-rotation  medium    rotation  Secret has no rotation
x                        critical  access    Y
`
	if b.String() != want {
		t.Errorf("got\n%s", b.String())
	}
}

func TestWrap(t *testing.T) {
	long := strings.Repeat("x", 100)
	tests := map[string][]string{
		"":                    nil,
		" one\n two ":         {"one two"},
		"a " + long + " b":    {"a", long, "b"},
		long:                  {long},
		long[:78] + " " + "y": {long[:78], "y"},
		long[:76] + " " + "y": {long[:76] + " y"},
	}
	for text, want := range tests {
		if got := wrap(text); !slices.Equal(got, want) {
			t.Errorf("%q: got %q, want %q", text, got, want)
		}
	}
}

func TestDidYouMean(t *testing.T) {
	names := []string{"lint", "model", "rules", "secret-without-rotation", "database-secret-without-rotation"}
	tests := map[string]string{
		"lnt":                     " (did you mean lint?)",
		"rule":                    " (did you mean rules?)",
		"secret-without-rotatoin": " (did you mean secret-without-rotation?)",
		"rotation":                " (did you mean secret-without-rotation, database-secret-without-rotation?)",
		"zzzz":                    "",
		"":                        "",
	}
	for given, want := range tests {
		if got := config.DidYouMean(given, names); got != want {
			t.Errorf("%q: got %q, want %q", given, got, want)
		}
	}
}
