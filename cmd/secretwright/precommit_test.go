package main

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"gopkg.in/yaml.v3"

	"github.com/secretwright/secretwright/tools/testbed"
)

// testPreCommit runs each hook of the example with the real pre-commit in a repository of its own: a bad
// template stops the commit, a mended one and a YAML file that is no template pass.
func (m machine) testPreCommit(t *testing.T) {
	testbed.Program(t, "pre-commit")
	for _, hook := range parseYAML[preCommit](t, "../../examples/ci/pre-commit-config.yaml").Repos {
		name := fmt.Sprint(hook.Hooks[0]["id"])
		if hook.Repo == "local" {
			name += " local"
		} else {
			hook.Repo, hook.Rev = m.checkout, m.revision
		}
		config, err := yaml.Marshal(preCommit{[]hooks{hook}})
		if err != nil {
			t.Fatal(err)
		}
		t.Run(name, func(t *testing.T) {
			w := newWorkTree(t, append(slices.Clone(m.environment), "PATH="+programs(t)+string(os.PathListSeparator)+os.Getenv("PATH"))...)
			w.write("compose.yaml", "services: {web: {image: nginx}}\n")
			w.write("template.yaml", badTemplate)
			w.write(".pre-commit-config.yaml", string(config))
			w.must("git", "add", ".")
			w.must("pre-commit", "install")

			output, err := w.run("git", "commit", "-q", "-m", "first")
			if err == nil || !strings.Contains(output, `template.yaml:2:3: medium: secret "ApiKey" is never rotated [secret-without-rotation]`) {
				t.Fatalf("the commit is not stopped: %v\n%s", err, output)
			}
			w.write("template.yaml", goodTemplate)
			w.must("git", "add", ".")
			w.must("git", "commit", "-q", "-m", "first")
			if output := w.must("pre-commit", "run", "--all-files", "--verbose"); !strings.Contains(output, "Passed") || strings.Contains(output, "building") {
				t.Errorf("it does not pass, or the linter is built again:\n%s", output)
			}
		})
	}
}

// preCommit is a configuration of pre-commit.
type preCommit struct{ Repos []hooks }

type hooks struct {
	Repo  string
	Rev   string `yaml:",omitempty"`
	Hooks []map[string]any
}
