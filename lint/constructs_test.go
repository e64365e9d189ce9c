package lint_test

import (
	"path/filepath"
	"testing"

	"github.com/secretwright/secretwright/lint"
)

// TestConstructs holds the two halves against each other: nothing that the constructs emit has a
// finding. Where a template is given a VPC from elsewhere, the way to Secrets Manager stays open.
func TestConstructs(t *testing.T) {
	templates, err := filepath.Glob("../testdata/constructs/*.template.json")
	if err != nil || len(templates) == 0 {
		t.Fatal("no golden templates in testdata/constructs", err)
	}
	for _, template := range templates {
		report, err := lint.Run(t.Context(), lint.Options{
			Paths:           []string{template},
			TrustedAccounts: []string{"444455556666"}, // what the cases trust, they declare
		})
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range report.Findings {
			givenVPC := filepath.Base(template) == "rotatedsecret-hosted-given-endpoint-and-key.template.json"
			if f.Kind == lint.Fail || f.Rule != "missing-secretsmanager-endpoint" || !givenVPC {
				t.Errorf("%s:%d: %s: %s %s", template, f.Line, f.Kind, f.Message, f.Reason)
			}
		}
		if report.Summary.Resources == 0 || len(report.Errors) > 0 {
			t.Errorf("%s: %d resources, %v", template, report.Summary.Resources, report.Errors)
		}
	}
}
