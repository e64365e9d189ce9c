package template

import (
	"fmt"
	"slices"
)

// tree is what both readers build: nodes from slabs, because one allocation for each of the
// hundred thousand nodes of a template would cost more than reading its text.
type tree struct {
	file     string
	slab     []Node
	size     int    // of the slab at hand; the next one has twice as many nodes
	left     int    // nodes that may still be made
	made     int    // nodes
	spent    string // what to say when none are left
	problems []*Problem
	// failure is the problem that ended the reading; limit says that a limit was its reason.
	failure *Problem
	limit   bool
	seen    map[string]*Node
	indexes map[*Node]map[string]*Node // those of the Stack, as far as reading has made them
}

const slabSize = 1024

func (t *tree) node(kind Kind, text string, at Span) *Node {
	if t.left <= 0 {
		t.exceed(at, t.spent)
		return nil
	}
	t.left--
	t.made++
	if len(t.slab) == 0 {
		t.size = min(slabSize, max(16, 2*t.size))
		t.slab = make([]Node, t.size)
	}
	n := &t.slab[0]
	t.slab = t.slab[1:]
	n.Kind, n.Text, n.At = kind, text, at
	return n
}

// allow sets the number of nodes from that of the nodes that are written, which aliases multiply.
func (t *tree) allow(written int) {
	t.left, t.spent = aliasFactor*written+aliasExtra, tooManyAliases()
	if t.left > MaxNodes {
		t.left, t.spent = MaxNodes, tooMany()
	}
	t.size = written / 2
}

func (t *tree) fail(at Span, message string) {
	if t.failure == nil {
		t.failure = t.problem(at, message)
	}
}

func (t *tree) exceed(at Span, message string) {
	t.limit = t.limit || t.failure == nil
	t.fail(at, message)
}

func (t *tree) report(at Span, message string) { t.note(at, message, false) }

func (t *tree) warn(at Span, message string) { t.note(at, message, true) }

// note keeps a problem, up to a number that somebody would read.
func (t *tree) note(at Span, message string, warning bool) {
	if len(t.problems) > maxProblems {
		return
	}
	if len(t.problems) == maxProblems {
		message = "more problems like those above follow and are not listed"
	}
	problem := t.problem(at, message)
	problem.Warning = warning
	t.problems = append(t.problems, problem)
}

func (t *tree) problem(at Span, message string) *Problem {
	return &Problem{File: t.file, Line: int(at.Line), Column: int(at.Column), Message: message}
}

func (t *tree) sorted() []*Problem {
	slices.SortStableFunc(t.problems, func(a, b *Problem) int {
		if a.Line != b.Line {
			return a.Line - b.Line
		}
		return a.Column - b.Column
	})
	return t.problems
}

// Maps up to fewKeys are compared key by key, which is faster than hashing; the table for larger
// ones is used again up to manyKeys, because emptying a huge table for each small map is quadratic.
const (
	fewKeys  = 12
	manyKeys = 100
)

// warnDuplicates warns about each key of a finished map that an earlier entry has already.
func (t *tree) warnDuplicates(n *Node) {
	if n.count <= fewKeys {
		for child := n.first; child != nil; child = child.next {
			for first := n.first; first != child; first = first.next {
				if first.Key == child.Key {
					t.warnDuplicate(first, child)
					break
				}
			}
		}
		return
	}
	seen := t.table(n)
	for child := n.first; child != nil; child = child.next {
		if first := seen[child.Key]; first != nil {
			t.warnDuplicate(first, child)
		} else {
			seen[child.Key] = child
		}
	}
	if n.count > manyKeys && len(seen) == int(n.count) {
		t.keep(n, seen)
	}
}

// keep keeps the table of a large map without duplicates as its index: it will be asked for.
func (t *tree) keep(n *Node, index map[string]*Node) {
	if t.indexes == nil {
		t.indexes = map[*Node]map[string]*Node{}
	}
	t.indexes[n] = index
}

func (t *tree) table(n *Node) map[string]*Node {
	if n.count > manyKeys {
		return make(map[string]*Node, n.count)
	}
	if t.seen == nil {
		t.seen = make(map[string]*Node, 4*fewKeys)
	}
	clear(t.seen)
	return t.seen
}

func (t *tree) warnDuplicate(first, again *Node) {
	t.warn(again.KeyAt, fmt.Sprintf("duplicate key %s (first at line %d); CloudFormation uses the last one",
		quoted(again.Key), first.KeyAt.Line))
}

// quoted is a key in a message, cut where a whole policy was written as a key.
func quoted(key string) string {
	const most = 60
	if runes := []rune(key[:min(len(key), 4*most)]); len(runes) > most {
		key = string(runes[:most]) + "..."
	}
	return fmt.Sprintf("%q", key)
}

// chain appends children to a map or list in constant time.
type chain struct{ parent, tail *Node }

// add appends a child whose key, text and children are what they will be.
func (c *chain) add(child *Node) {
	child.marks |= marksOf(child.Text, brace|colon) | marksOf(child.Key, brace|colon) | markOf(child.Key)
	c.link(child)
}

// link appends a child that has its marks.
func (c *chain) link(child *Node) {
	if c.tail == nil {
		c.parent.first = child
	} else {
		c.tail.next = child
	}
	c.tail = child
	child.parent, child.index = c.parent, c.parent.count
	c.parent.count++
	c.parent.marks |= child.marks
}

// addAbsent moves the children of a map that is thrown away afterwards, but for keys that are
// present already.
func (c *chain) addAbsent(from *Node, present map[string]bool) {
	for child, next := from.first, (*Node)(nil); child != nil; child = next {
		next, child.next = child.next, nil
		if !present[child.Key] {
			present[child.Key] = true
			c.add(child)
		}
	}
}
