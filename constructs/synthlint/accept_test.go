package synthlint_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/aws/aws-cdk-go/awscdk/v2"
	"github.com/aws/aws-cdk-go/awscdk/v2/awssecretsmanager"
	"github.com/aws/constructs-go/constructs/v10"
	"github.com/aws/jsii-runtime-go"

	"github.com/secretwright/secretwright/constructs/internal/synthtest"
	"github.com/secretwright/secretwright/constructs/synthlint"
)

const rule = "secret-without-rotation"

// twoSecrets makes two secrets that are not rotated, the second in a nested stack.
func twoSecrets(app awscdk.App) (stack awscdk.Stack, first, second awssecretsmanager.Secret) {
	stack = awscdk.NewStack(app, jsii.String("Stack"), nil)
	nested := awscdk.NewNestedStack(stack, jsii.String("Nested"), nil)
	return stack, awssecretsmanager.NewSecret(stack, jsii.String("First"), nil), awssecretsmanager.NewSecret(nested, jsii.String("Second"), nil)
}

func acknowledge(at constructs.IConstruct, id string) {
	awscdk.Validations_Of(at).Acknowledge(&awscdk.Acknowledgment{Id: &id, Reason: jsii.String("rotated by hand")})
}

// left are the constructs at which the rule still fails.
func (r pluginReport) left() (paths []string) {
	for _, v := range r.Violations {
		if v.RuleName == rule && (v.Severity == "error" || v.Severity == "fatal") {
			paths = append(paths, v.ViolatingConstructs[0].ConstructPath)
		}
	}
	slices.Sort(paths)
	return paths
}

func TestAcknowledge(t *testing.T) {
	const first, second = "Stack/First/Resource", "Stack/Nested/Second/Resource"
	tests := map[string]struct {
		at   func(stack awscdk.Stack, first, second awssecretsmanager.Secret) constructs.IConstruct
		id   string
		left []string
	}{
		"one secret": {
			func(_ awscdk.Stack, first, _ awssecretsmanager.Secret) constructs.IConstruct { return first },
			"secretwright::" + rule,
			[]string{second},
		},
		"a secret of a nested stack": {
			func(_ awscdk.Stack, _, second awssecretsmanager.Secret) constructs.IConstruct {
				return second.Node().DefaultChild()
			},
			"secretwright::" + rule,
			[]string{first},
		},
		"a stack with all in it": {
			func(stack awscdk.Stack, _, _ awssecretsmanager.Secret) constructs.IConstruct { return stack },
			"secretwright::" + rule, nil,
		},
		"the app": {
			func(stack awscdk.Stack, _, _ awssecretsmanager.Secret) constructs.IConstruct {
				return stack.Node().Root()
			},
			"secretwright::" + rule, nil,
		},
		"another rule": {
			func(stack awscdk.Stack, _, _ awssecretsmanager.Secret) constructs.IConstruct { return stack },
			"secretwright::public-secret-policy",
			[]string{first, second},
		},
		"the bare name, which aws-cdk takes for one of its own": {
			func(stack awscdk.Stack, _, _ awssecretsmanager.Secret) constructs.IConstruct { return stack },
			rule,
			[]string{first, second},
		},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			defer synthtest.Guard(t)
			r, isFailed := synth(t, nil, func(app awscdk.App) {
				stack, first, second := twoSecrets(app)
				acknowledge(test.at(stack, first, second), test.id)
			})
			if isFailed != (len(test.left) > 0) || !slices.Equal(r.left(), test.left) {
				t.Errorf("failed %t, left %v, want %v", isFailed, r.left(), test.left)
			}
			for _, v := range r.SuppressedViolations {
				if v.Reason != "rotated by hand" || v.RuleMetadata["acknowledged"] != "rotated by hand" {
					t.Errorf("suppressed without the reason: %+v", v)
				}
			}
		})
	}
}

// aws-cdk takes an acknowledgement of one construct for the whole app. When this test fails, aws-cdk #38495 is mended,
// and the plugin needs no severity fatal any more.
func TestAwsCdkAcknowledgesForTheWholeApp(t *testing.T) {
	defer synthtest.Guard(t)
	folder := t.TempDir()
	app := awscdk.NewApp(&awscdk.AppProps{Outdir: &folder})
	_, first, _ := twoSecrets(app)
	acknowledge(first, "secretwright::"+rule)
	awscdk.Validations_Of(app).AddPlugins(&trusting{synthlint.New(nil)})
	if isFailed := synthesize(app); isFailed || len(readReport(t, folder).left()) > 0 {
		t.Errorf("failed %t, left %v", isFailed, readReport(t, folder).left())
	}
}

// trusting is the plugin as if it left acknowledgements to aws-cdk.
type trusting struct {
	inner awscdk.IPolicyValidationPlugin
}

func (p *trusting) Name() *string       { return p.inner.Name() }
func (p *trusting) Version() *string    { return p.inner.Version() }
func (p *trusting) RuleIds() *[]*string { return p.inner.RuleIds() }

func (p *trusting) Validate(context awscdk.IPolicyValidationContext) *awscdk.PolicyValidationPluginReport {
	report := p.inner.Validate(context)
	for _, v := range *report.Violations {
		if *v.Severity == "fatal" {
			v.Severity = jsii.String("error")
		}
	}
	return report
}

