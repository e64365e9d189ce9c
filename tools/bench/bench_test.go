package main

import (
	"path/filepath"
	"testing"
)

// limits are multiples of the floors that no busy machine reaches: what is beyond has become slow, whatever else runs.
// The budgets proper are in the rows, and `make bench` holds them on a quiet machine.
var limits = map[string]struct{ parse, link float64 }{
	"small.yaml":  {0, 3},
	"cdk-1m.json": {6, 0},
	"folder-500":  {5, 0},
}

// TestRatios holds what the linter costs against its floors.
func TestRatios(t *testing.T) {
	folder := t.TempDir()
	p, err := build(folder)
	if err != nil {
		t.Fatal(err)
	}
	inputs := filepath.Join(folder, "inputs")
	for _, r := range rows {
		limit, ok := limits[r.input]
		if !ok {
			continue
		}
		result, err := r.measure(p, inputs, 5)
		if err != nil {
			t.Fatal(err)
		}
		if times := result.timesParse(); !keeps(times, limit.parse) {
			t.Errorf("%s costs %.1f times what it costs to read it, want at most %g", r.name, times, limit.parse)
		}
		if times := result.timesLink(); !keeps(times, limit.link) {
			t.Errorf("%s costs %.1f times what it costs to link the engine, want at most %g", r.name, times, limit.link)
		}
	}
	checkGrowth(t, p, inputs)
}

// checkGrowth finds what grows with the square of the resources: eight times as many would cost 64 times as much.
func checkGrowth(t *testing.T, p programs, inputs string) {
	t.Helper()
	samples, err := measureGrowth(p, inputs, 3)
	if err != nil {
		t.Fatal(err)
	}
	const most = 16
	if times := ratio(samples[3], samples[0]); times > most {
		t.Errorf("eight times the resources cost %.1f times as much, want at most %d", times, most)
	}
}
