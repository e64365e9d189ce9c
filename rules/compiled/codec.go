package compiled

import (
	"encoding/binary"
	"fmt"

	"github.com/open-policy-agent/opa/v1/ast"
)

// codec writes modules, or reads them: one description of the form for both. Of a module it keeps what an evaluation
// asks for. It reads nothing but what it has written, so it checks nothing then.
type codec struct {
	writing bool
	out     []byte   // what is written
	rest    string   // what is still to be read
	table   []string // all texts, each once
	places  map[string]int
	*leaves
	file string        // for the locations of what is read
	at   *ast.Location // of the last node that has one
	row  int           // the same
	err  error
	// lists are room for lists of terms: one allocation for each of the thousands would take longer than all else.
	lists []*ast.Term
}

func (c *codec) number(n int) int {
	if c.writing {
		c.out = binary.AppendUvarint(c.out, uint64(n))
		return n
	}
	read, size := uint64(c.rest[0]), 1
	if read >= 0x80 {
		read, size = binary.Uvarint([]byte(c.rest[:min(len(c.rest), binary.MaxVarintLen32)]))
	}
	c.rest = c.rest[size:]
	return int(read)
}

func (c *codec) bytes(text string) string {
	size := c.number(len(text))
	if c.writing {
		c.out = append(c.out, text...)
		return text
	}
	text, c.rest = c.rest[:size], c.rest[size:]
	return text
}

// text is the place of a text in the table.
func (c *codec) text(text string) string {
	if !c.writing {
		return c.table[c.number(0)]
	}
	place, known := c.places[text]
	if !known {
		place = len(c.table)
		c.places[text] = place
		c.table = append(c.table, text)
	}
	c.number(place)
	return text
}

// kind says what a node is. A bit says that its row follows: it does not where the node before has the same.
func (c *codec) kind(kind int, at *ast.Location) int {
	row := c.row
	if at != nil {
		row = at.Row
	}
	kind = c.number(kind<<1 | number(row != c.row))
	if kind&1 != 0 {
		c.row = c.number(row)
		c.at = ast.NewLocation(nil, c.file, c.row, 1)
	}
	return kind >> 1
}

func (c *codec) module(m *ast.Module) *ast.Module {
	m.Package.Path = c.terms(m.Package.Path)
	count := c.number(len(m.Rules))
	if !c.writing {
		m.Rules = make([]*ast.Rule, count)
	}
	for i, rule := range m.Rules {
		m.Rules[i] = c.rule(m, rule)
	}
	return m
}

func (c *codec) rule(m *ast.Module, r *ast.Rule) *ast.Rule {
	if !c.writing {
		r = &ast.Rule{Module: m, Head: &ast.Head{}}
	}
	r.Default = c.kind(number(r.Default), r.Location) == 1
	r.Location = c.place(r.Location)
	r.Head.Assign = c.kind(number(r.Head.Assign), r.Head.Location) == 1
	r.Head.Location = c.place(r.Head.Location)
	r.Head.Name = ast.Var(c.text(string(r.Head.Name)))
	r.Head.Reference = c.terms(r.Head.Reference)
	r.Head.Args = c.terms(r.Head.Args)
	r.Head.Key = c.term(r.Head.Key)
	r.Head.Value = c.term(r.Head.Value)
	r.Body = c.body(r.Body)
	if c.number(number(r.Else != nil)) == 1 {
		r.Else = c.rule(m, r.Else)
	}
	return r
}

func number(is bool) int {
	if is {
		return 1
	}
	return 0
}

// place is where a node stands: that of the last kind, or what it has already.
func (c *codec) place(at *ast.Location) *ast.Location {
	if c.writing {
		return at
	}
	return c.at
}

func (c *codec) body(body ast.Body) ast.Body {
	count := c.number(len(body))
	if !c.writing {
		exprs := make([]ast.Expr, count)
		body = make(ast.Body, count)
		for i := range exprs {
			exprs[i].Index, body[i] = i, &exprs[i]
		}
	}
	for _, e := range body {
		c.expr(e)
	}
	return body
}

// The kinds of expressions. What has no kind cannot be written: teach kindOfExpr and expr what they do not know.
const (
	exprTerm = iota + 1
	exprCall
	exprEvery
	exprNot
)

func (c *codec) kindOfExpr(e *ast.Expr) int {
	if e.Negated || len(e.With) > 0 { // a negation in the old form; "with" needs types of functions, which are not kept
		c.refuse("the expression", e)
	}
	switch e.Terms.(type) {
	case nil: // to be read
	case *ast.Term:
		return exprTerm
	case []*ast.Term:
		return exprCall
	case *ast.Every:
		return exprEvery
	case *ast.Not:
		return exprNot
	default:
		c.refuse("the expression", e)
	}
	return 0
}

func (c *codec) expr(e *ast.Expr) {
	kind := c.kind(c.kindOfExpr(e), e.Location)
	e.Location = c.place(e.Location)
	switch kind {
	case exprTerm:
		e.Terms = c.term(as[*ast.Term](e.Terms))
	case exprCall:
		e.Terms = c.terms(as[[]*ast.Term](e.Terms))
	case exprEvery:
		every := given(as[*ast.Every](e.Terms))
		every.Key, every.Value, every.Domain = c.term(every.Key), c.term(every.Value), c.term(every.Domain)
		every.Body, every.Location = c.body(every.Body), e.Location
		e.Terms = every
	case exprNot:
		not := given(as[*ast.Not](e.Terms))
		not.Body, not.Location = c.body(not.Body), e.Location
		e.Terms = not
	}
}

func as[T any](of any) T {
	v, _ := of.(T)
	return v
}

// given is what is to be written, or a new one to read into.
func given[T any](node *T) *T {
	if node == nil {
		return new(T)
	}
	return node
}

func (c *codec) refuse(what string, node any) {
	if c.err == nil {
		c.err = fmt.Errorf("the form of compiled rules (rules/compiled) has no word for %s %T: %v", what, node, node)
	}
}
