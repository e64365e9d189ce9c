package main

import (
	"fmt"
	"io"
	"strings"
)

const heading = `# Benchmarks

Written by %[1]smake bench%[1]s: commit %[2]s; %[3]s. The linter's binary: %.1[4]f MB (budget 30).

Figures are CPU time (user and system) of whole processes, medians of rounds in which the programs run by turns,
each time from a fresh copy, because where the file of a program lies in memory matters. What counts are the multiples:
they hold on other machines too. There are two floors, measured in the same rounds:
**read**, a program that only reads the same templates into the linter's trees (tools/bench/floor/parse), and **link**,
one that only links the engine that evaluates the rules (tools/bench/floor/topdown). The templates are made up by
tools/bench/inputs, the same on every machine. A budget stands behind each figure that has one.

| input | CPU, ms | times read | times link | peak, MiB | within its budget |
|---|--:|--:|--:|--:|---|
`

func writeTable(w io.Writer, results []result, size float64) {
	fmt.Fprintf(w, heading, "`", commit(), machine(), size)
	for _, r := range results {
		fmt.Fprintf(w, "| %s | %.1f | %s | %s | %s | %s |\n", r.name, cpu(r.own),
			figure(r.timesParse(), r.parse, "%.2f"), figure(r.timesLink(), r.link, "%.2f"), figure(peak(r.own), r.peak, "%.0f"), verdict(r))
	}
}

// figure shows a value and its budget.
func figure(value, budget float64, format string) string {
	text := fmt.Sprintf(format, value)
	switch {
	case budget == 0:
		return text
	case keeps(value, budget):
		return fmt.Sprintf("%s (%g)", text, budget)
	}
	return fmt.Sprintf("**%s** (%g)", text, budget)
}

func verdict(r result) string {
	switch {
	case r.parse+r.link+r.peak == 0:
		return "-"
	case r.within():
		return "yes"
	}
	return "**no**"
}

// writeGrowth shows what each doubling of a template costs.
func writeGrowth(w io.Writer, samples [][]sample) {
	fmt.Fprintf(w, "\nGrowth: each template has twice the resources of the one before it, all of them relevant. Budget of a doubling: %g.\n\n", growthBudget)
	fmt.Fprint(w, "| input | CPU, ms | times the one before |\n|---|--:|--:|\n")
	for i, name := range growth {
		times := "-"
		if i > 0 {
			times = figure(ratio(samples[i], samples[i-1]), growthBudget, "%.2f")
		}
		fmt.Fprintf(w, "| %s | %.1f | %s |\n", strings.TrimSuffix(name, ".json"), cpu(samples[i]), times)
	}
}

func plural(n int, what string) string {
	if n == 1 {
		return "1 " + what
	}
	return fmt.Sprintf("%d %ss", n, what)
}
