package lint_test

import (
	"fmt"
	"testing"

	"github.com/secretwright/secretwright/lint"
	"github.com/secretwright/secretwright/rules"
)

// TestFromSources holds that the compiled rules say what their sources say, about everything that there is to judge.
func TestFromSources(t *testing.T) {
	t.Parallel()
	options := lint.Options{Paths: []string{"../testdata"}, Rules: rules.All(), TrustedAccounts: []string{trustedAccount}}
	compiled, err := lint.Run(t.Context(), options)
	if err != nil {
		t.Fatal(err)
	}
	options.FromSources = true
	sources, err := lint.Run(t.Context(), options)
	if err != nil {
		t.Fatal(err)
	}
	if len(sources.Findings) < 1000 || len(sources.Findings) != len(compiled.Findings) {
		t.Fatalf("%d findings from sources, %d from compiled rules", len(sources.Findings), len(compiled.Findings))
	}
	for i, want := range sources.Findings {
		if got := compiled.Findings[i]; fmt.Sprintf("%+v", got) != fmt.Sprintf("%+v", want) {
			t.Errorf("from sources\n%+v\nfrom compiled rules\n%+v", want, got)
		}
	}
	if got, want := fmt.Sprint(compiled.Errors, compiled.Warnings), fmt.Sprint(sources.Errors, sources.Warnings); got != want {
		t.Errorf("errors from sources %s, from compiled rules %s", want, got)
	}
}
