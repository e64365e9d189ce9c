package model

import "github.com/secretwright/secretwright/lint/template"

// inherited returns the places of what AWS SAM hands down to functions: it is judged where it stands.
func (s *stack) inherited() map[template.Span]bool {
	return s.handedDown.get(func() map[template.Span]bool {
		places := map[template.Span]bool{}
		if common := s.Root.Get("Globals", "Function"); common != nil && s.usesSAM() {
			notePlaces(common, places)
		}
		return places
	})
}

func notePlaces(n *template.Node, places map[template.Span]bool) {
	places[n.At] = true
	for child := range n.Children() {
		notePlaces(child, places)
	}
}

// saidElsewhere reports whether what a carrier holds is judged at another place: in Globals, where a
// mapping's text is used, or as the password that Secrets Manager generates.
func (c *carried) saidElsewhere(used map[*template.Node]bool) bool {
	switch {
	case c.owner == nil:
		return used[c.node]
	case c.owner.is(secretType) && c.entry.key == c.owner.property("GenerateSecretString", "GenerateStringKey").plain():
		return true
	}
	return c.stack.inherited()[c.node.At]
}

// usedTexts are the texts in mappings that credentials and carriers are made of.
func (a *Assembly) usedTexts(all []*carried) map[*template.Node]bool {
	used := map[*template.Node]bool{}
	note := func(v value) {
		for _, p := range v.parts() {
			if p.from == mapped {
				used[p.source] = true
			}
		}
	}
	for _, c := range a.facts.credentials {
		note(c.value)
	}
	for _, c := range all {
		note(c.entry.value) // a mapping's own text is written, not looked up
	}
	return used
}

// writtenTokens are the nodes in whose text a credential of a known format stands.
func (a *Assembly) writtenTokens() map[*template.Node]bool {
	written := map[*template.Node]bool{}
	for _, t := range a.tokens {
		written[t.node] = true
	}
	return written
}

// isMadeOf reports whether a part of a text is written at one of some nodes.
func (v value) isMadeOf(nodes map[*template.Node]bool) bool {
	for _, p := range v.parts() {
		if nodes[p.source] {
			return true
		}
	}
	return false
}
