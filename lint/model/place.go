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

// place are the fields that say where a fact stands: the finding's stack and path, and the id for
// the message.
func (r *resource) place(path ...string) []field {
	return r.stack.at(r.id, append([]string{"Resources", r.id}, path...))
}

func (r *resource) placeOf(v value) []field {
	if v.node == nil {
		return r.place()
	}
	return r.stack.at(r.id, v.node.Path())
}

// placeAt are the fields of a fact that stands at a node, in a resource or in another section.
func (s *stack) placeAt(path []string) []field {
	id := ""
	if len(path) > 1 {
		id = path[1]
	}
	return s.at(id, path)
}

func (s *stack) at(id string, path []string) []field {
	a := s.assembly
	return []field{{"stack", a.text(s.Name)}, {"id", a.text(id)}, {"path", a.path(path...)}}
}

func keyTerm(r *resource) *ast.Term {
	if r == nil {
		return nil
	}
	return r.stack.assembly.text(r.key())
}

func idTerm(r *resource) *ast.Term {
	if r == nil {
		return nil
	}
	return r.stack.assembly.text(r.id)
}
