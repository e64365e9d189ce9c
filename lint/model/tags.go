package model

import (
	"slices"

	"github.com/open-policy-agent/opa/v1/ast"
)

// tagKeys are the keys of a resource's tags in any deployment, and whether there may be others.
func (r *resource) tagKeys() (keys []string, more bool) {
	tags := r.property("Tags")
	for tag := range tags.members() {
		key, isKnown := tag.value.get("Key").text()
		switch {
		case isKnown && !slices.Contains(keys, key):
			keys = append(keys, key)
		case !isKnown:
			more = true
		}
	}
	return keys, more || tags.kind != absent && tags.kind != list && tags.kind != choice
}

func (r *resource) tagsTerm() *ast.Term {
	keys, more := r.tagKeys()
	return object(field{"keys", textTerms(keys)}, field{"more", ast.InternedTerm(more)})
}
