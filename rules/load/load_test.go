package load_test

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/secretwright/secretwright/rules"
	"github.com/secretwright/secretwright/rules/load"
)

// annotated begins a rule in the package custom.
const annotated = "# METADATA\n# title: A title\n# custom: {severity: low}\npackage rules.custom[\"a-rule\"]\n\n"

// item is what fail holds for a secret.
const item = `fail contains {"stack": s.stack, "path": s.path, "message": "m"} if {` + "\n\tsome s in input.secrets\n"

// TestWrongRules holds what is said of a rule with one mistake, and where.
func TestWrongRules(t *testing.T) {
	for name, test := range map[string]struct{ text, want string }{
		"no Rego":               {annotated + "fail contains {", "a_rule.rego:6: rego_parse_error: unexpected eof"},
		"an empty file":         {"", "empty module"},
		"no annotations":        {"package rules.custom[\"a-rule\"]\n\n" + item + "}", "a_rule.rego:1: rego_compile_error: annotate the package: a METADATA comment before it with title and custom.severity"},
		"broken annotations":    {"# METADATA\n# title: [\npackage rules.custom[\"a-rule\"]\n", "a_rule.rego:2: rego_parse_error: yaml: line 1"},
		"no title":              {"# METADATA\n# custom: {severity: low}\npackage rules.custom[\"a-rule\"]\n", "a_rule.rego:1: rego_compile_error: the annotations have no title"},
		"no severity":           {"# METADATA\n# title: T\npackage rules.custom[\"a-rule\"]\n", `custom.severity is "": want one of critical, high, medium, low, info`},
		"another severity":      {strings.Replace(annotated, "low", "fatal", 1), `a_rule.rego:1: rego_compile_error: custom.severity is "fatal"`},
		"another package":       {strings.Replace(annotated, "a-rule", "b-rule", 1), `a_rule.rego:4: rego_compile_error: the package is rules.custom["b-rule"]: want rules.custom["a-rule"], as the folders say`},
		"another category":      {strings.Replace(annotated, "custom[", "access[", 1), `want rules.custom["a-rule"]`},
		"no sets":               {annotated + "deny contains 1\n", "a_rule.rego:1: rego_compile_error: the rule defines neither fail nor open"},
		"a set that is none":    {annotated + "fail if some s in input.secrets\n", "a_rule.rego:6: rego_compile_error: fail is no set: write `fail contains {...} if {...}`"},
		"a map":                 {annotated + "open[1] := 2 if some s in input.secrets\n", "open is no set"},
		"no subject":            {annotated + `fail contains {"message": "m"} if input.secrets["a"]` + "\n", "a_rule.rego:6: rego_compile_error: start fail with `some x in input.<section>`"},
		"nothing to start from": {annotated + "fail contains 1\n", "start fail with"},
		"an unknown section":    {annotated + strings.Replace(item, "secrets", "secret", 1) + "}\n", "a_rule.rego:7: rego_compile_error: there is no input.secret: 'secretwright model' prints what there is"},
		"one that is read late": {annotated + item + "\tinput.secrte\n}\n", "a_rule.rego:8: rego_compile_error: there is no input.secrte"},
		"the whole input":       {annotated + item + "\tf(input)\n}\n\nf(x) if x.secrets\n", "a_rule.rego:8: rego_compile_error: write input.<section>"},
		"any section":           {annotated + item + "\tinput[_]\n}\n", "a_rule.rego:8: rego_compile_error: write input.<section>"},
		"another rule":          {annotated + item + "\tdata.rules.access\n}\n", "a_rule.rego:8: rego_compile_error: a rule reads input and data.lib.<name>, not data.rules.access"},
		"all libraries":         {annotated + "import data.lib\n" + item + "}\n", "a rule reads input and data.lib.<name>, not data.lib"},
		"a library outside":     {annotated + item + "\tdata.lib[\"../x\"].y\n}\n", "a rule reads input and data.lib.<name>"},
		"a missing library":     {annotated + "import data.lib.nothing\n" + item + "}\n", "a_rule.rego:6: rego_compile_error: there is no library lib/nothing/nothing.rego, neither of yours nor of the program"},
		"a broken library":      {annotated + "import data.lib.broken\n" + item + "}\n", "lib/broken/broken.rego:1: rego_parse_error"},
		"a library that errs":   {annotated + "import data.lib.errs\n" + item + "}\n", "lib/errs/errs.rego:3: rego_compile_error: there is no input.secrte"},
	} {
		folder := folderWith(t, map[string]string{
			"custom/a-rule/a_rule.rego": test.text,
			"lib/broken/broken.rego":    "packag",
			"lib/errs/errs.rego":        "package lib.errs\n\nf(x) if input.secrte[x]\n",
		})
		found := users(t, folder)
		if len(found) != 1 || found[0].Name != "a-rule" || found[0].Category != "custom" || found[0].Broken == nil {
			t.Errorf("%s: %+v", name, found)
			continue
		}
		if got := strings.ReplaceAll(found[0].Broken.Error(), folder+string(filepath.Separator), ""); !strings.Contains(got, test.want) {
			t.Errorf("%s: got\n%s\nwant\n%s", name, got, test.want)
		}
	}
}

