//go:build unix

package main

import (
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"time"
)

const introduction = `# Hostile inputs

What the linter takes for inputs that are made to break it, measured by ` + "`make hostile`" + ` on the built program. That
fails when a run crashes, hangs, does not say what it should, takes more than %d MiB or %d s of CPU time, or when twice
the input takes more than %.1f times the CPU time. CPU is that of all threads, memory the peak of the process; growth is
the CPU time divided by that for half the input.

A template may have 10 MiB, 512 levels, 1,000,000 values and 10,000 resources, stacks that are judged together 30,000;
beyond that, and beyond 30,000 facts of one kind, the program says what is too much and ends with exit code 3.
What functions, loops and conditions make of a template is bounded too: a value beyond the bound is not known.
A closed standard output is like /dev/null, as Go programs have it.

Commit %s, %s, %d processors of %s, %s.

| input | file | exit code | CPU s | peak MiB | growth |
|---|---|---|---|---|---|
`

// write writes the table to a file, "" for standard output.
func write(file string, rows []row) error {
	if file == "" {
		return printTable(os.Stdout, rows)
	}
	if err := os.MkdirAll(filepath.Dir(file), 0o750); err != nil {
		return err
	}
	out, err := os.Create(file)
	if err != nil {
		return err
	}
	if err := printTable(out, rows); err != nil {
		out.Close()
		return err
	}
	return out.Close()
}

func printTable(w io.Writer, rows []row) error {
	commit, err := exec.Command("git", "rev-parse", "--short=12", "HEAD").Output()
	if err != nil {
		return fmt.Errorf("which commit this is: %w", err)
	}
	fmt.Fprintf(w, introduction, mostMemory, int(mostCPU/time.Second), mostGrowth,
		strings.TrimSpace(string(commit)), runtime.Version(), runtime.NumCPU(), runtime.GOARCH, runtime.GOOS)
	group := ""
	for _, r := range rows {
		if r.group != group {
			group = r.group
			fmt.Fprintf(w, "| **%s** | | | | | |\n", titles[group])
		}
		_, err = fmt.Fprintf(w, "| %s | %s | %s | %.2f | %d | %s |\n",
			strings.ReplaceAll(r.name, "|", `\|`), size(r.bytes), r.ending(), r.cpu.Seconds(), r.memory, r.growing())
	}
	return err
}

var titles = map[string]string{
	"text": "text that is hard to read", "nesting": "values in values", "size": "much of what is harmless one by one",
	"values": "functions that make much of little", "cond": "conditions", "loops": "Fn::ForEach", "stacks": "stacks, exports, parameters",
	"graph": "resources that all have to do with each other", "files": "files and folders", "streams": "streams, signals, vanishing files",
}

// ending is the exit code, or the signal.
func (r row) ending() string {
	if r.exit < 0 {
		return "signal " + itoa(-r.exit)
	}
	return itoa(r.exit)
}

// growing is the growth of a run that is long enough for one.
func (r row) growing() string {
	if r.growth == 0 || r.cpu < tooShort {
		return ""
	}
	return fmt.Sprintf("%.1f", r.growth)
}
