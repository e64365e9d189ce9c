package model

import (
	"github.com/open-policy-agent/opa/v1/ast"

	"github.com/secretwright/secretwright/lint/template"
)

// text is the term of a text that many facts share: the name of a stack, an id, a step of a path.
func (a *Assembly) text(content string) *ast.Term {
	return once(a.texts, content, func() *ast.Term { return ast.StringTerm(content) })
}

// pathTo is the path to a node.
func (a *Assembly) pathTo(n *template.Node) *ast.Term {
	a.steps = n.AppendPath(a.steps[:0])
	return a.path(a.steps...)
}

func (a *Assembly) path(steps ...string) *ast.Term {
	return array(steps, a.text)
}

// place says where a fact stands: the finding's stack and path, and the id for the message.
type place struct{ stack, id, path *ast.Term }

func (r *resource) place(path ...string) place {
	return place{r.stack.name(), idTerm(r), r.stack.assembly.path(append([]string{"Resources", r.id}, path...)...)}
}

func (r *resource) placeOf(v value) place { return place{r.stack.name(), idTerm(r), r.pathOf(v)} }

func (r *resource) pathOf(v value) *ast.Term {
	if v.node == nil {
		return r.stack.assembly.path("Resources", r.id)
	}
	return r.stack.assembly.pathTo(v.node)
}

// placeAt is the place of a fact that stands at a node, in a resource or in another section.
func (s *stack) placeAt(n *template.Node) place {
	path := s.assembly.pathTo(n)
	id := path.Get(ast.InternedTerm(1))
	if id == nil {
		id = ast.InternedEmptyString
	}
	return place{s.name(), id, path}
}

// identity are the terms of what a resource is called.
type identity struct{ key, id *ast.Term }

func (r *resource) identify() identity {
	return identity{ast.StringTerm(r.key()), r.stack.assembly.text(r.id)}
}

func keyTerm(r *resource) *ast.Term {
	if r == nil {
		return nil
	}
	return r.terms.get(r.identify).key
}

func idTerm(r *resource) *ast.Term {
	if r == nil {
		return nil
	}
	return r.terms.get(r.identify).id
}

func (s *stack) name() *ast.Term {
	return s.term.get(func() *ast.Term { return ast.StringTerm(s.Name) })
}
