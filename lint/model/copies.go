package model

// hideInCopies hides what is a credential in one stack in all other stacks of the same file: a
// template may be nested twice, and what it says there is the same text.
func (a *Assembly) hideInCopies() {
	byFile := map[string][]*stack{}
	for _, s := range a.stacks {
		byFile[s.File] = append(byFile[s.File], s)
	}
	for _, s := range a.stacks {
		copies := byFile[s.File]
		if len(copies) < 2 {
			continue
		}
		for _, n := range s.credentials {
			path := n.Path()
			for _, other := range copies {
				if node, depth := other.Locate(path); depth == len(path) {
					other.hideNode(node)
				}
			}
		}
	}
}
