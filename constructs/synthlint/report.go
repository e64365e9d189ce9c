package synthlint

import (
	"fmt"
	"slices"
	"strings"

	"github.com/aws/aws-cdk-go/awscdk/v2"
	"github.com/aws/jsii-runtime-go"

	"github.com/secretwright/secretwright/lint"
)

// notJudged and notice are the rules of what is no finding about a template: something that was not judged, which
// always fails, and an oddity such as a suppression that suppresses nothing.
const (
	notJudged = "not-judged"
	notice    = "notice"
)

// The severities of aws-cdk. After an acknowledgement aws-cdk decides anew whether a report is a success, by looking
// for error and fatal; it lets fatal not be acknowledged. Under the context
// @aws-cdk/core:strictCfnValidateErrors a warning fails too.
const (
	fatal   = "fatal"
	failure = "error"
	warning = "warning"
	info    = "info"
)

// reporter makes aws-cdk's report of ours.
type reporter struct {
	*assembly
	*settings
	acknowledged []acknowledgement
	success      bool
	violations   []*awscdk.PolicyViolation
}

func newReport(a *assembly, s *settings, found *lint.Report, acknowledged []acknowledgement) *awscdk.PolicyValidationPluginReport {
	r := &reporter{assembly: a, settings: s, acknowledged: acknowledged, success: true, violations: []*awscdk.PolicyViolation{}}
	for _, problem := range found.Errors {
		r.problem(notJudged, fatal, problem)
	}
	for _, f := range found.Findings {
		if f.Suppressed == nil {
			r.finding(f)
		}
	}
	for _, problem := range found.Warnings {
		r.problem(notice, info, problem)
	}
	return &awscdk.PolicyValidationPluginReport{
		Success: &r.success, Violations: &r.violations, PluginVersion: jsii.String(version()),
		Metadata: &map[string]*string{
			"templates":  number(found.Summary.Templates),
			"resources":  number(found.Summary.Resources),
			"suppressed": number(found.Summary.Suppressed),
		},
	}
}

func number(n int) *string { return jsii.String(fmt.Sprint(n)) }

func (r *reporter) finding(f lint.Finding) {
	metadata := map[string]*string{
		"severity": jsii.String(f.Severity.String()), "kind": jsii.String(string(f.Kind)), "url": &f.URL,
	}
	severity := r.severity(f)
	if i := slices.IndexFunc(r.acknowledged, func(a acknowledgement) bool { return a.covers(f.Rule, r.construct(f)) }); i >= 0 {
		metadata["acknowledged"] = &r.acknowledged[i].reason
	} else if severity == failure {
		r.success = false
		if slices.ContainsFunc(r.acknowledged, func(a acknowledgement) bool { return a.isOf(f.Rule) }) {
			severity = fatal // or the acknowledgement of another resource's finding would hide this one
		}
	}
	description := f.Message
	if f.Kind == lint.Open {
		description += ": open: " + f.Reason
	}
	r.violations = append(r.violations, &awscdk.PolicyViolation{
		RuleName: &f.Rule, Description: &description, Fix: &f.Fix, Severity: &severity, RuleMetadata: &metadata,
		ViolatingResources: &[]*awscdk.PolicyViolatingResource{{
			ResourceLogicalId: &f.ID, TemplatePath: &f.File, Locations: locations(f.Path),
		}},
	})
}

// severity is aws-cdk's word for what a finding does to the synthesis.
func (r *reporter) severity(f lint.Finding) string {
	switch {
	case r.fails(f):
		return failure
	case f.Kind == lint.Open:
		return info
	}
	return warning
}

// construct is the path of the construct that a finding is about: that of its stack where it is about no resource.
func (r *reporter) construct(f lint.Finding) string {
	if f.ConstructPath != "" {
		return f.ConstructPath
	}
	return r.stackOf(f.File)
}

// locations is the place inside of the resource, or of another entity of the template, such as a parameter.
func locations(path []string) *[]*string {
	if len(path) > 2 {
		return jsii.Strings(strings.Join(path[2:], "/"))
	}
	return jsii.Strings()
}

func (r *reporter) problem(rule, severity string, p lint.Problem) {
	r.success = r.success && rule != notJudged
	place := p.File
	if p.Line > 0 {
		place = fmt.Sprintf("%s:%d:%d", p.File, p.Line, p.Column)
	}
	r.violations = append(r.violations, aside(rule, severity, place+": "+p.Message))
}

// failed is the report of a run that came to nothing.
func failed(err error) *awscdk.PolicyValidationPluginReport {
	return &awscdk.PolicyValidationPluginReport{
		Success:    jsii.Bool(false),
		Violations: &[]*awscdk.PolicyViolation{aside(notJudged, fatal, err.Error())},
	}
}

// aside is a violation about no resource. aws-cdk shows none that has no place, and the CLI only those at the stacks
// that it was asked for, so it is at a construct without a path, which is in all of them.
func aside(rule, severity, message string) *awscdk.PolicyViolation {
	return &awscdk.PolicyViolation{
		RuleName: &rule, Description: &message, Severity: &severity,
		ViolatingResources: &[]*awscdk.PolicyViolatingResource{{ConstructPath: jsii.String(""), Locations: jsii.Strings()}},
	}
}