// TestPlaces holds which files are rules, and what is said of others.
func TestPlaces(t *testing.T) {
	right := annotated + item + "}\n"
	named := func(name string) string { return strings.Replace(right, "a-rule", name, 1) }
	folder := folderWith(t, map[string]string{
		"custom/a-rule/a_rule.rego":          right,
		"custom/a-rule/a_rule_test.rego":     "package x\n",
		"custom/a-rule/second.rego":          right,
		"custom/BadName/b.rego":              named("BadName"),
		"my-own/odd-category/x.rego":         strings.Replace(named("odd-category"), "rules.custom", `rules["my-own"]`, 1),
		"custom/public-secret-policy/x.rego": named("public-secret-policy"),
		"at_top.rego":                        named("at-top"),
		"deep/custom/too-deep/x.rego":        named("too-deep"),
		"lib/own/own.rego":                   "package lib.own\n",
		"testdata/a-rule/fail.rego":          "",
		".hidden/a/b.rego":                   "",
		"README.md":                          "",
	})
	var got []string
	for _, r := range users(t, folder) {
		line := filepath.ToSlash(r.Modules[0])
		if r.Broken != nil {
			_, what, _ := strings.Cut(r.Broken.Error(), "rego_compile_error: ")
			line += ": " + strings.ReplaceAll(what, folder+string(filepath.Separator), "")
		}
		got = append(got, line)
	}
	slices.Sort(got)
	want := []string{
		"at_top.rego: a rule is <category>/at-top/at_top.rego in the folder of the rules: move it there",
		`custom/BadName/b.rego: the rule's folder is "BadName": name it in kebab-case, for example secret-without-owner`,
		"custom/a-rule/a_rule.rego",
		"custom/a-rule/second.rego: there is a rule a-rule already (custom/a-rule/a_rule.rego): give yours another name",
		"custom/public-secret-policy/x.rego: there is a rule public-secret-policy already (it is one of the program's): give yours another name",
		"deep/custom/too-deep/x.rego: a rule is <category>/x/x.rego in the folder of the rules: move it there",
		"my-own/odd-category/x.rego",
	}
	if !slices.Equal(got, want) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

// TestDescribe holds what is known of a right rule.
func TestDescribe(t *testing.T) {
	folder := folderWith(t, map[string]string{
		"custom/a-rule/a_rule.rego": annotated + "import data.lib.own\n\n" + item + "\town.f(s)\n}\n\n" +
			strings.Replace(item, "fail", "open", 1) + "}\n",
		"lib/own/own.rego":         "package lib.own\n\nimport data.lib.other\n\nf(x) if {\n\tinput.endpoints[x]\n\tother.g(x)\n}\n",
		"lib/other/other.rego":     "package lib.other\n\nimport data.lib.own\n\ng(x) if input.settings.max_rotation_days > x\n",
		"lib/message/message.rego": "package lib.message\n",
	})
	found := users(t, folder)
	if len(found) != 1 || found[0].Broken != nil {
		t.Fatal(found)
	}
	r := found[0]
	got := fmt.Sprint(r.Name, r.Category, r.Title, r.Severity, r.Kinds, r.Subjects, r.Sections, r.Modules)
	want := "a-rulecustomA titlelow[fail open] [secrets] [endpoints secrets] [custom/a-rule/a_rule.rego lib/other/other.rego lib/own/own.rego]"
	if got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	if want := filepath.ToSlash(folder) + "/custom/a-rule/a_rule.rego"; r.URL() != want {
		t.Errorf("URL %s, want %s", r.URL(), want)
	}
}

// TestKnown joins the rules of several folders with the program's.
func TestKnown(t *testing.T) {
	first := folderWith(t, map[string]string{"custom/a-rule/a.rego": annotated + item + "}\n"})
	second := folderWith(t, map[string]string{"custom/a-rule/b.rego": annotated + item + "}\n"})
	known, err := load.Known([]string{first, first + string(filepath.Separator), second})
	if err != nil || len(known) != len(rules.All())+2 {
		t.Fatal(len(known), err)
	}
	if known[0].Name != "a-rule" || known[0].Folder != first || known[0].Broken != nil {
		t.Errorf("first: %+v", known[0])
	}
	if known[1].Name != "a-rule" || known[1].Folder != second || known[1].Broken == nil {
		t.Errorf("second: %+v", known[1])
	}
}

// TestWrongFolders names folders that hold no rules.
func TestWrongFolders(t *testing.T) {
	empty := folderWith(t, map[string]string{"README.md": "", "lib/own/own.rego": "package lib.own\n"})
	file := filepath.Join(empty, "README.md")
	missing := filepath.Join(empty, "missing")
	for folder, want := range map[string]string{
		empty:   ": there are no rules in it: want <category>/<name>/<name>.rego; 'secretwright new rule' writes one",
		file:    ": not a directory",
		missing: ": no such file or directory",
	} {
		known, err := load.Known([]string{folder})
		if err == nil || err.Error() != "rules folder "+folder+want || len(known) != len(rules.All()) {
			t.Errorf("%s: %d rules, %v", folder, len(known), err)
		}
	}
}

// TestLinkedFolder follows a link to the folder of rules.
func TestLinkedFolder(t *testing.T) {
	folder := folderWith(t, map[string]string{"custom/a-rule/a.rego": annotated + item + "}\n"})
	link := filepath.Join(t.TempDir(), "link")
	if err := os.Symlink(folder, link); err != nil {
		t.Skip("no symbolic links here:", err)
	}
	if found := users(t, link); len(found) != 1 || found[0].Broken != nil {
		t.Error(found)
	}
}

func users(t *testing.T, folder string) []rules.Rule {
	t.Helper()
	found, err := load.Users(folder)
	if err != nil {
		t.Fatal(err)
	}
	return found
}

func folderWith(t *testing.T, files map[string]string) string {
	t.Helper()
	folder := t.TempDir()
	for name, text := range files {
		file := filepath.Join(folder, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(file), 0o750); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return folder
}
