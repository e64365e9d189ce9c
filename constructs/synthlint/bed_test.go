package synthlint_test

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/aws/aws-cdk-go/awscdk/v2"
	"github.com/aws/jsii-runtime-go"

	"github.com/secretwright/secretwright/constructs/internal/synthtest"
	"github.com/secretwright/secretwright/constructs/synthlint"
)

func TestMain(m *testing.M) {
	synthtest.RunApp(apps)
	synthtest.Main(m)
}

// violation is an entry of aws-cdk's report.
type violation struct {
	RuleName, Description, SuggestedFix, Severity string
	RuleMetadata                                  map[string]string
	ViolatingConstructs                           []struct {
		ConstructPath          string
		CloudFormationResource struct {
			TemplatePath, LogicalID string
			PropertyPaths           []string
		}
	}
	AcknowledgedID, Reason, AcknowledgedAt string
}

// pluginReport is what aws-cdk reports about one plugin.
type pluginReport struct {
	PluginName, PluginVersion, Conclusion string
	Metadata                              map[string]string
	Violations, SuppressedViolations      []violation
}

// failing are the names of the rules that fail the synthesis, once for each finding.
func (r pluginReport) failing() (names []string) {
	for _, v := range r.Violations {
		if v.Severity == "error" || v.Severity == "fatal" {
			names = append(names, v.RuleName)
		}
	}
	return names
}

// synth synthesizes an app as a program that runs by itself does, which panics when the plugin fails.
func synth(t *testing.T, props *synthlint.Props, build func(app awscdk.App)) (r pluginReport, isFailed bool) {
	t.Helper()
	return synthIn(t, t.TempDir(), props, build)
}

func synthIn(t *testing.T, folder string, props *synthlint.Props, build func(app awscdk.App)) (r pluginReport, isFailed bool) {
	t.Helper()
	app := awscdk.NewApp(&awscdk.AppProps{Outdir: &folder, AnalyticsReporting: jsii.Bool(false)})
	build(app)
	awscdk.Validations_Of(app).AddPlugins(synthlint.New(props))
	isFailed = synthesize(app)
	return readReport(t, folder), isFailed
}

func synthesize(app awscdk.App) (isFailed bool) {
	defer func() { isFailed = recover() != nil }()
	app.Synth(nil)
	return false
}

// readReport reads what aws-cdk reports; of a plugin without violations it says nothing.
func readReport(t *testing.T, folder string) pluginReport {
	t.Helper()
	for _, r := range readReports(t, folder) {
		return r
	}
	return pluginReport{Conclusion: "success"}
}

// readReports reads the reports of several plugin objects.
func readReports(t *testing.T, folder string) []pluginReport {
	t.Helper()
	var file struct{ PluginReports []pluginReport }
	text, err := os.ReadFile(filepath.Join(folder, "validation-report.json"))
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(text, &file); err != nil {
		t.Fatal(err)
	}
	return slices.DeleteFunc(file.PluginReports, func(r pluginReport) bool { return r.PluginName != "secretwright" })
}

func write(t *testing.T, file, text string) string {
	t.Helper()
	if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return file
}

func (v violation) String() string {
	return fmt.Sprintf("%s %s: %s %v", v.Severity, v.RuleName, v.Description, v.ViolatingConstructs)
}
