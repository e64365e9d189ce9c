package main

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
)

// programs are the linter and the floors: what a program costs that only reads the same templates, and one that only
// links the engine.
type programs struct{ lint, parse, topdown string }

// build builds the programs, as a release is built, and writes the inputs.
func build(folder string) (programs, error) {
	p := programs{filepath.Join(folder, "secretwright"), filepath.Join(folder, "parse"), filepath.Join(folder, "topdown")}
	write := filepath.Join(folder, "write")
	for program, source := range map[string]string{
		p.lint: "cmd/secretwright", p.parse: "tools/bench/floor/parse", p.topdown: "tools/bench/floor/topdown",
		write: "tools/bench/inputs/write",
	} {
		cmd := exec.Command("go", "build", "-trimpath", "-ldflags", "-s -w", "-o", program, "github.com/secretwright/secretwright/"+source)
		cmd.Env = append(os.Environ(), "CGO_ENABLED=0")
		if out, err := cmd.CombinedOutput(); err != nil {
			return programs{}, fmt.Errorf("build %s: %w\n%s", source, err, out)
		}
	}
	if out, err := exec.Command(write, filepath.Join(folder, "inputs")).CombinedOutput(); err != nil {
		return programs{}, fmt.Errorf("write the inputs: %w\n%s", err, out)
	}
	return p, nil
}

func (p programs) size() (float64, error) {
	info, err := os.Stat(p.lint)
	if err != nil {
		return 0, err
	}
	return float64(info.Size()) / 1e6, nil
}
