package synthlint_test

import (
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"testing"

	"github.com/secretwright/secretwright/constructs/internal/synthtest"
)

// BenchmarkOrders synthesizes the orders example without the plugin, whose two lines are taken out of its source, and
// with it. The function's program is not built anew. CPU of Go and node, 21 turns on two busy cores, least and median:
// 1452 and 1739 ms without, 1693 and 1892 ms with the plugin, 1.15 times. "secretwright lint" of the same takes 80 ms;
// the rest is aws-cdk's own validation, which runs only where there is a plugin: here its rules are switched off.
func BenchmarkOrders(b *testing.B) {
	folder := b.TempDir()
	synthtest.Turns(b, orders(b, folder, "without"), orders(b, folder, "with"))
}

var pluginLines = regexp.MustCompile(`(?m)^.*(constructs/synthlint"|AddPlugins\(synthlint\.New).*\n`)

func orders(b *testing.B, folder, name string) synthtest.App {
	b.Helper()
	program := filepath.Join(folder, name)
	arguments := []string{"build", "-o", program}
	if name == "without" {
		arguments = append(arguments, "-overlay", withoutPlugin(b, folder))
	}
	build := exec.CommandContext(b.Context(), "go", append(arguments, "./examples/orders")...)
	build.Dir = "../.."
	if output, err := build.CombinedOutput(); err != nil {
		b.Fatalf("%v\n%s", err, output)
	}
	path := "PATH=" + withoutCompiler(b, folder) + string(os.PathListSeparator) + os.Getenv("PATH")
	return synthtest.App{Name: name, Command: func() *exec.Cmd {
		command := exec.CommandContext(b.Context(), program)
		command.Dir, command.Env = "../../examples/orders", append(os.Environ(), path)
		return command
	}}
}

// withoutPlugin is an overlay for go build in which the app has no plugin.
func withoutPlugin(b *testing.B, folder string) string {
	b.Helper()
	source, err := filepath.Abs("../../examples/orders/main.go")
	if err != nil {
		b.Fatal(err)
	}
	text, err := os.ReadFile(source)
	if err != nil {
		b.Fatal(err)
	}
	if found := len(pluginLines.FindAll(text, -1)); found != 2 {
		b.Fatalf("%s: %d lines are about the plugin, want 2", source, found)
	}
	put(b, filepath.Join(folder, "main.go"), string(pluginLines.ReplaceAll(text, nil)), 0o600)
	overlay, err := json.Marshal(map[string]any{"Replace": map[string]string{source: filepath.Join(folder, "main.go")}})
	if err != nil {
		b.Fatal(err)
	}
	return put(b, filepath.Join(folder, "overlay.json"), string(overlay), 0o600)
}

// withoutCompiler is a folder with a go command that builds nothing: the compiler's work is not the synthesis's.
func withoutCompiler(b *testing.B, folder string) string {
	b.Helper()
	compiler, err := exec.LookPath("go")
	if err != nil {
		b.Fatal(err)
	}
	bin := filepath.Join(folder, "bin")
	if err := os.MkdirAll(bin, 0o700); err != nil {
		b.Fatal(err)
	}
	put(b, filepath.Join(bin, "go"), `#!/bin/sh
[ "$1" = build ] || exec `+compiler+` "$@"
while [ "$1" != -o ]; do shift; done
echo program >"$2"
`, 0o700)
	return bin
}

func put(b *testing.B, file, text string, mode os.FileMode) string {
	b.Helper()
	if err := os.WriteFile(file, []byte(text), mode); err != nil {
		b.Fatal(err)
	}
	return file
}
