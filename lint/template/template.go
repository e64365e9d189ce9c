// Package template reads CloudFormation templates, written as YAML or JSON, into one tree in which
// every key and value knows its line and column. It knows the shape of a template and how the CDK
// lays out a cdk.out folder, but nothing of what resources mean.
package template

import (
	"fmt"
	"strconv"
)

// Stack is one template as it is deployed.
type Stack struct {
	// Name is the stack's name in the manifest of a cdk.out folder, otherwise the file.
	Name string
	// File is the template's path as the user would write it, "<stdin>" for standard input.
	File string
	// Account and Region are those of a cdk.out manifest, "" where it does not say.
	Account, Region string
	// Parent is the stack in which this one is nested, nil for none, and ParentID the logical id of
	// the resource there that makes it.
	Parent   *Stack
	ParentID string
	// Source is the text that was read: UTF-8 without a byte order mark, whatever the file had.
	Source string
	// Root is the template: a map with Resources in it.
	Root *Node
	// Problems are oddities that did not prevent reading: duplicate keys, aliases, unknown tags, ...
	Problems []*Problem

	nodes      int    // in the tree
	construct  string // the construct path of a stack of a cdk.out folder
	constructs *constructTree

	indexes map[*Node]map[string]*Node // children of large maps and lists by their steps
}

// Problem is something wrong with a file at a position. As an error it ended the reading; in
// Stack.Problems it did not.
type Problem struct {
	// File is the path as the user would write it.
	File string
	// Line and Column start at 1; both are 0 when the whole file is meant.
	Line, Column int
	// Message is lower-case and says what is wrong and what to do.
	Message string
	// Warning marks a problem that leaves no doubt what CloudFormation would deploy.
	Warning bool

	// foreign marks a file that was never meant to be a template: in a folder it is passed over.
	foreign bool
}

// Error returns the problem as file:line:column: message.
func (p *Problem) Error() string {
	if p.Line == 0 {
		return p.File + ": " + p.Message
	}
	return fmt.Sprintf("%s:%d:%d: %s", p.File, p.Line, p.Column, p.Message)
}

// Locate returns the deepest existing node on a path from the template's root, and how many of the
// path's steps it took to get there. Steps into a list are decimal indices. A Stack must not be asked
// by several goroutines at a time.
func (s *Stack) Locate(path []string) (*Node, int) {
	node := s.Root
	for depth, step := range path {
		child := s.Child(node, step)
		if child == nil {
			return node, depth
		}
		node = child
	}
	return node, len(path)
}

// Child returns the child of a map or list that a step leads to, nil when there is none. Unlike Node.Get it is fast in
// large maps, which are indexed when they are first asked.
func (s *Stack) Child(n *Node, step string) *Node {
	switch {
	case n == nil:
		return nil
	case n.Len() > fewKeys:
		return s.index(n)[step]
	case n.Kind == List:
		i, err := strconv.Atoi(step)
		if err != nil {
			return nil
		}
		return n.Item(i)
	}
	return n.Get(step)
}

// index returns the children of a large map or list by their steps.
func (s *Stack) index(n *Node) map[string]*Node {
	if index := s.indexes[n]; index != nil {
		return index
	}
	index := make(map[string]*Node, n.Len())
	for child := range n.Children() {
		index[child.step()] = child // of duplicate keys the last one counts
	}
	if s.indexes == nil {
		s.indexes = map[*Node]map[string]*Node{}
	}
	s.indexes[n] = index
	return index
}
