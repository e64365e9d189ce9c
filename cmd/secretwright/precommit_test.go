package main

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/secretwright/secretwright/tools/testbed"
)

// TestPreCommit runs the hooks with the real pre-commit in a repository of its own: a bad template
// stops the commit, a mended one and a YAML file that is no template pass.
func TestPreCommit(t *testing.T) {
	testbed.Program(t, "pre-commit")
	hooks, revision := commitWorkTree(t)
	for _, hook := range []string{"secretwright", "secretwright-installed"} {
		t.Run(hook, func(t *testing.T) {
			w := newWorkTree(t)
			w.write("compose.yaml", "services: {web: {image: nginx}}\n")
			w.write("template.yaml", "Resources:\n  ApiKey:\n    Type: AWS::SecretsManager::Secret\n    Properties: {GenerateSecretString: {}}\nOutputs: {A: {Value: !Ref ApiKey}}\n")
			w.write(".pre-commit-config.yaml", fmt.Sprintf("repos:\n- repo: %s\n  rev: %s\n  hooks: [{id: %s}]\n", hooks, revision, hook))
			w.must("git", "add", ".")
			w.must("pre-commit", "install")

			output, err := w.run("git", "commit", "-q", "-m", "first")
			if err == nil || !strings.Contains(output, `template.yaml:2:3: medium: secret "ApiKey" is never rotated [secret-without-rotation]`) {
				t.Fatalf("the commit is not stopped: %v\n%s", err, output)
			}
			w.write("template.yaml", "Resources:\n  Topic: {Type: AWS::SNS::Topic}\n")
			w.must("git", "add", ".")
			w.must("git", "commit", "-q", "-m", "first")
			if output := w.must("pre-commit", "run", "--all-files", "--verbose"); !strings.Contains(output, "Passed") || strings.Contains(output, "building") {
				t.Errorf("it does not pass, or the linter is built again:\n%s", output)
			}
		})
	}
}

// commitWorkTree commits what is in this work tree, committed or not, to a repository of its own, as
// pre-commit takes hooks from commits only.
func commitWorkTree(t *testing.T) (repository, revision string) {
	t.Helper()
	here := workTree{t, filepath.Join("..", "..")}
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
	t   *testing.T
	dir string
}

func newWorkTree(t *testing.T) workTree {
	t.Helper()
	w := workTree{t, t.TempDir()}
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

// run runs a program that finds this test's secretwright on PATH, and pre-commit's clones in a folder
// of the test.
func (w workTree) run(program string, arguments ...string) (string, error) {
	w.t.Helper()
	command := exec.CommandContext(w.t.Context(), program, arguments...)
	command.Dir = w.dir
	command.Env = append(os.Environ(),
		"PATH="+programs(w.t)+string(os.PathListSeparator)+os.Getenv("PATH"),
		"PRE_COMMIT_HOME="+filepath.Join(w.dir, ".git", "pre-commit"), "GIT_CONFIG_GLOBAL="+os.DevNull,
		"GIT_AUTHOR_NAME=a", "GIT_AUTHOR_EMAIL=a@example.com", "GIT_COMMITTER_NAME=a", "GIT_COMMITTER_EMAIL=a@example.com",
	)
	var output bytes.Buffer
	command.Stdout, command.Stderr = &output, &output
	err := command.Run()
	return output.String(), err
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
