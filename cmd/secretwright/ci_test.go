package main

import (
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"gopkg.in/yaml.v3"

	"github.com/secretwright/secretwright/tools/testbed"
)

// TestCI runs what examples/ci and action.yml tell CI systems and git hooks to run, the installation too, in a
// repository with a template.
func TestCI(t *testing.T) {
	if testing.Short() {
		t.Skip("-short: builds the program")
	}
	m := newMachine(t)
	t.Run("examples", m.testExamples)
	t.Run("action", m.testAction)
	t.Run("pre-commit", m.testPreCommit)
}

// testExamples holds that a CI system fails for a bad template, and has its reports then.
func (m machine) testExamples(t *testing.T) {
	github := parseYAML[workflow](t, "../../examples/ci/github.yml")
	for _, test := range []struct {
		name    string
		run     func(*ci) error
		reports []string
	}{
		{"github action", func(c *ci) error { return c.job(github.Jobs["action"]) }, []string{m.temp + "/secretwright.sarif", m.temp + "/summary"}},
		{"github commands", func(c *ci) error { return c.job(github.Jobs["commands"]) }, []string{"secretwright.sarif"}},
		{"gitlab", (*ci).gitlab, []string{"secretwright.json", "secretwright.xml"}},
		{"codebuild", (*ci).codebuild, []string{"secretwright.xml"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			c := newCI(t, m)
			c.write("templates/app.yaml", badTemplate)
			if err := test.run(c); !fails(err, exitFindings) || !strings.Contains(c.log.String(), "is never rotated") {
				t.Fatalf("a bad template: %v\n%s", err, &c.log)
			}
			for _, report := range test.reports {
				if !filepath.IsAbs(report) {
					report = filepath.Join(c.dir, report)
				}
				if text := read(t, report); !strings.Contains(text, "is never rotated") {
					t.Errorf("%s: %s", report, text)
				}
			}
			c.write("templates/app.yaml", goodTemplate)
			if err := test.run(c); err != nil {
				t.Errorf("a good template: %v\n%s", err, &c.log)
			}
		})
	}
}

const (
	badTemplate  = "Resources:\n  ApiKey:\n    Type: AWS::SecretsManager::Secret\n    Properties: {GenerateSecretString: {}}\nOutputs: {A: {Value: !Ref ApiKey}}\n"
	goodTemplate = "Resources:\n  Topic: {Type: AWS::SNS::Topic}\n"
)

// fails tells whether a program ended with a code.
func fails(err error, code int) bool {
	var exit *exec.ExitError
	if errors.As(err, &exit) {
		return exit.ExitCode() == code
	}
	return err == nil && code == exitClean
}

// ci is a CI system with a checkout of a repository.
type ci struct {
	machine
	workTree
	log strings.Builder
}

func newCI(t *testing.T, m machine) *ci {
	t.Helper()
	for _, name := range []string{"output", "summary"} {
		writeFile(t, filepath.Join(m.temp, name), nil)
	}
	_ = os.Remove(filepath.Join(m.temp, "secretwright.sarif"))
	return &ci{machine: m, workTree: workTree{t: t, dir: t.TempDir()}}
}

// shell runs a script in the repository.
func (c *ci) shell(script string, environment ...string) error {
	command := exec.CommandContext(c.t.Context(), testbed.Program(c.t, "bash"), "--noprofile", "--norc", "-eo", "pipefail", "-c", script)
	command.Dir = c.dir
	command.Env = slices.Concat(os.Environ(), c.machine.environment, environment)
	command.Stdout, command.Stderr = &c.log, &c.log
	return command.Run()
}

func (c *ci) gitlab() error {
	jobs := parseYAML[map[string]struct{ Script []string }](c.t, "../../examples/ci/gitlab.yml")
	return c.shell(strings.Join(jobs["secretwright"].Script, "\n"))
}

func (c *ci) codebuild() error {
	type phase struct{ Commands []string }
	build := parseYAML[struct {
		Phases struct{ Install, Build phase }
	}](c.t, "../../examples/ci/buildspec.yml")
	return c.shell(strings.Join(slices.Concat(build.Phases.Install.Commands, build.Phases.Build.Commands), "\n"))
}

func parseYAML[T any](t *testing.T, file string) T {
	t.Helper()
	var value T
	if err := yaml.Unmarshal([]byte(read(t, file)), &value); err != nil {
		t.Fatalf("%s: %v", file, err)
	}
	return value
}
