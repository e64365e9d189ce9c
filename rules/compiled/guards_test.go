package compiled

import (
	"cmp"
	"fmt"
	"go/format"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/open-policy-agent/opa/v1/ast"

	"github.com/secretwright/secretwright/rules"
)

// TestGuards derives the guards of all rules from what they compile to, and holds guards_gen.go against them.
func TestGuards(t *testing.T) {
	modules, _ := compile(t)
	w := guardsWriter{numbers: map[string]int{}}
	all := rules.All()
	slices.SortFunc(all, func(a, b rules.Rule) int { return cmp.Compare(a.Modules[0], b.Modules[0]) })
	for _, rule := range all {
		w.module(rule, modules[rule.Modules[0]])
	}
	want := w.source(t)
	if *update {
		if err := os.WriteFile("guards_gen.go", want, 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if got, err := os.ReadFile("guards_gen.go"); err != nil || string(got) != string(want) {
		t.Errorf("guards_gen.go is not what the rules compile to (%v): run go generate ./rules", err)
	}
}

// guardsWriter writes guards as Go, each of their terms once.
type guardsWriter struct {
	lines   []string
	terms   []string
	numbers map[string]int
}

func (w *guardsWriter) module(rule rules.Rule, module *ast.Module) {
	w.lines = append(w.lines, fmt.Sprintf("{%q, []guard{", rule.Modules[0]))
	for _, r := range module.Rules {
		if slices.Contains(rule.Kinds, strings.Trim(r.Head.Reference[0].Value.String(), `"`)) {
			w.guard(derive(r.Body))
		}
	}
	w.lines = append(w.lines, "}},")
}

func (w *guardsWriter) guard(g guard) {
	w.lines = append(w.lines, "{")
	for _, s := range g {
		w.step(s)
	}
	w.lines = append(w.lines, "},")
}

func (w *guardsWriter) step(s step) {
	w.lines = append(w.lines, fmt.Sprintf("{%s, %d, %s, %s}, // %v %v", stepKinds[s.kind], s.element, w.list(s.path), w.list(s.values), s.path, s.values))
}

var stepKinds = [...]string{
	each: "each", present: "present", holds: "holds", fails: "fails", equals: "equals", varies: "varies", lacks: "lacks",
	below: "below", above: "above", empty: "empty", filled: "filled",
}

func (w *guardsWriter) list(terms []*ast.Term) string {
	if len(terms) == 0 {
		return "nil"
	}
	var all []string
	for _, t := range terms {
		literal := fmt.Sprintf("%T(%#v)", t.Value, t.Value)
		number, known := w.numbers[literal]
		if !known {
			number = len(w.terms)
			w.numbers[literal] = number
			w.terms = append(w.terms, literal)
		}
		all = append(all, fmt.Sprintf("&guardTerms[%d]", number))
	}
	return "[]*ast.Term{" + strings.Join(all, ", ") + "}"
}

func (w *guardsWriter) source(t *testing.T) []byte {
	t.Helper()
	text := "// Code generated from what the rules compile to by go generate; DO NOT EDIT.\n\npackage compiled\n\n" +
		"import \"github.com/open-policy-agent/opa/v1/ast\"\n\nvar guards = []moduleGuards{\n" + strings.Join(w.lines, "\n") +
		"\n}\n\n// guardTerms are what paths and values consist of.\nvar guardTerms = [...]ast.Term{\n"
	for _, literal := range w.terms {
		text += "{Value: " + literal + "},\n"
	}
	formatted, err := format.Source([]byte(text + "}\n"))
	if err != nil {
		t.Fatalf("%v\n%s", err, text)
	}
	return formatted
}
