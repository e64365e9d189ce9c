package model

import (
	"encoding/json"
	"slices"
	"sync"

	"github.com/open-policy-agent/opa/v1/ast"
)

// object builds a term of the input document. Fields whose value is nil are left out.
func object(fields ...field) *ast.Term { return place{}.object(fields) }

// object builds the term of a fact that stands at the place.
func (p place) object(fields []field, more ...[]field) *ast.Term {
	var room [24][2]*ast.Term // few facts have more fields
	pairs := addTo(room[:0], field{"stack", p.stack}, field{"id", p.id}, field{"path", p.path})
	pairs = addTo(pairs, fields...)
	for _, fields := range more {
		pairs = addTo(pairs, fields...)
	}
	return ast.ObjectTerm(pairs...)
}

// addTo adds fields to the pairs that an object consists of.
func addTo(pairs [][2]*ast.Term, fields ...field) [][2]*ast.Term {
	for _, f := range fields {
		if f.value != nil {
			pairs = append(pairs, [2]*ast.Term{wordTerm(f.name), f.value})
		}
	}
	return pairs
}

// words are the terms of the names of fields, and of texts that are one of few: all documents have them.
var words sync.Map

func wordTerm(text string) *ast.Term {
	if term, ok := words.Load(text); ok {
		return term.(*ast.Term)
	}
	term, _ := words.LoadOrStore(text, ast.StringTerm(text))
	return term.(*ast.Term)
}

type field struct {
	name  string
	value *ast.Term
}

// optional is a text that is left out when it is empty.
func optional(text string) *ast.Term {
	if text == "" {
		return nil
	}
	return ast.StringTerm(text)
}

func array[T any](items []T, term func(T) *ast.Term) *ast.Term {
	if len(items) == 0 {
		return ast.InternedEmptyArray
	}
	terms := make([]*ast.Term, len(items))
	for i, item := range items {
		terms[i] = term(item)
	}
	return ast.ArrayTerm(terms...)
}

// textTerms makes the terms of several texts at once.
func textTerms(texts []string) *ast.Term {
	if len(texts) == 0 {
		return ast.InternedEmptyArray
	}
	block, terms := make([]ast.Term, len(texts)), make([]*ast.Term, len(texts))
	for i, text := range texts {
		block[i].Value = ast.String(text)
		terms[i] = &block[i]
	}
	return ast.ArrayTerm(terms...)
}

func keyed[T any](items []T, key, term func(T) *ast.Term) *ast.Term {
	pairs := make([][2]*ast.Term, len(items))
	for i, item := range items {
		pairs[i] = [2]*ast.Term{key(item), term(item)}
	}
	return ast.ObjectTerm(pairs...)
}

// term returns a value as the input document shows it. Credentials are left out.
func (a *Assembly) term(v value) *ast.Term {
	switch {
	case a.sensitive[v.node] && v.kind != choice && v.kind != absent:
		return object(field{"$credential", ast.InternedTerm(true)})
	case v.kind == list:
		return array(v.items(), a.term)
	case v.kind == mapping:
		return a.mappingTerm(v)
	case v.kind == choice:
		return object(field{"$choice", array(slices.Collect(v.outcomes()), a.caseTerm)})
	case v.scalar():
		return a.scalarTerm(v)
	}
	return ast.NullTerm()
}

func (a *Assembly) mappingTerm(v value) *ast.Term {
	pairs := make([][2]*ast.Term, len(v.items()))
	for i, item := range v.items() {
		pairs[i] = [2]*ast.Term{ast.StringTerm(v.keys()[i]), a.term(item)}
	}
	return ast.ObjectTerm(pairs...)
}

func (a *Assembly) caseTerm(c branch) *ast.Term {
	return object(field{"when", ast.StringTerm(solve(c.when).text())}, field{"value", a.term(c.value)})
}

func (a *Assembly) scalarTerm(v value) *ast.Term {
	p, sole := v.sole()
	if sole && p.from == attribute {
		return object(field{"$ref", ast.StringTerm(p.to.key())}, field{"attr", ast.StringTerm(p.name)})
	}
	for _, hole := range v.parts() {
		if !hole.known || hole.hidden {
			return object(field{"$unknown", object(
				field{"kind", wordTerm(hole.from.String())},
				field{"name", optional(hole.name)},
				field{"text", ast.StringTerm(v.render())},
			)})
		}
	}
	switch shown := v.render(); v.kind {
	case boolean:
		return ast.InternedTerm(shown == "true")
	case number:
		return ast.NumberTerm(json.Number(shown))
	default:
		return ast.StringTerm(shown)
	}
}

var originNames = [...]string{"literal", "parameter", "pseudo", "mapping", "attribute", "import", "ssm-parameter", "function", "undefined"}

func (o origin) String() string { return originNames[o] }
