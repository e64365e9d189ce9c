package lint

import (
	"fmt"
)

// Severity says how bad a finding is. It belongs to the rule, never to the case.
type Severity uint8

// The severities, in rising order.
const (
	Info Severity = iota
	Low
	Medium
	High
	Critical
)

var severities = [...]string{"info", "low", "medium", "high", "critical"}

func (s Severity) String() string { return severities[s] }

// MarshalText returns the severity's name.
func (s Severity) MarshalText() ([]byte, error) { return []byte(s.String()), nil }

// ParseSeverity returns the severity of a name.
func ParseSeverity(name string) (Severity, error) {
	for i, s := range severities {
		if s == name {
			return Severity(i), nil
		}
	}
	return 0, fmt.Errorf("unknown severity %q: want critical, high, medium, low or info", name)
}

// Kind says whether a finding is decided. The words are SARIF's.
type Kind string

const (
	// Fail marks a finding that is decided: the template is wrong.
	Fail Kind = "fail"
	// Open marks a finding that the template alone cannot decide; its Reason says why.
	Open Kind = "open"
)

// Finding is one mistake, or one open question, at one place.
type Finding struct {
	Rule     string   `json:"rule"`
	Severity Severity `json:"severity"`
	Kind     Kind     `json:"kind"`
	// Message is one lower-case line that is enough to act.
	Message string `json:"message"`
	// Reason says, for an open finding, what the template does not tell.
	Reason string `json:"reason,omitempty"`
	Position
	Stack string `json:"stack"`
	// Section and ID name the entity of the template, for example Resources and DbSecret.
	Section string `json:"section"`
	ID      string `json:"id"`
	// Path leads from the template's root to what is wrong; the position is that of the deepest
	// part of it that exists.
	Path []string `json:"path"`
	// ConstructPath is the CDK construct's path, "" when the template does not tell it.
	ConstructPath string      `json:"construct_path,omitempty"`
	Related       []Related   `json:"related"`
	Fix           string      `json:"fix"`
	URL           string      `json:"url"`
	Fingerprint   string      `json:"fingerprint"`
	Suppressed    *Suppressed `json:"suppressed,omitempty"`
	// Snippet is the source line of the position, with credentials blotted out. It is no part of
	// the JSON report.
	Snippet Snippet `json:"-"`
}

// Position is a place in a file. Lines and columns start at 1; columns count runes. EndLine and
// EndColumn (the column after the last rune) are 0 where the end is not known.
type Position struct {
	File      string `json:"file"`
	Line      int    `json:"line"`
	Column    int    `json:"column"`
	EndLine   int    `json:"end_line,omitempty"`
	EndColumn int    `json:"end_column,omitempty"`
}

// Related is another place that explains a finding.
type Related struct {
	Position
	Message string `json:"message"`
}

// Suppressed tells why a finding does not count.
type Suppressed struct {
	// By says where that is written: template, configuration or baseline.
	By     string `json:"by"`
	Reason string `json:"reason"`
	// Until is the day after which the finding counts again, "" for never.
	Until string `json:"until,omitempty"`
}

// Snippet is a part of one source line that is short enough to show.
type Snippet struct {
	// Text is the line, without its line break and with tabs as single spaces, cut around the
	// position when it is long. It is "" when there is nothing fit to show.
	Text string
	// Caret is the index in runes at which the position lies in Text, and Width how many runes it
	// covers (at least 1).
	Caret, Width int
}

// Problem is something that kept a file from being read or judged, or, as a warning, an oddity in
// it. Line and Column are 0 when the whole file is meant.
type Problem struct {
	File    string `json:"file"`
	Line    int    `json:"line,omitempty"`
	Column  int    `json:"column,omitempty"`
	Message string `json:"message"`
}

// Summary counts what was looked at and what is listed.
type Summary struct {
	Templates  int `json:"templates"`
	Resources  int `json:"resources"`
	Fail       int `json:"fail"`
	Open       int `json:"open"`
	Suppressed int `json:"suppressed"`
}
