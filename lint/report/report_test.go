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
			got := print(t, format, fixture(), Options{})
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
		for _, r := range print(t, format, fixture(), Options{}) {
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
	if got := print(t, "text", &lint.Report{}, Options{Color: true}); got != "" {
		t.Errorf("text: got %q, want nothing", got)
	}
	for _, format := range []string{"json", "sarif"} {
		got := print(t, format, &lint.Report{}, Options{})
		if !json.Valid([]byte(got)) || strings.Contains(got, "null") || !strings.HasSuffix(got, "}\n") {
			t.Errorf("%s: got %s", format, got)
		}
	}
}

func TestColor(t *testing.T) {
	plain := print(t, "text", fixture(), Options{})
	colored := print(t, "text", fixture(), Options{Color: true})
	sgr := regexp.MustCompile(`\x1b\[(0|1|31|32|33|36|1;31)m`)
	if !sgr.MatchString(colored) {
		t.Error("no color")
	}
	if sgr.ReplaceAllString(colored, "") != plain {
		t.Errorf("without its colors the text differs:\n%s", colored)
	}
	for _, format := range []string{"json", "sarif"} {
		if print(t, format, fixture(), Options{Color: true}) != print(t, format, fixture(), Options{}) {
			t.Errorf("%s depends on color", format)
		}
	}
}

func TestUnknownFormat(t *testing.T) {
	err := Write(&bytes.Buffer{}, "xml", fixture(), Options{})
	if want := `unknown format "xml": want one of json, sarif, text`; err == nil || err.Error() != want {
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
