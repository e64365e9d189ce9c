// Package synthlint runs the linter of this project at the end of every synthesis of a CDK app, over all of its stacks
// together, and fails the synthesis when there are findings:
//
//	awscdk.Validations_Of(app).AddPlugins(synthlint.New(nil))
//
// It judges what "secretwright lint cdk.out" would judge, with the same configuration, including nested stacks and the
// stages of a pipeline. It changes no template and makes no construct.
//
// The CDK CLI shows, and fails for, the findings of the stacks that a command selects: "cdk synth" those outside of
// stages, "cdk synth '**'" all of them. An app that runs by itself fails for any, as does whatever could not be judged.
//
// A finding is accepted in one of three ways, each for one resource: [Suppress], the suppressions of the
// configuration, or an acknowledgement of aws-cdk, whose id is "secretwright::" and the name of the rule. aws-cdk takes
// one for the whole app (aws-cdk #38495); the plugin holds it to the construct and what is in it, by the severity fatal
// for the findings of that rule elsewhere.
//
//	awscdk.Validations_Of(secret).Acknowledge(&awscdk.Acknowledgment{
//		Id: jsii.String("secretwright::secret-without-rotation"), Reason: jsii.String("..."),
//	})
package synthlint

import (
	"fmt"
	"runtime/debug"

	"github.com/aws/aws-cdk-go/awscdk/v2"
	"github.com/aws/jsii-runtime-go"

	"github.com/secretwright/secretwright/rules"
)

// Props say how the linter runs. Everything else is in the configuration, so that the command line and the synthesis
// judge alike.
type Props struct {
	// ConfigFile is the path of the configuration.
	// Default: .secretwright.yaml in the working directory, which is that of cdk.json under the CDK CLI, or in the
	// nearest directory above that has one; without one every default is in force.
	//
	// Its setting exclude has no effect here: what the app synthesizes is judged.
	ConfigFile *string

	// SarifFile is the path of a SARIF report that is written besides the report of aws-cdk. It must lie outside of the
	// cloud assembly (cdk.out), where aws-cdk lets no plugin replace a file.
	// Default: no SARIF report is written.
	SarifFile *string
}

// pluginName is the name in aws-cdk's report, and the first part of the ids of acknowledgements.
const pluginName = "secretwright"

type plugin struct {
	props    Props
	hasNoted bool // in the app what it reported
}

// New makes the plugin. Register it on the app: on a stage it judges only the stacks of that stage. Where both have one,
// what the stage's has reported is not reported again. Nil props are those with every default. It never panics: what is
// wrong with the props or the configuration fails the synthesis.
func New(props *Props) awscdk.IPolicyValidationPlugin {
	p := &plugin{}
	if props != nil {
		p.props = *props
	}
	return p
}

func (p *plugin) Name() *string { return jsii.String(pluginName) }

func (p *plugin) Version() *string { return jsii.String(version()) }

func (p *plugin) RuleIds() *[]*string {
	var names []string
	for _, rule := range rules.All() {
		names = append(names, rule.Name)
	}
	return jsii.Strings(names...)
}

// Validate is called by aws-cdk when everything is written to the cloud assembly. A panic would kill the jsii process
// without a word about the reason, so it becomes a finding.
func (p *plugin) Validate(context awscdk.IPolicyValidationContext) (report *awscdk.PolicyValidationPluginReport) {
	defer func() {
		if r := recover(); r != nil {
			report = failed(fmt.Errorf("internal error: %v; please report it, with the stack in validation-report.json", r))
			report.Metadata = &map[string]*string{"stack": jsii.String(string(debug.Stack()))}
		}
	}()
	report, err := p.validate(context)
	if err != nil {
		report = failed(err)
	}
	if err := p.once(context.AppConstruct(), report); err != nil {
		return failed(err)
	}
	return report
}

func (p *plugin) validate(context awscdk.IPolicyValidationContext) (*awscdk.PolicyValidationPluginReport, error) {
	a, err := readAssembly(context)
	if err != nil {
		return nil, err
	}
	s, err := p.settings(a)
	if err != nil {
		return nil, err
	}
	found, err := s.lint()
	if err != nil {
		return nil, err
	}
	var acknowledged []acknowledgement
	if len(found.Findings) > 0 {
		if acknowledged, err = a.acknowledgements(); err != nil {
			return nil, err
		}
	}
	return newReport(a, s, found, acknowledged), nil
}
