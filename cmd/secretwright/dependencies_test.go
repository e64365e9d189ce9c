package main

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// TestDependencies holds that CONTRIBUTING.md gives a reason for each module that the linter asks for, and that it names
// and counts those that come with them.
func TestDependencies(t *testing.T) {
	direct, indirect := linked(t)
	contributing := read(t, filepath.Join(root, "CONTRIBUTING.md"))
	_, section, _ := strings.Cut(contributing, "\n## Dependencies\n")
	for module := range direct {
		if !strings.Contains(section, "| `"+module+"` |") {
			t.Errorf("%s has no line in the table of CONTRIBUTING.md: add one with the reason", module)
		}
	}
	_, brought, found := strings.Cut(section, "\nThe linter links ")
	brought, _, _ = strings.Cut(brought, "\n\n")
	want := fmt.Sprintf("%d modules of others: %d that it asks for, and %d that those bring:", len(direct)+len(indirect), len(direct), len(indirect))
	if !found || !strings.HasPrefix(brought, want) {
		t.Errorf("CONTRIBUTING.md should say: The linter links %s ...", want)
	}
	for module := range indirect {
		if !strings.Contains(brought, "`"+module+"`") {
			t.Errorf("%s comes with another module: name it in CONTRIBUTING.md, below the table", module)
		}
	}
	if named := strings.Count(brought, "`") / 2; named != len(indirect) {
		t.Errorf("CONTRIBUTING.md names %d modules that come with others, there are %d", named, len(indirect))
	}
}

// linked returns the modules of others that are linked into the linter on this system, those that it imports itself apart.
func linked(t *testing.T) (direct, indirect map[string]bool) {
	t.Helper()
	cmd := exec.CommandContext(t.Context(), "go", "list", "-deps", "-f", "{{with .Module}}{{if not .Main}}{{.Path}} {{.Indirect}}{{end}}{{end}}", "./cmd/secretwright")
	cmd.Dir, cmd.Stderr = root, os.Stderr
	cmd.Env = append(os.Environ(), "GOOS=linux", "CGO_ENABLED=0") // Windows has one more, of cobra
	out, err := cmd.Output()
	if err != nil {
		t.Fatal(err)
	}
	direct, indirect = map[string]bool{}, map[string]bool{}
	for line := range strings.Lines(string(out)) {
		module, isIndirect, found := strings.Cut(strings.TrimSpace(line), " ")
		switch {
		case !found:
		case isIndirect == "true":
			indirect[module] = true
		default:
			direct[module] = true
		}
	}
	return direct, indirect
}
