package report

import "strings"

// narrowest is the width below which broken prose is harder to read than a line that is too long.
const narrowest = 40

// wrap breaks printable text between words into lines of at most so many columns of a terminal, if
// any are given. The first line begins at column start of a line that has begun; the others are
// indented. A word that is too long has a line of its own.
func wrap(text string, width, start, indent int) string {
	if width < narrowest {
		return text
	}
	var b strings.Builder
	used := start
	for i, word := range strings.Fields(text) {
		size := columns(word)
		switch {
		case used+1+size > width && used > indent:
			b.WriteString("\n" + strings.Repeat(" ", indent))
			used = indent
		case i > 0:
			b.WriteString(" ")
			used++
		}
		b.WriteString(word)
		used += size
	}
	return b.String()
}
