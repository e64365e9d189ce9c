package inputs

import (
	"encoding/json"
	"strings"

	"github.com/secretwright/secretwright/lint/template"
)

// writer writes a tree as JSON: the keys stay in their order. With a stack each resource has a construct path.
type writer struct {
	strings.Builder
	stack, indent string
}

func (w *writer) write(root *template.Node) string {
	w.value(root, "\n")
	w.WriteString("\n")
	return w.String()
}

func (w *writer) value(n *template.Node, line string) {
	switch n.Kind {
	case template.Map:
		w.collection(n, "{", "}", line)
	case template.List:
		w.collection(n, "[", "]", line)
	case template.String:
		w.WriteString(quoted(n.Text))
	case template.Null:
		w.WriteString("null")
	default:
		w.WriteString(n.Text)
	}
}

func (w *writer) collection(n *template.Node, open, end, line string) {
	inside, between := line+w.indent, ""
	w.WriteString(open)
	for child := range n.Children() {
		w.WriteString(between + inside)
		if n.Kind == template.Map {
			w.WriteString(quoted(child.Key) + ": ")
		}
		w.value(child, inside)
		between = ","
	}
	if w.stack != "" && isResource(n) {
		w.WriteString("," + inside + `"Metadata": {` + inside + w.indent)
		w.WriteString(`"aws:cdk:path": ` + quoted(w.stack+"/"+n.Key+"/Resource") + inside + "}")
	}
	if n.Len() > 0 {
		w.WriteString(line)
	}
	w.WriteString(end)
}

func isResource(n *template.Node) bool {
	return n.Kind == template.Map && len(n.Path()) == 2 && n.Path()[0] == "Resources"
}

func quoted(text string) string {
	var b strings.Builder
	encoder := json.NewEncoder(&b)
	encoder.SetEscapeHTML(false)
	_ = encoder.Encode(text) // text is always written
	return strings.TrimSuffix(b.String(), "\n")
}
