package config

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"github.com/agnivade/levenshtein"
)

// DidYouMean returns " (did you mean a, b?)" with up to three names that resemble the given one, or
// nothing.
func DidYouMean(given string, names []string) string {
	similar := slices.DeleteFunc(slices.Clone(names), func(name string) bool { return !resembles(given, name) })
	if len(similar) == 0 {
		return ""
	}
	slices.SortStableFunc(similar, func(a, b string) int {
		return cmp.Compare(levenshtein.ComputeDistance(given, a), levenshtein.ComputeDistance(given, b))
	})
	return " (did you mean " + strings.Join(similar[:min(3, len(similar))], ", ") + "?)"
}

// resembles allows one slip per four letters, or a part of the name: "rotation" leads to
// secret-without-rotation.
func resembles(given, name string) bool {
	if given == "" {
		return false
	}
	return levenshtein.ComputeDistance(given, name) <= 1+len(given)/4 || strings.Contains(name, given)
}

func suggestion(given string, known settings) string {
	names := slices.Sorted(maps.Keys(known))
	if similar := DidYouMean(given, names); similar != "" {
		return similar
	}
	return ": want one of " + strings.Join(names, ", ")
}
