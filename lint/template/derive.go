package template

// With returns a copy of a node that stands at the same place and has the given children. They must be
// new: a node belongs to one tree. So a tree can be rewritten while its nodes keep their positions.
func (n *Node) With(children []*Node) *Node {
	made := *n
	made.parent, made.first, made.next, made.count, made.marks = nil, nil, nil, 0, 0
	entries := chain{parent: &made}
	for _, child := range children {
		child.next = nil
		entries.add(child)
	}
	return &made
}

// Clone returns a copy of a node and of all below it.
func (n *Node) Clone() *Node {
	children := make([]*Node, 0, n.Len())
	for child := range n.Children() {
		children = append(children, child.Clone())
	}
	return n.With(children)
}
