package compiled

import (
	"slices"

	"github.com/open-policy-agent/opa/v1/ast"
)

// deriver makes a guard of a body. What it does not understand, it leaves out: then the guard lets more pass.
type deriver struct {
	guard
	places   map[ast.Var]place // where the values of variables stand
	elements int               // that steps go through
}

type place struct {
	element int
	path    []*ast.Term
}

func derive(body ast.Body) guard {
	d := deriver{places: map[ast.Var]place{}}
	for _, e := range body {
		switch terms := e.Terms.(type) {
		case *ast.Term:
			d.add(holds, terms)
		case *ast.Not:
			d.not(terms.Body)
		case []*ast.Term:
			d.call(terms)
		}
	}
	return d.guard
}

func (d *deriver) add(kind stepKind, t *ast.Term, values ...*ast.Term) {
	if p, ok := d.place(t); ok {
		d.guard = append(d.guard, step{kind, p.element, p.path, values})
	}
}

// place is where the value of a term stands, if it has constant keys from there on.
func (d *deriver) place(t *ast.Term) (place, bool) {
	switch v := t.Value.(type) {
	case ast.Var:
		p, ok := d.places[v]
		return p, ok
	case ast.Ref:
		p, ok := d.places[v[0].Value.(ast.Var)]
		if v[0].Equal(ast.InputRootDocument) {
			ok = true
		}
		return place{p.element, slices.Concat(p.path, v[1:])}, ok && !slices.ContainsFunc(v[1:], func(key *ast.Term) bool { _, is := key.Value.(ast.String); return !is })
	}
	return place{}, false
}

// not reads a negation of one expression. Variables that appear only in it would stand for all that there is.
func (d *deriver) not(body ast.Body) {
	if len(body) != 1 {
		return
	}
	switch terms := body[0].Terms.(type) {
	case *ast.Term:
		d.add(fails, terms)
	case []*ast.Term:
		if of, values := compared(terms); len(values) > 0 && terms[0].Value.String() != "neq" {
			d.add(lacks, of, values...)
		}
	}
}

func (d *deriver) call(terms []*ast.Term) {
	of, values := compared(terms)
	switch {
	case len(values) > 0 && terms[0].Value.String() == "neq":
		d.add(varies, of, values...)
	case len(values) > 0:
		d.add(equals, of, values...)
	case terms[0].Value.String() == "eq":
		d.bind(terms[1], terms[2])
	}
}

// compared returns a term and the constants that it is compared with.
func compared(terms []*ast.Term) (*ast.Term, []*ast.Term) {
	switch terms[0].Value.String() {
	case "eq", "neq":
		if isConstant(terms[1]) {
			return terms[2], terms[1:2]
		}
		if isConstant(terms[2]) {
			return terms[1], terms[2:3]
		}
	case "internal.member_2":
		if set, ok := terms[2].Value.(ast.Set); ok && !slices.ContainsFunc(set.Slice(), func(t *ast.Term) bool { return !isConstant(t) }) {
			return terms[1], set.Slice()
		}
	}
	return nil, nil
}

func isConstant(t *ast.Term) bool {
	switch t.Value.(type) {
	case ast.String, ast.Boolean, ast.Number:
		return true
	}
	return false
}

// bind notes where a variable comes from: another place, or the elements of a collection. Of the collections at the top of
// the document only the first counts, since to go through several within one another would take too long.
func (d *deriver) bind(variable, from *ast.Term) {
	name, ok := variable.Value.(ast.Var)
	if !ok {
		return
	}
	if p, ok := d.place(from); ok {
		d.places[name] = p
		return
	}
	ref, ok := from.Value.(ast.Ref)
	if !ok {
		return
	}
	last := len(ref) - 1
	p, ok := d.place(ast.NewTerm(ref[:last]))
	if _, goes := ref[last].Value.(ast.Var); ok && goes && (p.element > 0 || d.elements == 0) {
		d.guard = append(d.guard, step{kind: each, element: p.element, path: p.path})
		d.elements++
		d.places[name] = place{element: d.elements}
	}
}
