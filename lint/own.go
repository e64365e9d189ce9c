package lint

import (
	"context"
	"slices"

	"github.com/open-policy-agent/opa/v1/ast"

	"github.com/secretwright/secretwright/lint/model"
)

// ownRule is a user's rule. It has a compiler of its own: a mistake in it keeps no other rule from
// judging, and nothing that it or its libraries define changes what another one says.
type ownRule struct {
	Rule
	compiler *ast.Compiler
}

// CheckRules returns the rules that can be run, and what is wrong with the others.
func CheckRules(all []Rule) ([]Rule, []Problem) {
	runnable, _, problems := compileOwn(all)
	return runnable, problems
}

// compileOwn compiles the users' rules among some rules. What it takes for a rule of the program is
// compiled when there is something to judge: those are tested.
func compileOwn(all []Rule) (runnable []Rule, own []ownRule, problems []Problem) {
	isOwn := func(r Rule) bool { return r.Folder != "" }
	if !slices.ContainsFunc(all, isOwn) { // as in most runs: no copy
		return all, nil, nil
	}
	for _, rule := range all {
		if !isOwn(rule) {
			runnable = append(runnable, rule)
			continue
		}
		compiler, err := compileAlone(rule)
		if err != nil {
			problems = append(problems, Problems(rule.File(rule.Modules[0]), err)...)
			continue
		}
		runnable = append(runnable, rule)
		own = append(own, ownRule{rule, compiler})
	}
	slices.SortFunc(problems, compareProblems) // a library with a mistake is that of several rules
	return runnable, own, slices.Compact(problems)
}

func compileAlone(rule Rule) (*ast.Compiler, error) {
	if rule.Broken != nil {
		return nil, rule.Broken
	}
	modules := map[string]*ast.Module{}
	if err := addModules(modules, &rule); err != nil {
		return nil, err
	}
	compiler := ast.NewCompiler().WithCapabilities(Capabilities()).WithSchemas(Types(rule.Sections...)).WithUseTypeCheckAnnotations(true)
	if compiler.Compile(modules); compiler.Failed() {
		return nil, compiler.Errors
	}
	return compiler, nil
}

// judge evaluates a user's rule. Unlike the program's, nobody has tested what it says.
func (r ownRule) judge(ctx context.Context, input *ast.Term, assembly *model.Assembly) ([]judgement, error) {
	found, err := evaluate(ctx, nil, r.compiler, input, []*Rule{&r.Rule})
	if err != nil {
		return nil, ownError{r.Rule, err}
	}
	isStack := map[string]bool{}
	for _, s := range assembly.Stacks() {
		isStack[s.Name] = true
	}
	for _, j := range found {
		if !isStack[j.stack] {
			s := set{rule: &r.Rule, kind: j.kind}
			return nil, ownError{r.Rule, s.at(r.compiler, s.lacks("a stack that exists: take that of a fact"))}
		}
	}
	return found, nil
}
