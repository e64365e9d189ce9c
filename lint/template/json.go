package template

import "strings"

// jsonReader reads JSON straight into nodes. yaml.v3 is seven times slower on it and rejects valid
// JSON (surrogate pairs, escaped slashes, long keys); encoding/json knows no positions.
type jsonReader struct {
	tree
	text string
	pos  int
	line int32
	// origin is the offset that column 1 of the line would have if all its runes so far were one
	// byte long: each UTF-8 continuation byte moves it to the right.
	origin int
}

func readJSON(file, text string) (*Node, *tree) {
	r := &jsonReader{tree: tree{file: file, left: MaxNodes, spent: tooMany()}, text: text, line: 1}
	r.size = len(text) / 64
	r.space()
	root := r.value(0)
	if root == nil {
		return nil, &r.tree
	}
	if r.space(); r.pos < len(text) {
		r.wrong(r.pos, "unexpected text after the end of the JSON value; remove it")
		return nil, &r.tree
	}
	return root, &r.tree
}

func (r *jsonReader) here(width int) Span {
	return Span{Line: r.line, Column: int32(r.pos - r.origin + 1), Width: int32(width)}
}

// wrong ends the reading at an offset, which may be inside a string: the running column does not
// know of the runes before it there.
func (r *jsonReader) wrong(offset int, message string) {
	r.fail(spanAt(r.text, offset), message)
}

// spanAt is the position of an offset, counted anew: for errors.
func spanAt(text string, offset int) Span {
	before := text[:offset]
	line := before[strings.LastIndexByte(before, '\n')+1:]
	return Span{Line: int32(strings.Count(before, "\n") + 1), Column: int32(len(line) - continuations(line) + 1)}
}

func continuations(text string) int {
	count := 0
	for i := range len(text) {
		if text[i]&0xC0 == 0x80 {
			count++
		}
	}
	return count
}

func (r *jsonReader) space() {
	pos := r.pos
	for ; pos < len(r.text); pos++ {
		c := r.text[pos]
		if c == '\n' {
			r.line++
			r.origin = pos + 1
		} else if c != ' ' && c != '\t' && c != '\r' {
			break
		}
	}
	r.pos = pos
}

// peek is the byte at hand, 0 at the end of the text.
func (r *jsonReader) peek() byte {
	if r.pos < len(r.text) {
		return r.text[r.pos]
	}
	return 0
}

func (r *jsonReader) value(depth int) *Node {
	switch c := r.peek(); {
	case c == '"':
		text, at, marks, ok := r.quoted()
		if !ok {
			return nil
		}
		n := r.node(String, text, at)
		if n != nil {
			n.marks = marks
		}
		return n
	case c == '{':
		return r.collection(depth+1, Map)
	case c == '[':
		return r.collection(depth+1, List)
	case c == '-' || '0' <= c && c <= '9':
		return r.number()
	}
	return r.word()
}

func (r *jsonReader) collection(depth int, kind Kind) *Node {
	n := r.node(kind, "", r.here(0))
	if depth > MaxDepth {
		r.exceed(r.here(0), tooDeep())
	}
	if r.failure != nil {
		return nil
	}
	end := byte('}')
	if kind == List {
		end = ']'
	}
	r.pos++
	r.space()
	if r.peek() != end && !r.members(n, depth, end) {
		return nil
	}
	r.pos++
	if kind == Map {
		r.warnDuplicates(n)
	}
	return n
}

// members reads up to the closing bracket, which it leaves to the caller.
func (r *jsonReader) members(n *Node, depth int, end byte) bool {
	list := chain{parent: n}
	for {
		child := r.member(n.Kind, depth)
		if child == nil {
			return false
		}
		list.link(child)
		r.space()
		switch r.peek() {
		case end:
			return true
		case ',':
			r.pos++
			r.space()
		default:
			r.wrong(r.pos, "expected a comma or the closing \""+string(rune(end))+"\""+r.found())
			return false
		}
		if r.peek() == end {
			r.wrong(r.pos, "trailing comma: JSON has none before the closing \""+string(rune(end))+"\"; remove it")
			return false
		}
	}
}

func (r *jsonReader) member(kind Kind, depth int) *Node {
	if kind == List {
		return r.value(depth)
	}
	if r.peek() != '"' {
		r.wrong(r.pos, "expected a key in double quotes"+r.found())
		return nil
	}
	key, at, marks, ok := r.quoted()
	if !ok {
		return nil
	}
	if r.space(); r.peek() != ':' {
		r.wrong(r.pos, "expected a colon after the key"+r.found())
		return nil
	}
	r.pos++
	r.space()
	child := r.value(depth)
	if child != nil {
		child.Key, child.KeyAt = key, at
		child.marks |= marks | markOf(key)
	}
	return child
}

// found ends a message at the end of the text. Elsewhere the position says enough, and what stands
// there may be part of a password.
func (r *jsonReader) found() string {
	if r.pos >= len(r.text) {
		return ", but the file ends here"
	}
	return ""
}
