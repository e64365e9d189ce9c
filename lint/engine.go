package lint

import (
	"context"
	"fmt"
	"slices"
	"strconv"

	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/open-policy-agent/opa/v1/topdown"

	"github.com/secretwright/secretwright/lint/model"
	"github.com/secretwright/secretwright/rules"
)

// engine evaluates rules.
type engine struct {
	rules []*rules.Rule
	own   []ownRule
	*library
}

// newEngine takes rules of the program and of users, which are skipped, and users' rules as compiled.
func newEngine(from *library, all []rules.Rule, own ...ownRule) *engine {
	e := &engine{own: own, library: from}
	for i := range all {
		if all[i].Folder == "" {
			e.rules = append(e.rules, &all[i])
		}
	}
	return e
}

// judge evaluates the rules that have something to judge: the program's together, each of a user's alone.
func (e *engine) judge(ctx context.Context, assembly *model.Assembly) ([]judgement, []error) {
	applicable, own := e.applicable(assembly)
	if len(applicable)+len(own) == 0 {
		return nil, nil
	}
	input := ast.NewTerm(assembly.Document(sections(applicable, own)...))
	all, errs := e.judgeTogether(ctx, input, applicable)
	for _, rule := range own {
		found, err := rule.judge(ctx, input, assembly)
		all = append(all, found...)
		errs = append(errs, errorsOf(err)...)
	}
	return all, errs
}

// together is how many rules one query evaluates. Each goes deeper into the stack than the one before it, and a deep
// stack takes longer to grow than some more queries.
const together = 4

func (e *engine) judgeTogether(ctx context.Context, input *ast.Term, applicable []*rules.Rule) ([]judgement, []error) {
	applicable = slices.DeleteFunc(applicable, func(r *rules.Rule) bool { return !e.mayFind(r, input.Value) })
	if len(applicable) == 0 {
		return nil, nil
	}
	compiler, err := e.with(applicable)
	if err != nil {
		return nil, []error{err}
	}
	var all []judgement
	var errs []error
	for some := range slices.Chunk(applicable, together) {
		var failed []error
		all, failed = judgeSome(ctx, all, compiler, input, some)
		errs = append(errs, failed...)
	}
	return all, errs
}

// judgeSome adds what rules find that one query evaluates. If that fails, a query for each rule tells which one is to
// blame, and the others still judge.
func judgeSome(
	ctx context.Context, all []judgement, compiler *ast.Compiler, input *ast.Term, some []*rules.Rule,
) ([]judgement, []error) {
	more, err := evaluate(ctx, all, compiler, input, some)
	if err == nil {
		return more, nil
	}
	if len(some) == 1 {
		return all, []error{err}
	}
	var errs []error
	for i := range some {
		var failed []error
		all, failed = judgeSome(ctx, all, compiler, input, some[i:i+1])
		errs = append(errs, failed...)
	}
	return all, errs
}

func errorsOf(err error) []error {
	if err == nil {
		return nil
	}
	return []error{err}
}

// applicable returns the rules one of whose subjects the assembly has.
func (e *engine) applicable(assembly *model.Assembly) (found []*rules.Rule, own []ownRule) {
	for _, rule := range e.rules {
		if slices.ContainsFunc(rule.Subjects, assembly.Has) {
			found = append(found, rule)
		}
	}
	for _, rule := range e.own {
		if slices.ContainsFunc(rule.Subjects, assembly.Has) {
			own = append(own, rule)
		}
	}
	return found, own
}

// sections are those of the input document that some rules read.
func sections(applicable []*rules.Rule, own []ownRule) []string {
	var all []string
	for _, rule := range applicable {
		all = append(all, rule.Sections...)
	}
	for _, rule := range own {
		all = append(all, rule.Sections...)
	}
	slices.Sort(all)
	return slices.Compact(all)
}

// evaluate asks for the sets of the rules in one query: data.rules.<category>["<name>"].fail = v0; ...
func evaluate(
	ctx context.Context, all []judgement, compiler *ast.Compiler, input *ast.Term, wanted []*rules.Rule,
) ([]judgement, error) {
	var body ast.Body
	var sets []set
	for _, rule := range wanted {
		for _, kind := range rule.Kinds {
			s := set{rule: rule, kind: Kind(kind), variable: ast.Var("v" + strconv.Itoa(len(sets)))}
			body.Append(ast.Equality.Expr(ast.NewTerm(s.variable), ast.NewTerm(s.ref())))
			sets = append(sets, s)
		}
	}
	cancel := topdown.NewCancel()
	defer context.AfterFunc(ctx, cancel.Cancel)()
	results, err := topdown.NewQuery(body).WithCompiler(compiler).WithInput(input).WithCancel(cancel).Run(ctx)
	if err != nil {
		return nil, fmt.Errorf("evaluate rule %s: %w", wanted[0].Name, err)
	}
	for _, bindings := range results {
		for _, s := range sets {
			all, err = s.read(all, bindings[s.variable])
			if err != nil {
				return nil, fmt.Errorf("evaluate rule %s: %w", s.rule.Name, s.at(compiler, err))
			}
		}
	}
	return all, nil
}
