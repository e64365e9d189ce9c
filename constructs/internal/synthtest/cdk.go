package synthtest

import (
	"bytes"
	"errors"
	"fmt"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/aws/aws-cdk-go/awscdk/v2"
	"github.com/aws/jsii-runtime-go"
)

const appVariable = "SYNTHTEST_APP"

// RunApp is for TestMain: where [CdkSynth] or [OwnApp] runs the test binary as one of these apps, it runs that app and
// ends the program.
func RunApp(apps map[string]func()) {
	if run := apps[os.Getenv(appVariable)]; run != nil {
		run()
		jsii.Close()
		os.Exit(0)
	}
}

// CdkSynth runs the pinned CDK CLI with an app of this test binary, for all stacks, and returns all that it printed. err
// is its exit with 1; any other failure ends the test.
func CdkSynth(t *testing.T, app, folder string) (output string, err error) {
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
	// The CLI looks only at the stacks that it is told to, by default at those outside of stages.
	command := exec.CommandContext(t.Context(), cdk, "synth", "**", "--quiet", "--no-notices", "--app", binary, "--output", folder)
	command.Env = append(os.Environ(), appVariable+"="+app, "CDK_DISABLE_CLI_TELEMETRY=true", "CDK_VALIDATION=false")
	command.Dir = t.TempDir()
	var text bytes.Buffer
	command.Stdout, command.Stderr = &text, &text
	err = command.Run()
	if exit := (&exec.ExitError{}); err != nil && (!errors.As(err, &exit) || exit.ExitCode() != 1) {
		t.Fatalf("%v\n%s", err, text.String())
	}
	return text.String(), err
}

// Wrong is a program with a mistake, and what the message about it says: path, prop and value, remedy.
type Wrong struct {
	Build func(stack awscdk.Stack)
	Want  []string
}

// everyWrong is the app that makes every mistake, since a run of the CLI costs seconds.
const everyWrong = "every wrong one"

// WrongApps are apps for [RunApp]: each mistake as users make it, and all of them one after the other.
func WrongApps(wrong map[string]Wrong) map[string]func() {
	apps := map[string]func(){everyWrong: func() {
		for _, name := range slices.Sorted(maps.Keys(wrong)) {
			fmt.Fprintf(os.Stderr, "\n=== %s\n%v\n", name, refusal(wrong[name]))
		}
		os.Exit(1)
	}}
	for name, w := range wrong {
		apps[name] = w.synth
	}
	return apps
}

func (w Wrong) synth() {
	stack := NewStack()
	w.Build(stack)
	stack.Node().Root().(awscdk.App).Synth(nil)
}

func refusal(w Wrong) (message any) {
	defer func() { message = recover() }()
	w.synth()
	return nil
}

// RefusedInCdkSynth checks that the CLI shows the message about every mistake, and that it fails for those named alone,
// which stand for one way to fail each. TestMain must give the same mistakes to [RunApp].
func RefusedInCdkSynth(t *testing.T, wrong map[string]Wrong, alone ...string) {
	t.Helper()
	output, err := CdkSynth(t, everyWrong, t.TempDir())
	if err == nil {
		t.Errorf("cdk synth ends with 0:\n%s", output)
	}
	messages := map[string]string{}
	for part := range strings.SplitSeq(output, "\n=== ") {
		name, message, _ := strings.Cut(part, "\n")
		messages[name] = message
	}
	for name, w := range wrong {
		w.isSaidIn(t, name, messages[name])
	}
	for _, name := range alone {
		output, err := CdkSynth(t, name, t.TempDir())
		if err == nil {
			t.Errorf("%s: cdk synth ends with 0", name)
		}
		wrong[name].isSaidIn(t, name, output)
	}
}

func (w Wrong) isSaidIn(t *testing.T, name, output string) {
	t.Helper()
	for _, text := range w.Want {
		if !strings.Contains(output, text) {
			t.Errorf("%s: the message lacks %q:\n%s", name, text, output)
		}
	}
}
