package model

import (
	"slices"

	"github.com/secretwright/secretwright/lint/template"
)

const (
	samTransform = "AWS::Serverless-2016-10-31"
	samFunction  = "AWS::Serverless::Function"
)

// usesSAM reports whether the SAM transform reads the template.
func (s *stack) usesSAM() bool {
	transform := s.Root.Get("Transform")
	return transform.IsText() && transform.Text == samTransform ||
		slices.ContainsFunc(slices.Collect(transform.Children()), func(n *template.Node) bool { return n.Text == samTransform })
}

// mergeGlobals gives the stack a tree in which each function has the properties of Globals.Function
// that it inherits. They stand where Globals has them.
func (s *stack) mergeGlobals() {
	common := s.Root.Get("Globals", "Function")
	if common.Len() == 0 || !s.usesSAM() {
		return
	}
	merged := *s.Stack
	merged.Root = rewritten(s.Root, func(section *template.Node) *template.Node {
		if section.Key != "Resources" {
			return section.Clone()
		}
		return rewritten(section, func(r *template.Node) *template.Node { return inherit(common, r) })
	})
	s.Stack = &merged
}

// rewritten returns a node with new children.
func rewritten(n *template.Node, child func(*template.Node) *template.Node) *template.Node {
	var children []*template.Node
	for c := range n.Children() {
		children = append(children, child(c))
	}
	return n.With(children)
}

func inherit(common, r *template.Node) *template.Node {
	kind, own := r.Get("Type"), r.Get("Properties")
	if kind == nil || kind.Text != samFunction {
		return r.Clone()
	}
	common = withoutIgnored(common, r.Get("IgnoreGlobals"))
	if own == nil {
		properties := common.Clone()
		properties.Key, properties.KeyAt = "Properties", r.KeyAt
		return r.With(append(slices.Collect(r.Clone().Children()), properties))
	}
	return rewritten(r, func(attribute *template.Node) *template.Node {
		if attribute == own {
			return merge(common, own)
		}
		return attribute.Clone()
	})
}

// withoutIgnored leaves out what a function does not want to inherit: everything ("*") or a list of
// properties (SAM Developer Guide, "Globals section").
func withoutIgnored(common, ignored *template.Node) *template.Node {
	var kept []*template.Node
	for property := range common.Children() {
		isIgnored := func(name *template.Node) bool { return name.Text == property.Key }
		if ignored != nil && (ignored.Text == "*" || slices.ContainsFunc(slices.Collect(ignored.Children()), isIgnored)) {
			continue
		}
		kept = append(kept, property.Clone())
	}
	return common.With(kept)
}

// merge joins lists, merges maps and prefers the function's own scalar, for which an intrinsic
// function counts as well (SAM Developer Guide, "Globals section", "Overridable").
func merge(common, own *template.Node) *template.Node {
	isCall := intrinsicName(common) != "" || intrinsicName(own) != ""
	switch {
	case isCall || common.Kind != own.Kind:
		return own.Clone()
	case own.Kind == template.List:
		return own.With(append(slices.Collect(common.Clone().Children()), slices.Collect(own.Clone().Children())...))
	case own.Kind != template.Map:
		return own.Clone()
	}
	var children []*template.Node
	for child := range common.Children() {
		if mine := own.Get(child.Key); mine != nil {
			children = append(children, merge(child, mine))
		} else {
			children = append(children, child.Clone())
		}
	}
	for child := range own.Children() {
		if common.Get(child.Key) == nil {
			children = append(children, child.Clone())
		}
	}
	return own.With(children)
}

func intrinsicName(n *template.Node) string {
	name, _ := intrinsic(n)
	return name
}
