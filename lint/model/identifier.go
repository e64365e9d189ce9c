package model

import (
	"slices"
	"sort"
	"strings"
)

// identifierProperties are the properties of a resource type that are part of its primary identifier,
// with spaces between them.
type identifierProperties struct{ kind, properties string }

// isIdentifier reports whether the steps below Properties lead to a part of the primary identifier.
func isIdentifier(kind string, steps []string) bool {
	at := sort.Search(len(identifierTable), func(i int) bool { return identifierTable[i].kind >= kind })
	return at < len(identifierTable) && identifierTable[at].kind == kind &&
		slices.Contains(strings.Fields(identifierTable[at].properties), strings.Join(steps, "/"))
}
