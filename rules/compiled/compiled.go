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
const form = "2"

// stamp is what a file begins with: what it was written by. A hash of the sources follows.
func stamp() string { return "secretwright rules " + form + ", OPA " + version.Version + ", " }

// archive is an open file, or one that is being written.
type archive struct {
	distinctTerms table[ast.Term]
	distinctExprs table[ast.Expr]
	bodies        map[string]string // the modules by their names, as they are written
	lists         []*ast.Term       // room for lists of terms that are read
	err           error             // while writing: the first thing that there is no word for
}

// Write writes compiled modules: those of a compiler that has run. sources is a hash of what they were compiled from.
func Write(modules map[string]*ast.Module, sources string) ([]byte, error) {
	a := &archive{bodies: map[string]string{}}
	a.distinctTerms.places, a.distinctExprs.places = map[string]int{}, map[string]int{}
	names := slices.Sorted(maps.Keys(modules))
	for _, name := range names {
		c := codec{writing: true, archive: a}
		if c.module(modules[name], name); c.err != nil {
			return nil, fmt.Errorf("write module %s: %w", name, c.err)
		}
		a.bodies[name] = string(c.out)
	}
	c := codec{writing: true, archive: a, out: []byte(stamp() + sources + "\n")}
	a.distinctTerms.file(&c)
	a.distinctExprs.file(&c)
	c.number(len(names))
	for _, name := range names {
		c.bytes(name)
		c.bytes(a.bodies[name])
	}
	return c.out, nil
}

var embedded = sync.OnceValue(func() *archive { return open(file) })

// open returns nothing of a file that something else has written.
func open(file string) *archive {
	rest, ok := strings.CutPrefix(file, stamp())
	if !ok {
		return &archive{}
	}
	_, rest, _ = strings.Cut(rest, "\n") // tests hold the hash of the sources against them
	a := &archive{bodies: map[string]string{}}
	c := codec{archive: a, rest: rest}
	a.distinctTerms.file(&c)
	a.distinctExprs.file(&c)
	for range c.number(0) {
		name := c.bytes("")
		a.bodies[name] = c.bytes("")
	}
	return a
}

// Usable reports whether the compiled rules are those of the OPA that the program links.
func Usable() bool { return len(embedded().bodies) > 0 }

// Module returns a file of the program's rules, nil if there is no such file. Only rules have a location: it names the file
// as rules.Rule.Source does, and knows no column. Nobody may change it. Calls must not overlap.
func Module(name string) *ast.Module { return embedded().read(name) }

func (a *archive) read(name string) *ast.Module {
	body, ok := a.bodies[name]
	if !ok {
		return nil
	}
	c := codec{archive: a, rest: body}
	return c.module(&ast.Module{Package: &ast.Package{}}, "<secretwright>/"+name)
}

// Compiler returns a compiler that holds compiled modules, as far as an evaluation asks it. The modules must be all
// that they refer to.
func Compiler(modules map[string]*ast.Module) *ast.Compiler {
	c := ast.NewCompiler()
	c.Modules = modules
	c.RuleTree = ruleTree(modules)
	return c
}
