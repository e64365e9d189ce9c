package compiled

import (
	"slices"

	"github.com/open-policy-agent/opa/v1/ast"
)

// deriver makes a guard of a body. What it does not understand it leaves out: then the guard lets more pass.
type deriver struct {
	guard    guard
	elements int                   // that steps go through
	places   map[ast.Var]place     // where the values of variables stand
	counts   map[ast.Var]*ast.Term // what variables are the number of
	bodies   map[ast.Var]ast.Body  // the comprehensions that variables are made by
}

// place is where a value stands: below the document, or below an element that a step goes through.
type place struct {
	element int
	path    []*ast.Term
}

func derive(body ast.Body) guard {
	d := deriver{places: map[ast.Var]place{}, counts: map[ast.Var]*ast.Term{}, bodies: map[ast.Var]ast.Body{}}
	d.body(body)
	return d.guard
}

func (d *deriver) body(body ast.Body) {
	for _, e := range body {
		switch terms := e.Terms.(type) {
		case *ast.Term:
			d.add(holds, terms)
		case *ast.Not:
			d.not(terms.Body)
		case []*ast.Term:
			if terms[0].Value.String() == "sprintf" {
				return // from here on there is only the message
			}
			d.call(terms)
		}
	}
}

func (d *deriver) add(kind stepKind, of *ast.Term, values ...*ast.Term) {
	if p, ok := d.place(of); ok {
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
		ok = ok || v[0].Equal(ast.InputRootDocument)
		for _, key := range v[1:] {
			_, constant := key.Value.(ast.String)
			ok = ok && constant
		}
		return place{p.element, slices.Concat(p.path, v[1:])}, ok
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
		if kind, of, values := compared(terms); kind == equals {
			d.add(lacks, of, values...)
		}
	}
}

func (d *deriver) call(terms []*ast.Term) {
	kind, of, values := compared(terms)
	switch {
	case kind == above && values[0].Value.Compare(ast.Number("0")) == 0 && d.counted(of) != nil:
		d.some(d.counted(of))
	case kind != each:
		d.add(kind, of, values...)
	case terms[0].Value.String() == "count":
		d.counts[variable(terms[2])] = terms[1]
	case terms[0].Value.String() == "eq" && variable(terms[1]) != "":
		d.bind(variable(terms[1]), terms[2])
	}
}

// variable is the name of a variable, "" for another term.
func variable(t *ast.Term) ast.Var {
	name, _ := t.Value.(ast.Var)
	return name
}

// counted is what a term is the number of.
func (d *deriver) counted(t *ast.Term) *ast.Term { return d.counts[variable(t)] }

// some reads that a collection is not empty.
func (d *deriver) some(collection *ast.Term) {
	if p, ok := d.place(collection); ok {
		d.enter(p)
	}
	d.body(d.bodies[variable(collection)])
}

// enter adds a step that goes through a collection. Of the collections at the top of the document only the first counts:
// to go through several of them, one within another, would take too long.
func (d *deriver) enter(p place) bool {
	if p.element == 0 && d.elements > 0 {
		return false
	}
	d.guard = append(d.guard, step{kind: each, element: p.element, path: p.path})
	d.elements++
	return true
}

// bind notes where a variable comes from: another place, the elements of a collection, a comprehension.
func (d *deriver) bind(name ast.Var, from *ast.Term) {
	if p, ok := d.place(from); ok {
		d.add(present, from)
		d.places[name] = p
		return
	}
	switch v := from.Value.(type) {
	case *ast.ArrayComprehension:
		d.bodies[name] = v.Body
	case *ast.SetComprehension:
		d.bodies[name] = v.Body
	case ast.Ref:
		last := len(v) - 1
		p, ok := d.place(ast.NewTerm(v[:last]))
		if ok && variable(v[last]) != "" && d.enter(p) {
			d.places[name] = place{element: d.elements}
		}
	}
}

const member = "internal.member_2" // x in {"a", "b"}

var comparisons = map[string]stepKind{"eq": equals, "neq": varies, "lt": below, "gt": above, member: equals}

// compared returns how a term is compared with constants; each, which is no comparison, if it is not.
func compared(terms []*ast.Term) (stepKind, *ast.Term, []*ast.Term) {
	kind := comparisons[terms[0].Value.String()]
	switch {
	case kind == each:
		return each, nil, nil
	case terms[0].Value.String() == member:
		if set, ok := terms[2].Value.(ast.Set); ok && !slices.ContainsFunc(set.Slice(), func(t *ast.Term) bool { return !isConstant(t) }) {
			return kind, terms[1], set.Slice()
		}
	case isEmpty(terms[2].Value) && kind == equals:
		return empty, terms[1], nil
	case isEmpty(terms[2].Value) && kind == varies:
		return filled, terms[1], nil
	case isConstant(terms[2]):
		return kind, terms[1], terms[2:3]
	case isConstant(terms[1]) && (kind == equals || kind == varies):
		return kind, terms[2], terms[1:2]
	}
	return each, nil, nil
}

func isConstant(t *ast.Term) bool {
	switch t.Value.(type) {
	case ast.String, ast.Boolean, ast.Number:
		return true
	}
	return false
}
