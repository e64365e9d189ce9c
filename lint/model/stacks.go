package model

import "github.com/secretwright/secretwright/lint/template"

// Stacks returns the stacks as they are judged: with loops expanded and SAM's Globals merged, and with
// the problems of that. Paths of findings lead through their trees.
func (a *Assembly) Stacks() []*template.Stack {
	all := make([]*template.Stack, len(a.stacks))
	for i, s := range a.stacks {
		all[i] = s.Stack
	}
	return all
}
