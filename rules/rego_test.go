package rules_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io/fs"
	"net/url"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode"

	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/open-policy-agent/opa/v1/format"

	"github.com/secretwright/secretwright/lint"
	"github.com/secretwright/secretwright/lint/ruletest"
	"github.com/secretwright/secretwright/rules"
)

// TestRego runs every test_ rule, and fails for lines of rules and libraries that none of them reaches.
func TestRego(t *testing.T) {
	suite := suiteOf(t, parseAll(t))
	for _, test := range suite.Tests {
		t.Run(path.Base(path.Dir(test.Location.File))+"/"+test.Head.Ref().String(), func(t *testing.T) {
			if !holds(t, suite, test) {
				t.Errorf("%s does not hold", test.Location)
			}
		})
	}
	for _, at := range suite.Unreached() {
		t.Errorf("%s:%d:%d: no test reaches this", at.File, at.Line, at.Column)
	}
}

// TestRegoIsStrict plants tests that do not hold, and rules that no test reaches.
func TestRegoIsStrict(t *testing.T) {
	const text = `package planted_test

test_true if f(1)

test_false if f(3)

test_undefined if input.missing

f(x) if x == 1

f(x) if {
	x == 2
	x > 1
}
`
	suite, held := suiteOf(t, map[string]*ast.Module{"planted.rego": parseText(t, "planted.rego", text)}), []string{}
	for _, test := range suite.Tests {
		if holds(t, suite, test) {
			held = append(held, test.Head.Ref().String())
		}
	}
	if !slices.Equal(held, []string{"test_true"}) {
		t.Errorf("holding: %v", held)
	}
	var lines []int
	for _, at := range suite.Unreached() {
		lines = append(lines, at.Line)
	}
	if want := []int{5, 7, 11, 12, 13}; !slices.Equal(lines, want) {
		t.Errorf("not reached: lines %v", lines)
	}
}

func suiteOf(t *testing.T, modules map[string]*ast.Module) *ruletest.Rego {
	t.Helper()
	suite, err := ruletest.NewRego(modules)
	if err != nil || len(suite.Tests) == 0 {
		t.Fatal("no tests", err)
	}
	return suite
}

func holds(t *testing.T, suite *ruletest.Rego, test *ast.Rule) bool {
	t.Helper()
	holds, err := suite.Holds(t.Context(), test)
	if err != nil {
		t.Error(err)
	}
	return holds
}

// TestFormat holds every file against `opa fmt`.
func TestFormat(t *testing.T) {
	for _, file := range regoFiles(t) {
		got, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		want, err := format.Source(file, got)
		if err != nil {
			t.Errorf("%s: %v", file, err)
		} else if !bytes.Equal(got, want) {
			t.Errorf("%s is not formatted: run opa fmt --write on it. It writes\n%s", file, want)
		}
	}
}

// TestStrict compiles rules and libraries in strict mode against the schema of the input document,
// so that a misspelt field is an error and not a finding that never comes.
func TestStrict(t *testing.T) {
	modules := parseAll(t)
	for file := range modules {
		if strings.HasSuffix(file, "_test.rego") { // their documents are cut down to what a test is about
			delete(modules, file)
		}
	}
	if errs := compileStrictly(t, modules); len(errs) > 0 {
		t.Fatal(errs)
	}
}

// TestStrictFindsMisspelling misspells a section, a field of a fact and a field of a field.
func TestStrictFindsMisspelling(t *testing.T) {
	for _, body := range []string{
		"some secret in input.secret",
		"some secret in input.secrets\n\tsecret.clas == \"database\"",
		"some secret in input.secrets\n\tsecret.rotation.state == \"none\"",
		"some statement in input.secret_statements\n\tsome principal in statement.principals\n\tprincipal.klass == \"any\"",
		"input.settings.max_days > 1",
		"some secret in input.secrets\n\tinput.stacks[secret.stack].acount == 1",
	} {
		text := "package rules.planted\n\nfail contains 1 if {\n\t" + body + "\n}\n"
		errs := compileStrictly(t, map[string]*ast.Module{"planted.rego": parseText(t, "planted.rego", text)})
		if len(errs) == 0 || errs[0].Code != ast.TypeErr {
			t.Errorf("%s: %v, want a type error", body, errs)
		}
	}
}

