package compiled

import (
	"crypto/sha256"
	"flag"
	"fmt"
	"maps"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/open-policy-agent/opa/v1/ast"

	"github.com/secretwright/secretwright/rules"
)

var update = flag.Bool("update", false, "write rules.bin")

// TestFile compiles the rules and holds rules.bin against them, byte for byte.
func TestFile(t *testing.T) {
	modules, sources := compile(t)
	want, err := Write(modules, sources)
	if err != nil {
		t.Fatal(err)
	}
	if *update {
		if err := os.WriteFile("rules.bin", want, 0o644); err != nil {
			t.Fatal(err)
		}
		file = string(want)
	}
	if file != string(want) {
		t.Error("rules.bin is not what the rules compile to: run go generate ./rules")
	}
}

// compile compiles all modules of all rules, and hashes their sources.
func compile(t *testing.T) (map[string]*ast.Module, string) {
	t.Helper()
	texts := map[string]string{}
	parsed := map[string]*ast.Module{}
	for _, rule := range rules.All() {
		for _, module := range rule.Modules {
			name, text, err := rule.Source(module)
			if err != nil {
				t.Fatal(err)
			}
			texts[module] = text
			if parsed[module], err = ast.ParseModule(name, text); err != nil {
				t.Fatal(err)
			}
		}
	}
	compiler := ast.NewCompiler()
	if compiler.Compile(parsed); compiler.Failed() {
		t.Fatal(compiler.Errors)
	}
	hash := sha256.New()
	for _, module := range slices.Sorted(maps.Keys(texts)) {
		fmt.Fprintf(hash, "%s %d\n%s", module, len(texts[module]), texts[module])
	}
	for _, module := range compiler.Modules {
		for _, rule := range module.Rules {
			renumber(t, rule)
			ast.WalkExprs(rule, func(e *ast.Expr) bool {
				e.Index = 0 // no evaluation asks for it
				return false
			})
		}
	}
	return compiler.Modules, fmt.Sprintf("%x", hash.Sum(nil))
}

// renumber names the variables that OPA has made anew, from __local_0__ in each rule, whose variables are its own: with the
// same names in all rules there are fewer to keep.
func renumber(t *testing.T, rule *ast.Rule) {
	t.Helper()
	names := map[ast.Var]ast.Var{}
	_, err := ast.TransformVars(rule, func(v ast.Var) (ast.Value, error) {
		if !v.IsGenerated() || strings.HasPrefix(string(v), "__local_") { // a part of several expressions is met again
			return v, nil
		}
		if _, known := names[v]; !known {
			names[v] = ast.Var(fmt.Sprintf("__local_%d__", len(names)))
		}
		return names[v], nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

// TestRead holds what is read against what was written: the same rules, each at its row.
func TestRead(t *testing.T) {
	modules, _ := compile(t)
	for name, want := range modules {
		got := Module(name)
		if got == nil {
			t.Errorf("%s is missing: run go generate ./rules", name)
			continue
		}
		for i, rule := range want.Rules {
			if !rule.Equal(got.Rules[i]) || !rule.Ref().Equal(got.Rules[i].Ref()) {
				t.Errorf("%s: wrote\n%v\nread\n%v", name, rule, got.Rules[i])
			}
			if at := got.Rules[i].Location; at.File != rule.Location.File || at.Row != rule.Location.Row {
				t.Errorf("%s: %v: wrote %v, read %v", name, rule.Ref(), rule.Location, at)
			}
		}
	}
}

// TestEveryReferenceNamesARule holds what ruleTree relies on: no rule goes through others whose names a variable stands for.
func TestEveryReferenceNamesARule(t *testing.T) {
	modules, _ := compile(t)
	tree, count := ruleTree(modules), 0
	for name, module := range modules {
		for _, rule := range module.Rules {
			ast.WalkRefs(rule, func(r ast.Ref) bool {
				if r.HasPrefix(ast.DefaultRootRef) {
					count++
					if !namesRule(tree, r) {
						t.Errorf("%s: %v", name, r)
					}
				}
				return false
			})
		}
	}
	if count == 0 {
		t.Error("no rule refers to another")
	}
}

func namesRule(tree *ast.TreeNode, r ast.Ref) bool {
	for _, key := range r {
		if tree = tree.Children[key.Value]; tree == nil || len(tree.Values) > 0 {
			break
		}
	}
	return tree != nil && len(tree.Values) > 0
}

// TestRefused holds that what the form has no word for cannot be written, instead of being lost.
func TestRefused(t *testing.T) {
	for what, text := range map[string]string{
		"the expression":           "import future.keywords.or\n\np if { input.a or input.b }",
		"the term":                 "p := null",
		`the expression *ast.Expr`: "p if { input.a with input.b as 1 }",
	} {
		compiler := ast.NewCompiler()
		compiler.Compile(map[string]*ast.Module{"m": ast.MustParseModule("package a\n\n" + text)})
		if compiler.Failed() {
			t.Fatal(compiler.Errors)
		}
		_, err := Write(compiler.Modules, "")
		if err == nil || !strings.HasPrefix(err.Error(), "write module m: the form of compiled rules (rules/compiled) has no word for "+what) {
			t.Errorf("%s: %v", text, err)
		}
	}
}

// TestAnotherVersion holds that a file of another version has nothing.
func TestAnotherVersion(t *testing.T) {
	other := strings.Replace(file, ", OPA ", ", OPA 9", 1)
	if modules := len(open(other).bodies); modules > 0 || other == file {
		t.Errorf("%d modules", modules)
	}
}
