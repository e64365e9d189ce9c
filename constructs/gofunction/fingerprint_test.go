package gofunction

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

const command = "github.com/secretwright/secretwright/cmd/secretwright-rotate"

// newUser makes the module of a user who imports the constructs and nothing else, with the build list and the checksums
// of this repository, as `go mod tidy` would leave it.
func newUser(t *testing.T) string {
	t.Helper()
	repository, err := filepath.Abs("../..")
	if err != nil {
		t.Fatal(err)
	}
	folder := t.TempDir()
	write(t, filepath.Join(folder, "main.go"), `package main

import "github.com/secretwright/secretwright/constructs/rotatedsecret"

func main() { _ = rotatedsecret.Schedule_Cron("cron(0 4 ? * SUN *)") }
`)
	write(t, filepath.Join(folder, "go.mod"), `module example.com/shop

go 1.26.0

require github.com/secretwright/secretwright v0.1.0

replace github.com/secretwright/secretwright => `+repository+"\n")
	goCommand(t, folder, "mod", "tidy", "-e") // -e: tests of dependencies may need modules that are not at hand
	return folder
}

// goCommand takes modules from the cache of this machine, where they were verified.
func goCommand(t *testing.T, folder string, arguments ...string) {
	t.Helper()
	cache, err := exec.Command("go", "env", "GOMODCACHE", "GOPROXY").Output()
	if err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(strings.TrimSpace(string(cache)), "\n")
	run := exec.Command("go", arguments...)
	run.Dir = folder
	run.Env = append(os.Environ(), "GOSUMDB=off", "GONOPROXY=none", "GOFLAGS=",
		"GOPROXY=file://"+filepath.ToSlash(lines[0])+"/cache/download,"+lines[1])
	if output, err := run.CombinedOutput(); err != nil {
		t.Fatalf("go %v: %v\n%s", arguments, err, output)
	}
}

