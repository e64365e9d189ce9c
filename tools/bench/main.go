// Bench measures what the linter costs, in multiples of two floors measured in the same run, and writes BENCHMARKS.md.
// It is run by `make bench`.
package main

import (
	"bytes"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
)

func main() {
	corpus := flag.String("corpus", "", "also measure 500 templates of this `folder`")
	flag.Parse()
	if err := bench("BENCHMARKS.md", *corpus); err != nil {
		fmt.Fprintln(os.Stderr, "bench:", err)
		os.Exit(1)
	}
}

func bench(file, corpus string) error {
	folder, err := filepath.Abs(".cache/bench")
	if err != nil {
		return err
	}
	p, err := build(folder)
	if err != nil {
		return err
	}
	if corpus != "" {
		real := filepath.Join(folder, "corpus")
		if err := pick(corpus, real); err != nil {
			return err
		}
		corpus = real
	}
	var page bytes.Buffer
	inputs := filepath.Join(folder, "inputs")
	if err := measure(&page, p, inputs, corpus); err != nil {
		return err
	}
	fmt.Fprintln(os.Stderr, "other tools, as far as they are installed")
	if err := compare(&page, p.lint, inputs, corpus); err != nil {
		return err
	}
	return os.WriteFile(file, page.Bytes(), 0o600)
}

func measure(w io.Writer, p programs, inputs, corpus string) error {
	size, err := p.size()
	if err != nil {
		return err
	}
	wanted := rows
	if corpus != "" {
		wanted = append(wanted, corpusRow(corpus))
	}
	var results []result
	for _, r := range wanted {
		fmt.Fprintln(os.Stderr, r.name)
		result, err := r.measure(p, inputs, r.rounds)
		if err != nil {
			return err
		}
		results = append(results, result)
	}
	writeTable(w, results, size)
	fmt.Fprintln(os.Stderr, "growth")
	samples, err := measureGrowth(p, inputs, 9)
	if err != nil {
		return err
	}
	writeGrowth(w, samples)
	return nil
}

func measureGrowth(p programs, inputs string, rounds int) ([][]sample, error) {
	var commands [][]string
	for _, name := range growth {
		commands = append(commands, []string{p.lint, "lint", filepath.Join(inputs, name)})
	}
	return inTurn(rounds, commands...)
}

// compare adds what testdata/bench/peers.sh says about other tools.
func compare(w io.Writer, lint, inputs, corpus string) error {
	cmd := exec.Command("testdata/bench/peers.sh", lint, inputs, corpus)
	cmd.Stdout, cmd.Stderr = w, os.Stderr
	if err := cmd.Run(); err != nil {
		return errors.Join(errors.New("testdata/bench/peers.sh"), err)
	}
	return nil
}
