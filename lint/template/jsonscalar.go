package template

import (
	"strconv"
	"strings"
	"unicode/utf16"
	"unicode/utf8"
)

// quoted reads a string. Its text is a part of the source where nothing is escaped.
func (r *jsonReader) quoted() (string, Span, Mark, bool) {
	at := r.here(0)
	start := r.pos + 1
	escaped := false
	var has sign
	for pos := start; pos < len(r.text); pos++ {
		c := r.text[pos]
		has |= signs[c]
		if signs[c]&special == 0 {
			continue
		}
		switch {
		case c == '"':
			r.pos = pos + 1
			at.Width = int32(r.pos-r.origin+1) - at.Column
			if escaped {
				text := unescape(r.text[start:pos])
				return text, at, marksOf(text, brace|colon), true
			}
			text := r.text[start:pos]
			return text, at, marksOf(text, has), true
		case c&0xC0 == 0x80:
			r.origin++
		case c == '\\':
			size := r.escape(pos)
			if size == 0 {
				return "", at, 0, false
			}
			escaped = true
			pos += size - 1
		case c < ' ':
			r.wrong(pos, "control character in a string: write it as an escape such as \\n or \\t")
			return "", at, 0, false
		}
	}
	r.fail(at, "the string that begins here has no closing quote")
	return "", at, 0, false
}

// escape checks the escape at an offset and returns its length, 0 for a bad one.
func (r *jsonReader) escape(pos int) int {
	rest := r.text[pos+1:]
	switch {
	case strings.HasPrefix(rest, "u"):
		if isHex(rest[1:min(5, len(rest))]) {
			return len(`\u0000`)
		}
		r.wrong(pos, "bad escape in a string: \\u takes four hexadecimal digits")
		return 0
	case rest == "" || strings.IndexByte(`"\/bfnrt`, rest[0]) < 0:
		r.wrong(pos, `bad escape in a string: write \\ for a backslash`)
		return 0
	}
	return 2
}

func isHex(text string) bool {
	if len(text) != 4 {
		return false
	}
	for i := range len(text) {
		c := text[i] | 0x20
		if (c < '0' || c > '9') && (c < 'a' || c > 'f') {
			return false
		}
	}
	return true
}

// unescape is the text of a string whose escapes have been checked.
func unescape(text string) string {
	var out strings.Builder
	out.Grow(len(text))
	for {
		i := strings.IndexByte(text, '\\')
		if i < 0 {
			out.WriteString(text)
			return out.String()
		}
		out.WriteString(text[:i])
		c := text[i+1]
		text = text[i+2:]
		switch c {
		case 'u':
			char, size := escapedRune(text)
			out.WriteRune(char)
			text = text[size:]
		case 'b':
			out.WriteByte('\b')
		case 'f':
			out.WriteByte('\f')
		case 'n':
			out.WriteByte('\n')
		case 'r':
			out.WriteByte('\r')
		case 't':
			out.WriteByte('\t')
		default:
			out.WriteByte(c)
		}
	}
}

// escapedRune reads what follows \u, with the second half of a surrogate pair. A half alone
// becomes U+FFFD, as encoding/json has it.
func escapedRune(text string) (rune, int) {
	first := hexRune(text)
	if !utf16.IsSurrogate(first) {
		return first, 4
	}
	if len(text) >= 10 && text[4:6] == `\u` {
		if pair := utf16.DecodeRune(first, hexRune(text[6:])); pair != utf8.RuneError {
			return pair, 10
		}
	}
	return utf8.RuneError, 4
}

func hexRune(text string) rune {
	code, _ := strconv.ParseUint(text[:4], 16, 32)
	return rune(code)
}

func (r *jsonReader) number() *Node {
	end := r.pos
	for end < len(r.text) && strings.IndexByte("+-.0123456789Ee", r.text[end]) >= 0 {
		end++
	}
	text := r.text[r.pos:end]
	if !isNumber(text) {
		r.wrong(r.pos, "bad number: write digits without a leading zero, or quote the value")
		return nil
	}
	n := r.node(Number, text, r.here(len(text)))
	r.pos = end
	return n
}

// word reads true, false and null.
func (r *jsonReader) word() *Node {
	for _, word := range [...]struct {
		text string
		kind Kind
	}{{"true", Bool}, {"false", Bool}, {"null", Null}} {
		if !strings.HasPrefix(r.text[r.pos:], word.text) {
			continue
		}
		n := r.node(word.kind, word.text, r.here(len(word.text)))
		if n != nil && word.kind == Null {
			n.Text = ""
		}
		r.pos += len(word.text)
		return n
	}
	r.wrong(r.pos, "expected a value"+r.found())
	return nil
}
