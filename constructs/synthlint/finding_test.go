package synthlint_test

import (
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/aws/aws-cdk-go/awscdk/v2"
	"github.com/aws/aws-cdk-go/awscdk/v2/awsec2"
	"github.com/aws/jsii-runtime-go"

	"github.com/secretwright/secretwright/constructs/internal/synthtest"
	"github.com/secretwright/secretwright/constructs/synthlint"
)

// seeded is an app with one mistake in its stack Stack.
func seeded(rule string) func(app awscdk.App) {
	return func(app awscdk.App) {
		stack := awscdk.NewStack(app, jsii.String("Stack"), nil)
		seeds[rule](stack, stack, false)
	}
}

func nested(rule string) func(app awscdk.App) {
	return func(app awscdk.App) {
		nested := awscdk.NewNestedStack(awscdk.NewStack(app, jsii.String("Stack"), nil), jsii.String("Nested"), nil)
		seeds[rule](nested, nested, false)
	}
}

// A finding carries what is needed to act on it, in a nested stack too.
func TestFinding(t *testing.T) {
	for path, build := range map[string]func(awscdk.App){
		"Stack/Credential/Secret/Policy/Resource":        seeded("public-secret-policy"),
		"Stack/Nested/Credential/Secret/Policy/Resource": nested("public-secret-policy"),
	} {
		t.Run(path, func(t *testing.T) {
			defer synthtest.Guard(t)
			r, _ := synth(t, nil, build)
			if len(r.Violations) != 1 || len(r.Violations[0].ViolatingConstructs) != 1 {
				t.Fatal("want one violation at one construct, got", r.Violations)
			}
			v := r.Violations[0]
			want := map[string]string{
				"severity": "critical", "kind": "fail",
				"url": "https://github.com/secretwright/secretwright/blob/main/rules/README.md#public-secret-policy",
			}
			if v.RuleName != "public-secret-policy" || v.Severity != "error" || !reflect.DeepEqual(v.RuleMetadata, want) {
				t.Errorf("got %s of severity %s with %v", v.RuleName, v.Severity, v.RuleMetadata)
			}
			if !strings.HasSuffix(v.Description, " lets everybody use the secret: secretsmanager:GetSecretValue") ||
				!strings.HasPrefix(v.SuggestedFix, "name the principals") {
				t.Errorf("got %q, fix %q", v.Description, v.SuggestedFix)
			}
			at := v.ViolatingConstructs[0]
			resource := at.CloudFormationResource
			if at.ConstructPath != path || !strings.Contains(resource.LogicalID, "SecretPolicy") ||
				filepath.IsAbs(resource.TemplatePath) || !strings.HasSuffix(resource.TemplatePath, ".template.json") ||
				!slices.Equal(resource.PropertyPaths, []string{"Properties/ResourcePolicy/Statement/2/Principal/AWS"}) {
				t.Errorf("place: got %+v", at)
			}
			if r.Metadata["templates"] == "" || r.Metadata["suppressed"] != "0" || r.PluginVersion == "" {
				t.Errorf("report: got %v of version %q", r.Metadata, r.PluginVersion)
			}
		})
	}
}

// openFinding is an app whose VPC is not known to have an endpoint.
func openFinding(app awscdk.App) {
	stack := awscdk.NewStack(app, jsii.String("Stack"), nil)
	vpc := awsec2.Vpc_FromVpcAttributes(stack, jsii.String("Vpc"), &awsec2.VpcAttributes{
		VpcId:             jsii.String("vpc-0123456789abcdef0"),
		AvailabilityZones: jsii.Strings("eu-central-1a", "eu-central-1b"),
		IsolatedSubnetIds: jsii.Strings("subnet-0123456789abcdef0", "subnet-0123456789abcdef1"),
	})
	unit := unitWithFunction(stack)
	reader := function(stack, "Reader", vpc)
	unit.GrantRead(reader, nil)
	reader.AddEnvironment(jsii.String("SECRET_ARN"), unit.Secret().SecretArn(), nil)
}

// What the templates do not tell is shown with its reason and fails nothing, under aws-cdk's strict mode neither.
func TestOpenFinding(t *testing.T) {
	defer synthtest.Guard(t)
	strict := func(app awscdk.App) {
		app.Node().SetContext(jsii.String("@aws-cdk/core:strictCfnValidateErrors"), true)
		openFinding(app)
	}
	r, isFailed := synth(t, nil, strict)
	if isFailed || len(r.Violations) != 1 || r.Violations[0].Severity != "info" || r.Violations[0].RuleMetadata["kind"] != "open" ||
		!strings.Contains(r.Violations[0].Description, ": open: ") {
		t.Errorf("failed %t: %v", isFailed, r.Violations)
	}
	config := write(t, filepath.Join(t.TempDir(), "config.yaml"), "fail_on_open: true\n")
	if r, isFailed := synth(t, &synthlint.Props{ConfigFile: &config}, strict); !isFailed || r.Violations[0].Severity != "error" {
		t.Errorf("with fail_on_open: failed %t: %v", isFailed, r.Violations)
	}
}

// On a stage the plugin judges that stage only.
func TestPluginOnAStage(t *testing.T) {
	defer synthtest.Guard(t)
	folder := t.TempDir()
	app := awscdk.NewApp(&awscdk.AppProps{Outdir: &folder, AnalyticsReporting: jsii.Bool(false)})
	for _, id := range []string{"Dev", "Prod"} {
		stack := awscdk.NewStack(awscdk.NewStage(app, &id, nil), jsii.String("Stack"), nil)
		seeds["secret-without-rotation"](stack, stack, false)
	}
	seeded("public-secret-policy")(app)
	awscdk.Validations_Of(app.Node().FindChild(jsii.String("Prod"))).AddPlugins(synthlint.New(nil))
	isFailed := synthesize(app)
	r := readReport(t, folder)
	if !isFailed || !slices.Equal(r.failing(), []string{"secret-without-rotation"}) ||
		r.Violations[0].ViolatingConstructs[0].ConstructPath != "Prod/Stack/Secret/Resource" {
		t.Errorf("failed %t: %v", isFailed, r.Violations)
	}
}

// Stages without any stack, and stacks without any resource, are no mistake.
func TestEmptyApp(t *testing.T) {
	defer synthtest.Guard(t)
	for name, build := range map[string]func(app awscdk.App){
		"no stack":    func(awscdk.App) {},
		"no resource": func(app awscdk.App) { awscdk.NewStack(app, jsii.String("Stack"), nil) },
	} {
		if _, isFailed := synth(t, nil, build); isFailed {
			t.Errorf("%s: failed", name)
		}
	}
}
