package compiled

import (
	"math/rand/v2"
	"testing"

	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/open-policy-agent/opa/v1/topdown"
)

// bodies are the forms that guards understand, at least in part, and forms that they must not misunderstand.
var bodies = []string{
	`some s in input.a; s.b == "x"`,
	`some s in input.a; "x" == s.b`,
	`some s in input.a; s.b != "x"; s.c`,
	`some s in input.a; not s.b == "x"`,
	`some s in input.a; s.b in {"x", true}`,
	`some s in input.a; not s.b in {"x", 1}; s.b`,
	`some s in input.a; not s.b; s.c == false`,
	`some s in input.a; s.c.b == "x"; not s.c.c`,
	`some s in input.a; s.b < 2; s.b > 0`,
	`some s in input.a; count(s.list) > 0`,
	`some s in input.a; count(s.list) > 1`,
	`some s in input.a; s.list != []`,
	`some s in input.a; s.list == []; not s.b == []`,
	`some s in input.a; count(s.list) == 0; not s.b`,
	`some s in input.a; count({x | some x in s.list; x.b == "x"}) > 0; s.c`,
	`some s in input.a; s.list == [x | some x in s.list; x.b == "x"]; count(s.list) > 0`,
	`some s in input.a; some x in s.list; x.b == s.b`,
	`some s in input.a; some x in s.list; x.b == "x"; some y in s.list; y.c == true`,
	`some s in input.a; some t in input.c; s.b == t.b; t.c`,
	`some s in input.a; input.c[s.b].b == "x"`,
	`some s in input.a; every x in s.list { x.b == "x" }`,
	`some s in input.a; not _odd(s)`,
	`some s in input.a; _odd(s)`,
	`input.b == "x"; some s in input.a; s.c`,
	`some k; input.a[k].b == "x"`,
}

// TestGuardsLetFindingsPass holds that a guard lets every document pass in which OPA finds something by the rule, and stops
// most others.
func TestGuardsLetFindingsPass(t *testing.T) {
	chance := rand.New(rand.NewPCG(1, 2))
	silent, stopped := 0, 0
	for _, body := range bodies {
		text := "package p\n\nimport future.keywords.not\n\nfail contains 1 if { " + body + " }\n\n_odd(s) if s.b == \"x\"\n\n_odd(s) if s.c == 1\n"
		compiler := ast.MustCompileModulesWithOpts(map[string]string{"p": text}, ast.CompileOpts{})
		g := derive(compiler.Modules["p"].Rules[0].Body)
		found := 0
		for range 2000 {
			document := ast.NewObject(pair("a", made(chance, 5)), pair("b", made(chance, 0)), pair("c", made(chance, 3)))
			finds, passes := finds(t, compiler, document), g.pass([]ast.Value{document})
			if finds && !passes {
				t.Errorf("%s\nfinds something in %v, but its guard %v does not let it pass", body, document, g)
			}
			found, silent, stopped = found+number(finds), silent+number(!finds), stopped+number(!passes)
		}
		if found == 0 {
			t.Errorf("%s finds nothing in any document", body)
		}
	}
	if stopped*3 < silent*2 {
		t.Errorf("%d of %d documents without findings are stopped", stopped, silent)
	}
}

func finds(t *testing.T, compiler *ast.Compiler, document ast.Value) bool {
	t.Helper()
	query := topdown.NewQuery(ast.MustParseBody("data.p.fail[_]")).WithCompiler(compiler).WithInput(ast.NewTerm(document))
	results, err := query.Run(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	return len(results) > 0
}

func pair(key string, value *ast.Term) [2]*ast.Term { return [2]*ast.Term{ast.StringTerm(key), value} }

// made makes up a value: a scalar, a text that may be counted, or a collection of what has the fields of bodies.
func made(chance *rand.Rand, depth int) *ast.Term {
	scalars := []*ast.Term{ast.StringTerm("x"), ast.StringTerm("y"), ast.StringTerm(""), ast.BooleanTerm(true), ast.BooleanTerm(false), ast.IntNumberTerm(1), ast.NullTerm()}
	if depth == 0 || chance.IntN(8) == 0 {
		return scalars[chance.IntN(len(scalars))]
	}
	if depth%2 == 1 {
		return collection(chance, depth)
	}
	var fields [][2]*ast.Term
	for _, key := range []string{"b", "c", "list"} {
		if chance.IntN(4) > 0 {
			fields = append(fields, pair(key, made(chance, chance.IntN(depth))))
		}
	}
	return ast.ObjectTerm(fields...)
}

func collection(chance *rand.Rand, depth int) *ast.Term {
	var items []*ast.Term
	for range chance.IntN(3) {
		items = append(items, made(chance, depth-1))
	}
	if chance.IntN(2) == 0 {
		return ast.ArrayTerm(items...)
	}
	var fields [][2]*ast.Term
	for i, item := range items {
		fields = append(fields, pair([]string{"x", "y"}[i], item))
	}
	return ast.ObjectTerm(fields...)
}
