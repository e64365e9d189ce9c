package model

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/secretwright/secretwright/lint/template"
)

// maxFacts bounds the facts of one kind that are judged. Each takes some kilobytes while the rules look at it, and one
// list of a template may make a hundred thousand of them. It is the number of resources that may be judged together.
const maxFacts = 30_000

// judged returns as many facts as are judged, and notes when there are more.
func judged[T any](a *Assembly, section string, all []T) []T {
	a.note(cmp.Or(inWords[section], strings.ReplaceAll(section, "_", " ")), len(all))
	return all[:min(len(all), maxFacts)]
}

// inWords says what is in a section whose name does not tell it to somebody who has not read the document's schema.
var inWords = map[string]string{
	"carried":     "values in variables and the like that may be credentials",
	"clients":     "functions and tasks in a VPC",
	"disclosures": "places that show credentials",
	"tokens":      "credentials of known formats",
	"unmentioned": "secrets that nothing mentions",
}

// note notes how many there are of something if not all of them are judged.
func (a *Assembly) note(what string, count int) {
	if count > maxFacts {
		a.excess[what] = excess{count, maxFacts}
	}
}

// excess is how many there are of something, and how many of them are judged.
type excess struct{ count, most int }

// Excess says of what the document holds only the beginning. It is complete when the document has been made.
func (a *Assembly) Excess() []*template.Problem {
	var problems []*template.Problem
	for _, what := range slices.Sorted(maps.Keys(a.excess)) {
		problems = append(problems, &template.Problem{File: a.stacks[0].File, Message: fmt.Sprintf(
			"there are %d %s, more than the %d that are judged: split the template", a.excess[what].count, what, a.excess[what].most)})
	}
	return problems
}
