package lint_test

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/open-policy-agent/opa/v1/ast"

	"github.com/secretwright/secretwright/lint"
	"github.com/secretwright/secretwright/rules/load"
)

// ownRule is a rule of a user about each secret; its body may go on.
const ownRule = "# METADATA\n# title: A title\n# custom: {severity: low}\npackage rules.custom[\"%s\"]\n\n" +
	`fail contains {"stack": s.stack, "path": s.path, "message": "of a user"} if {` + "\n\tsome s in input.secrets\n\t%s\n}\n"

// TestRestricted refuses what would give another answer elsewhere or tomorrow.
func TestRestricted(t *testing.T) {
	for builtin, call := range map[string]string{
		"http.send":            `http.send({"url": "http://localhost", "method": "get"})`,
		"net.lookup_ip_addr":   `net.lookup_ip_addr("localhost")`,
		"opa.runtime":          "opa.runtime()",
		"time.now_ns":          "time.now_ns() > 1",
		"rand.intn":            `rand.intn("a", 3) > 1`,
		"uuid.rfc4122":         `uuid.rfc4122("a") != ""`,
		"io.jwt.encode_sign":   `io.jwt.encode_sign({}, {}, {}) != ""`,
		"io.jwt.decode_verify": `io.jwt.decode_verify("", {})`,
		"json.match_schema":    `json.match_schema({}, {"$ref": "http://localhost"})`,
		"json.verify_schema":   `json.verify_schema({})`,
		"trace":                `trace("here")`,
		"crypto.x509.parse_and_verify_certificates": `crypto.x509.parse_and_verify_certificates("")`,
	} {
		got := checked(t, map[string]string{"a-rule": fmt.Sprintf(ownRule, "a-rule", call)})
		want := "custom/a-rule/r.rego:8:2: " + builtin + " is not for rules: they give the same answer for a template wherever and whenever they run"
		if !slices.Equal(got, []string{want}) {
			t.Errorf("%s: %v", builtin, got)
		}
	}
}

// TestCapabilities leaves no builtin to users that OPA itself calls nondeterministic.
func TestCapabilities(t *testing.T) {
	left := lint.Capabilities()
	for _, b := range left.Builtins {
		if b.Nondeterministic {
			t.Error(b.Name)
		}
	}
	if refused := len(ast.CapabilitiesForThisVersion().Builtins) - len(left.Builtins); refused < 10 || len(left.Builtins) < 150 {
		t.Errorf("%d builtins are left, %d refused", len(left.Builtins), refused)
	}
	if left.AllowNet == nil {
		t.Error("every host may be reached")
	}
}

// TestWrongTypes finds a field that does not exist, which would be a finding that never comes.
func TestWrongTypes(t *testing.T) {
	for body, want := range map[string]string{
		`s.clas == "token"`:         "undefined ref: s.clas: want one of class, ",
		`input.stacks[s.stack].acc`: "undefined ref: input.stacks[",
		`s.id == 1`:                 "match error",
		`helper(s)`:                 "undefined function helper",
		`unknown == 1`:              "var unknown is unsafe",
	} {
		got := checked(t, map[string]string{"a-rule": fmt.Sprintf(ownRule, "a-rule", body)})
		if len(got) != 1 || !strings.HasPrefix(got[0], "custom/a-rule/r.rego:8:") || !strings.Contains(got[0], want) {
			t.Errorf("%s: %v, want %s", body, got, want)
		}
	}
}

// TestBrokenRuleAlone holds that rules with mistakes of every kind keep no other from judging.
func TestBrokenRuleAlone(t *testing.T) {
	folder := ownRules(t, map[string]string{
		"good":                 fmt.Sprintf(ownRule, "good", "s.id"),
		"no-rego":              "package",
		"no-type":              fmt.Sprintf(ownRule, "no-type", "s.clas"),
		"clash":                strings.Replace(fmt.Sprintf(ownRule, "clash", "twice(s)"), "of a user", `", "reason": ""}`, 1),
		"conflict":             fmt.Sprintf(ownRule, "conflict", "twice(s.id)\n}\n\ntwice(x) := 1 if x\n\ntwice(x) := 2 if {\n\tx"),
		"public-secret-policy": fmt.Sprintf(ownRule, "public-secret-policy", "s.id"),
	})
	known, err := load.Known([]string{folder})
	if err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(t.TempDir(), "app.yaml")
	writeFile(t, file, []byte("Resources:\n  Key:\n    Type: AWS::SecretsManager::Secret\n    Properties: {GenerateSecretString: {}}\n"))
	report, err := lint.Run(t.Context(), lint.Options{Paths: []string{file}, Rules: known})
	if err != nil {
		t.Fatal(err)
	}
	var found []string
	for _, f := range report.Findings {
		found = append(found, f.Rule)
	}
	for _, rule := range []string{"good", "secret-without-rotation"} {
		if !slices.Contains(found, rule) {
			t.Errorf("%s did not judge: %v", rule, found)
		}
	}
	got := places(folder, report.Errors)
	for i, want := range []string{
		"custom/clash/r.rego:", "custom/conflict/r.rego:13:1: the rule cannot judge " + file + ": ", "custom/no-rego/r.rego:1",
		"custom/no-type/r.rego:8:2: ", "custom/public-secret-policy/r.rego:1:1: there is a rule public-secret-policy already",
	} {
		if i >= len(got) || !strings.HasPrefix(got[i], want) {
			t.Errorf("error %d: want %s in\n%s", i, want, strings.Join(got, "\n"))
		}
	}
	for _, rule := range report.Rules {
		if rule.Broken != nil {
			t.Errorf("%s is among the rules of the report", rule.Name)
		}
	}
}

