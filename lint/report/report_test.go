package report

import (
	"bytes"
	"encoding/json"
	"errors"
	"flag"
	"os"
	"path/filepath"
	"reflect"
	"regexp"
	"strings"
	"testing"

	"github.com/secretwright/secretwright/lint"
)

var update = flag.Bool("update", false, "rewrite the golden files")

func print(t *testing.T, format string, r *lint.Report, o Options) string {
	t.Helper()
	var b bytes.Buffer
	if err := Write(&b, format, r, o); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestReport(t *testing.T) {
	for _, format := range Formats() {
		t.Run(format, func(t *testing.T) {
			got := print(t, format, fixture(), Options{Open: true})
			golden := filepath.Join("..", "..", "testdata", "report", format+".golden")
			if *update {
				if err := os.WriteFile(golden, []byte(got), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(golden)
			if err != nil {
				t.Fatal(err)
			}
			if got != string(want) {
				t.Errorf("differs from %s; look at it with -update and git diff:\n%s", golden, got)
			}
		})
	}
}

// TestReportIsPrintable holds for every format: whatever a template says, a terminal shows it.
func TestReportIsPrintable(t *testing.T) {
	for _, format := range Formats() {
		for _, r := range print(t, format, fixture(), Options{Open: true}) {
			if r < ' ' && r != '\n' || r >= 0x7f && r <= 0x9f || r == '\u202e' || r == '\U000e0001' {
				t.Errorf("%s: raw %U", format, r)
			}
		}
	}
}

func TestReportDoesNotChangeItsInput(t *testing.T) {
	r := fixture()
	for _, format := range Formats() {
		print(t, format, r, Options{Color: true})
	}
	if !reflect.DeepEqual(r, fixture()) {
		t.Error("a format changed the report")
	}
}

func TestEmptyReport(t *testing.T) {
	for _, format := range []string{"text", "oneline", "github"} {
		if got := print(t, format, &lint.Report{}, Options{Color: true}); got != "" {
			t.Errorf("%s: got %q, want nothing", format, got)
		}
	}
	if got := print(t, "gitlab", &lint.Report{}, Options{}); got != "[]\n" {
		t.Errorf("gitlab: got %q, want an empty list", got)
	}
	for _, format := range []string{"json", "sarif"} {
		got := print(t, format, &lint.Report{}, Options{})
		if !json.Valid([]byte(got)) || strings.Contains(got, "null") || !strings.HasSuffix(got, "}\n") {
			t.Errorf("%s: got %s", format, got)
		}
	}
}

func TestColor(t *testing.T) {
	sgr := regexp.MustCompile(`\x1b\[(0|1|31|32|33|36|1;31)m`)
	for _, format := range Formats() {
		plain := print(t, format, fixture(), Options{})
		colored := print(t, format, fixture(), Options{Color: true})
		if want := format == "text" || format == "oneline"; sgr.MatchString(colored) != want {
			t.Errorf("%s: color is not %t", format, want)
		}
		if sgr.ReplaceAllString(colored, "") != plain {
			t.Errorf("%s: without its colors it differs:\n%s", format, colored)
		}
	}
}

// TestListed holds which findings each format shows: what is suppressed or open is no mistake, so
// only formats that say so show it unasked.
func TestListed(t *testing.T) {
	all := map[string]bool{"json": true, "junit": true, "sarif": true}
	for _, format := range Formats() {
		hidden, asked := print(t, format, fixture(), Options{}), print(t, format, fixture(), Options{Open: true})
		if got := strings.Contains(asked, "Legacy"); got != all[format] {
			t.Errorf("%s shows a suppressed finding: %t", format, got)
		}
		if got := strings.Contains(hidden, "cannot decide"); got != all[format] {
			t.Errorf("%s shows an open finding unasked: %t", format, got)
		}
		if !strings.Contains(asked, "cannot decide") {
			t.Errorf("%s does not show an open finding that is asked for", format)
		}
	}
}

func TestUnknownFormat(t *testing.T) {
	err := Write(&bytes.Buffer{}, "xml", fixture(), Options{})
	if want := `unknown format "xml": want one of github, gitlab, json, junit, markdown, oneline, sarif, text`; err == nil || err.Error() != want {
		t.Errorf("got %v, want %s", err, want)
	}
}

type closed struct{}

func (closed) Write([]byte) (int, error) { return 0, os.ErrClosed }

func TestWriteError(t *testing.T) {
	for _, format := range Formats() {
		if err := Write(closed{}, format, fixture(), Options{}); !errors.Is(err, os.ErrClosed) {
			t.Errorf("%s: got %v", format, err)
		}
	}
}
