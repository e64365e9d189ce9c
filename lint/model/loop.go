package model

import (
	"slices"
	"strconv"
	"strings"

	"github.com/secretwright/secretwright/lint/template"
)

const loopPrefix = "Fn::ForEach::"

// maxIterations bounds what the loops of one template make together; a loop that would pass it is not
// expanded. CloudFormation takes 500 resources and 200 outputs in a template (User Guide, "Quotas").
const maxIterations = 1000

// maxLoopProblems is as many as somebody would read.
const maxLoopProblems = 20

// loops expands Fn::ForEach (CloudFormation Template Reference, "Fn::ForEach"; CloudFormation reads the
// collections before all else, so they hold nothing but texts, parameters and mappings).
type loops struct {
	stack      *stack
	iterations int // that may still be made
	nodes      int
	bytes      int // of text that may still be made
	problems   []*template.Problem
	items      map[*template.Node][]*template.Node // by the node whose text they went into
}

// expandLoops gives the stack a tree without loops. Its nodes stand where the loops' lines are.
func (s *stack) expandLoops() {
	if !strings.Contains(s.Source, loopPrefix) {
		return
	}
	l := loops{
		stack: s, iterations: maxIterations, nodes: template.MaxNodes, bytes: template.MaxBytes,
		items: map[*template.Node][]*template.Node{},
	}
	expanded := *s.Stack
	expanded.Root = l.copy(s.Root, nil)
	if l.bytes < 0 { // what was made until then is not whole
		expanded.Root, l.problems = s.Root, []*template.Problem{{
			File: s.File, Warning: true, Message: "Fn::ForEach is not expanded: it makes more text than a template may have",
		}}
	}
	expanded.Problems = append(slices.Clip(expanded.Problems), l.problems...)
	s.Stack, s.loops = &expanded, l
}

// copy returns a node without loops in it, with the identifiers' values in its keys and texts.
func (l *loops) copy(n *template.Node, bound []binding) *template.Node {
	if b, found := refersTo(n, bound); found {
		made := n.With(nil)
		l.substitute(made, bound) // its key
		made.Kind, made.Text = template.String, b.text
		l.note(made, b)
		return made
	}
	children := make([]*template.Node, 0, n.Len())
	for child := range n.Children() {
		if n.Kind == template.Map && strings.HasPrefix(child.Key, loopPrefix) {
			children = append(children, l.expand(child, bound)...)
		} else {
			children = append(children, l.copy(child, bound))
		}
	}
	made := n.With(children)
	l.substitute(made, bound)
	return made
}

// expand returns what a loop makes. A loop that is not expanded stays as it is.
func (l *loops) expand(loop *template.Node, bound []binding) []*template.Node {
	identifier, fragment := loop.Item(0), loop.Item(2)
	if loop.Kind != template.List || loop.Len() != 3 || !identifier.IsText() || fragment.Kind != template.Map {
		return l.leave(loop, "it is not a list of an identifier, a collection and a map")
	}
	collection, why := l.collection(loop.Item(1), bound)
	if why != "" {
		return l.leave(loop, why)
	}
	cost := len(collection) * size(fragment)
	if l.iterations < len(collection) || l.nodes < cost {
		return l.leave(loop, "it and the loops before it make more than "+strconv.Itoa(maxIterations)+" entries")
	}
	l.iterations -= len(collection)
	l.nodes -= cost
	var made []*template.Node
	for _, item := range collection {
		item.identifier = identifier.Text
		inner := l.copy(fragment, append(slices.Clip(bound), item))
		made = append(made, slices.Collect(inner.Children())...)
	}
	return made
}

func size(n *template.Node) int {
	nodes := 1
	for child := range n.Children() {
		nodes += size(child)
	}
	return nodes
}

func (l *loops) leave(loop *template.Node, why string) []*template.Node {
	if len(l.problems) < maxLoopProblems {
		l.problems = append(l.problems, &template.Problem{
			File: l.stack.File, Line: int(loop.KeyAt.Line), Column: int(loop.KeyAt.Column), Warning: true,
			Message: loop.Key + " is not expanded: " + why,
		})
	}
	return []*template.Node{loop.Clone()}
}
