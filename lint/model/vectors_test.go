package model

import (
	"encoding/json"
	"os"
	"testing"
)

// The linter and the constructs check schedules in code of their own, against the same expressions: valid ones with the
// longest window in hours (a window never has more than 24), tolerated ones, which are not documented and which only the linter accepts, and invalid ones.
func TestSharedExpressions(t *testing.T) {
	var vectors struct {
		Valid []struct {
			Text   string
			Window int
		}
		Tolerated, Invalid []string
	}
	text, err := os.ReadFile("../../testdata/schedule/expressions.json")
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(text, &vectors); err != nil {
		t.Fatal(err)
	}
	for _, v := range vectors.Valid {
		if got, err := readExpression(v.Text); err != nil || min(got.room, 24) != v.Window {
			t.Errorf("%s: got a window of %d hours, %v, want %d", v.Text, got.room, err, v.Window)
		}
	}
	for _, text := range vectors.Tolerated {
		if _, err := readExpression(text); err != nil {
			t.Errorf("%s: %v", text, err)
		}
	}
	for _, text := range vectors.Invalid {
		if _, err := readExpression(text); err == nil {
			t.Errorf("%q: no error", text)
		}
	}
}
