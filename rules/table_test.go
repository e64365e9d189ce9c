package rules

import (
	"bytes"
	"flag"
	"fmt"
	"go/format"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"text/template"

	"github.com/open-policy-agent/opa/v1/ast"
)

var update = flag.Bool("update", false, "write table_gen.go and README.md")

// TestTable holds the generated files against the annotations of the rules that the folders hold.
func TestTable(t *testing.T) {
	discovered := discover(t)
	compare(t, "table_gen.go", source(t, discovered))
	var readme bytes.Buffer
	if err := WriteMarkdown(&readme, discovered); err != nil {
		t.Fatal(err)
	}
	compare(t, "README.md", readme.Bytes())
}

func compare(t *testing.T, file string, want []byte) {
	t.Helper()
	if *update {
		if err := os.WriteFile(file, want, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	got, err := os.ReadFile(file)
	if err != nil || !bytes.Equal(got, want) {
		t.Errorf("%s does not agree with the rules' annotations: run go generate ./rules", file)
	}
}

// discover reads each rule of the folders <category>/<name>/.
func discover(t *testing.T) []Rule {
	t.Helper()
	files, err := filepath.Glob("*/*/*.rego")
	if err != nil {
		t.Fatal(err)
	}
	var found []Rule
	for _, file := range files {
		if !strings.HasPrefix(file, "lib/") && !strings.HasSuffix(file, "_test.rego") {
			found = append(found, describe(t, file))
		}
	}
	slices.SortFunc(found, func(a, b Rule) int { return strings.Compare(a.Name, b.Name) })
	return found
}

func describe(t *testing.T, file string) Rule {
	t.Helper()
	module := parse(t, file)
	r := Rule{
		Name:     path.Base(path.Dir(file)),
		Category: path.Dir(path.Dir(file)),
		Modules:  append([]string{file}, libraries(t, module)...),
	}
	annotate(t, &r, module)
	for _, rule := range module.Rules {
		name := rule.Head.Ref()[0].Value.String()
		if name != "fail" && name != "open" {
			continue
		}
		r.Kinds = add(r.Kinds, name)
		r.Subjects = add(r.Subjects, subject(t, file, rule))
	}
	for _, dependency := range r.Modules {
		r.Sections = add(r.Sections, sections(parse(t, dependency))...)
	}
	if want := fmt.Sprintf("data.rules.%s[%q]", r.Category, r.Name); module.Package.Path.String() != want {
		t.Errorf("%s: package is %s, want %s", file, module.Package.Path, want)
	}
	return r
}

func parse(t *testing.T, file string) *ast.Module {
	t.Helper()
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	module, err := ast.ParseModuleWithOpts(file, string(text), ast.ParserOptions{ProcessAnnotation: true})
	if err != nil {
		t.Fatal(err)
	}
	return module
}

// libraries returns the library files that a module imports, directly or not.
func libraries(t *testing.T, module *ast.Module) []string {
	t.Helper()
	var files []string
	for _, imported := range module.Imports {
		ref, ok := imported.Path.Value.(ast.Ref)
		if !ok || !ref.HasPrefix(ast.MustParseRef("data.lib")) {
			continue
		}
		name := string(ref[2].Value.(ast.String))
		file := path.Join("lib", name, name+".rego")
		files = add(files, append([]string{file}, libraries(t, parse(t, file))...)...)
	}
	return files
}

func annotate(t *testing.T, r *Rule, module *ast.Module) {
	t.Helper()
	for _, a := range module.Annotations {
		if a.Scope != "package" {
			continue
		}
		r.Title, r.Description = a.Title, strings.TrimSpace(a.Description)
		r.Severity, r.Tier, r.Scope = custom(a, "severity"), custom(a, "tier"), custom(a, "scope")
		r.Fix = strings.TrimSpace(custom(a, "fix"))
		r.Fails, r.Passes = custom(a, "fails"), custom(a, "passes")
		r.Standards, r.YieldsTo = customList(a, "standards"), customList(a, "yields_to")
		for _, resource := range a.RelatedResources {
			r.References = append(r.References, resource.Ref.String())
		}
	}
}

func custom(a *ast.Annotations, key string) string {
	text, _ := a.Custom[key].(string)
	return text
}

func customList(a *ast.Annotations, key string) []string {
	var texts []string
	items, _ := a.Custom[key].([]any)
	for _, item := range items {
		texts = append(texts, fmt.Sprint(item))
	}
	return texts
}

// subject returns the section that the first expression of a rule iterates. The engine leaves out a
// rule whose subjects are empty, so every fail and open must start that way.
func subject(t *testing.T, file string, rule *ast.Rule) string {
	t.Helper()
	declaration, ok := rule.Body[0].Terms.(*ast.SomeDecl)
	if ok && len(declaration.Symbols) == 1 {
		if call, ok := declaration.Symbols[0].Value.(ast.Call); ok {
			if ref, ok := call[len(call)-1].Value.(ast.Ref); ok && ref.HasPrefix(ast.InputRootRef) && len(ref) == 2 {
				return string(ref[1].Value.(ast.String))
			}
		}
	}
	t.Errorf("%s:%d: start the rule with `some x in input.<section>`", file, rule.Location.Row)
	return ""
}

// sections returns the sections of the input document that a module reads.
func sections(module *ast.Module) []string {
	var found []string
	ast.WalkRefs(module, func(ref ast.Ref) bool {
		if ref.HasPrefix(ast.InputRootRef) && len(ref) > 1 {
			name := string(ref[1].Value.(ast.String))
			if name != "settings" && name != "stacks" { // they are always there
				found = add(found, name)
			}
		}
		return false
	})
	return found
}

func add(list []string, items ...string) []string {
	for _, item := range items {
		if !slices.Contains(list, item) {
			list = append(list, item)
		}
	}
	slices.Sort(list)
	return list
}

func source(t *testing.T, discovered []Rule) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := template.Must(template.New("").Parse(goTable)).Execute(&b, discovered); err != nil {
		t.Fatal(err)
	}
	formatted, err := format.Source(b.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	return formatted
}

const goTable = `// Code generated from the rules' annotations by go generate; DO NOT EDIT.

package rules

var table = []Rule{
{{- range .}}
	{
		Name:        {{printf "%q" .Name}},
		Category:    {{printf "%q" .Category}},
		Title:       {{printf "%q" .Title}},
		Description: {{printf "%q" .Description}},
		Severity:    {{printf "%q" .Severity}},
		Tier:        {{printf "%q" .Tier}},
		Fix:         {{printf "%q" .Fix}},
		Scope:       {{printf "%q" .Scope}},
		Standards:   {{printf "%#v" .Standards}},
		YieldsTo:    {{printf "%#v" .YieldsTo}},
		Fails:       {{printf "%q" .Fails}},
		Passes:      {{printf "%q" .Passes}},
		References:  {{printf "%#v" .References}},
		Kinds:       {{printf "%#v" .Kinds}},
		Subjects:    {{printf "%#v" .Subjects}},
		Sections:    {{printf "%#v" .Sections}},
		Modules:     {{printf "%#v" .Modules}},
	},
{{- end}}
}
`
