package template

import "strings"

// Mark says what may be written in a node or below it. A search passes over the nodes that lack what it looks for:
// most of a template.
type Mark uint8

// The marks.
const (
	Call       Mark = 1 << iota // an intrinsic function, or a tag that is none: a key Ref, Fn::GetAtt, !Unknown
	Dynamic                     // a dynamic reference: a text or a key with {{resolve in it
	Secret                      // the ARN of a secret, or a part of one: a text or a key with :secret: in it
	Own                         // what is for this program: a key secretwright
	makesStack                  // a nested stack: a text that is its type
)

// Marks are those of a node and of all below it. A nil node has none.
func (n *Node) Marks() Mark {
	if n == nil {
		return 0
	}
	return n.marks
}

// Holds reports whether a node has one of some marks.
func (n *Node) Holds(some Mark) bool { return n.Marks()&some != 0 }

// marksOf are the marks of a text or a key that has some of the signs.
func marksOf(text string, has sign) Mark {
	var m Mark
	if has&brace != 0 && strings.Contains(text, "{{resolve") {
		m |= Dynamic
	}
	if has&colon != 0 && strings.Contains(text, ":secret:") {
		m |= Secret
	}
	if has&colon != 0 && text == nestedType {
		m |= makesStack
	}
	return m
}

// markOf is the mark of a key that is one by itself.
func markOf(key string) Mark {
	switch {
	case key == "Ref", strings.HasPrefix(key, "Fn::"), strings.HasPrefix(key, "!"):
		return Call
	case key == "secretwright":
		return Own
	}
	return 0
}

// sign is a byte, or a kind of bytes, that the readers look for in texts.
type sign uint8

const (
	special sign = 1 << iota // of JSON: it ends a string, is not allowed in one or is no whole character
	brace
	colon
)

var signs = func() (of [256]sign) {
	for c := range of {
		if c < ' ' || c >= 0x80 || c == '"' || c == '\\' {
			of[c] = special
		}
	}
	of['{'], of[':'] = brace, colon
	return of
}()