func write(t *testing.T, path, text string) {
	t.Helper()
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

// TestAbsenceIsAnsweredWithOneLine drives the real go command in a user's module: the line in the error is the remedy,
// and `go mod tidy` does not undo it.
func TestAbsenceIsAnsweredWithOneLine(t *testing.T) {
	user := newUser(t)
	src := source{folder: user, pkg: command, architecture: "arm64"}
	_, err := src.fingerprint()
	if err == nil {
		t.Fatal("the module of the user has the command")
	}
	const line = "go get -tool " + command + "@v0.1.0"
	if !strings.Contains(err.Error(), "\n\t"+line+"\n") {
		t.Fatalf("got %v, want the line %q", err, line)
	}
	goCommand(t, user, strings.Fields(line)[1:]...)
	goCommand(t, user, "mod", "tidy", "-e")
	if _, err := src.fingerprint(); err != nil {
		t.Fatal(err)
	}
	if err := src.build(filepath.Join(user, "bootstrap")); err != nil {
		t.Error(err)
	}
}

// newModules makes a program with a package of its own, an embedded file and a module beside it.
func newModules(t *testing.T) string {
	t.Helper()
	folder := t.TempDir()
	for name, text := range map[string]string{
		"app/go.mod":        "module example.com/app\n\ngo 1.26.0\n\nrequire example.com/lib v1.0.0\n\nreplace example.com/lib => ../lib\n",
		"app/main.go":       "package main\n\nimport (\n\t_ \"embed\"\n\n\t\"example.com/app/inner\"\n\t\"example.com/lib\"\n)\n\n//go:embed text\nvar text string\n\nfunc main() { println(text, inner.V, lib.V) }\n",
		"app/text":          "text\n",
		"app/README.md":     "read\n",
		"app/main_test.go":  "package main\n",
		"app/inner/in.go":   "package inner\n\nconst V = 1\n",
		"app/unused/in.go":  "package unused\n",
		"lib/go.mod":        "module example.com/lib\n\ngo 1.25.0\n",
		"lib/lib.go":        "package lib\n\nconst V = 1\n",
		"lib/lib_amd64.go":  "package lib\n\nconst A = 1\n",
		"other/go.mod":      "module example.com/lib\n\ngo 1.25.0\n",
		"other/lib.go":      "package lib\n\nconst V = 1\n",
		"lib/lib_darwin.go": "package lib\n\nconst D = 1\n",
	} {
		path := filepath.Join(folder, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		write(t, path, text)
	}
	return folder
}

// TestFingerprint holds what changes the name of an asset, and what does not.
func TestFingerprint(t *testing.T) {
	tests := map[string]struct {
		change  func(folder string, src *source)
		differs bool
	}{
		"nothing":                     {func(string, *source) {}, false},
		"the program":                 {appendTo("app/main.go"), true},
		"a package of the module":     {appendTo("app/inner/in.go"), true},
		"a module without a version":  {appendTo("lib/lib.go"), true},
		"an embedded file":            {func(folder string, _ *source) { _ = os.WriteFile(folder+"/app/text", []byte("other\n"), 0o600) }, true},
		"the architecture":            {func(_ string, src *source) { src.architecture = "amd64" }, true},
		"a package that is not used":  {appendTo("app/unused/in.go"), false},
		"a file of another system":    {appendTo("lib/lib_darwin.go"), false},
		"a file of another processor": {appendTo("lib/lib_amd64.go"), false},
		"a test":                      {appendTo("app/main_test.go"), false},
		"a text":                      {appendTo("app/README.md"), false},
		"a comment in go.mod":         {appendTo("app/go.mod"), false},
		"the language of the module": {func(folder string, _ *source) {
			replaceIn(folder+"/app/go.mod", "go 1.26.0", "go 1.25.0")
		}, true},
		"a folder of the same module": {func(folder string, _ *source) {
			replaceIn(folder+"/app/go.mod", "../lib", "../other")
		}, false},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			folder := newModules(t)
			src := source{folder: filepath.Join(folder, "app"), pkg: ".", architecture: "arm64"}
			before, err := src.fingerprint()
			if err != nil {
				t.Fatal(err)
			}
			test.change(folder, &src)
			after, err := src.fingerprint()
			if err != nil {
				t.Fatal(err)
			}
			if (before != after) != test.differs {
				t.Errorf("differs: %t, want %t", before != after, test.differs)
			}
		})
	}
}

func appendTo(name string) func(string, *source) {
	return func(folder string, _ *source) {
		text, _ := os.ReadFile(filepath.Join(folder, name))
		_ = os.WriteFile(filepath.Join(folder, name), append(text, "\n// changed\n"...), 0o600)
	}
}

func replaceIn(path, old, replacement string) {
	text, _ := os.ReadFile(path)
	_ = os.WriteFile(path, []byte(strings.Replace(string(text), old, replacement, 1)), 0o600)
}

// TestFingerprintIsThatOfVersions holds that a module with a version stands for its files, and that neither the Go that
// compiles nor the place of anything goes in: what goes in are these lines and the flags.
func TestFingerprintIsThatOfVersions(t *testing.T) {
	user := newUser(t)
	goCommand(t, user, "get", "-tool", command)
	packages, err := source{folder: user, pkg: command, architecture: "arm64"}.list()
	if err != nil {
		t.Fatal(err)
	}
	goVersion, err := exec.Command("go", "env", "GOVERSION", "GOROOT").Output()
	if err != nil {
		t.Fatal(err)
	}
	var modules, others int
	for _, p := range packages {
		if p.Standard {
			continue
		}
		lines, err := p.describe()
		if err != nil {
			t.Fatal(err)
		}
		for _, line := range lines {
			for _, forbidden := range append(strings.Fields(string(goVersion)), user, os.TempDir()) {
				if strings.Contains(line, forbidden) {
					t.Errorf("%q has %s", line, forbidden)
				}
			}
			if strings.HasPrefix(line, "module github.com/jackc/pgx/v5@v") {
				modules++
			}
			if strings.HasPrefix(line, "file "+command+"/main.go ") {
				others++
			}
		}
	}
	if modules == 0 || others != 1 {
		t.Errorf("%d packages of pgx by version, main.go of a replaced module %d times", modules, others)
	}
}
