package main

import (
	"os"
	"os/exec"
	"runtime"
	"strings"
)

// machine says what the figures are from: kind of processor, number of them, system and Go; not whose it is.
func machine() string {
	facts := []string{runtime.GOOS + "/" + runtime.GOARCH}
	if cpuinfo, err := os.ReadFile("/proc/cpuinfo"); err == nil {
		for line := range strings.Lines(string(cpuinfo)) {
			if name, model, ok := strings.Cut(line, ":"); ok && strings.TrimSpace(name) == "model name" {
				facts = append(facts, strings.TrimSpace(model))
				break
			}
		}
	}
	facts = append(facts, plural(runtime.NumCPU(), "processor"), runtime.Version())
	return strings.Join(facts, ", ")
}

// commit is the revision that was measured.
func commit() string {
	out, err := exec.Command("git", "rev-parse", "--short=12", "HEAD").Output()
	if err != nil {
		return "unknown"
	}
	name := strings.TrimSpace(string(out))
	changed, err := exec.Command("git", "status", "--porcelain", "--untracked-files=no", "--", ".", ":!BENCHMARKS.md").Output()
	if err != nil || len(changed) > 0 {
		name += ", modified"
	}
	return name
}
