package report

import (
	"fmt"
	"io"
	"strconv"
	"strings"

	"github.com/secretwright/secretwright/lint"
)

// snippet prints the source line with its number and a caret below what is meant.
func (c colors) snippet(w io.Writer, line int, s lint.Snippet, color string, width int) {
	if s.Text == "" || line == 0 {
		return
	}
	number := strconv.Itoa(line)
	s = fit(s, width-len(number)-len(" | "))
	margin := c.paint(cyan, strings.Repeat(" ", len(number))+" |")
	indent, mark := marker(s)
	fmt.Fprintln(w, margin)
	fmt.Fprintln(w, c.paint(cyan, number+" |"), strings.TrimRight(printable(s.Text), " "))
	fmt.Fprintln(w, margin, indent+c.paint(color, mark))
}

// marker returns the spaces before the caret and the caret with its tail, both counted in columns
// of the terminal: of what printable makes of the text, with wide characters taking two.
func marker(s lint.Snippet) (indent, mark string) {
	text := []rune(s.Text)
	start := min(max(s.Caret, 0), len(text))
	end := min(max(start+s.Width, start), len(text))
	indent = strings.Repeat(" ", columns(printable(string(text[:start]))))
	covered := columns(printable(string(text[start:end])))
	return indent, "^" + strings.Repeat("~", max(covered-1, 0))
}

// fit cuts a line to as many columns as there are, if any are given, so that the caret stays below
// what is meant.
func fit(s lint.Snippet, room int) lint.Snippet {
	if room < narrowest/2 {
		return s
	}
	text := []rune(s.Text)
	caret := min(max(s.Caret, 0), len(text))
	from, to := 0, len(text)
	for columns(printable(string(text[from:to]))) > room && columns(printable(string(text[from:caret]))) > room/2 {
		from++
	}
	for columns(printable(string(text[from:to]))) > room {
		to--
	}
	return lint.Snippet{Text: string(text[from:to]), Caret: caret - from, Width: s.Width}
}
