// Accuracy measures the rules on a corpus of real templates: what is right and wrong by the labels that
// people gave to some of them, and how much is said about the others. It is run by `make accuracy`.
//
// The corpus is a folder with labels.yaml, the labelled templates below labelled/, and others below
// general/. What a label does not speak of is counted, never judged.
package main

import (
	"context"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"github.com/secretwright/secretwright/lint"
	"github.com/secretwright/secretwright/rules"
)

func main() {
	rule := flag.String("rule", "", "print the findings of this `rule` instead, a sample of 40 of those on general templates")
	seed := flag.Uint64("seed", 1, "`number` that picks the sample")
	flag.Usage = func() {
		fmt.Fprintln(os.Stderr, "usage: accuracy [-rule NAME [-seed N]] CORPUS")
		flag.PrintDefaults()
	}
	flag.Parse()
	if flag.NArg() != 1 {
		flag.Usage()
		os.Exit(2)
	}
	if err := run(os.Stdout, flag.Arg(0), *rule, *seed); err != nil {
		fmt.Fprintln(os.Stderr, "accuracy:", err)
		os.Exit(1)
	}
}

func run(w io.Writer, corpus, rule string, seed uint64) error {
	labels, err := readLabels(filepath.Join(corpus, "labels.yaml"))
	if err != nil {
		return err
	}
	var files []string
	for _, l := range labels {
		files = append(files, filepath.Join(corpus, "labelled", l.LocalCopy))
	}
	labelled, err := findings(files...)
	if err != nil {
		return err
	}
	general, err := findings(filepath.Join(corpus, "general"))
	if err != nil {
		return err
	}
	if rule != "" {
		return show(w, rule, labelled, general, seed)
	}
	scores := score{}
	for _, l := range labels {
		l.judge(labelled.in(filepath.Join(corpus, "labelled", l.LocalCopy)), scores)
	}
	scores.print(w)
	return count(w, labelled, general)
}

// found are the findings on some templates, sorted by place.
type found struct {
	all       []lint.Finding
	templates int
	byFile    map[string][]lint.Finding
}

func findings(paths ...string) (found, error) {
	report, err := lint.Run(context.Background(), lint.Options{Paths: paths, Rules: rules.All()})
	if err != nil {
		return found{}, err
	}
	f := found{all: report.Findings, templates: report.Summary.Templates, byFile: map[string][]lint.Finding{}}
	for _, finding := range report.Findings {
		f.byFile[finding.File] = append(f.byFile[finding.File], finding)
	}
	return f, nil
}

func (f found) in(file string) []lint.Finding { return f.byFile[file] }
