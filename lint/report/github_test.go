package report

import (
	"strings"
	"testing"

	"github.com/secretwright/secretwright/lint"
)

func TestGitHubEscapes(t *testing.T) {
	const text = "100%: a,b\r\nc"
	if got, want := githubProperty(text), `100%25%3A a%2Cb\r\nc`; got != want {
		t.Errorf("property: got %s, want %s", got, want)
	}
	if got, want := githubData(text), "100%25: a,b%0D%0Ac"; got != want {
		t.Errorf("data: got %s, want %s", got, want)
	}
}

// TestGitHubCommands holds one command a line whatever a template says: a second one could set what
// later steps read.
func TestGitHubCommands(t *testing.T) {
	f := failing()
	f.Message = "secret\n::set-env name=PATH::/tmp\r::error::x"
	f.File = "a\n::error::,line=9:b.yaml"
	got := print(t, "github", &lint.Report{Findings: []lint.Finding{f}}, Options{})
	if strings.Count(got, "\n") != 1 || strings.Contains(got, "\r") {
		t.Errorf("not one line: %q", got)
	}
	if want := `::warning file=a\n%3A%3Aerror%3A%3A%2Cline=9%3Ab.yaml,line=12,col=5,title=`; !strings.HasPrefix(got, want) {
		t.Errorf("got %s, want %s...", got, want)
	}
}

func TestGitHubLevels(t *testing.T) {
	want := map[lint.Severity]string{
		lint.Critical: "error", lint.High: "error", lint.Medium: "warning", lint.Low: "notice", lint.Info: "notice",
	}
	for severity, command := range want {
		if got := githubCommand(lint.Finding{Severity: severity, Kind: lint.Fail}); got != command {
			t.Errorf("%s: got %s, want %s", severity, got, command)
		}
		if got := githubCommand(lint.Finding{Severity: severity, Kind: lint.Open}); got != "notice" {
			t.Errorf("open %s: got %s, want notice", severity, got)
		}
	}
}
