package model

import (
	"slices"
	"strings"
)

// dynamicReference is one {{resolve:...}} with what it reads.
type dynamicReference struct {
	stack *stack
	owner *resource // nil in a section of the template
	value value     // the text that it stands in
	when  *formula
	place string // property, custom-resource, init, user-data, metadata, output

	store  string // secretsmanager, ssm-secure, ssm
	id     value  // the secret or the parameter
	key    value  // of JSON
	stage  value
	pin    value // the version id
	broken bool  // it ends in a backslash

	property []string // the steps below Properties, without those into functions
	text     string   // compared only
	number   int      // of the different references of a template, 0 for one that stood before
}

var dynamicPattern = lazily(`\{\{resolve:(secretsmanager|ssm-secure|ssm):((?:\$\{[^{}]*\}|[^{}])*)\}\}`)

// dynamicReferences reads the references in a text. A part that is not written there is one segment,
// whatever it holds: an ARN by Ref, a name by parameter.
func (v value) dynamicReferences(s *stack) []dynamicReference {
	if !v.mayResolve() {
		return nil
	}
	var all []dynamicReference
	for _, match := range dynamicPattern().FindAllStringSubmatch(v.legible(s), -1) {
		made := dynamicReference{store: match[1], value: v, broken: strings.HasSuffix(match[2], `\`)}
		made.text = value{made: v.restoreText(match[1] + ":" + match[2])}.plain()
		made.read(v, strings.Split(match[2], ":"))
		all = append(all, made)
	}
	return all
}

func (v value) mayResolve() bool {
	return slices.ContainsFunc(v.parts(), func(p part) bool { return strings.Contains(p.text, "{{resolve") })
}

// read takes the segments apart. An ARN has colons itself: seven segments for a secret, six for a
// parameter (CloudFormation User Guide, "Using dynamic references").
func (d *dynamicReference) read(v value, segments []string) {
	count := 1
	if segments[0] == "arn" {
		count = min(map[string]int{"secretsmanager": 7, "ssm": 6, "ssm-secure": 6}[d.store], len(segments))
	}
	segment := func(i int) value {
		if i < len(segments) {
			return composed(v.restoreText(segments[i]))
		}
		return value{kind: text}
	}
	d.id = composed(v.restoreText(strings.Join(segments[:count], ":")))
	if d.store == "secretsmanager" { // the segment after the id can only be SecretString
		d.key, d.stage, d.pin = segment(count+1), segment(count+2), segment(count+3)
	}
}

// legible writes the text of a value with a rune of a private plane for each part that is not written
// in the template itself; restoreText reads it. A Default may be a reference, and so may a mapping.
func (v value) legible(s *stack) string {
	var b strings.Builder
	for i, p := range v.parts() {
		switch {
		case p.known && (p.from == literal || p.from == mapped || p.isReferenceOf(s)):
			b.WriteString(p.text)
		case firstHole+i <= lastHole:
			b.WriteRune(rune(firstHole + i))
		}
	}
	return b.String()
}

// isReferenceOf reports whether a part is a reference by the Default of a stack's own parameter. One
// that a parent passes is resolved there.
func (p part) isReferenceOf(s *stack) bool {
	return p.from == parameter && strings.Contains(p.text, "{{resolve") && p.source != nil && p.source.Root() == s.Root
}

// reads says what of a secret a reference reads: "all", a "credential" by the name of its key, a
// "setting", or "unknown".
func (d *dynamicReference) reads() string {
	name, known := d.key.text()
	switch {
	case d.store != "secretsmanager":
		return ""
	case known && name == "":
		return "all"
	case !known:
		return "unknown"
	case isCredentialKey(name):
		return "credential"
	}
	return "setting"
}
