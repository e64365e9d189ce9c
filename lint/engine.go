package lint

import (
	"context"
	"fmt"
	"slices"
	"sync"

	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/open-policy-agent/opa/v1/topdown"

	"github.com/secretwright/secretwright/lint/model"
	"github.com/secretwright/secretwright/rules"
)

// engine evaluates rules.
type engine struct {
	rules []rules.Rule
	*library
}

// library compiles a rule when the first assembly has something for it to judge.
type library struct {
	mutex    sync.Mutex
	modules  map[string]*ast.Module
	compiler *ast.Compiler
}

func newLibrary() *library {
	return &library{modules: map[string]*ast.Module{}, compiler: ast.NewCompiler()}
}

// builtIn holds the program's own rules, which are the same in every run of a process.
var builtIn = newLibrary()

// judgement is what a rule says about an assembly, without positions.
type judgement struct {
	rule                   rules.Rule
	kind                   Kind
	stack, message, reason string
	path                   []string
}

func newEngine(all []rules.Rule) *engine {
	if slices.ContainsFunc(all, func(r rules.Rule) bool { return r.Folder != "" }) {
		return &engine{all, newLibrary()}
	}
	return &engine{all, builtIn}
}

// judge evaluates the rules that have something to judge in one query. If that fails, a query for
// each rule tells which one is to blame, and the others still judge.
func (e *engine) judge(ctx context.Context, assembly *model.Assembly) ([]judgement, []error) {
	applicable, sections := e.applicable(assembly)
	if len(applicable) == 0 {
		return nil, nil
	}
	compiler, err := e.compile(applicable)
	if err != nil {
		return nil, []error{err}
	}
	input := ast.NewTerm(assembly.Document(sections...))
	found, err := evaluate(ctx, compiler, input, applicable)
	if err == nil || len(applicable) == 1 {
		return found, errorsOf(err)
	}
	var all []judgement
	var errs []error
	for _, rule := range applicable {
		found, err := evaluate(ctx, compiler, input, []rules.Rule{rule})
		all = append(all, found...)
		errs = append(errs, errorsOf(err)...)
	}
	return all, errs
}

func errorsOf(err error) []error {
	if err == nil {
		return nil
	}
	return []error{err}
}

// applicable returns the rules one of whose subjects the assembly has, and the sections they read.
func (e *engine) applicable(assembly *model.Assembly) ([]rules.Rule, []string) {
	var found []rules.Rule
	var sections []string
	for _, rule := range e.rules {
		if !slices.ContainsFunc(rule.Subjects, assembly.Has) {
			continue
		}
		found = append(found, rule)
		for _, section := range rule.Sections {
			if !slices.Contains(sections, section) {
				sections = append(sections, section)
			}
		}
	}
	return found, sections
}

// compile returns a compiler that holds the modules of the given rules, and of those that were
// needed before.
func (l *library) compile(wanted []rules.Rule) (*ast.Compiler, error) {
	l.mutex.Lock()
	defer l.mutex.Unlock()
	known := len(l.modules)
	for _, rule := range wanted {
		if err := addModules(l.modules, rule); err != nil {
			return nil, err
		}
	}
	if len(l.modules) == known {
		return l.compiler, nil
	}
	compiler := ast.NewCompiler()
	if compiler.Compile(l.modules); compiler.Failed() {
		return nil, fmt.Errorf("compile the rules: %w", compiler.Errors)
	}
	l.compiler = compiler
	return compiler, nil
}

// addModules parses the files of a rule that are not among the modules yet.
func addModules(modules map[string]*ast.Module, rule rules.Rule) error {
	for _, file := range rule.Modules {
		name := rule.File(file)
		if modules[name] != nil {
			continue
		}
		source, err := rule.Source(file)
		if err != nil {
			return fmt.Errorf("read rule %s: %w", name, err)
		}
		module, err := ast.ParseModule(name, source)
		if err != nil {
			return fmt.Errorf("parse rule %s: %w", name, err)
		}
		modules[name] = module
	}
	return nil
}

// evaluate asks for the sets of the rules in one query: data.rules.<category>["<name>"].fail = v0; ...
func evaluate(ctx context.Context, compiler *ast.Compiler, input *ast.Term, wanted []rules.Rule) ([]judgement, error) {
	var body ast.Body
	var sets []set
	for _, rule := range wanted {
		for _, kind := range rule.Kinds {
			s := set{rule: rule, kind: Kind(kind), variable: ast.Var(fmt.Sprintf("v%d", len(sets)))}
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
	var all []judgement
	for _, bindings := range results {
		for _, s := range sets {
			all = append(all, s.read(bindings[s.variable])...)
		}
	}
	return all, nil
}

// set is one of the sets that a rule defines, and the variable that the query binds it to.
type set struct {
	rule     rules.Rule
	kind     Kind
	variable ast.Var
}

func (s set) ref() ast.Ref {
	return ast.Ref{
		ast.DefaultRootDocument, ast.StringTerm("rules"), ast.StringTerm(s.rule.Category),
		ast.StringTerm(s.rule.Name), ast.StringTerm(string(s.kind)),
	}
}

func (s set) read(bound *ast.Term) []judgement {
	found, _ := bound.Value.(ast.Set)
	var all []judgement
	found.Foreach(func(item *ast.Term) {
		all = append(all, judgement{
			rule: s.rule, kind: s.kind,
			stack: text(item, "stack"), message: text(item, "message"), reason: text(item, "reason"),
			path: steps(item),
		})
	})
	return all
}

func text(item *ast.Term, key string) string {
	object, _ := item.Value.(ast.Object)
	value, _ := valueOf(object, key).(ast.String)
	return string(value)
}

func steps(item *ast.Term) []string {
	object, _ := item.Value.(ast.Object)
	array, _ := valueOf(object, "path").(*ast.Array)
	var path []string
	array.Foreach(func(step *ast.Term) {
		name, _ := step.Value.(ast.String)
		path = append(path, string(name))
	})
	return path
}

func valueOf(object ast.Object, key string) ast.Value {
	if term := object.Get(ast.StringTerm(key)); term != nil {
		return term.Value
	}
	return nil
}
