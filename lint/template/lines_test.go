package template

import (
	"strings"
	"testing"
	"unicode/utf8"
)

// TestLineIndex compares both directions with plain counting, over block borders.
func TestLineIndex(t *testing.T) {
	for _, unit := range []string{"abc\n", "aé\n", "é😀x", "é\r\n\n", strings.Repeat("aé", 200) + "\n"} {
		text := strings.Repeat(unit, 100)
		x := newLineIndex(text)
		line, column := 1, 1
		for offset, char := range text {
			if got := x.offset(line, column); got != offset {
				t.Fatalf("%q: offset of %d:%d is %d, want %d", unit, line, column, got, offset)
			}
			want := Span{Line: int32(line), Column: int32(column), Width: 1}
			if got := x.span(offset, offset+utf8.RuneLen(char)); got != want {
				t.Fatalf("%q: span at %d is %v, want %v", unit, offset, got, want)
			}
			if column++; char == '\n' {
				line, column = line+1, 1
			}
		}
	}
}
