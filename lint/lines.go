package lint

import (
	"slices"
	"strings"
)

// lines finds the lines of a text. It knows how many breaks are before each block of the text: an index of all lines
// would take longer than the few that are asked for.
type lines struct {
	text   string
	breaks []int32
}

const block = 512 // bytes

func newLines(text string) lines {
	l := lines{text, make([]int32, 1, len(text)/block+2)}
	for before := int32(0); text != ""; {
		size := min(block, len(text))
		before += int32(strings.Count(text[:size], "\n"))
		l.breaks, text = append(l.breaks, before), text[size:]
	}
	return l
}

func (l lines) count() int { return int(l.breaks[len(l.breaks)-1]) + 1 }

// line is a line without its break, "" where the text has no such line.
func (l lines) line(number int) string {
	if number < 1 || number > l.count() {
		return ""
	}
	offset := 0
	if number > 1 {
		next, _ := slices.BinarySearch(l.breaks, int32(number-1))
		offset = (next - 1) * block
		for left := int32(number-1) - l.breaks[next-1]; left > 0; left-- {
			offset += strings.IndexByte(l.text[offset:], '\n') + 1
		}
	}
	line, _, _ := strings.Cut(l.text[offset:], "\n")
	return line
}
