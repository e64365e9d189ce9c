package model

import (
	"strings"

	"github.com/secretwright/secretwright/lint/template"
)

// isOpaque reports whether a key stands for entries of its map that are not known: a macro's, or those
// of a loop that was not expanded.
func isOpaque(key string) bool {
	return key == "Fn::Transform" || strings.HasPrefix(key, loopPrefix)
}

// opaqueKey returns the first such key of a map.
func opaqueKey(n *template.Node) string {
	for child := range n.Children() {
		if isOpaque(child.Key) {
			return child.Key
		}
	}
	return ""
}

// noteMore notes an entry of Resources that stands for resources that are not known.
func (s *stack) noteMore(node *template.Node) {
	if isOpaque(node.Key) {
		s.more = node.Key
	}
}

// mayHoldMore says why the assembly may have resources that no template shows, "" when it has none.
func (a *Assembly) mayHoldMore() string {
	for _, s := range a.stacks {
		if s.more != "" {
			return "the resources of " + s.more + " are not known"
		}
	}
	return ""
}
