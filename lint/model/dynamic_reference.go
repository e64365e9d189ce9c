package model

import (
	"iter"
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

// dynamicReferences reads the references in a text. A part that is not written there is one segment,
// whatever it holds: an ARN by Ref, a name by parameter.
func (v value) dynamicReferences(s *stack) []dynamicReference {
	if !v.mayResolve() {
		return nil
	}
	var all []dynamicReference
	for store, id := range writtenReferences(v.legible(s)) {
		made := dynamicReference{store: store, value: v, broken: strings.HasSuffix(id, `\`)}
		made.text = value{made: v.restoreText(store + ":" + id)}.plain()
		made.read(v, strings.Split(id, ":"))
		all = append(all, made)
	}
	return all
}

// writtenReferences yields the store of each {{resolve:store:id}} in a text and what is read from it.
func writtenReferences(text string) iter.Seq2[string, string] {
	return func(yield func(string, string) bool) {
		const begin = "{{resolve:"
		for _, rest, found := strings.Cut(text, begin); found; _, rest, found = strings.Cut(rest, begin) {
			store, id, _ := strings.Cut(rest, ":")
			if store != "secretsmanager" && store != "ssm-secure" && store != "ssm" {
				continue
			}
			if end := endOfReference(id); end >= 0 {
				if !yield(store, id[:end]) {
					return
				}
				rest = id[end:]
			}
		}
	}
}

// endOfReference is where the braces that end a reference stand, -1 without any. A variable of Fn::Sub may come before
// them, but no other brace.
func endOfReference(id string) int {
	for i := 0; i < len(id); i++ {
		switch {
		case strings.HasPrefix(id[i:], "}}"):
			return i
		case strings.HasPrefix(id[i:], "${"):
			length := strings.IndexAny(id[i+2:], "{}")
			if length < 0 || id[i+2+length] == '{' {
				return -1
			}
			i += 2 + length
		case id[i] == '{', id[i] == '}':
			return -1
		}
	}
	return -1
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
