package lint

import (
	"crypto/sha256"
	"encoding/hex"
	"strings"

	"github.com/secretwright/secretwright/lint/model"
	"github.com/secretwright/secretwright/lint/template"
)

// locate gives judgements their places in the templates, and their severities there.
func locate(judgements []judgement, assembly *model.Assembly, level func(Rule, string) (Severity, bool)) []Finding {
	if len(judgements) == 0 {
		return nil
	}
	byName := map[string]*place{}
	for _, s := range assembly.Stacks() {
		byName[s.Name] = newPlace(s, assembly.Credentials(s.Name))
	}
	findings := make([]Finding, 0, len(judgements))
	for _, j := range judgements {
		at := byName[j.stack]
		if at == nil {
			continue
		}
		if severity, isOn := level(*j.rule, at.File); isOn {
			findings = append(findings, at.finding(j, severity))
		}
	}
	return merge(findings)
}

// place is a stack in which findings are located.
type place struct {
	*template.Stack
	source source
}

func newPlace(s *template.Stack, credentials []*template.Node) *place {
	return &place{Stack: s, source: newSource(s.Source, credentials)}
}

func (p *place) finding(j judgement, severity Severity) Finding {
	f := Finding{
		Rule: j.rule.Name, Severity: severity, Kind: j.kind,
		Message: j.message, Reason: j.reason,
		Stack: p.Name, Path: j.path,
		Fix: j.rule.Fix, URL: j.rule.URL(),
		Fingerprint: fingerprint(j.rule.Name, p.identity(), strings.Join(j.path, "/"), j.message),
	}
	if len(j.path) > 1 {
		f.Section, f.ID = j.path[0], j.path[1]
		if f.Section == "Resources" {
			f.ConstructPath = p.ConstructPath(f.ID)
		}
	}
	span := p.span(j.path)
	f.Position = position(p.File, span)
	f.Snippet = p.source.snippet(span)
	return f
}

// span is where the deepest existing part of a path stands: a scalar itself, the key of a map or
// list.
func (p *place) span(path []string) template.Span {
	node, _ := p.Locate(path)
	isScalar := node.Kind != template.Map && node.Kind != template.List
	if isScalar || node.KeyAt.Line == 0 {
		return node.At
	}
	return node.KeyAt
}

func position(file string, span template.Span) Position {
	p := Position{File: file, Line: int(span.Line), Column: int(span.Column)}
	if span.Width > 0 {
		p.EndLine, p.EndColumn = p.Line, p.Column+int(span.Width)
	}
	return p
}

// identity tells the stacks of an assembly apart. A file's name is no part of it: it depends on where
// the program is run.
func (p *place) identity() string {
	if p.Name == p.File {
		return ""
	}
	return p.Name
}

// fingerprint identifies a finding across runs in which its line moves.
func fingerprint(parts ...string) string {
	sum := sha256.Sum256([]byte(strings.Join(parts, "\x00")))
	return hex.EncodeToString(sum[:16])
}
