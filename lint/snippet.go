package lint

import (
	"cmp"
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
	lines       lines
	number      int             // the line that was asked for last, and its text: a minified
	runes       []rune          // template is one single line
	credentials map[int32]int32 // by line, the first column that must not be shown
	from        int32           // the line from which on nothing is shown, 0 for none
}

func newSource(text string, credentials []*template.Node) source {
	s := source{lines: newLines(text), credentials: map[int32]int32{}}
	for _, node := range credentials {
		s.conceal(node)
	}
	return s
}

// conceal hides a credential and all that it is made of.
func (s *source) conceal(node *template.Node) {
	s.hide(node.At.Line, s.beginning(node))
	if last := s.lastLine(node); last > node.At.Line {
		for line := node.At.Line + 1; line <= last; line++ {
			s.hide(line, 1)
		}
	}
	for child := range node.Children() {
		s.conceal(child)
	}
}

func (s *source) hide(line, column int32) {
	if first, found := s.credentials[line]; !found || column < first {
		s.credentials[line] = column
	}
}

// beginning is the column of a value, or of the tag or anchor in front of it: what is written there
// may have been meant as a part of the value.
func (s *source) beginning(node *template.Node) int32 {
	if node.KeyAt.Line != node.At.Line {
		return node.At.Column
	}
	column := node.KeyAt.Column + node.KeyAt.Width
	line := s.line(int(node.At.Line))
	for int(column) <= len(line) && strings.ContainsRune("\": ", line[column-1]) {
		column++
	}
	return min(column, node.At.Column)
}

// lastLine is the line on which a value ends. The end of a text over several lines is found by its
// words; if they are written differently (escapes), nothing more of the file is shown.
func (s *source) lastLine(node *template.Node) int32 {
	line, isScalar := node.At.Line, node.Kind != template.Map && node.Kind != template.List
	rest := s.line(int(line))
	if !isScalar || node.At.Width > 0 || int(node.At.Column) > len(rest) {
		return line
	}
	text := string(rest[node.At.Column-1:])
	if strings.ContainsAny(text[:1], "|>") { // a block: its text begins on the next line
		text = ""
	}
	text = strings.TrimSpace(strings.TrimLeft(text, `"'`))
	for _, word := range strings.Fields(node.Text) {
		for text == "" && int(line) < s.lines.count() {
			line++
			text = strings.TrimSpace(string(s.line(int(line))))
		}
		if !strings.HasPrefix(text, word) {
			s.from = cmp.Or(min(s.from, line), line)
			return line
		}
		text = strings.TrimSpace(text[len(word):])
	}
	return line
}

// snippet returns the line of a span. From a credential on, the line is blotted out; a span behind
// the credential has no snippet.
func (s *source) snippet(at template.Span) Snippet {
	if s.from > 0 && at.Line >= s.from {
		return Snippet{}
	}
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
	if number != s.number {
		s.number, s.runes = number, s.read(number)
	}
	return s.runes
}

func (s *source) read(number int) []rune {
	text := strings.TrimRight(s.lines.line(number), "\r")
	if !utf8.ValidString(text) {
		return nil
	}
	return []rune(strings.ReplaceAll(text, "\t", " "))
}
