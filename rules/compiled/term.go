package compiled

import "github.com/open-policy-agent/opa/v1/ast"

// The kinds of terms. What has no kind cannot be written: teach kindOfTerm and value what they do not know.
const (
	termNone = iota // no term at all
	termFalse
	termTrue
	termNumber
	termString
	termVar
	termRef
	termArray
	termSet
	termObject
	termArrayOf
	termSetOf
	termObjectOf
)

func (c *codec) kindOfTerm(v ast.Value) int {
	switch v := v.(type) {
	case ast.Boolean:
		if v {
			return termTrue
		}
		return termFalse
	case ast.Number:
		return termNumber
	case ast.String:
		return termString
	case ast.Var:
		return termVar
	case ast.Ref:
		return termRef
	case *ast.Array:
		return termArray
	case ast.Set:
		return termSet
	case ast.Object:
		return termObject
	case *ast.ArrayComprehension:
		return termArrayOf
	case *ast.SetComprehension:
		return termSetOf
	case *ast.ObjectComprehension:
		return termObjectOf
	}
	c.refuse("the term", v)
	return termNone
}

func (c *codec) terms(terms []*ast.Term) []*ast.Term {
	count := c.number(len(terms))
	if !c.writing && count > 0 {
		terms = make([]*ast.Term, count)
	}
	for i, t := range terms {
		terms[i] = c.term(t)
	}
	return terms
}

func (c *codec) term(t *ast.Term) *ast.Term {
	if c.writing {
		if t == nil {
			c.kind(termNone, nil)
			return nil
		}
		c.value(c.kind(c.kindOfTerm(t.Value), t.Location), t.Value)
		return t
	}
	kind := c.kind(0, nil)
	if kind == termNone {
		return nil
	}
	if len(c.slab) == 0 {
		c.slab = make([]ast.Term, 128)
	}
	t, c.slab = &c.slab[0], c.slab[1:]
	t.Location = c.at
	t.Value = c.value(kind, nil)
	return t
}

func (c *codec) value(kind int, v ast.Value) ast.Value {
	switch kind {
	case termNumber:
		return ast.Number(c.text(string(as[ast.Number](v))))
	case termString:
		return ast.String(c.text(string(as[ast.String](v))))
	case termVar:
		return ast.Var(c.text(string(as[ast.Var](v))))
	case termRef:
		return ast.Ref(c.terms(as[ast.Ref](v)))
	case termArray:
		return ast.NewArray(c.terms(items(v))...)
	case termSet:
		return ast.NewSet(c.terms(items(v))...)
	case termObject:
		return object(c.terms(items(v)))
	case termArrayOf:
		of := given(as[*ast.ArrayComprehension](v))
		of.Term, of.Body = c.term(of.Term), c.body(of.Body)
		return of
	case termSetOf:
		of := given(as[*ast.SetComprehension](v))
		of.Term, of.Body = c.term(of.Term), c.body(of.Body)
		return of
	case termObjectOf:
		of := given(as[*ast.ObjectComprehension](v))
		of.Key, of.Value, of.Body = c.term(of.Key), c.term(of.Value), c.body(of.Body)
		return of
	}
	return ast.Boolean(kind == termTrue)
}

// items are those of an array or a set, and keys and values of an object by turns.
func items(v ast.Value) (all []*ast.Term) {
	add := func(t *ast.Term) { all = append(all, t) }
	switch v := v.(type) {
	case *ast.Array:
		v.Foreach(add)
	case ast.Set:
		all = append(all, v.Slice()...)
	case ast.Object:
		for _, key := range v.Keys() {
			all = append(all, key, v.Get(key))
		}
	}
	return all
}

func object(items []*ast.Term) ast.Value {
	pairs := make([][2]*ast.Term, len(items)/2)
	for i := range pairs {
		pairs[i] = [2]*ast.Term{items[2*i], items[2*i+1]}
	}
	return ast.NewObject(pairs...)
}
