package model

import (
	"github.com/open-policy-agent/opa/v1/ast"
)

// text is the term of a text that many facts share: the name of a stack, an id, a step of a path.
func (a *Assembly) text(content string) *ast.Term {
	term := a.texts[content]
	if term == nil {
		term = ast.StringTerm(content)
		a.texts[content] = term
	}
	return term
}

func (a *Assembly) path(steps ...string) *ast.Term {
	return array(steps, a.text)
}

// place says where a fact stands: the finding's stack and path, and the id for the message.
type place struct{ stack, id, path *ast.Term }

func (r *resource) place(path ...string) place {
	return r.stack.at(r.id, append([]string{"Resources", r.id}, path...))
}

func (r *resource) placeOf(v value) place { return r.stack.at(r.id, r.stepsTo(v)) }

func (r *resource) pathOf(v value) *ast.Term { return r.stack.assembly.path(r.stepsTo(v)...) }

// stepsTo are those to where a value is written, or to the resource.
func (r *resource) stepsTo(v value) []string {
	if v.node == nil {
		return []string{"Resources", r.id}
	}
	return v.node.Path()
}

// placeAt is the place of a fact that stands at a node, in a resource or in another section.
func (s *stack) placeAt(path []string) place {
	id := ""
	if len(path) > 1 {
		id = path[1]
	}
	return s.at(id, path)
}

func (s *stack) at(id string, path []string) place {
	a := s.assembly
	return place{a.text(s.Name), a.text(id), a.path(path...)}
}

func keyTerm(r *resource) *ast.Term {
	if r == nil {
		return nil
	}
	return r.stack.assembly.text(r.key)
}

func idTerm(r *resource) *ast.Term {
	if r == nil {
		return nil
	}
	return r.stack.assembly.text(r.id)
}
