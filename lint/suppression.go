package lint

import (
	"slices"
	"strconv"
	"time"

	"github.com/bmatcuk/doublestar/v4"

	"github.com/secretwright/secretwright/lint/template"
	"github.com/secretwright/secretwright/rules"
)

// Suppression parks the findings of one rule, for a reason.
type Suppression struct {
	Rule, Reason string
	// Until is the last day on which it holds, for example 2026-12-31. Empty: for ever.
	Until string
	// Construct is a glob over CDK construct paths in which ** stands for any number of parts. Empty:
	// everywhere.
	Construct string
	// Position is where it is written.
	Position Position

	by        string // as in Suppressed
	stack, id string // what it is about, in the Metadata of a template or resource
	used      bool
}

// Check says what is wrong with a suppression, "" for nothing. known are rules besides our own.
func (s Suppression) Check(known []Rule) string {
	isRule := func(r Rule) bool { return r.Name == s.Rule }
	_, err := time.Parse(time.DateOnly, s.Until)
	switch {
	case s.Rule == "":
		return "a suppression names no rule: add rule, with the name in brackets at the end of the finding"
	case !slices.ContainsFunc(rules.All(), isRule) && !slices.ContainsFunc(known, isRule):
		return "a suppression names the rule " + strconv.Quote(s.Rule) + ", which does not exist: 'secretwright rules' lists them"
	case s.Reason == "":
		return "the suppression of " + s.Rule + " has no reason: add reason, for whoever reads it next"
	case s.Until != "" && err != nil:
		return "until of the suppression of " + s.Rule + " is no day: want for example 2026-12-31"
	case s.Construct != "" && !doublestar.ValidatePattern(s.Construct):
		return "construct of the suppression of " + s.Rule + " is no valid glob"
	}
	return ""
}

// covers reports whether a finding is what the suppression is about.
func (s Suppression) covers(f Finding) bool {
	return f.Rule == s.Rule &&
		(s.stack == "" || s.stack == f.Stack) &&
		(s.id == "" || f.Section == "Resources" && s.id == f.ID) &&
		(s.Construct == "" || doublestar.MatchUnvalidated(s.Construct, f.ConstructPath))
}

// apply parks the findings that a suppression covers; one that has ended says so on the finding.
func (s *Suppression) apply(findings []*Finding, today time.Time) {
	for _, f := range findings {
		if f.Suppressed != nil || !s.covers(*f) {
			continue
		}
		s.used = true
		if s.Until != "" && today.Format(time.DateOnly) > s.Until {
			f.Message += " (its suppression ended on " + s.Until + ")"
			continue
		}
		f.Suppressed = &Suppressed{By: s.by, Reason: s.Reason, Until: s.Until}
	}
}

// unused is the warning about a suppression of a rule that was run and had nothing to say there.
func (s Suppression) unused(selected []Rule) *template.Problem {
	if s.used || !slices.ContainsFunc(selected, func(r Rule) bool { return r.Name == s.Rule }) {
		return nil
	}
	return s.problem("the suppression of "+s.Rule+" has nothing to suppress: remove it", true)
}

func (s Suppression) problem(message string, isWarning bool) *template.Problem {
	at := s.Position
	return &template.Problem{File: at.File, Line: at.Line, Column: at.Column, Message: message, Warning: isWarning}
}
