package lint

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"github.com/secretwright/secretwright/lint/template"
)

// blot stands in a snippet for the rest of a line that holds a credential.
const blot = "********"

// Long lines are cut to a window around the position.
const (
	longestLine = 160
	before      = 60
)

// source gives snippets of a file that show no credential.
type source struct {
	text        []byte
	lines       []int           // offset of each line, filled at the first snippet
	credentials map[int32]int32 // by line, the first column that must not be shown
}

func newSource(text []byte, credentials []*template.Node) source {
	s := source{text: text, credentials: map[int32]int32{}}
	for _, node := range credentials {
		s.hide(node.At)
		// A text over several lines ends somewhere below; nothing of those lines is shown.
		for line := range int32(strings.Count(node.Text, "\n")) {
			s.hide(template.Span{Line: node.At.Line + line + 1, Column: 1})
		}
	}
	return s
}

func (s *source) hide(at template.Span) {
	if first, found := s.credentials[at.Line]; !found || at.Column < first {
		s.credentials[at.Line] = at.Column
	}
}

// snippet returns the line of a span. From a credential on, the line is blotted out; a span behind
// the credential has no snippet.
func (s *source) snippet(at template.Span) Snippet {
	line := s.line(int(at.Line))
	caret := int(at.Column) - 1
	if first, found := s.credentials[at.Line]; found {
		line = append(line[:min(int(first)-1, len(line)):min(int(first)-1, len(line))], []rune(blot)...)
		if caret >= len(line) {
			return Snippet{}
		}
	}
	if caret < 0 || caret > len(line) || len(line) == 0 {
		return Snippet{}
	}
	width := max(1, min(int(at.Width), len(line)-caret))
	if from := caret - before; len(line) > longestLine && from > 0 {
		line, caret = line[from:], before
	}
	line = line[:min(len(line), longestLine)]
	return Snippet{Text: string(line), Caret: caret, Width: max(1, min(width, len(line)-caret))}
}

func (s *source) line(number int) []rune {
	if s.lines == nil {
		s.lines = []int{0}
		for offset := 0; ; {
			end := bytes.IndexByte(s.text[offset:], '\n')
			if end < 0 {
				break
			}
			offset += end + 1
			s.lines = append(s.lines, offset)
		}
	}
	if number < 1 || number > len(s.lines) {
		return nil
	}
	text := s.text[s.lines[number-1]:]
	if end := bytes.IndexByte(text, '\n'); end >= 0 {
		text = text[:end]
	}
	text = bytes.TrimRight(text, "\r")
	if !utf8.Valid(text) {
		return nil
	}
	return []rune(strings.ReplaceAll(string(text), "\t", " "))
}
