package model

import (
	"strings"

	"github.com/open-policy-agent/opa/v1/ast"

	"github.com/secretwright/secretwright/lint/template"
)

// unmentioned lists the secrets without a name of their own that nothing in their templates mentions.
// Such a name has random characters, so only what refers to the secret knows it.
func (a *Assembly) unmentioned() []*resource {
	nameless := map[*stack]map[string]bool{}
	for _, r := range a.in(secretType) {
		if r.property("Name").kind != absent {
			continue
		}
		if nameless[r.stack] == nil {
			nameless[r.stack] = map[string]bool{}
		}
		nameless[r.stack][r.id] = true
	}
	for s, ids := range nameless {
		left := mentions{ids: ids, doubtful: s.usesMacro()}
		left.walk(s.Root)
		if left.doubtful {
			delete(nameless, s)
		}
	}
	var all []*resource
	for _, r := range a.in(secretType) {
		if nameless[r.stack][r.id] {
			all = append(all, r)
		}
	}
	return all
}

// usesMacro reports whether a macro that is not AWS's own rewrites the template.
func (s *stack) usesMacro() bool {
	transform := s.Root.Get("Transform")
	all := transform.Children()
	if transform.IsText() {
		return !strings.HasPrefix(transform.Text, "AWS::")
	}
	for name := range all {
		if !strings.HasPrefix(name.Text, "AWS::") {
			return true
		}
	}
	return false
}

// mentions looks for logical ids in a template.
type mentions struct {
	ids      map[string]bool // those that were not mentioned yet
	doubtful bool            // something may mention any of them
}

func (m *mentions) walk(n *template.Node) {
	if len(m.ids) == 0 || m.doubtful || !n.Holds(template.Call|template.Secret) {
		return
	}
	switch name, argument := intrinsic(n); name {
	case "Ref":
		m.note(argument)
	case "Fn::GetAtt":
		if argument.Kind == template.List {
			m.note(argument.Item(0))
		} else {
			m.note(argument)
		}
	case "Fn::Sub":
		m.noteVariables(argument)
	}
	m.noteName(n)
	for child := range n.Children() {
		m.doubtful = m.doubtful || isOpaque(child.Key)
		m.walk(child)
	}
}

// note takes a logical id off, with or without an attribute behind it. An id may be computed with
// AWS::LanguageExtensions.
func (m *mentions) note(id *template.Node) {
	if !id.IsText() {
		m.doubtful = true
		return
	}
	name, _, _ := strings.Cut(id.Text, ".")
	delete(m.ids, name)
}

func (m *mentions) noteVariables(argument *template.Node) {
	if argument.Kind == template.List {
		argument = argument.Item(0)
	}
	if !argument.IsText() {
		return
	}
	for _, rest := range strings.Split(argument.Text, "${")[1:] {
		variable, _, _ := strings.Cut(rest, "}")
		name, _, _ := strings.Cut(strings.TrimSpace(variable), ".")
		delete(m.ids, name)
	}
}

// noteName looks for the logical id in an ARN: the name that CloudFormation makes for a secret holds it
// (CloudFormation User Guide, "Name type").
func (m *mentions) noteName(n *template.Node) {
	if !n.IsText() || !n.Holds(template.Secret) {
		return
	}
	_, name, _ := strings.Cut(n.Text, arnInfix)
	for _, word := range strings.FieldsFunc(name, func(r rune) bool { return strings.ContainsRune("-*?${}:/ ", r) }) {
		delete(m.ids, word)
	}
}

func unmentionedTerm(r *resource) *ast.Term { return r.place().object(nil) }
