package lint

import (
	"math/rand/v2"
	"strings"
	"testing"
)

func TestLines(t *testing.T) {
	chance := rand.New(rand.NewPCG(1, 1))
	for range 300 {
		var text strings.Builder
		for range chance.IntN(40) {
			text.WriteString(strings.Repeat("x", chance.IntN(3*block)) + strings.Repeat("\n", chance.IntN(3)))
		}
		all, l := strings.Split(text.String(), "\n"), newLines(text.String())
		if l.count() != len(all) || l.line(0) != "" || l.line(len(all)+1) != "" {
			t.Fatalf("%d lines, want %d", l.count(), len(all))
		}
		for i, want := range all {
			if got := l.line(i + 1); got != want {
				t.Fatalf("line %d of %q is %q", i+1, text.String(), got)
			}
		}
	}
}
