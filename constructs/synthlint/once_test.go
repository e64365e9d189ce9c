package synthlint_test

import (
	"path/filepath"
	"slices"
	"testing"

	"github.com/aws/aws-cdk-go/awscdk/v2"
	"github.com/aws/aws-cdk-go/awscdk/v2/awssecretsmanager"
	"github.com/aws/jsii-runtime-go"

	"github.com/secretwright/secretwright/constructs/internal/synthtest"
	"github.com/secretwright/secretwright/constructs/synthlint"
)

// appWithStage has a secret that is not rotated in a stage and one beside it, and a plugin for each.
func appWithStage(folder string, ofApp, ofStage *synthlint.Props) awscdk.App {
	app := awscdk.NewApp(&awscdk.AppProps{Outdir: &folder, AnalyticsReporting: jsii.Bool(false)})
	stage := awscdk.NewStage(app, jsii.String("Prod"), nil)
	awssecretsmanager.NewSecret(awscdk.NewStack(stage, jsii.String("Stack"), nil), jsii.String("First"), nil)
	awssecretsmanager.NewSecret(awscdk.NewStack(app, jsii.String("Stack"), nil), jsii.String("Second"), nil)
	awscdk.Validations_Of(app).AddPlugins(synthlint.New(ofApp))
	awscdk.Validations_Of(stage).AddPlugins(synthlint.New(ofStage))
	return app
}

// told are the severities and places of what all plugins say about secrets without rotation.
func told(t *testing.T, folder string) (all []string) {
	t.Helper()
	for _, r := range readReports(t, folder) {
		for _, v := range r.Violations {
			if v.RuleName == rule {
				all = append(all, v.Severity+" "+v.ViolatingConstructs[0].ConstructPath)
			}
		}
	}
	slices.Sort(all)
	return all
}

func TestPluginsOfAppAndStage(t *testing.T) {
	defer synthtest.Guard(t)
	folder := t.TempDir()
	app := appWithStage(folder, nil, nil)
	want := []string{"error Prod/Stack/First/Resource", "error Stack/Second/Resource"}
	for _, run := range []string{"first", "second"} {
		if isFailed := synthesizeAgain(app); !isFailed || !slices.Equal(told(t, folder), want) {
			t.Errorf("%s synthesis: failed %t, got %v, want %v", run, isFailed, told(t, folder), want)
		}
	}
}

// What the plugin of the stage takes lightly still fails by that of the app.
func TestStricterPluginOfApp(t *testing.T) {
	defer synthtest.Guard(t)
	folder := t.TempDir()
	lax := write(t, filepath.Join(t.TempDir(), "lax.yaml"), "fail_on: never\n")
	isFailed := synthesizeAgain(appWithStage(folder, nil, &synthlint.Props{ConfigFile: &lax}))
	want := []string{"error Prod/Stack/First/Resource", "error Stack/Second/Resource", "warning Prod/Stack/First/Resource"}
	if !isFailed || !slices.Equal(told(t, folder), want) {
		t.Errorf("failed %t, got %v, want %v", isFailed, told(t, folder), want)
	}
}

func synthesizeAgain(app awscdk.App) (isFailed bool) {
	defer func() { isFailed = recover() != nil }()
	app.Synth(&awscdk.StageSynthesisOptions{Force: jsii.Bool(true)})
	return false
}
