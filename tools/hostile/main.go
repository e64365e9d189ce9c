//go:build unix

// Hostile runs the built linter over inputs that are made to break it, measures each run, and fails when one crashes,
// says nothing useful, or takes more than its bound. It is run by `make hostile`, which writes testdata/bench/HOSTILE.md.
package main

import (
	"context"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"os/signal"
	"regexp"
)

func main() {
	binary := flag.String("binary", "bin/secretwright", "`file` to run")
	only := flag.String("run", "", "run the cases that match this `pattern` alone, and write no table")
	table := flag.String("table", "", "`file` to write the table to; default: standard output")
	made := flag.String("make", "", "make the files of one `case` in a folder, and nothing else")
	size := flag.Int("size", 0, "`number` of repetitions for -make")
	flag.Parse()
	if *made != "" {
		if err := makeFiles(*made, *size, flag.Arg(0)); err != nil {
			fmt.Fprintln(os.Stderr, "hostile:", err)
			os.Exit(1)
		}
		return
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	if err := run(ctx, *binary, *only, *table); err != nil {
		fmt.Fprintln(os.Stderr, "hostile:", err)
		os.Exit(1)
	}
}

// run measures the cases, prints each as it ends, and writes the table.
func run(ctx context.Context, binary, only, table string) error {
	pattern, err := regexp.Compile(only)
	if err != nil {
		return err
	}
	var rows []row
	failures := 0
	for _, c := range cases() {
		if !pattern.MatchString(c.name) {
			continue
		}
		r, err := c.measure(ctx, binary)
		if err != nil {
			return fmt.Errorf("%s: %w", c.name, err)
		}
		fmt.Println(r)
		for _, failure := range r.failures {
			fmt.Println("   FAIL:", failure)
		}
		failures += len(r.failures)
		rows = append(rows, r)
	}
	if only == "" {
		if err := write(table, rows); err != nil {
			return err
		}
	}
	if failures > 0 {
		return fmt.Errorf("%d bounds broken", failures)
	}
	return nil
}

// makeFiles makes the files of a case in a folder.
func makeFiles(name string, size int, at string) error {
	for _, c := range cases() {
		if c.name == name {
			var err error
			c.files(folder{path: at, err: &err}, size)
			return err
		}
	}
	return fmt.Errorf("there is no case %q", name)
}

// again runs this program once more.
func again(ctx context.Context, args ...string) error {
	self, err := os.Executable()
	if err != nil {
		return err
	}
	cmd := exec.CommandContext(ctx, self, args...)
	cmd.Stderr = os.Stderr
	return cmd.Run()
}
