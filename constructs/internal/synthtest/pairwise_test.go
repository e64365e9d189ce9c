package synthtest_test

import (
	"testing"

	"github.com/secretwright/secretwright/constructs/internal/synthtest"
)

func TestPairwise(t *testing.T) {
	levels := []int{3, 2, 4, 2}
	// The first value of the first factor excludes the second of the second, which also needs the last of the third.
	allowed := func(row []int) bool {
		return (row[0] != 0 || row[1] != 1) && (row[1] != 1 || row[2] == 3 || row[2] == -1)
	}
	seen := map[[4]int]bool{}
	rows := synthtest.Pairwise(levels, allowed)
	for _, row := range rows {
		if !allowed(row) {
			t.Errorf("%v is not allowed", row)
		}
		for i := range row {
			for j := range i {
				seen[[4]int{i, row[i], j, row[j]}] = true
			}
		}
	}
	// Without the second value of the second factor all is free: 3*4 + 3*2 + 4*2 pairs and 3 + 4 + 2 with its first;
	// with it there are 2 + 1 + 2.
	if len(seen) != 40 {
		t.Errorf("got %d pairs, want 40: %v", len(seen), rows)
	}
	if len(rows) > 16 {
		t.Errorf("%d rows are more than pairs need", len(rows))
	}
}
