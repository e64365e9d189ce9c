package main

import "path/filepath"

// row is a measurement: what is linted, and what that may cost in multiples of the floors. 0: nothing is agreed.
type row struct {
	name, input string
	rounds      int
	parse       float64 // times the program that only reads the same
	link        float64 // times the program that only links the engine
	peak        float64 // MiB
}

// rows are the measurements. The budgets are those of the architecture; where it has none, for the two dense templates,
// they are what a design with compiled rules was measured to need.
var rows = []row{
	{"one small template, YAML", "small.yaml", 51, 5, 1.6, 30},
	{"the same as JSON", "small.json", 51, 5, 1.6, 30},
	{"100 KB of YAML, all of it relevant", "dense-100k.yaml", 25, 2.5, 0, 64},
	{"1 MB of JSON as CDK writes it", "cdk-1m.json", 25, 2, 0, 64},
	{"1 MB of JSON, all of it relevant", "dense-1m.json", 11, 6, 0, 0},
	{"folder of 500 templates", "folder-500", 5, 3.5, 0, 0},
	{"cdk.out of 40 stacks, one assembly", "cdk.out", 9, 0, 0, 0},
}

// corpusRow is about templates of a corpus. Some of real ones cannot be checked.
func corpusRow(folder string) row {
	return row{"500 templates that people wrote", folder, 5, 3.5, 0, 0}
}

// growth are inputs each of which has twice the resources of the one before.
var growth = []string{"growth-50.json", "growth-100.json", "growth-200.json", "growth-400.json"}

// growthBudget is what twice the resources may cost.
const growthBudget = 2.2

// result is what a row came to.
type result struct {
	row
	own, parsing, linking []sample
}

func (r row) measure(p programs, folder string, rounds int) (result, error) {
	path := r.input
	if !filepath.IsAbs(path) {
		path = filepath.Join(folder, r.input)
	}
	samples, err := inTurn(rounds, []string{p.lint, "lint", path}, []string{p.parse, path}, []string{p.topdown})
	if err != nil {
		return result{}, err
	}
	return result{row: r, own: samples[0], parsing: samples[1], linking: samples[2]}, nil
}

// timesParse and timesLink are multiples of the floors.
func (r result) timesParse() float64 { return ratio(r.own, r.parsing) }

func (r result) timesLink() float64 { return ratio(r.own, r.linking) }

// within reports whether a row keeps what is agreed for it.
func (r result) within() bool {
	return keeps(r.timesParse(), r.parse) && keeps(r.timesLink(), r.link) && keeps(peak(r.own), r.peak)
}

func keeps(value, budget float64) bool { return budget == 0 || value <= budget }
