package synthlint

import (
	"encoding/json"
	"fmt"
	"slices"

	"github.com/aws/aws-cdk-go/awscdk/v2"
	"github.com/aws/constructs-go/constructs/v10"
	"github.com/aws/jsii-runtime-go"
)

// reportedKey is the metadata of the app in which each plugin notes what it reported. aws-cdk runs the plugins of a
// stage before those of the app, which judge the stage's stacks too, and tells neither of the other.
const reportedKey = "secretwright:reported"

// once leaves out of a report what another plugin object of this app has said in the same words.
func (p *plugin) once(app constructs.IConstruct, report *awscdk.PolicyValidationPluginReport) error {
	if len(*report.Violations) == 0 && !p.hasNoted {
		return nil
	}
	known := reportedByOthers(app, p.id())
	noted := []string{}
	violations := []*awscdk.PolicyViolation{}
	isFailure := false
	for _, v := range *report.Violations {
		text, err := words(v)
		if err != nil {
			return err
		}
		if !slices.Contains(known, text) {
			noted, violations = append(noted, text), append(violations, v)
			isFailure = isFailure || fails(v)
		}
	}
	if len(violations) < len(*report.Violations) {
		report.Success = jsii.Bool(*report.Success || !isFailure)
		report.Violations = &violations
	}
	app.Node().AddMetadata(jsii.String(reportedKey), map[string]any{"plugin": p.id(), "violations": noted}, nil)
	p.hasNoted = true
	return nil
}

// id tells the plugin objects of a process apart.
func (p *plugin) id() string { return fmt.Sprintf("%p", p) }

// reportedByOthers is what the other plugins reported when they last ran: an app may be synthesized again.
func reportedByOthers(app constructs.IConstruct, id string) (all []string) {
	last := map[string][]any{}
	for _, entry := range *app.Node().Metadata() {
		if data, ok := entry.Data.(map[string]any); ok && *entry.Type == reportedKey {
			plugin, _ := data["plugin"].(string)
			last[plugin], _ = data["violations"].([]any)
		}
	}
	delete(last, id)
	for _, violations := range last {
		for _, v := range violations {
			text, _ := v.(string)
			all = append(all, text)
		}
	}
	return all
}

// words are all that a reader sees of a violation.
func words(v *awscdk.PolicyViolation) (string, error) {
	text, err := json.Marshal([]any{v.RuleName, v.Severity, v.Description, v.ViolatingResources})
	if err != nil {
		return "", fmt.Errorf("compare a violation: %w", err)
	}
	return string(text), nil
}

// fails reports whether a violation fails the synthesis.
func fails(v *awscdk.PolicyViolation) bool {
	isAcknowledged := v.RuleMetadata != nil && (*v.RuleMetadata)["acknowledged"] != nil
	return (*v.Severity == failure || *v.Severity == fatal) && !isAcknowledged
}
