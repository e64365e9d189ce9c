package report

import (
	"encoding/json"
	"io"
	"strings"

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

// writeSARIF gives the run no automationDetails: its id is the category by which code scanning tells
// the uploads of one commit apart, and only the one who uploads knows how many there are.
func writeSARIF(w io.Writer, r *lint.Report, _ Options) error {
	run := sarif.NewRunWithInformationURI(toolName, toolURL).WithColumnKind("unicodeCodePoints")
	if r.Version != "" {
		run.Tool.Driver.WithVersion(sarifVersion(r.Version))
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
	return encodeSARIF(w, log)
}

// sarifVersion is a Go version in a form that other tools compare: it begins with a number.
func sarifVersion(version string) string {
	if number, ok := strings.CutPrefix(version, "v"); ok {
		return number
	}
	return "0.0.0-" + version
}

// encodeSARIF leaves out what go-sarif writes for a property that nobody set, a third of a report.
func encodeSARIF(w io.Writer, log *sarif.Report) error {
	text, err := json.Marshal(log)
	if err != nil {
		return err
	}
	var tree map[string]any
	if err := json.Unmarshal(text, &tree); err != nil {
		return err
	}
	omitUnset(tree)
	return encode(w, tree)
}

func omitUnset(node any) {
	switch node := node.(type) {
	case []any:
		for _, item := range node {
			omitUnset(item)
		}
	case map[string]any:
		for name, value := range node {
			omitUnset(value)
			if isUnset(value) && name != "results" { // without results a run says that it did not look
				delete(node, name)
			}
		}
	}
}

// isUnset is true for the -1 of an index, id, offset or rank, and for an empty list or object.
func isUnset(value any) bool {
	switch value := value.(type) {
	case float64:
		return value == -1
	case []any:
		return len(value) == 0
	case map[string]any:
		return len(value) == 0
	}
	return false
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
		out.AddLocation(location(position(p)))
	}
	return out
}
