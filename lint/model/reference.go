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
	return a.facts.references.get(a.findReferences)
}

func (a *Assembly) findReferences() []*reference {
	var all []*reference
	if len(a.facts.secrets) == 0 {
		return nil
	}
	for _, r := range a.resources {
		for _, property := range r.traits.references {
			for _, found := range r.values(property.path) {
				all = append(all, a.refer(r, property, found)...)
			}
		}
	}
	return all
}

func (a *Assembly) refer(r *resource, property referenceProperty, found branch) []*reference {
	var all []*reference
	id := found.value
	if strings.HasSuffix(property.path, "/ValueFrom") {
		id = id.secretID()
	}
	for _, t := range a.secrets(id, r.stack) {
		when, isReached := both(found.when, t.when)
		if t.secret == nil && t.unknown == "" || !isReached {
			continue
		}
		t.when = when
		all = append(all, &reference{r, t, property, found.value})
	}
	return all
}
