package model

import (
	"slices"
	"strings"

	"github.com/secretwright/secretwright/lint/template"
)

// binding is an identifier with its value in one iteration, and where the value is written.
type binding struct {
	identifier, text string
	source           *template.Node
}

// collection evaluates the list that a loop goes over, or says why it is not known.
func (l *loops) collection(n *template.Node, bound []binding) ([]binding, string) {
	all := l.stack.value(l.copy(n, bound))
	switch {
	case all.kind == choice:
		return nil, "its collection depends on the case"
	case all.kind != list:
		return nil, "its collection is not known: " + reason(all)
	}
	made := make([]binding, len(all.items()))
	for i, item := range all.items() {
		content, ok := item.text()
		if !ok || item.render() != content { // or hidden: it would show in logical ids
			return nil, "an item of its collection is not known: " + reason(item)
		}
		made[i] = binding{text: content, source: sourceOf(item)}
	}
	return made, ""
}

func sourceOf(v value) *template.Node {
	p, _ := v.sole()
	return p.source
}

// refersTo reports whether a node is a Ref of an identifier. The innermost loop comes last.
func refersTo(n *template.Node, bound []binding) (binding, bool) {
	if name, argument := intrinsic(n); name == "Ref" {
		for _, b := range slices.Backward(bound) {
			if b.identifier == argument.Text {
				return b, true
			}
		}
	}
	return binding{}, false
}

// substitute puts the identifiers' values into the key and the text of a new node.
func (l *loops) substitute(n *template.Node, bound []binding) {
	for _, b := range slices.Backward(bound) {
		n.Key = l.fill(n.Key, b)
		if n.Kind == template.String {
			before := n.Text
			if n.Text = l.fill(before, b); n.Text != before {
				l.note(n, b)
			}
		}
	}
}

// fill puts a value into a text while there is room for it.
func (l *loops) fill(text string, b binding) string {
	places := strings.Count(text, "{"+b.identifier+"}")
	if places == 0 {
		return text
	}
	if l.bytes -= len(text) + places*len(b.text); l.bytes < 0 {
		return text
	}
	return b.in(text)
}

// in puts the value where a text has ${Identifier}, and its letters and digits where it has
// &{Identifier}.
func (b binding) in(text string) string {
	plain := strings.Map(func(r rune) rune {
		if r < '0' || r > '9' && r < 'A' || r > 'Z' && r < 'a' || r > 'z' {
			return -1
		}
		return r
	}, b.text)
	return strings.NewReplacer("${"+b.identifier+"}", b.text, "&{"+b.identifier+"}", plain).Replace(text)
}

// note remembers where a text of the expansion is written: if it is a credential, that place is
// hidden too.
func (l *loops) note(n *template.Node, b binding) {
	if b.source != nil {
		l.items[n] = append(l.items[n], b.source)
	}
}
