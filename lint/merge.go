package lint

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// merge makes one finding of those that a rule has at one place: one value that is wrong in several
// deployments, or several values of a mapping, are mended together. The first tells its case and counts
// the others, which become related places.
func merge(findings []Finding) []Finding {
	slices.SortStableFunc(findings, func(a, b Finding) int {
		if order := cmp.Compare(a.Rule, b.Rule); order != 0 { // mostly it decides, and cmp.Or compares everything
			return order
		}
		return cmp.Or(cmp.Compare(a.Kind, b.Kind), cmp.Compare(a.Stack, b.Stack),
			slices.Compare(a.Path, b.Path), cmp.Compare(a.Message, b.Message))
	})
	merged := findings[:0]
	for _, f := range findings {
		last := len(merged) - 1
		if last < 0 || !isSamePlace(merged[last], f) {
			merged = append(merged, f)
			continue
		}
		merged[last].Related = append(merged[last].Related, Related{Position: f.Position, Message: f.Message})
	}
	for i := range merged {
		merged[i].count()
	}
	return merged
}

func isSamePlace(a, b Finding) bool {
	return a.Rule == b.Rule && a.Kind == b.Kind && a.Stack == b.Stack && slices.Equal(a.Path, b.Path)
}

// count says how many cases a finding stands for. All of them are its identity: a new one is news.
func (f *Finding) count() {
	if len(f.Related) == 0 {
		return
	}
	messages := []string{f.Message}
	for _, related := range f.Related {
		messages = append(messages, related.Message)
	}
	f.Fingerprint = fingerprint(f.Fingerprint, strings.Join(messages, "\n"))
	if len(f.Related) == 1 {
		f.Message += " (and in one more case)"
		return
	}
	f.Message += fmt.Sprintf(" (and in %d more cases)", len(f.Related))
}
