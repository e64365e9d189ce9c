package lint

import (
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
)

// Baseline holds findings that were there when it was written, so that only new ones count. A finding
// is known by its fingerprint, which does not change when lines move.
type Baseline struct {
	file    string
	entries []baselineEntry
}

type baselineEntry struct {
	Fingerprint string `json:"fingerprint"`
	Rule        string `json:"rule"`
	// File is relative to the folder of the baseline, with slashes.
	File    string `json:"file"`
	Message string `json:"message"` // for whoever reads the baseline
}

type baselineDocument struct {
	Version  int             `json:"version"`
	Findings []baselineEntry `json:"findings"`
}

const baselineVersion = 1

// ReadBaseline reads what WriteBaseline wrote.
func ReadBaseline(file string) (*Baseline, error) {
	text, err := os.ReadFile(file)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("%s: there is no such baseline; 'secretwright baseline write' makes one", file)
	}
	if err != nil {
		return nil, err
	}
	var document baselineDocument
	if err := json.Unmarshal(text, &document); err != nil {
		return nil, fmt.Errorf("%s: no valid baseline: %w", file, err)
	}
	if document.Version != baselineVersion {
		return nil, fmt.Errorf("%s: the baseline has version %d, this program reads version %d; write it anew", file, document.Version, baselineVersion)
	}
	return &Baseline{file: file, entries: document.Findings}, nil
}

// WriteBaseline writes the findings of a report that are not suppressed, and returns how many.
func WriteBaseline(file string, r *Report) (int, error) {
	document := baselineDocument{Version: baselineVersion, Findings: []baselineEntry{}}
	for _, f := range r.Findings {
		if f.Suppressed == nil {
			document.Findings = append(document.Findings, baselineEntry{f.Fingerprint, f.Rule, relativeTo(file, f.File), f.Message})
		}
	}
	slices.SortFunc(document.Findings, func(a, b baselineEntry) int {
		return cmp.Or(cmp.Compare(a.File, b.File), cmp.Compare(a.Rule, b.Rule), cmp.Compare(a.Fingerprint, b.Fingerprint))
	})
	text, err := json.MarshalIndent(document, "", "  ")
	if err != nil {
		return 0, err
	}
	return len(document.Findings), os.WriteFile(file, append(text, '\n'), 0o644) //nolint:gosec // it holds no secret and is committed
}

// apply parks the findings that the baseline has. An entry of a file that was judged, or that is gone,
// and that no finding has any more, is reported.
func (b *Baseline) apply(r *Report) {
	unmatched := map[baselineEntry]bool{}
	for _, e := range b.entries {
		e.Message = ""
		unmatched[e] = false
	}
	for i := range r.Findings {
		f := &r.Findings[i]
		key := baselineEntry{Fingerprint: f.Fingerprint, Rule: f.Rule, File: relativeTo(b.file, f.File)}
		if _, known := unmatched[key]; known && f.Suppressed == nil {
			unmatched[key] = true
			f.Suppressed = &Suppressed{By: "baseline", Reason: "in the baseline " + b.file}
		}
	}
	judged := map[string]bool{}
	for file := range r.files {
		judged[relativeTo(b.file, file)] = true
	}
	for _, e := range b.entries {
		message := e.Message
		e.Message = ""
		if !unmatched[e] && (judged[e.File] || b.isGone(e.File)) {
			r.Warnings = append(r.Warnings, Problem{File: b.file, Message: fmt.Sprintf(
				"the baseline has a finding that %s no longer has: %s [%s]; write it anew with 'secretwright baseline write'", e.File, message, e.Rule)})
		}
	}
}

func (b *Baseline) isGone(file string) bool {
	_, err := os.Stat(filepath.Join(filepath.Dir(b.file), filepath.FromSlash(file)))
	return errors.Is(err, fs.ErrNotExist)
}

// relativeTo is a file's path seen from the folder of another file.
func relativeTo(base, file string) string {
	from, err := filepath.Abs(filepath.Dir(base))
	if err != nil {
		return filepath.ToSlash(file)
	}
	to, err := filepath.Abs(file)
	if err != nil {
		return filepath.ToSlash(file)
	}
	relative, err := filepath.Rel(from, to)
	if err != nil {
		return filepath.ToSlash(file)
	}
	return filepath.ToSlash(relative)
}
