package template

import (
	"sort"
	"strings"
	"unicode/utf8"
)

// lineIndex turns yaml.v3's lines and columns into offsets of the source and offsets into the
// positions that an editor shows. YAML also ends a line at a lone CR, NEL, LS or PS; editors and
// this package only at LF.
type lineIndex struct {
	text   string
	breaks []int // where YAML's lines begin
	lines  []int // where the editor's lines begin
	// runes holds the number of runes before each block of the text, nil for ASCII: one-line files
	// of 10 MiB must not be counted through for each of their nodes.
	runes []int32
}

const runeBlock = 128

func newLineIndex(text string) *lineIndex {
	x := &lineIndex{text: text}
	x.lines = make([]int, 1, strings.Count(text, "\n")+1)
	for i := range len(text) {
		if text[i] == '\n' {
			x.lines = append(x.lines, i+1)
		}
	}
	x.breaks = x.lines
	if hasOddBreaks(text) {
		x.breaks = yamlLines(text)
	}
	if continuations(text) > 0 {
		x.countRunes()
	}
	return x
}

// hasOddBreaks looks for one text after the other, which is several times faster than for any of them.
func hasOddBreaks(text string) bool {
	return strings.Count(text, "\r") != strings.Count(text, "\r\n") ||
		strings.Contains(text, "\u0085") || strings.Contains(text, "\u2028") || strings.Contains(text, "\u2029")
}

func yamlLines(text string) []int {
	lines := []int{0}
	for i, char := range text {
		switch char {
		case '\r':
			if strings.HasPrefix(text[i:], "\r\n") {
				continue
			}
		case '\n', '\u0085', '\u2028', '\u2029':
		default:
			continue
		}
		lines = append(lines, i+utf8.RuneLen(char))
	}
	return lines
}

func (x *lineIndex) countRunes() {
	count := int32(0)
	for start := 0; start <= len(x.text); start += runeBlock {
		x.runes = append(x.runes, count)
		block := x.text[start:min(start+runeBlock, len(x.text))]
		count += int32(len(block) - continuations(block))
	}
}

// offset is the place of yaml.v3's line and column in the text.
func (x *lineIndex) offset(line, column int) int {
	line = min(max(line, 1), len(x.breaks))
	start := x.breaks[line-1]
	if x.runes == nil {
		return min(start+max(column, 1)-1, len(x.text))
	}
	return x.runeOffset(x.runesBefore(start) + max(column, 1) - 1)
}

func (x *lineIndex) runesBefore(offset int) int {
	if x.runes == nil {
		return offset
	}
	block := offset / runeBlock
	part := x.text[block*runeBlock : offset]
	return int(x.runes[block]) + len(part) - continuations(part)
}

func (x *lineIndex) runeOffset(count int) int {
	block := sort.Search(len(x.runes), func(i int) bool { return int(x.runes[i]) > count }) - 1
	offset, seen := block*runeBlock, int(x.runes[block])
	for ; offset < len(x.text); offset++ {
		if x.text[offset]&0xC0 == 0x80 {
			continue
		}
		if seen == count {
			break
		}
		seen++
	}
	return offset
}

// span is the position of a stretch of the text.
func (x *lineIndex) span(start, end int) Span {
	line := sort.SearchInts(x.lines, start+1)
	column := x.runesBefore(start) - x.runesBefore(x.lines[line-1]) + 1
	width := x.runesBefore(end) - x.runesBefore(start)
	return Span{Line: int32(line), Column: int32(column), Width: int32(width)}
}

// attribute gives the positions of the two parts of "id.name" at an offset, and for both that of
// the whole where escapes or line ends are in between.
func (x *lineIndex) attribute(offset int, id, name string, whole Span) (Span, Span) {
	if !strings.HasPrefix(x.text[min(offset, len(x.text)):], id+"."+name) {
		whole.Width = 0
		return whole, whole
	}
	dot := offset + len(id)
	return x.span(offset, dot), x.span(dot+1, dot+1+len(name))
}