func compileStrictly(t *testing.T, modules map[string]*ast.Module) ast.Errors {
	t.Helper()
	var sections []string
	for _, r := range rules.All() {
		sections = append(sections, r.Sections...)
	}
	compiler := ast.NewCompiler().WithStrict(true).WithSchemas(lint.Types(sections...)).WithUseTypeCheckAnnotations(true)
	compiler.Compile(modules)
	return compiler.Errors
}

// TestImports demands the keyword without which `not f(input.x)` is undefined where x is missing,
// and a rule never fires.
func TestImports(t *testing.T) {
	wanted := ast.MustParseTerm(`future.keywords["not"]`)
	for file, module := range parseAll(t) {
		if !slices.ContainsFunc(module.Imports, func(i *ast.Import) bool { return i.Path.Equal(wanted) }) {
			t.Errorf("%s: add `import future.keywords.not`", file)
		}
	}
}

// TestMetadata holds the annotations of each rule to what reports and README.md make of them.
func TestMetadata(t *testing.T) {
	for _, file := range regoFiles(t) {
		if strings.HasPrefix(file, "lib/") || strings.HasPrefix(file, "bundle/") || strings.HasSuffix(file, "_test.rego") {
			continue
		}
		for _, problem := range problemsOf(t, file) {
			t.Errorf("%s: %s", file, problem)
		}
	}
}

func problemsOf(t *testing.T, file string) []string {
	t.Helper()
	var problems []string
	demand := func(ok bool, format string, values ...any) {
		if !ok {
			problems = append(problems, fmt.Sprintf(format, values...))
		}
	}
	module := parse(t, file)
	r, ok := rules.Find(path.Base(path.Dir(file)))
	demand(ok, "the rule is not in the table: run go generate ./rules")
	demand(len(module.Annotations) == 1 && module.Annotations[0].Scope == "package", "annotate the package and nothing else")
	for key := range keysOf(t, module) {
		known := slices.Contains(metadataKeys, key)
		demand(known, "%q is no key of a rule's annotations: want %s", key, strings.Join(metadataKeys, ", "))
	}
	demand(r.Title != "" && len(r.Title) <= 60, "the title has %d characters: want 1 to 60", len(r.Title))
	demand(isUpper(r.Title) && !strings.HasSuffix(r.Title, "."), "begin the title with a capital, and end it without a period")
	demand(isUpper(r.Description) && strings.HasSuffix(r.Description, "."), "write the description as whole sentences")
	demand(r.Fix != "" && !isUpper(r.Fix) && !strings.HasSuffix(r.Fix, "."), "begin the fix in lower case, and end it without a period")
	demand(slices.Contains([]string{"critical", "high", "medium", "low", "info"}, r.Severity), "severity %q is none of ours", r.Severity)
	demand(slices.Contains([]string{"text", "resource", "template", "assembly"}, r.Scope), "scope %q is none of ours", r.Scope)
	demand(slices.Contains([]string{"core", "extended"}, r.Tier), "tier %q is none of ours", r.Tier)
	for _, standard := range r.Standards {
		known := len(rules.Rule{Standards: []string{standard}}.Controls()) > 0
		demand(known, "standard %q is not in standards.go", standard)
	}
	for text, example := range map[string]string{"fails": r.Fails, "passes": r.Passes} {
		lines := strings.Count(example, "\n")
		demand(lines > 1 && lines <= maxExample, "the template that %s has %d lines: want 2 to %d", text, lines, maxExample)
	}
	onAWS := 0
	for _, reference := range r.References {
		address, err := url.Parse(reference)
		demand(err == nil && address.Scheme == "https" && address.Host != "", "%s is no absolute https address", reference)
		if err == nil && address.Host == "docs.aws.amazon.com" {
			onAWS++
		}
	}
	demand(onAWS > 0, "refer to a page of docs.aws.amazon.com")
	return problems
}

