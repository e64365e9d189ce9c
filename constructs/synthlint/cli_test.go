package synthlint_test

import (
	"bytes"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/aws/aws-cdk-go/awscdk/v2"
	"github.com/aws/jsii-runtime-go"

	"github.com/secretwright/secretwright/constructs/synthlint"
)

// apps are what the test binary is when the CDK CLI runs it: all seeds, each in a stage of its own.
var apps = map[string]func(){
	"broken": func() { everySeed(false) },
	"mended": func() { everySeed(true) },
	"misconfigured": func() {
		app := awscdk.NewApp(nil)
		awscdk.NewStack(app, jsii.String("Stack"), nil)
		awscdk.Validations_Of(app).AddPlugins(synthlint.New(&synthlint.Props{ConfigFile: jsii.String("none.yaml")}))
		app.Synth(nil)
	},
}

func everySeed(isMended bool) {
	app := awscdk.NewApp(nil)
	for rule, seed := range seeds {
		for place, scopes := range places {
			id := strings.ReplaceAll(rule+"-"+place, " ", "-")
			network, scope := scopes(awscdk.NewStage(app, &id, nil))
			seed(network, scope, isMended)
		}
	}
	awscdk.Validations_Of(app).AddPlugins(synthlint.New(nil))
	app.Synth(nil)
}

// TestCdkSynth runs the plugin as users do: the CLI ends with 1 and shows each mistake wherever it stands, and with 0
// when all are mended.
func TestCdkSynth(t *testing.T) {
	for app, isBroken := range map[string]bool{"broken": true, "mended": false} {
		t.Run(app, func(t *testing.T) {
			folder := t.TempDir()
			output, err := cdkSynth(t, app, folder)
			if isBroken != (err != nil) {
				t.Errorf("%v\n%s", err, output)
			}
			r := readReport(t, folder)
			if !isBroken {
				if len(r.failing()) > 0 {
					t.Error("got", r.Violations)
				}
				return
			}
			found := map[string]int{}
			for _, rule := range r.failing() {
				found[rule]++
			}
			for rule := range seeds {
				if found[rule] != len(places) || !strings.Contains(output, "Acknowledge with 'secretwright::"+rule+"'") {
					t.Errorf("%s: found %d times, want %d", rule, found[rule], len(places))
				}
			}
		})
	}
}

// The CLI fails as well when nothing could be judged.
func TestCdkSynthWithoutConfiguration(t *testing.T) {
	output, err := cdkSynth(t, "misconfigured", t.TempDir())
	if err == nil || !strings.Contains(output, "FATAL open none.yaml: no such file or directory") {
		t.Errorf("%v\n%s", err, output)
	}
}

// cdkSynth runs the pinned CDK CLI with this test binary as the app. The CLI looks only at the stacks that it is told
// to, by default at those outside of stages.
func cdkSynth(t *testing.T, app, folder string) (output string, err error) {
	t.Helper()
	cdk, err := filepath.Abs(filepath.Join("..", "..", "node_modules", ".bin", "cdk"))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(cdk); err != nil {
		if os.Getenv("REQUIRE_TESTBED") != "" {
			t.Fatalf("the CDK CLI is not installed: run make testbed: %v", err)
		}
		t.Skipf("the CDK CLI is not installed, make testbed installs it: %v", err)
	}
	binary, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	command := exec.CommandContext(t.Context(), cdk, "synth", "**", "--quiet", "--no-notices", "--app", binary, "--output", folder)
	command.Env = append(os.Environ(), "SYNTHLINT_TEST_APP="+app, "CDK_DISABLE_CLI_TELEMETRY=true", "CDK_VALIDATION=false")
	command.Dir = t.TempDir()
	var text bytes.Buffer
	command.Stdout, command.Stderr = &text, &text
	err = command.Run()
	if exit := (&exec.ExitError{}); err != nil && (!errors.As(err, &exit) || exit.ExitCode() != 1) {
		t.Fatalf("%v\n%s", err, text.String())
	}
	return text.String(), err
}
