package synthtest

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"github.com/secretwright/secretwright/tools/testbed"
)

// Linter is a built secretwright. The two halves of the project share no code, so tests run it as a program.
type Linter struct{ program string }

// NewLinter builds the linter of this module.
func NewLinter(t *testing.T) Linter {
	t.Helper()
	program := filepath.Join(t.TempDir(), "secretwright")
	build := exec.Command("go", "build", "-o", program, "github.com/secretwright/secretwright/cmd/secretwright")
	if output, err := build.CombinedOutput(); err != nil {
		t.Fatalf("build the linter: %v\n%s", err, output)
	}
	return Linter{program}
}

// Finding is a finding of the linter, of kind fail or open.
type Finding struct{ Rule, Kind, Message, Reason, File string }

// Lint returns the findings in a folder of templates, each judged alone.
func (l Linter) Lint(t *testing.T, folder string, flags ...string) []Finding {
	t.Helper()
	output, err := exec.Command(l.program, append([]string{"lint", "--format", "json", folder}, flags...)...).Output()
	if exit := (*exec.ExitError)(nil); err != nil && (!errors.As(err, &exit) || exit.ExitCode() != 1) {
		t.Fatalf("lint: %v", err)
	}
	var report struct{ Findings []Finding }
	if err := json.Unmarshal(output, &report); err != nil {
		t.Fatal(err)
	}
	return report.Findings
}

// CfnLint returns the errors, not the warnings, that AWS's own cfn-lint finds in a folder of templates. It judges all in
// one process, because it takes seconds to start.
func CfnLint(t *testing.T, folder string) error {
	t.Helper()
	program := testbed.Program(t, "cfn-lint")
	arguments := []string{"--ignore-checks", "W", "I", "--format", "parseable", "--", filepath.Join(folder, "*.template.json")}
	output, err := exec.CommandContext(t.Context(), program, arguments...).CombinedOutput()
	if err != nil {
		return fmt.Errorf("cfn-lint: %w\n%s", err, output)
	}
	return nil
}

// Write writes the template into a file, for the linter.
func (p Template) Write(path string) {
	p.t.Helper()
	if err := os.WriteFile(path, p.text(), 0o644); err != nil {
		p.t.Fatal(err)
	}
}