var metadataKeys = []string{
	"title", "description", "related_resources",
	"custom.severity", "custom.tier", "custom.scope", "custom.fix", "custom.standards", "custom.yields_to",
	"custom.fails", "custom.passes",
	"custom.aliases", "custom.since", "custom.deprecated",
}

// maxExample is how many lines an example may have: more than one screen explains nothing.
const maxExample = 48

// keysOf returns the keys of a module's annotations but for those that the parser adds.
func keysOf(t *testing.T, module *ast.Module) map[string]bool {
	t.Helper()
	keys := map[string]bool{}
	for _, annotations := range module.Annotations {
		text, err := json.Marshal(annotations)
		if err != nil {
			t.Fatal(err)
		}
		var fields map[string]any
		if err := json.Unmarshal(text, &fields); err != nil {
			t.Fatal(err)
		}
		delete(fields, "scope")
		delete(fields, "custom")
		for key := range fields {
			keys[key] = true
		}
		for key := range annotations.Custom {
			keys["custom."+key] = true
		}
	}
	return keys
}

func isUpper(text string) bool {
	for _, first := range text {
		return unicode.IsUpper(first)
	}
	return false
}

// alsoYields are the rules to which others yield besides those that the catalogue names: without that,
// one mistake would have two findings.
var alsoYields = map[string][]string{
	"cross-account-principal":          {"ineffective-policy-condition"},
	"service-principal-without-source": {"ineffective-policy-condition"},
	"hardcoded-credential":             {"known-credential-format"},
	"credential-parameter-default":     {"known-credential-format"},
	"rotation-without-function":        {"external-secret-without-rotation"},
	"cross-account-secret-without-key": {"cross-account-principal"},
	"key-policy-blocks-reader":         {"cross-account-principal"},
}

// TestCatalogue holds the rules against the catalogue of the design, which is not in this repository.
// Titles may differ where ours say it better.
func TestCatalogue(t *testing.T) {
	folder := os.Getenv("SECRETWRIGHT_DESIGN")
	if folder == "" {
		t.Skip("SECRETWRIGHT_DESIGN names no folder with rules.json")
	}
	text, err := os.ReadFile(filepath.Join(folder, "rules.json"))
	if err != nil {
		t.Fatal(err)
	}
	type row struct {
		Name, Category, Severity, Tier, Scope string
		Standards                             []string
		YieldsTo                              []string `json:"yields_to"`
	}
	var catalogue struct{ Rules []row }
	if err := json.Unmarshal(text, &catalogue); err != nil {
		t.Fatal(err)
	}
	ours := map[string]row{}
	for _, r := range rules.All() {
		ours[r.Name] = row{r.Name, r.Category, r.Severity, r.Tier, r.Scope, r.Standards, r.YieldsTo}
	}
	for _, want := range catalogue.Rules {
		want.YieldsTo = append(want.YieldsTo, alsoYields[want.Name]...)
		if got := ours[want.Name]; fmt.Sprint(got) != fmt.Sprint(want) {
			t.Errorf("got %+v, the catalogue has %+v", got, want)
		}
		delete(ours, want.Name)
	}
	for name := range ours {
		t.Errorf("the catalogue has no rule %s", name)
	}
}

// regoFiles lists all Rego files, sorted.
func regoFiles(t *testing.T) []string {
	t.Helper()
	var files []string
	err := filepath.WalkDir(".", func(path string, _ fs.DirEntry, err error) error {
		if filepath.Ext(path) == ".rego" {
			files = append(files, filepath.ToSlash(path))
		}
		return err
	})
	if err != nil || len(files) == 0 {
		t.Fatal("no Rego files", err)
	}
	return files
}

func parseAll(t *testing.T) map[string]*ast.Module {
	t.Helper()
	modules := map[string]*ast.Module{}
	for _, file := range regoFiles(t) {
		modules[file] = parse(t, file)
	}
	return modules
}

func parse(t *testing.T, file string) *ast.Module {
	t.Helper()
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	return parseText(t, file, string(text))
}

func parseText(t *testing.T, file, text string) *ast.Module {
	t.Helper()
	module, err := ast.ParseModuleWithOpts(file, text, ast.ParserOptions{ProcessAnnotation: true})
	if err != nil {
		t.Fatal(err)
	}
	return module
}
