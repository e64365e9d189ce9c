package template

import (
	"iter"
	"slices"
	"strconv"
)

// Kind says what a Node is.
type Kind uint8

// The kinds of a Node.
const (
	Null Kind = iota
	Bool
	Number
	String
	List
	Map
)

// Span is a stretch of one line of the source. Line and Column start at 1; Column and Width count
// runes. Width is 0 where the end is not known (maps, lists, text over several lines).
type Span struct {
	Line, Column, Width int32
}

// Node is one value of a template. A template is the same tree of nodes whether it was written as
// YAML or as JSON, and short intrinsics (!Ref X) have become long ones ({"Ref": "X"}).
//
// Text and Key of a node that has a parent do not change any more: its parent knows what is in them.
type Node struct {
	Kind  Kind
	marks Mark // of the node and of all below it
	count int32
	index int32 // in the parent
	// Text is the text of a scalar, "" for null. A number keeps its digits as written and is a number
	// in JSON's grammar too; a boolean is "true" or "false" whatever spelling YAML allowed.
	Text string
	// Key is the key of the node in its map, "" in a list and for the root.
	Key string
	// At is where the value stands, KeyAt where its key stands (the zero Span without a key).
	At, KeyAt Span

	parent      *Node
	first, next *Node
}

// Len returns the number of children: entries of a map, items of a list. A nil node has none.
func (n *Node) Len() int {
	if n == nil {
		return 0
	}
	return int(n.count)
}

// Children yields the values of a map (each knows its Key) or the items of a list, in source order.
// It yields nothing for scalars and for nil.
func (n *Node) Children() iter.Seq[*Node] {
	return func(yield func(*Node) bool) {
		if n == nil {
			return
		}
		for child := n.first; child != nil; child = child.next {
			if !yield(child) {
				return
			}
		}
	}
}

// Get returns the value of a map's key, nil when there is none or n is no map. Of duplicate keys
// the last one counts, as it does for CloudFormation.
func (n *Node) Get(keys ...string) *Node {
	for _, key := range keys {
		if n == nil || n.Kind != Map {
			return nil
		}
		var found *Node
		for child := n.first; child != nil; child = child.next {
			if child.Key == key {
				found = child
			}
		}
		n = found
	}
	return n
}

// Item returns the i-th child, nil when there is none.
func (n *Node) Item(i int) *Node {
	if n == nil || i < 0 {
		return nil
	}
	child := n.first
	for ; child != nil && i > 0; i-- {
		child = child.next
	}
	return child
}

// Only returns the single child of a map or list of one, else nil.
func (n *Node) Only() *Node {
	if n == nil || n.count != 1 {
		return nil
	}
	return n.first
}

// Path returns the steps from the template's root to the node: keys, and decimal indices into lists.
func (n *Node) Path() []string { return n.AppendPath(nil) }

// AppendPath adds the path to some steps.
func (n *Node) AppendPath(steps []string) []string {
	depth := 0
	for at := n; at != nil && at.parent != nil; at = at.parent {
		depth++
	}
	begin := len(steps)
	steps = slices.Grow(steps, depth)[:begin+depth]
	for at := begin + depth; at > begin; n = n.parent {
		at--
		steps[at] = n.step()
	}
	return steps
}

// Root is the node at the top of the template.
func (n *Node) Root() *Node {
	for n.parent != nil {
		n = n.parent
	}
	return n
}

// step is the node's key or its index in its parent.
func (n *Node) step() string {
	if n.parent.Kind == Map {
		return n.Key
	}
	return strconv.Itoa(int(n.index))
}

// IsText reports whether the node is a scalar that CloudFormation takes as text: a string, or a
// number or boolean in a place where text is expected.
func (n *Node) IsText() bool {
	return n != nil && (n.Kind == String || n.Kind == Number || n.Kind == Bool)
}
