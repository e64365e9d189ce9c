package model

import "github.com/secretwright/secretwright/lint/template"

// Values may pass through so many outputs and parameters of other stacks, and may become so large on
// the way. Beyond that they are unknown: doubling a text thirty times over would fill the memory.
const (
	maxCrossings = 64
	maxWeight    = 4096
)

// links are what joins the stacks of an assembly.
type links struct {
	exports map[string][]output
	// passed are the values of outputs and of parameters that parents pass, in their own stacks;
	// passing are those that are being computed, to end circles.
	passed  map[*template.Node]value
	passing map[*template.Node]bool
}

// output is an output of a stack.
type output struct {
	stack *stack
	node  *template.Node
}

// linkNested ties each nested stack to the resource that makes it.
func (a *Assembly) linkNested() {
	a.links = links{passed: map[*template.Node]value{}, passing: map[*template.Node]bool{}}
	bySource := map[*template.Stack]*stack{}
	for i, s := range a.stacks {
		bySource[a.sources[i]] = s
	}
	for i, s := range a.stacks {
		parent := bySource[a.sources[i].Parent]
		if parent == nil {
			continue
		}
		if r := parent.resources[a.sources[i].ParentID]; r != nil {
			s.nestedIn, r.nested = r, s
		}
	}
}

// cross computes a value that another stack gets. The key is the node that stands for it there.
func (a *Assembly) cross(key *template.Node, what string, compute func() value) value {
	if v, ok := a.links.passed[key]; ok {
		return v
	}
	switch {
	case a.links.passing[key]:
		return unknownBecause(what + " is made of itself")
	case len(a.links.passing) >= maxCrossings:
		return unknownBecause(what + " passes through too many stacks")
	}
	a.links.passing[key] = true
	v := compute()
	delete(a.links.passing, key)
	if v.weight() > maxWeight {
		v = unknownBecause(what + " is too large")
	}
	a.links.passed[key] = v
	return v
}

func unknownBecause(cause string) value {
	v := unknown(function, "")
	v.made[0].cause = cause
	return v
}

// valueFor is what an output comes to in the stack that uses it.
func (o output) valueFor(user *stack, what string) value {
	v := o.stack.assembly.cross(o.node, what, func() value { return o.stack.value(o.node.Get("Value")) })
	return v.moved(o.stack, user)
}

// nestedOutput resolves Outputs.Name of a nested stack whose template is at hand.
func (r *resource) nestedOutput(name string, user *stack) value {
	node := r.nested.Root.Get("Outputs", name)
	if node == nil {
		return unknown(undefined, r.id+".Outputs."+name)
	}
	v := output{r.nested, node}.valueFor(user, "output "+name+" of "+r.id)
	if v.kind == absent {
		return unknown(undefined, r.id+".Outputs."+name)
	}
	return v
}

// owner is the stack in whose template a node stands; the user of its value may be another one.
func (a *Assembly) owner(n *template.Node, user *stack) *stack {
	root := n.Root()
	if root == user.Root {
		return user
	}
	for _, s := range a.stacks {
		if s.Root == root {
			return s
		}
	}
	return user
}
