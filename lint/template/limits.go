package template

import (
	"fmt"
	"strings"
)

// The limits of one template. CloudFormation itself takes 1 MiB; these leave room for templates
// that are packed before they are deployed, and keep hostile input from taking time and memory.
const (
	// MaxBytes is the size of a file.
	MaxBytes = 10 << 20
	// MaxDepth is the number of maps and lists around a value.
	MaxDepth = 512
	// MaxNodes is the number of values in a template, after aliases are expanded.
	MaxNodes = 1_000_000
	// MaxResources is the number of resources in a template. CloudFormation takes 500 (User Guide, "Quotas").
	MaxResources = 10_000
)

// The limits of the stacks that are judged together: a hundred of them, of a megabyte each.
const (
	maxTogetherResources = 30_000
	maxTogetherNodes     = 3_000_000
	maxTogetherBytes     = 100 << 20
)

// room is what stacks that are judged together may still have.
type room struct{ resources, nodes, bytes int }

func newRoom() room { return room{maxTogetherResources, maxTogetherNodes, maxTogetherBytes} }

// take reports whether there is room for one more stack.
func (r *room) take(s *Stack) bool {
	r.resources -= s.Root.Get("Resources").Len()
	r.nodes -= s.nodes
	r.bytes -= len(s.Source)
	return r.resources >= 0 && r.nodes >= 0 && r.bytes >= 0
}

func noRoom() string {
	return fmt.Sprintf("the stacks that are judged together are too large from here on: they may have %d resources, %d values and %d MiB; "+
		"name fewer at a time", maxTogetherResources, maxTogetherNodes, maxTogetherBytes>>20)
}

func tooManyResources(count int) string {
	return fmt.Sprintf("the template has %d resources, more than the %d that are judged; CloudFormation takes 500: split the template",
		count, MaxResources)
}

// An alias may stand for a large map, and be used often; more than this is an alias bomb.
const (
	aliasFactor = 10
	aliasExtra  = 1000
)

// maxProblems is the number of oddities that are reported of one template.
const maxProblems = 1000

// maxDirectives is the number of %TAG lines: yaml.v3 compares each with all others.
const maxDirectives = 100

func tooLarge(what string, size int64) string {
	const limit = "more than the 10 MiB that a template may have here"
	switch {
	case size <= 0:
		return fmt.Sprintf("%s has %s", what, limit)
	case size < 100<<20:
		return fmt.Sprintf("%s has %.1f MiB, %s", what, float64(size)/(1<<20), limit)
	}
	return fmt.Sprintf("%s has %d MiB, %s", what, size>>20, limit)
}

func tooDeep() string {
	return fmt.Sprintf("values are nested deeper than %d levels; split the template", MaxDepth)
}

func tooMany() string {
	return fmt.Sprintf("the file has more than %d values; split the template", MaxNodes)
}

func tooManyAliases() string {
	return fmt.Sprintf("the aliases expand to more than %d times what is written; write the values out", aliasFactor)
}

// excessYAML says what is too much in a text, before yaml.v3 reads it: yaml.v3 takes 300 bytes for
// a value, and has no limits of its own but for depth.
func excessYAML(text string) string {
	switch {
	case countYAML(text) > MaxNodes:
		return tooMany()
	case strings.Count(text, "\n%TAG") > maxDirectives:
		return fmt.Sprintf("the file has more than %d %%TAG lines; write the tags out", maxDirectives)
	}
	return ""
}

// countYAML counts what makes values in YAML: at most every second value has no such character.
func countYAML(text string) int {
	count := 0
	for i := range len(text) {
		switch text[i] {
		case ',', '[', '{', ':':
			count++
		case '-', '?':
			if i+1 < len(text) && text[i+1] <= ' ' {
				count++
			}
		}
	}
	return count
}
