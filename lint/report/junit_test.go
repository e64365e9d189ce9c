package report

import (
	"encoding/xml"
	"testing"

	"github.com/secretwright/secretwright/lint"
)

// TestJUnitPasses holds that a rule without findings is a test that passes: some readers take a
// report without tests for a broken run.
func TestJUnitPasses(t *testing.T) {
	var got junitReport
	text := print(t, "junit", &lint.Report{Rules: fixtureRules(), Findings: []lint.Finding{failing()}}, Options{})
	if err := xml.Unmarshal([]byte(text), &got); err != nil {
		t.Fatal(err)
	}
	if got.Tests != 2 || got.Failures != 1 || got.Errors != 0 || len(got.Suites) != 2 {
		t.Fatalf("got %+v", got)
	}
	if pass := got.Suites[0]; pass.Name != "cross-account-principal" || pass.Tests != 1 || pass.Failures+pass.Errors+pass.Skipped != 0 {
		t.Errorf("got %+v", pass)
	}
}
