package synthlint_test

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/aws/aws-cdk-go/awscdk/v2"
	"github.com/aws/constructs-go/constructs/v10"

	"github.com/secretwright/secretwright/constructs/internal/synthtest"
	"github.com/secretwright/secretwright/constructs/synthlint"
)

// sabotaged is the plugin with something that goes wrong before it runs; it keeps its report.
type sabotaged struct {
	inner  awscdk.IPolicyValidationPlugin
	spoil  func(context awscdk.IPolicyValidationContext) awscdk.IPolicyValidationContext
	report *awscdk.PolicyValidationPluginReport
}

func (p *sabotaged) Name() *string       { return p.inner.Name() }
func (p *sabotaged) Version() *string    { return p.inner.Version() }
func (p *sabotaged) RuleIds() *[]*string { return p.inner.RuleIds() }

func (p *sabotaged) Validate(context awscdk.IPolicyValidationContext) *awscdk.PolicyValidationPluginReport {
	p.report = p.inner.Validate(p.spoil(context))
	return p.report
}

// explosive is a context that panics.
type explosive struct {
	awscdk.IPolicyValidationContext
	app constructs.IConstruct
}

func (c explosive) AppConstruct() constructs.IConstruct { return c.app }

func (c explosive) StackTemplates() *[]*awscdk.PolicyValidationStack { panic(errors.New("boom")) }

// A panic and an error of the linter fail the synthesis with a finding.
func TestPanicsAndErrorsFail(t *testing.T) {
	tests := map[string]struct {
		spoil func(awscdk.IPolicyValidationContext) awscdk.IPolicyValidationContext
		want  string
	}{
		"a panic": {func(c awscdk.IPolicyValidationContext) awscdk.IPolicyValidationContext {
			return explosive{app: c.AppConstruct()}
		}, "internal error: boom; please report it"},
		"a nil context": {func(awscdk.IPolicyValidationContext) awscdk.IPolicyValidationContext {
			return nil
		}, "internal error: runtime error: invalid memory address"},
		"a template that cannot be read": {spoiled("Stack.template.json", `{"Resources": `), "Stack.template.json:1:15: "},
		"a manifest that cannot be read": {spoiled("manifest.json", `{"artifacts": [], "version": 1}`), "manifest.json:1:1: broken manifest"},
		"metadata that cannot be read":   {spoiled("Stack.metadata.json", `[]`), "read the acknowledgements in "},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			defer synthtest.Guard(t)
			folder := t.TempDir()
			app := awscdk.NewApp(&awscdk.AppProps{Outdir: &folder})
			seeded("secret-without-rotation")(app)
			p := &sabotaged{inner: synthlint.New(nil), spoil: test.spoil}
			awscdk.Validations_Of(app).AddPlugins(p)
			if !synthesize(app) {
				t.Error("the synthesis does not fail")
			}
			report := p.report // aws-cdk writes none where somebody else has written into its folder
			first := (*report.Violations)[0]
			if *report.Success || *first.RuleName != "not-judged" || *first.Severity != "fatal" || !strings.Contains(*first.Description, test.want) {
				t.Errorf("success %t, %s %s: %s", *report.Success, *first.Severity, *first.RuleName, *first.Description)
			}
		})
	}
}

// spoiled overwrites a file of the cloud assembly.
func spoiled(file, text string) func(awscdk.IPolicyValidationContext) awscdk.IPolicyValidationContext {
	return func(c awscdk.IPolicyValidationContext) awscdk.IPolicyValidationContext {
		path := filepath.Join(*c.AppConstruct().(awscdk.App).Outdir(), file)
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			panic(err)
		}
		return c
	}
}