// TestWrongItems reports what cannot be a finding.
func TestWrongItems(t *testing.T) {
	for item, want := range map[string]string{
		`"text"`:                             "an item of fail lacks path, a list of texts: begin with the path of a fact",
		`{"stack": s.stack, "message": "m"}`: "an item of fail lacks path",
		`{"stack": s.stack, "path": [1], "message": "m"}`:    "an item of fail lacks path",
		`{"path": s.path, "message": "m"}`:                   "an item of fail lacks stack, a text: that of a fact",
		`{"stack": s.stack, "path": s.path, "message": ""}`:  "an item of fail lacks message, a text",
		`{"stack": s.stack, "path": s.path, "message": 1}`:   "an item of fail lacks message, a text",
		`{"stack": "other", "path": s.path, "message": "m"}`: "an item of fail lacks a stack that exists: take that of a fact",
	} {
		text := strings.Replace(fmt.Sprintf(ownRule, "a-rule", "s.id"), `{"stack": s.stack, "path": s.path, "message": "of a user"}`, item, 1)
		got := judged(t, text)
		if len(got) != 1 || !strings.HasPrefix(got[0], "custom/a-rule/r.rego:6:1: the rule cannot judge ") || !strings.HasSuffix(got[0], want) && !strings.Contains(got[0], want+",") {
			t.Errorf("%s: %v, want %s", item, got, want)
		}
	}
	open := strings.Replace(fmt.Sprintf(ownRule, "a-rule", "s.id"), "fail contains", "open contains", 1)
	if got := judged(t, open); len(got) != 1 || !strings.Contains(got[0], "an item of open lacks reason") {
		t.Errorf("open without a reason: %v", got)
	}
}

// TestOwnLibrary holds that what a user's library defines reaches that user's rules and no others, not
// even under the name of one of the program's.
func TestOwnLibrary(t *testing.T) {
	folder := ownRules(t, map[string]string{
		"a-rule": strings.Replace(fmt.Sprintf(ownRule, "a-rule", `message.circumstances([s]) == "mine"`), "]\n\n", "]\n\nimport data.lib.message\n\n", 1),
	})
	library := filepath.Join(folder, "lib", "message")
	if err := os.MkdirAll(library, 0o700); err != nil {
		t.Fatal(err)
	}
	writeFile(t, filepath.Join(library, "message.rego"), []byte("package lib.message\n\ncircumstances(_) := \"mine\"\n"))
	report := runOwn(t, folder, fixtures+"/secret-without-rotation/fail.yaml")
	var got []string
	for _, f := range report.Findings {
		got = append(got, f.Message)
	}
	if want := []string{"of a user", `secret "SigningKey" is never rotated`}; len(report.Errors) > 0 || !slices.Equal(got, want) {
		t.Errorf("findings %q, errors %v", got, report.Errors)
	}
}

// checked are the mistakes of rules by name.
func checked(t *testing.T, texts map[string]string) []string {
	t.Helper()
	folder := ownRules(t, texts)
	own, err := load.Users(folder)
	if err != nil {
		t.Fatal(err)
	}
	_, problems := lint.CheckRules(own)
	return places(folder, problems)
}

// judged are the errors of a run with one rule.
func judged(t *testing.T, text string) []string {
	t.Helper()
	folder := ownRules(t, map[string]string{"a-rule": text})
	return places(folder, runOwn(t, folder, fixtures+"/secret-without-rotation/fail.yaml").Errors)
}

// runOwn lints with the rules of a folder and one of the program's.
func runOwn(t *testing.T, folder string, paths ...string) *lint.Report {
	t.Helper()
	known, err := load.Known([]string{folder})
	if err != nil {
		t.Fatal(err)
	}
	few := slices.DeleteFunc(known, func(r lint.Rule) bool { return r.Folder == "" && r.Name != "secret-without-rotation" })
	report, err := lint.Run(t.Context(), lint.Options{Paths: paths, Rules: few})
	if err != nil {
		t.Fatal(err)
	}
	return report
}

// places prints problems with paths inside a folder.
func places(folder string, problems []lint.Problem) []string {
	var all []string
	for _, p := range problems {
		text := fmt.Sprintf("%s:%d:%d: %s", p.File, p.Line, p.Column, p.Message)
		all = append(all, strings.ReplaceAll(text, folder+string(filepath.Separator), ""))
	}
	return all
}

// ownRules writes rules by name into a folder.
func ownRules(t *testing.T, texts map[string]string) string {
	t.Helper()
	folder := t.TempDir()
	for name, text := range texts {
		inside := filepath.Join(folder, "custom", name)
		if err := os.MkdirAll(inside, 0o700); err != nil {
			t.Fatal(err)
		}
		writeFile(t, filepath.Join(inside, "r.rego"), []byte(text))
	}
	return folder
}
