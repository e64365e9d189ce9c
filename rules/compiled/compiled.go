// Package compiled holds the rules as OPA has compiled them, in one file that `go generate ./rules` writes. To parse and
// compile the rules takes most of the time of a short run; to read them from here takes almost none.
//
// The file belongs to one version of OPA: what a compiled rule consists of is OPA's own affair. With another version,
// as a program that imports the linter may have, there are no compiled rules, and the caller compiles the sources.
package compiled

import (
	_ "embed" // rules.bin
	"fmt"
	"maps"
	"slices"
	"strings"
	"sync"

	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/open-policy-agent/opa/v1/version"
)

//go:embed rules.bin
var file string

// form is the version of what the codec writes.
const form = "1"

// stamp is what a file begins with: what it was written by. A hash of the sources follows.
func stamp() string { return "secretwright rules " + form + ", OPA " + version.Version + ", " }

// Write writes compiled modules: those of a compiler that has run. sources is a hash of what they were compiled from.
func Write(modules map[string]*ast.Module, sources string) ([]byte, error) {
	c := codec{writing: true, places: map[string]int{}}
	bodies := map[string]string{}
	names := slices.Sorted(maps.Keys(modules))
	for _, name := range names {
		c.out, c.row = nil, 0
		if c.module(modules[name]); c.err != nil {
			return nil, fmt.Errorf("write module %s: %w", name, c.err)
		}
		bodies[name] = string(c.out)
	}
	c.out = []byte(stamp() + sources + "\n")
	c.number(len(c.table))
	for _, text := range c.table {
		c.bytes(text)
	}
	c.number(len(names))
	for _, name := range names {
		c.bytes(name)
		c.bytes(bodies[name])
	}
	return c.out, nil
}

// archive is an open file.
type archive struct {
	leaves
	table  []string
	bodies map[string]string // the modules by their names, as they are written
}

var embedded = sync.OnceValue(func() *archive { return open(file) })

// open returns nothing of a file that something else has written.
func open(file string) *archive {
	rest, ok := strings.CutPrefix(file, stamp())
	if !ok {
		return &archive{}
	}
	_, rest, _ = strings.Cut(rest, "\n") // tests hold the hash of the sources against them
	c := codec{rest: rest}
	count := c.number(0)
	a := &archive{table: make([]string, count), bodies: map[string]string{}}
	a.strings, a.variables = make([]*ast.Term, count), make([]*ast.Term, count)
	for i := range a.table {
		a.table[i] = c.bytes("")
	}
	for range c.number(0) {
		name := c.bytes("")
		a.bodies[name] = c.bytes("")
	}
	return a
}

// Usable reports whether the compiled rules are those of the OPA that the program links.
func Usable() bool { return len(embedded().bodies) > 0 }

// Module returns a file of the program's rules, nil if there is no such file. Its locations name it as rules.Rule.Source
// does, and know no columns. Nobody may change it. Calls must not overlap.
func Module(name string) *ast.Module { return embedded().module(name) }

func (a *archive) module(name string) *ast.Module {
	body, ok := a.bodies[name]
	if !ok {
		return nil
	}
	c := codec{rest: body, table: a.table, leaves: &a.leaves, file: "<secretwright>/" + name}
	return c.module(&ast.Module{Package: &ast.Package{}})
}

// Compiler returns a compiler that holds compiled modules, as far as an evaluation asks it. The modules must be all
// that they refer to.
func Compiler(modules map[string]*ast.Module) *ast.Compiler {
	c := ast.NewCompiler()
	c.Modules = modules
	c.ModuleTree = ast.NewModuleTree(modules)
	c.RuleTree = ast.NewRuleTree(c.ModuleTree)
	c.RuleTree.DepthFirst(func(node *ast.TreeNode) bool {
		if len(node.Values) > 0 {
			node.Index = newIndex(node)
		}
		return false
	})
	return c
}
