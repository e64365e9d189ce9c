package compiled

import "github.com/open-policy-agent/opa/v1/ast"

// The kinds of terms. What has no kind cannot be written: teach kindOfTerm and value what they do not know.
const (
	termFalse = iota
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
)

func (c *codec) kindOfTerm(v ast.Value) int {
	switch v := v.(type) {
	case ast.Boolean:
		return termFalse + number(bool(v))
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
	}
	c.refuse("the term", v)
	return -1
}

func (c *codec) terms(terms []*ast.Term) []*ast.Term {
	count := c.number(len(terms))
	if !c.writing && count > 0 {
		if len(c.lists) < count {
			c.lists = make([]*ast.Term, max(256, count))
		}
		terms, c.lists = c.lists[:count:count], c.lists[count:]
	}
	for i, t := range terms {
		terms[i] = c.term(t)
	}
	return terms
}

func (c *codec) term(t *ast.Term) *ast.Term {
	return shared(c, &c.distinctTerms, t, (*codec).distinctTerm)
}

func (c *codec) distinctTerm(t *ast.Term) {
	kind := 0
	if c.writing {
		kind = c.kindOfTerm(t.Value)
	}
	t.Value = c.value(c.number(kind), t.Value)
}

func (c *codec) optional(t *ast.Term) *ast.Term {
	if c.is(t != nil) {
		return c.term(t)
	}
	return nil
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
