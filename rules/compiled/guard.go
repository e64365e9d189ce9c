package compiled

import (
	"slices"
	"strings"

	"github.com/open-policy-agent/opa/v1/ast"
)

// guard is what has to be true of an input document for a Rego rule to find anything in it: what its body compares with
// constants, step by step. Most rules find nothing in most templates, and to learn that from their guards takes a
// fraction of the time that it takes to load and to evaluate them.
type guard []step

// step asks something of what stands at a path below an element that an earlier step goes through, 0 being the document.
type step struct {
	kind    stepKind
	element int
	path    []*ast.Term
	values  []*ast.Term
}

type stepKind uint8

const (
	each    stepKind = iota // some element of it passes all further steps
	present                 // it is there
	holds                   // it is there, and not false
	fails                   // it is not
	equals                  // it is one of the values
	varies                  // it is there, and none of the values
	lacks                   // it is not there, or none of the values
	below                   // it is less than the value
	above                   // it is more than the value
	empty                   // it is a list without items
	filled                  // it is anything else, and there
)

// moduleGuards are the guards of the rules of a module that find something.
type moduleGuards struct {
	module string
	guards []guard
}

// MayFind reports whether the rules of a module may find something in an input document. Where it is not known, they may.
func MayFind(module string, document ast.Value) bool {
	at, known := slices.BinarySearchFunc(guards, module, func(g moduleGuards, name string) int { return strings.Compare(g.module, name) })
	return !known || slices.ContainsFunc(guards[at].guards, func(g guard) bool { return g.pass(append(make([]ast.Value, 0, 4), document)) })
}

// pass reports whether the steps that are left pass, given the elements that the ones before go through.
func (g guard) pass(elements []ast.Value) bool {
	for i, s := range g {
		found := find(elements[s.element], s.path)
		if s.kind == each {
			return some(found, func(element ast.Value) bool { return g[i+1:].pass(append(elements, element)) })
		}
		if !s.accepts(found) {
			return false
		}
	}
	return true
}

// find returns what stands at a path, nil where nothing does.
func find(value ast.Value, path []*ast.Term) ast.Value {
	for _, key := range path {
		object, ok := value.(ast.Object)
		if !ok {
			return nil
		}
		entry := object.Get(key)
		if entry == nil {
			return nil
		}
		value = entry.Value
	}
	return value
}

func some(collection ast.Value, passes func(ast.Value) bool) bool {
	switch c := collection.(type) {
	case *ast.Array:
		return c.Until(func(element *ast.Term) bool { return passes(element.Value) })
	case ast.Object:
		return c.Until(func(_, element *ast.Term) bool { return passes(element.Value) })
	}
	return collection != nil && passes(collection) // a text may be counted too
}

func (s step) accepts(found ast.Value) bool {
	switch s.kind {
	case holds:
		return isTrue(found)
	case fails:
		return !isTrue(found)
	case lacks:
		return found == nil || !s.names(found)
	}
	return found != nil && s.compares(found)
}

func (s step) compares(found ast.Value) bool {
	switch s.kind {
	case equals:
		return s.names(found)
	case varies:
		return !s.names(found)
	case below:
		return found.Compare(s.values[0].Value) < 0
	case above:
		return found.Compare(s.values[0].Value) > 0
	case empty:
		return isEmpty(found)
	case filled:
		return !isEmpty(found)
	}
	return true // present
}

func isEmpty(found ast.Value) bool {
	list, ok := found.(*ast.Array)
	return ok && list.Len() == 0
}

// isTrue is what Rego makes of a value: everything is true but false, and what is not there.
func isTrue(found ast.Value) bool { return found != nil && found != ast.Value(ast.Boolean(false)) }

func (s step) names(found ast.Value) bool {
	return slices.ContainsFunc(s.values, func(v *ast.Term) bool { return found.Compare(v.Value) == 0 })
}
