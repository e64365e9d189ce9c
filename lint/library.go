package lint

import (
	"fmt"
	"maps"
	"sync"

	"github.com/open-policy-agent/opa/v1/ast"

	"github.com/secretwright/secretwright/rules"
	"github.com/secretwright/secretwright/rules/compiled"
)

// library holds the rules of the program: a rule when the first assembly has something for it to judge, and then as
// long as the process lives.
type library struct {
	mutex    sync.Mutex
	modules  map[string]*ast.Module
	compiler *ast.Compiler
	// add adds the modules of a rule that are not there yet; compile makes a compiler of all.
	add     func(modules map[string]*ast.Module, rule *rules.Rule) error
	compile func(modules map[string]*ast.Module) (*ast.Compiler, error)
	// mayFind reports, before a rule is added, whether it may find something in an input document.
	mayFind func(rule *rules.Rule, document ast.Value) bool
}

// The rules of the program as they are built in: compiled, and as Rego, which gives the same findings and takes longer.
var (
	fromCompiled = &library{modules: map[string]*ast.Module{}, add: addCompiled, compile: linkCompiled, mayFind: passesGuards}
	fromSources  = newLibrary()
)

func newLibrary() *library {
	return &library{modules: map[string]*ast.Module{}, add: addModules, compile: compileSources, mayFind: always}
}

func always(*rules.Rule, ast.Value) bool { return true }

func passesGuards(rule *rules.Rule, document ast.Value) bool {
	return compiled.MayFind(rule.Modules[0], document)
}

// programRules is where the program's rules come from.
func programRules(sources bool) *library {
	if sources || !compiled.Usable() {
		return fromSources
	}
	return fromCompiled
}

// with returns a compiler that holds the modules of the given rules, and of those that were needed before.
func (l *library) with(wanted []*rules.Rule) (*ast.Compiler, error) {
	l.mutex.Lock()
	defer l.mutex.Unlock()
	known := len(l.modules)
	for _, rule := range wanted {
		if err := l.add(l.modules, rule); err != nil {
			return nil, err
		}
	}
	if l.compiler != nil && len(l.modules) == known {
		return l.compiler, nil
	}
	compiler, err := l.compile(l.modules)
	if err != nil {
		return nil, err
	}
	l.compiler = compiler
	return compiler, nil
}

// addModules parses the files of a rule that are not among the modules yet.
func addModules(modules map[string]*ast.Module, rule *rules.Rule) error {
	for _, file := range rule.Modules {
		if modules[file] != nil {
			continue
		}
		name, source, err := rule.Source(file)
		if err != nil {
			return fmt.Errorf("read rule %s: %w", name, err)
		}
		module, err := ast.ParseModule(name, source)
		if err != nil {
			return fmt.Errorf("parse rule %s: %w", name, err)
		}
		modules[file] = module
	}
	return nil
}

func compileSources(modules map[string]*ast.Module) (*ast.Compiler, error) {
	compiler := ast.NewCompiler()
	if compiler.Compile(modules); compiler.Failed() {
		return nil, fmt.Errorf("compile the rules: %w", compiler.Errors)
	}
	return compiler, nil
}

func addCompiled(modules map[string]*ast.Module, rule *rules.Rule) error {
	for _, file := range rule.Modules {
		if modules[file] != nil {
			continue
		}
		module := compiled.Module(file)
		if module == nil {
			return fmt.Errorf("read rule %s: %s is not among the compiled ones; run go generate ./rules", rule.Name, file)
		}
		modules[file] = module
	}
	return nil
}

func linkCompiled(modules map[string]*ast.Module) (*ast.Compiler, error) {
	return compiled.Compiler(maps.Clone(modules)), nil
}
