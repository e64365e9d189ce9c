package template

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"
)

// show writes a tree as JSON, without positions.
func show(n *Node) string {
	if n == nil {
		return "none"
	}
	var parts []string
	for child := range n.Children() {
		text := show(child)
		if n.Kind == Map {
			text = quote(child.Key) + ":" + text
		}
		parts = append(parts, text)
	}
	switch n.Kind {
	case Null:
		return "null"
	case Bool, Number:
		return n.Text
	case String:
		return quote(n.Text)
	case List:
		return "[" + strings.Join(parts, ",") + "]"
	}
	return "{" + strings.Join(parts, ",") + "}"
}

func quote(text string) string {
	var out strings.Builder
	encoder := json.NewEncoder(&out)
	encoder.SetEscapeHTML(false)
	_ = encoder.Encode(text)
	return strings.TrimSuffix(out.String(), "\n")
}

// place writes a span as line:column+width.
func place(s Span) string { return fmt.Sprintf("%d:%d+%d", s.Line, s.Column, s.Width) }

// value reads a YAML value in a template, as the value of the key V in line 2.
func value(t *testing.T, source string) (*Node, *Stack) {
	t.Helper()
	stack := mustRead(t, "Resources: {}\nV: "+source)
	return stack.Root.Get("V"), stack
}

func mustRead(t *testing.T, source string) *Stack {
	t.Helper()
	stack, err := Read("t.yaml", []byte(source))
	if err != nil {
		t.Fatalf("%q: %v", source, err)
	}
	insideSource(t, stack)
	return stack
}

// insideSource checks that every position lies inside the source, and that what has a width is
// there: a key's text begins or ends where its span does.
func insideSource(t *testing.T, stack *Stack) {
	t.Helper()
	lines := strings.Split(stack.Source, "\n")
	check := func(what string, s Span) {
		t.Helper()
		if s.Line < 1 || int(s.Line) > len(lines) || s.Column < 1 || s.Width < 0 ||
			int(s.Column-1+s.Width) > utf8.RuneCountInString(lines[s.Line-1]) {
			t.Fatalf("%s %s lies outside of %q", what, place(s), clip(stack.Source))
		}
	}
	var walk func(n *Node, inMap bool)
	walk = func(n *Node, inMap bool) {
		check("value", n.At)
		if inMap {
			check("key", n.KeyAt)
		}
		for child := range n.Children() {
			walk(child, n.Kind == Map)
		}
	}
	walk(stack.Root, false)
	for _, problem := range stack.Problems {
		check(problem.Message, Span{Line: int32(problem.Line), Column: int32(problem.Column)})
	}
}

func clip(source string) string { return source[:min(len(source), 400)] }

func TestNode(t *testing.T) {
	root := mustRead(t, "Resources: {A: {x: 1, x: 2}, L: [a, b]}").Root
	resources := root.Get("Resources")
	if got := root.Get("Resources", "A", "x").Text; got != "2" {
		t.Errorf("the last duplicate counts, got %q", got)
	}
	if resources.Len() != 2 || root.Only() != resources || resources.Only() != nil {
		t.Errorf("Len or Only of %s", show(root))
	}
	if root.Get("Resources", "L").Item(1).Text != "b" || root.Get("Resources", "L").Item(2) != nil {
		t.Error("Item")
	}
	var none *Node
	if none.Len() != 0 || none.Get("x") != nil || none.Item(0) != nil || none.Only() != nil || none.IsText() {
		t.Error("a nil node is not empty")
	}
	for range none.Children() {
		t.Error("a nil node has children")
	}
}

func TestLocate(t *testing.T) {
	stack := mustRead(t, "Resources:\n  A:\n    L:\n      - x: 1\n")
	for _, test := range []struct {
		path  string
		at    string
		depth int
	}{
		{"Resources/A/L/0/x", "4:12+1", 5},
		{"Resources/A/L/0/y", "4:9+0", 4},
		{"Resources/A/L/1", "4:7+0", 3},
		{"Resources/A/L/z", "4:7+0", 3},
		{"Outputs", "1:1+0", 0},
	} {
		node, depth := stack.Locate(strings.Split(test.path, "/"))
		if place(node.At) != test.at || depth != test.depth {
			t.Errorf("%s: got %s and depth %d", test.path, place(node.At), depth)
		}
	}
}