func TestSuppress(t *testing.T) {
	const first, second = "Stack/First/Resource", "Stack/Nested/Second/Resource"
	tests := map[string]struct {
		suppress func(stack awscdk.Stack, first, second awssecretsmanager.Secret)
		left     []string
	}{
		"one secret": {func(_ awscdk.Stack, first, _ awssecretsmanager.Secret) {
			synthlint.Suppress(first, rule, "rotated by hand", "")
		}, []string{second}},
		"a resource of a nested stack": {func(_ awscdk.Stack, _, second awssecretsmanager.Secret) {
			synthlint.Suppress(second.Node().DefaultChild(), rule, "rotated by hand", "2999-12-31")
		}, []string{first}},
		"two rules of one resource": {func(_ awscdk.Stack, first, _ awssecretsmanager.Secret) {
			synthlint.Suppress(first, "unused-secret", "for the operators", "")
			synthlint.Suppress(first, rule, "rotated by hand", "")
		}, []string{second}},
		"a whole template": {func(stack awscdk.Stack, _, _ awssecretsmanager.Secret) {
			synthlint.Suppress(stack, "unused-secret", "for the operators", "")
			synthlint.Suppress(stack, rule, "rotated by hand", "")
		}, []string{second}},
		"until a day in the past": {func(_ awscdk.Stack, first, _ awssecretsmanager.Secret) {
			synthlint.Suppress(first, rule, "rotated by hand", "2020-12-31")
		}, []string{first, second}},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			defer synthtest.Guard(t)
			r, isFailed := synth(t, nil, func(app awscdk.App) { test.suppress(twoSecrets(app)) })
			if !isFailed || !slices.Equal(r.left(), test.left) || slices.Contains(r.failing(), "not-judged") {
				t.Errorf("failed %t, left %v, want %v: %v", isFailed, r.left(), test.left, r.Violations)
			}
		})
	}
}

// Other metadata of a resource and of a template stays.
func TestSuppressKeepsMetadata(t *testing.T) {
	defer synthtest.Guard(t)
	var stack awscdk.Stack
	synth(t, nil, func(app awscdk.App) {
		var first awssecretsmanager.Secret
		stack, first, _ = twoSecrets(app)
		stack.TemplateOptions().SetMetadata(&map[string]any{"owner": "team"})
		first.Node().DefaultChild().(awscdk.CfnResource).AddMetadata(jsii.String("owner"), "team")
		synthlint.Suppress(stack, rule, "rotated by hand", "")
		synthlint.Suppress(first, "unused-secret", "for the operators", "2999-12-31")
		if text := synthtest.Text(stack.TemplateOptions().Metadata()); text != `{"owner":"team","secretwright":{"suppress":[{"reason":"rotated by hand","rule":"secret-without-rotation"}]}}` {
			t.Errorf("template: %s", text)
		}
		cfn := first.Node().DefaultChild().(awscdk.CfnResource)
		if text := synthtest.Text(cfn.GetMetadata(jsii.String("secretwright"))); cfn.GetMetadata(jsii.String("owner")) != "team" ||
			text != `{"suppress":[{"reason":"for the operators","rule":"unused-secret","until":"2999-12-31"}]}` {
			t.Errorf("resource: %s", text)
		}
	})
}

// A suppression of a rule that does not exist fails; one of nothing is told.
func TestSuppressNothing(t *testing.T) {
	defer synthtest.Guard(t)
	r, isFailed := synth(t, nil, func(app awscdk.App) {
		_, first, second := twoSecrets(app)
		synthlint.Suppress(first, "no-such-rule", "because", "")
		synthlint.Suppress(second, "public-secret-policy", "because", "")
	})
	var told []string
	for _, v := range r.Violations {
		if v.RuleName == "not-judged" || v.RuleName == "notice" {
			told = append(told, v.Severity+": "+v.Description[strings.Index(v.Description, ": ")+2:])
		}
	}
	slices.Sort(told)
	want := []string{
		`fatal: a suppression names the rule "no-such-rule", which does not exist: 'secretwright rules' lists them`,
		"info: the suppression of public-secret-policy has nothing to suppress: remove it",
	}
	if !isFailed || !slices.Equal(told, want) {
		t.Errorf("failed %t: got %q, want %q", isFailed, told, want)
	}
}

func TestFailsToSuppress(t *testing.T) {
	stack := synthtest.NewStack()
	secret := awssecretsmanager.NewSecret(stack, jsii.String("Secret"), nil)
	tests := map[string]struct {
		suppress func()
		want     []string
	}{
		"nil":              {func() { synthlint.Suppress(nil, rule, "because", "") }, []string{"got nil", "pass the construct"}},
		"without a rule":   {func() { synthlint.Suppress(secret, "", "because", "") }, []string{`"Stack/Secret"`, "names no rule"}},
		"without a reason": {func() { synthlint.Suppress(secret, rule, "", "") }, []string{`"Stack/Secret"`, "has no reason"}},
		"until no day":     {func() { synthlint.Suppress(secret, rule, "because", "tomorrow") }, []string{`"Stack/Secret"`, "is no day"}},
		"a construct without a resource": {
			func() { synthlint.Suppress(constructs.NewConstruct(stack, jsii.String("Group")), rule, "because", "") },
			[]string{`"Stack/Group"`, "without a resource of its own", "pass the construct that the finding names"},
		},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) { synthtest.Refuses(t, "synthlint", test.suppress, test.want...) })
	}
}
