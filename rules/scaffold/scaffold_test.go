package scaffold_test

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/open-policy-agent/opa/v1/format"

	"github.com/secretwright/secretwright/rules/load"
	"github.com/secretwright/secretwright/rules/scaffold"
)

// TestWrite writes a rule that can be run, formatted as `opa fmt` does. That its tests hold is tested
// where the program tests rules (testdata/script/new_rule.txtar).
func TestWrite(t *testing.T) {
	r := scaffold.Rule{Name: "secret-without-owner", Category: "custom", Folder: filepath.Join(t.TempDir(), "policies")}
	if err := r.Check(); err != nil {
		t.Fatal(err)
	}
	files, err := r.Write()
	if err != nil || len(files) != 7 {
		t.Fatal(files, err)
	}
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if left := regexp.MustCompile("<(name|category|title)>").Find(text); left != nil {
			t.Errorf("%s: %s is left", file, left)
		}
		if filepath.Ext(file) != ".rego" {
			continue
		}
		if formatted, err := format.Source(file, text); err != nil || string(formatted) != string(text) {
			t.Errorf("%s: opa fmt writes\n%s%v", file, formatted, err)
		}
	}
	own, err := load.Users(r.Folder)
	if err != nil || len(own) != 1 || own[0].Broken != nil || own[0].Title != "Secret without owner" {
		t.Errorf("%+v, %v", own, err)
	}
}

// TestNothingIsOverwritten writes a rule twice, and one beside a fixture that is there.
func TestNothingIsOverwritten(t *testing.T) {
	r := scaffold.Rule{Name: "secret-without-owner", Category: "custom", Folder: t.TempDir()}
	if _, err := r.Write(); err != nil {
		t.Fatal(err)
	}
	for _, category := range []string{"custom", "other"} {
		r.Category = category
		if err := r.Check(); err == nil || !strings.HasSuffix(err.Error(), "custom/secret-without-owner exists: it is not overwritten; choose another name") {
			t.Errorf("%s: %v", category, err)
		}
	}
	if files, err := r.Write(); err == nil || len(files) != 2 {
		t.Errorf("%v: %v", files, err) // the rule in its new folder, then a fixture that is there
	}
}

func TestWrongNames(t *testing.T) {
	for _, test := range []struct{ name, category, want string }{
		{"Secret", "custom", `wrong name "Secret": want kebab-case, for example secret-without-owner`},
		{"secret_owner", "custom", "wrong name"},
		{"secret--owner", "custom", "wrong name"},
		{"../owner", "custom", "wrong name"},
		{"", "custom", "wrong name"},
		{"owner", "My", `wrong category "My": want a lower-case word, for example custom, and neither lib nor testdata`},
		{"owner", "a/b", "wrong category"},
		{"owner", "lib", "wrong category"},
		{"owner", "testdata", "wrong category"},
		{"secret-without-rotation", "custom", "the program has a rule secret-without-rotation: 'secretwright rules secret-without-rotation' explains it; choose another name"},
	} {
		r := scaffold.Rule{Name: test.name, Category: test.category, Folder: t.TempDir()}
		if err := r.Check(); err == nil || !strings.HasPrefix(err.Error(), test.want) {
			t.Errorf("%s in %s: %v, want %s", test.name, test.category, err, test.want)
		}
	}
}
