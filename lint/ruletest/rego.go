// Package ruletest runs the tests of rules: their Rego tests, with the lines that none of them reaches,
// and their fixtures. The program's own rules are tested with it, and users' rules by 'secretwright test'.
package ruletest

import (
	"cmp"
	"context"
	"maps"
	"slices"
	"strings"

	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/open-policy-agent/opa/v1/topdown"
	"github.com/open-policy-agent/opa/v1/topdown/print"

	"github.com/secretwright/secretwright/lint"
)

// Rego are the tests of some Rego modules, compiled: each rule whose name begins with test_ must hold.
// It evaluates as the engine does; `opa test` runs the same tests. (OPA's own tester and coverage would
// bring a dozen modules into go.mod, for a loop and a set.)
type Rego struct {
	Tests []*ast.Rule

	// Printed is what calls of print in tests and rules have printed.
	Printed []lint.Problem

	modules  map[string]*ast.Module
	compiler *ast.Compiler
	reached  reach
}

// NewRego compiles modules, by file. Two tests of one name are an error: they would be one rule with two
// bodies, which holds when either does.
func NewRego(modules map[string]*ast.Module) (*Rego, error) {
	compiler := ast.NewCompiler().WithCapabilities(lint.Capabilities()).WithEnablePrintStatements(true)
	r := &Rego{modules: modules, compiler: compiler, reached: reach{}}
	if r.compiler.Compile(modules); r.compiler.Failed() {
		return nil, r.compiler.Errors
	}
	names := map[string]bool{}
	for _, file := range slices.Sorted(maps.Keys(modules)) {
		for _, rule := range modules[file].Rules {
			if !strings.HasPrefix(rule.Head.Ref().String(), "test_") {
				continue
			}
			if names[rule.Ref().String()] {
				return nil, ast.NewError(ast.CompileErr, rule.Location, "a second test of the name %s", rule.Head.Ref())
			}
			names[rule.Ref().String()] = true
			r.Tests = append(r.Tests, rule)
		}
	}
	return r, nil
}

// Holds runs one test.
func (r *Rego) Holds(ctx context.Context, test *ast.Rule) (bool, error) {
	query := topdown.NewQuery(ast.NewBody(ast.NewExpr(ast.NewTerm(test.Ref())))).WithCompiler(r.compiler)
	query = query.WithQueryTracer(r.reached).WithPrintHook(r)
	results, err := query.Run(ctx)
	return len(results) > 0, err
}

// Print is called by OPA.
func (r *Rego) Print(at print.Context, text string) error {
	p := lint.Problem{Message: text}
	if at.Location != nil {
		p.File, p.Line, p.Column = at.Location.File, at.Location.Row, at.Location.Col
	}
	r.Printed = append(r.Printed, p)
	return nil
}

// Unreached returns the first place in each line of rules and libraries that no test has reached.
func (r *Rego) Unreached() []lint.Position { return r.reached.missing(r.modules) }

// reach holds the places that an evaluation reached: each expression that was evaluated, and the head
// of each rule that gave a result.
type reach map[lint.Position]bool

func (r reach) Enabled() bool { return true }

func (r reach) Config() topdown.TraceConfig { return topdown.TraceConfig{} }

func (r reach) TraceEvent(event topdown.Event) {
	switch node := event.Node.(type) {
	case *ast.Rule:
		if event.Op == topdown.ExitOp {
			r[place(node.Head.Location)] = true
		}
	case *ast.Expr:
		if event.Op == topdown.EvalOp {
			r[place(node.Location)] = true
		}
	}
}

// place is a location; expressions that the compiler adds have none.
func place(at *ast.Location) lint.Position {
	if at == nil {
		return lint.Position{}
	}
	return lint.Position{File: at.File, Line: at.Row, Column: at.Col}
}

// missing returns the first place in each line of modules that was not reached, but for those of tests,
// which fail.
func (r reach) missing(modules map[string]*ast.Module) []lint.Position {
	var missed []lint.Position
	note := func(at *ast.Location) {
		if !r[place(at)] && !strings.HasSuffix(at.File, "_test.rego") {
			missed = append(missed, place(at))
		}
	}
	for _, module := range modules {
		ast.WalkRules(module, func(rule *ast.Rule) bool {
			note(rule.Head.Location)
			return false
		})
		ast.WalkExprs(module, func(expr *ast.Expr) bool {
			if _, declares := expr.Terms.(*ast.SomeDecl); !declares {
				note(expr.Location)
			}
			return false
		})
	}
	slices.SortFunc(missed, func(a, b lint.Position) int {
		return cmp.Or(cmp.Compare(a.File, b.File), cmp.Compare(a.Line, b.Line), cmp.Compare(a.Column, b.Column))
	})
	return slices.CompactFunc(missed, func(a, b lint.Position) bool { return a.File == b.File && a.Line == b.Line })
}
