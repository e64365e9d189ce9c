package synthlint_test

import (
	"strings"
	"testing"

	"github.com/aws/aws-cdk-go/awscdk/v2"
	"github.com/aws/jsii-runtime-go"

	"github.com/secretwright/secretwright/constructs/internal/synthtest"
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
			output, err := synthtest.CdkSynth(t, app, folder)
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
	output, err := synthtest.CdkSynth(t, "misconfigured", t.TempDir())
	if err == nil || !strings.Contains(output, "FATAL open none.yaml: no such file or directory") {
		t.Errorf("%v\n%s", err, output)
	}
}
