package model

import (
	"encoding/json"
	"fmt"
	"strings"
	"sync"
	"testing"

	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/santhosh-tekuri/jsonschema/v6"

	"github.com/secretwright/secretwright/lint/template"
)

var schema = sync.OnceValue(func() *jsonschema.Schema {
	return jsonschema.NewCompiler().MustCompile("../../rules/schema/input.json")
})

// build makes an assembly of one template and checks its whole document against the schema.
func build(t testing.TB, source string) *Assembly {
	t.Helper()
	return buildAll(t, read(t, "t.yaml", source))
}

func buildAll(t testing.TB, stacks ...*template.Stack) *Assembly {
	t.Helper()
	a := New(stacks, Options{})
	if err := schema().Validate(plain(t, a)); err != nil {
		t.Errorf("the document is not as the schema says: %v", err)
	}
	return a
}

// conditions are C and D, of which nothing is known, for the templates that define none.
const conditions = `
Conditions:
  C: !Equals [!Ref "AWS::StackName", c]
  D: !Equals [!Ref "AWS::StackId", d]
`

// when shows a formula over C and D, and others by a deployment that fulfils it.
func when(f *formula) string { return abbreviated(solve(f).text()) }

func abbreviated(witness string) string {
	return strings.NewReplacer("AWS::StackName = c", "C", "AWS::StackName is not c", "not C",
		"AWS::StackId = d", "D", "AWS::StackId is not d", "not D").Replace(witness)
}

func read(t testing.TB, name, source string) *template.Stack {
	t.Helper()
	if !strings.Contains(source, "Conditions:") && !strings.HasPrefix(strings.TrimSpace(source), "{") {
		source = strings.TrimRight(source, "\n ") + conditions
	}
	stack, err := template.Read(name, []byte(source))
	if err != nil {
		t.Fatalf("%v\n%s", err, source)
	}
	return stack
}

func plain(t testing.TB, a *Assembly) any {
	t.Helper()
	document, err := jsonschema.UnmarshalJSON(strings.NewReader(document(t, a)))
	if err != nil {
		t.Fatal(err)
	}
	return document
}

// document is the whole input document as JSON text.
func document(t testing.TB, a *Assembly) string {
	t.Helper()
	value, err := ast.JSON(a.Document())
	if err != nil {
		t.Fatal(err)
	}
	encoded, err := json.Marshal(value)
	if err != nil {
		t.Fatal(err)
	}
	return string(encoded)
}

// show writes a value with its cases: [a, b] {key: value} (a if C, b if not C).
func show(v value) string {
	var inner []string
	switch v.kind {
	case absent:
		return "absent"
	case null:
		return "null"
	case list:
		for _, item := range v.items() {
			inner = append(inner, show(item))
		}
		return "[" + strings.Join(inner, ", ") + "]"
	case mapping:
		for i, item := range v.items() {
			inner = append(inner, v.keys()[i]+": "+show(item))
		}
		return "{" + strings.Join(inner, ", ") + "}"
	case choice:
		for _, c := range v.cases() {
			inner = append(inner, show(c.value)+" if "+when(c.when))
		}
		return "(" + strings.Join(inner, ", ") + ")"
	}
	return v.render()
}

// indented puts a block of YAML below a key.
func indented(spaces int, block string) string {
	margin := "\n" + strings.Repeat(" ", spaces)
	return margin + strings.ReplaceAll(strings.TrimSpace(block), "\n", margin) + "\n"
}

func equal(t *testing.T, what string, got, want any) {
	t.Helper()
	if fmt.Sprint(got) != fmt.Sprint(want) {
		t.Errorf("%s:\n got %v\nwant %v", what, got, want)
	}
}
