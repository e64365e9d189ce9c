package report

import (
	"io"

	"github.com/owenrumney/go-sarif/v3/pkg/report/v210/sarif"

	"github.com/secretwright/secretwright/lint"
)

const (
	toolName = "secretwright"
	toolURL  = "https://github.com/secretwright/secretwright"

	sarifSchema = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"

	// fingerprintKey names how fingerprints are made: a change of that needs a new key.
	fingerprintKey = "secretwright/v1"
)

func writeSARIF(w io.Writer, r *lint.Report, _ Options) error {
	run := sarif.NewRunWithInformationURI(toolName, toolURL).WithColumnKind("unicodeCodePoints")
	if r.Version != "" {
		run.Tool.Driver.WithVersion(r.Version)
	}
	index := map[string]int{}
	for i, rule := range r.Rules {
		index[rule.Name] = i
		run.Tool.Driver.AddRule(sarifRule(rule))
	}
	for _, f := range r.Findings {
		run.AddResult(sarifResult(f, index))
	}
	run.AddInvocation(sarifInvocation(r))
	log := sarif.NewReport().AddRun(run)
	log.Schema = sarifSchema
	return encode(w, log)
}

func sarifResult(f lint.Finding, index map[string]int) *sarif.Result {
	result := sarif.NewRuleResult(f.Rule).
		WithKind(string(f.Kind)).
		WithLevel(resultLevel(f)).
		WithMessage(sarif.NewTextMessage(statement(f))).
		AddLocation(findingLocation(f))
	if i, ok := index[f.Rule]; ok {
		result.WithRuleIndex(i)
	}
	if f.Fingerprint != "" {
		result.WithPartialFingerprints(map[string]string{fingerprintKey: f.Fingerprint})
	}
	for i, related := range f.Related {
		result.AddRelatedLocation(location(related.Position).WithID(i + 1).WithMessage(sarif.NewTextMessage(related.Message)))
	}
	if f.Suppressed != nil {
		result.AddSuppression(suppression(f.Suppressed))
	}
	return result
}

// resultLevel follows SARIF 3.27.10: a result that is not of kind fail has the level none.
func resultLevel(f lint.Finding) string {
	if f.Kind != lint.Fail {
		return sarif.LevelNone
	}
	return level(f.Severity)
}

func level(s lint.Severity) string {
	switch s {
	case lint.Critical, lint.High:
		return sarif.LevelError
	case lint.Medium:
		return sarif.LevelWarning
	default:
		return sarif.LevelNote
	}
}

func suppression(s *lint.Suppressed) *sarif.Suppression {
	kind := "external"
	if s.By == "template" {
		kind = "inSource"
	}
	out := sarif.NewSuppression().WithKind(kind).WithJustification(s.Reason)
	if s.Until != "" {
		out.WithProperties(sarif.NewPropertyBag().Add("until", s.Until))
	}
	return out
}

func sarifInvocation(r *lint.Report) *sarif.Invocation {
	invocation := sarif.NewInvocation().WithExecutionSuccessful(len(r.Errors) == 0)
	for _, p := range r.Errors {
		invocation.AddToolExecutionNotification(notification(p, sarif.LevelError))
	}
	for _, p := range r.Warnings {
		invocation.AddToolExecutionNotification(notification(p, sarif.LevelWarning))
	}
	return invocation
}

func notification(p lint.Problem, level string) *sarif.Notification {
	out := sarif.NewNotification().WithLevel(level).WithMessage(sarif.NewTextMessage(p.Message))
	if p.File != "" {
		out.AddLocation(location(lint.Position{File: p.File, Line: p.Line, Column: p.Column}))
	}
	return out
}
