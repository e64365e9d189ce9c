package model

import (
	"sort"
	"strings"
)

// referenceProperty is a property that takes the ARN or the name of a secret.
type referenceProperty struct {
	kind   string // the resource type
	path   string // below Properties; * stands for any index or key
	either bool   // it takes a parameter of Systems Manager as well
}

// reference is an edge from a resource to a secret of the assembly, or, with a reason, to one that is
// not known.
type reference struct {
	*resource
	target
	property referenceProperty
	value    value
}

func referencesOf(kind string) []referenceProperty {
	first := sort.Search(len(referenceTable), func(i int) bool { return referenceTable[i].kind >= kind })
	last := first
	for last < len(referenceTable) && referenceTable[last].kind == kind {
		last++
	}
	return referenceTable[first:last]
}

// references follows the properties that take a secret. Without a secret in the assembly there is
// nobody to ask who uses it.
func (a *Assembly) references() []*reference {
	if len(a.facts.secrets) == 0 || a.facts.hasReferences {
		return a.facts.references
	}
	a.facts.hasReferences = true
	for _, r := range a.resources {
		for _, property := range referencesOf(r.kind) {
			for _, found := range r.values(property.path) {
				a.refer(r, property, found)
			}
		}
	}
	return a.facts.references
}

func (a *Assembly) refer(r *resource, property referenceProperty, found branch) {
	id := found.value
	if strings.HasSuffix(property.path, "/ValueFrom") {
		id = id.secretID()
	}
	for _, t := range a.secrets(id, r.stack) {
		reached := found.under(nil, []branch{{when: t.when, value: found.value}})
		if t.secret == nil && t.unknown == "" || len(reached) == 0 {
			continue
		}
		t.when = reached[0].when
		a.facts.references = append(a.facts.references, &reference{r, t, property, found.value})
	}
}
