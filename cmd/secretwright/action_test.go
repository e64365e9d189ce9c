package main

import (
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// testAction tries the inputs of the action.
func (m machine) testAction(t *testing.T) {
	for _, test := range []struct {
		name string
		with map[string]string
		code int
		log  string
	}{
		{"less severe", map[string]string{"fail-on": "high"}, exitClean, "is never rotated"},
		{"wrong usage", map[string]string{"fail-on": "worst"}, exitUsage, `unknown severity "worst"`},
		{"a configuration", map[string]string{"config": "strict.yaml"}, exitFindings, "secret-without-tags"},
		{"paths", map[string]string{"paths": "templates\n\nother folder\n"}, exitUnchecked, "other folder"},
		{"a path like a flag", map[string]string{"paths": "--help"}, exitUnchecked, "--help"},
		{"a version", map[string]string{"version": "main"}, exitFindings, "is never rotated"},
		{"no such version", map[string]string{"version": "no-such"}, 1, "no-such"},
	} {
		t.Run(test.name, func(t *testing.T) {
			c := newCI(t, m)
			c.write("templates/app.yaml", badTemplate)
			c.write("strict.yaml", "required_tags: [owner]\n")
			if err := c.action(test.with); !fails(err, test.code) || !strings.Contains(c.log.String(), test.log) {
				t.Errorf("got %v, want exit code %d and %q\n%s", err, test.code, test.log, &c.log)
			}
			linted := test.code != exitUsage && test.with["version"] != "no-such"
			if output := read(t, filepath.Join(c.temp, "output")); strings.HasPrefix(output, "sarif=") != linted {
				t.Errorf("the outputs are %q", output)
			}
		})
	}
}

// workflow is a workflow of GitHub, as far as we use it.
type workflow struct{ Jobs map[string]job }

type job struct{ Steps []step }

type step struct {
	Uses, Run string
	With, Env map[string]string
}

// job runs the steps of a job that are ours.
func (c *ci) job(j job) error {
	ran := 0
	for _, s := range j.Steps {
		var err error
		switch {
		case s.Run != "":
			err = c.shell(s.Run)
		case strings.HasPrefix(s.Uses, "secretwright/secretwright@"):
			err = c.action(s.With)
		default:
			continue
		}
		if err != nil {
			return err
		}
		ran++
	}
	if ran == 0 {
		c.t.Fatal("the job has no step of ours")
	}
	return nil
}

// action runs the steps of action.yml.
func (c *ci) action(with map[string]string) error {
	action := parseYAML[struct {
		Inputs map[string]struct{ Default string }
		Runs   struct{ Steps []step }
	}](c.t, "../../action.yml")
	values := map[string]string{"github.action_path": c.checkout}
	for name, input := range action.Inputs {
		value, isGiven := with[name]
		if !isGiven {
			value = input.Default
		}
		values["inputs."+name] = value
	}
	for name := range with {
		if _, ok := action.Inputs[name]; !ok {
			c.t.Fatalf("the action has no input %s", name)
		}
	}
	for _, s := range action.Runs.Steps {
		if s.Run == "" {
			continue
		}
		if err := c.shell(s.Run, c.stepEnvironment(s, values)...); err != nil {
			return err
		}
	}
	return nil
}

var expression = regexp.MustCompile(`\$\{\{ *(.*?) *\}\}`)

func (c *ci) stepEnvironment(s step, values map[string]string) []string {
	if expression.MatchString(s.Run) {
		c.t.Fatalf("what a user gives would become part of the script: use env\n%s", s.Run)
	}
	environment := []string{
		"RUNNER_TEMP=" + c.temp, "GITHUB_OUTPUT=" + filepath.Join(c.temp, "output"), "GITHUB_STEP_SUMMARY=" + filepath.Join(c.temp, "summary"),
	}
	for name, text := range s.Env {
		environment = append(environment, name+"="+expression.ReplaceAllStringFunc(text, func(found string) string {
			value, ok := values[expression.FindStringSubmatch(found)[1]]
			if !ok {
				c.t.Fatalf("%s: the test does not know this expression", found)
			}
			return value
		}))
	}
	return environment
}
