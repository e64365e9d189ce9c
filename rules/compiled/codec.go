package compiled

import (
	"encoding/binary"
	"fmt"

	"github.com/open-policy-agent/opa/v1/ast"
)

// codec writes modules, or reads them: one description of the form for both. Of a module it keeps what an evaluation
// asks for: of locations the rows of rules, which is where an evaluation says that it went wrong. It reads nothing but
// what it has written, so it checks nothing then.
type codec struct {
	writing bool
	out     []byte // what is written
	rest    string // what is still to be read
	*archive
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

// text is the rest of what is written.
func (c *codec) text(text string) string {
	if c.writing {
		c.out = append(c.out, text...)
		return text
	}
	return c.rest
}

func (c *codec) module(m *ast.Module, file string) *ast.Module {
	m.Package.Path = c.terms(m.Package.Path)
	count := c.number(len(m.Rules))
	if !c.writing {
		m.Rules = make([]*ast.Rule, count)
	}
	for i, rule := range m.Rules {
		m.Rules[i] = c.rule(m, rule, file)
	}
	return m
}

func (c *codec) rule(m *ast.Module, r *ast.Rule, file string) *ast.Rule {
	if !c.writing {
		r = &ast.Rule{Module: m, Head: &ast.Head{}}
		r.Location = ast.NewLocation(nil, file, 0, 1)
		r.Head.Location = r.Location
	}
	r.Location.Row = c.number(r.Location.Row)
	r.Default = c.is(r.Default)
	r.Head.Assign = c.is(r.Head.Assign)
	r.Head.Reference = c.terms(r.Head.Reference)
	r.Head.Name = as[ast.Var](r.Head.Reference[0].Value)
	r.Head.Args = c.terms(r.Head.Args)
	r.Head.Key = c.optional(r.Head.Key)
	r.Head.Value = c.optional(r.Head.Value)
	r.Body = c.body(r.Body)
	if c.is(r.Else != nil) {
		r.Else = c.rule(m, r.Else, file)
	}
	return r
}

func (c *codec) is(fact bool) bool { return c.number(number(fact)) == 1 }

func number(is bool) int {
	if is {
		return 1
	}
	return 0
}

func (c *codec) body(body ast.Body) ast.Body {
	count := c.number(len(body))
	if !c.writing {
		body = make(ast.Body, count)
	}
	for i, e := range body {
		body[i] = shared(c, &c.distinctExprs, e, (*codec).distinctExpr)
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

func (c *codec) distinctExpr(e *ast.Expr) {
	switch c.number(c.kindOfExpr(e)) {
	case exprTerm:
		e.Terms = c.term(as[*ast.Term](e.Terms))
	case exprCall:
		e.Terms = c.terms(as[[]*ast.Term](e.Terms))
	case exprEvery:
		every := given(as[*ast.Every](e.Terms))
		every.Key, every.Value, every.Domain = c.optional(every.Key), c.term(every.Value), c.term(every.Domain)
		every.Body = c.body(every.Body)
		e.Terms = every
	case exprNot:
		not := given(as[*ast.Not](e.Terms))
		not.Body = c.body(not.Body)
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
