package report

import (
	"cmp"
	"crypto/sha256"
	"fmt"
	"io"

	"github.com/secretwright/secretwright/lint"
)

// codeQuality is one entry of GitLab's Code Quality report: the part of Code Climate's format that
// GitLab reads (https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format).
type codeQuality struct {
	Description string          `json:"description"`
	CheckName   string          `json:"check_name"`
	Fingerprint string          `json:"fingerprint"`
	Severity    string          `json:"severity"`
	Location    qualityLocation `json:"location"`
}

type qualityLocation struct {
	Path  string       `json:"path"`
	Lines qualityLines `json:"lines"`
}

type qualityLines struct {
	Begin int `json:"begin"`
}

var gitlabSeverity = [...]string{
	lint.Info:     "info",
	lint.Low:      "minor",
	lint.Medium:   "major",
	lint.High:     "critical",
	lint.Critical: "blocker",
}

func writeGitLab(w io.Writer, r *lint.Report, o Options) error {
	entries := []codeQuality{}
	for f := range o.Listed(r) {
		entries = append(entries, quality(f))
	}
	for _, p := range r.Errors {
		entries = append(entries, unread(p))
	}
	distinguish(entries)
	return encode(w, entries)
}

// quality makes an open finding an info: GitLab knows no open ones.
func quality(f lint.Finding) codeQuality {
	entry := codeQuality{
		Description: statement(f),
		CheckName:   f.Rule,
		Fingerprint: f.Fingerprint,
		Severity:    gitlabSeverity[f.Severity],
		Location:    qualityPlace(f.File, f.Line),
	}
	if f.Kind == lint.Open {
		entry.Description, entry.Severity = "open: "+entry.Description, gitlabSeverity[lint.Info]
	}
	return entry
}

// unread is what kept a file from being checked: a report without it would pass for a clean one.
func unread(p lint.Problem) codeQuality {
	return codeQuality{
		Description: "could not be checked: " + p.Message,
		CheckName:   "could-not-be-checked",
		Fingerprint: fmt.Sprintf("%x", sha256.Sum256([]byte(p.File+"\x00"+p.Message)))[:32],
		Severity:    gitlabSeverity[lint.High],
		Location:    qualityPlace(p.File, p.Line),
	}
}

// qualityPlace is the first line where none is known: GitLab drops entries without one.
func qualityPlace(file string, line int) qualityLocation {
	return qualityLocation{Path: repositoryPath(file), Lines: qualityLines{Begin: cmp.Or(line, 1)}}
}

// distinguish numbers equal fingerprints, which two copies of one stack have: GitLab would drop all
// but the first.
func distinguish(entries []codeQuality) {
	seen := map[string]int{}
	for i := range entries {
		fingerprint := entries[i].Fingerprint
		if n := seen[fingerprint]; n > 0 {
			entries[i].Fingerprint = fmt.Sprintf("%s-%d", fingerprint, n+1)
		}
		seen[fingerprint]++
	}
}
