package model

import (
	"strings"
	"testing"
)

func TestMarksAtEvenAndOddPlaces(t *testing.T) {
	token := "gh" + "p_" + strings.Repeat("a1B2c3", 6)
	for before := range 4 {
		for after := range 2 {
			content := strings.Repeat("-", before) + token + strings.Repeat("-", after)
			equal(t, content, formatOf(content), "github-token")
		}
	}
	for _, format := range tokenFormats {
		for _, mark := range format.marks {
			if len(mark) < 3 {
				t.Errorf("%s: a mark has two pairs of bytes, %q has not", format.name, mark)
			}
		}
	}
}
