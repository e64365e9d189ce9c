package model

import (
	"strings"

	"github.com/secretwright/secretwright/lint/template"
)

// dependsOn reports whether CloudFormation makes one of some resources before this one: it is named by
// DependsOn or by an intrinsic function, or something that is named depends on it (CloudFormation
// Template Reference, "DependsOn attribute").
func (r *resource) dependsOn(wanted map[*resource]bool) bool {
	seen := map[*resource]bool{r: true}
	for next := []*resource{r}; len(next) > 0; {
		last := next[len(next)-1]
		next = next[:len(next)-1]
		for _, to := range last.dependencies() {
			if wanted[to] {
				return true
			}
			if !seen[to] {
				seen[to] = true
				next = append(next, to)
			}
		}
	}
	return false
}

// dependencies are the resources of the stack that a resource names, read once.
func (r *resource) dependencies() []*resource {
	return r.needs.get(r.findDependencies)
}

func (r *resource) findDependencies() []*resource {
	var needs []*resource
	note := func(id string) {
		to := r.stack.resources[id]
		if to != nil && to.maker != nil {
			to = to.maker
		}
		if to != nil && to != r {
			needs = append(needs, to)
		}
	}
	names := r.node.Get("DependsOn")
	if names.IsText() {
		note(names.Text)
	}
	for name := range names.Children() {
		note(name.Text)
	}
	eachReferred(r.properties, note)
	return needs
}

// eachReferred calls note with the logical ids, and the names of parameters, that a node refers to.
func eachReferred(n *template.Node, note func(string)) {
	if n == nil {
		return
	}
	switch name, argument := intrinsic(n); {
	case name == "Ref" && argument.IsText():
		note(argument.Text)
	case name == "Fn::GetAtt" && argument.IsText():
		id, _, _ := strings.Cut(argument.Text, ".")
		note(id)
	case name == "Fn::GetAtt" && argument.Item(0).IsText():
		note(argument.Item(0).Text)
	case name == "Fn::Sub":
		eachReferredInText(argument, note)
	}
	for child := range n.Children() {
		eachReferred(child, note)
	}
}

func eachReferredInText(argument *template.Node, note func(string)) {
	format := argument
	if argument.Kind == template.List {
		format = argument.Item(0)
	}
	if !format.IsText() {
		return
	}
	for rest := format.Text; ; {
		_, after, found := strings.Cut(rest, "${")
		name, next, closed := strings.Cut(after, "}")
		if !found || !closed {
			return
		}
		id, _, _ := strings.Cut(strings.TrimSpace(name), ".")
		note(id)
		rest = next
	}
}
