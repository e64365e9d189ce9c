package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// commitWorkTree commits what is in this work tree, committed or not, to a repository of its own:
// both pre-commit and Go take what they install from commits only.
func commitWorkTree(t *testing.T) (repository, revision string) {
	t.Helper()
	here := workTree{t: t, dir: filepath.Join("..", "..")}
	if _, err := here.run("git", "rev-parse", "--git-dir"); err != nil {
		t.Skip("this is no git repository")
	}
	w := newWorkTree(t)
	for name := range strings.SplitSeq(here.must("git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"), "\x00") {
		if text, err := os.ReadFile(filepath.Join(here.dir, name)); err == nil && !strings.HasPrefix(name, "testdata/") {
			w.write(name, string(text))
		}
	}
	if err := os.Chmod(filepath.Join(w.dir, "tools", "pre-commit.sh"), 0o755); err != nil { //nolint:gosec // a program
		t.Fatal(err)
	}
	w.must("git", "add", ".")
	w.must("git", "commit", "-q", "-m", "work tree")
	return w.dir, strings.TrimSpace(w.must("git", "rev-parse", "HEAD"))
}

// workTree is a git repository in which programs are run.
type workTree struct {
	t           *testing.T
	dir         string
	environment []string // besides that of the test
}

func newWorkTree(t *testing.T, environment ...string) workTree {
	t.Helper()
	w := workTree{t, t.TempDir(), environment}
	w.must("git", "init", "-q")
	return w
}

func (w workTree) write(name, text string) {
	w.t.Helper()
	file := filepath.Join(w.dir, name)
	if err := os.MkdirAll(filepath.Dir(file), 0o750); err != nil {
		w.t.Fatal(err)
	}
	if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
		w.t.Fatal(err)
	}
}

func (w workTree) must(program string, arguments ...string) string {
	w.t.Helper()
	output, err := w.run(program, arguments...)
	if err != nil {
		w.t.Fatalf("%s %v: %v\n%s", program, arguments, err, output)
	}
	return output
}

// run runs a program, and keeps pre-commit's clones in a folder of the test.
func (w workTree) run(program string, arguments ...string) (string, error) {
	w.t.Helper()
	command := exec.CommandContext(w.t.Context(), program, arguments...)
	command.Dir = w.dir
	command.Env = append(os.Environ(),
		"PRE_COMMIT_HOME="+filepath.Join(w.dir, ".git", "pre-commit"), "GIT_CONFIG_GLOBAL="+os.DevNull,
		"GIT_AUTHOR_NAME=a", "GIT_AUTHOR_EMAIL=a@example.com", "GIT_COMMITTER_NAME=a", "GIT_COMMITTER_EMAIL=a@example.com",
	)
	command.Env = append(command.Env, w.environment...)
	output, err := command.CombinedOutput()
	return string(output), err
}

// programs is a folder in which the test binary is called secretwright.
func programs(t *testing.T) string {
	t.Helper()
	binary, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	folder := t.TempDir()
	if err := os.Symlink(binary, filepath.Join(folder, "secretwright")); err != nil {
		t.Skip("no symlinks here: ", err)
	}
	return folder
}
