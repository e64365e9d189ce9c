package report

import (
	"io"
	"strings"

	"github.com/secretwright/secretwright/lint"
)

const (
	toolName = "secretwright"
	toolURL  = "https://github.com/secretwright/secretwright"

	sarifSchema = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"

	// fingerprintKey names how fingerprints are made: a change of that needs a new key.
	fingerprintKey = "secretwright/v1"

	levelNone, levelNote, levelWarning, levelError = "none", "note", "warning", "error"
)

// object is an object of SARIF.
type object map[string]any

func (o object) with(name string, value any) object {
	o[name] = value
	return o
}

// writeSARIF gives the run no automationDetails: its id is the category by which code scanning tells
// the uploads of one commit apart, and only the one who uploads knows how many there are.
func writeSARIF(w io.Writer, r *lint.Report, _ Options) error {
	index := map[string]int{}
	var described []object
	for i, rule := range r.Rules {
		index[rule.Name] = i
		described = append(described, sarifRule(rule))
	}
	results := []object{} // without results a run says that it did not look
	for _, f := range r.Findings {
		results = append(results, sarifResult(f, index))
	}
	driver := object{"name": toolName, "informationUri": toolURL}
	if r.Version != "" {
		driver["version"] = sarifVersion(r.Version)
	}
	if len(described) > 0 {
		driver["rules"] = described
	}
	return encode(w, object{
		"$schema": sarifSchema, "version": "2.1.0",
		"runs": []object{{
			"tool": object{"driver": driver}, "columnKind": "unicodeCodePoints",
			"results": results, "invocations": []object{sarifInvocation(r)},
		}},
	})
}

// sarifVersion is a Go version in a form that other tools compare: it begins with a number.
func sarifVersion(version string) string {
	if number, ok := strings.CutPrefix(version, "v"); ok {
		return number
	}
	return "0.0.0-" + version
}

func sarifResult(f lint.Finding, index map[string]int) object {
	result := object{
		"ruleId": f.Rule, "kind": string(f.Kind), "level": resultLevel(f),
		"message": message(statement(f)), "locations": []object{findingLocation(f)},
	}
	if i, ok := index[f.Rule]; ok {
		result["ruleIndex"] = i
	}
	if f.Fingerprint != "" {
		result["partialFingerprints"] = object{fingerprintKey: f.Fingerprint}
	}
	var related []object
	for i, r := range f.Related {
		related = append(related, location(r.Position).with("id", i+1).with("message", message(r.Message)))
	}
	if len(related) > 0 {
		result["relatedLocations"] = related
	}
	if f.Suppressed != nil {
		result["suppressions"] = []object{suppression(f.Suppressed)}
	}
	return result
}

func message(text string) object { return object{"text": text} }

// resultLevel follows SARIF 3.27.10: a result that is not of kind fail has the level none.
func resultLevel(f lint.Finding) string {
	if f.Kind != lint.Fail {
		return levelNone
	}
	return level(f.Severity)
}

func level(s lint.Severity) string {
	switch s {
	case lint.Critical, lint.High:
		return levelError
	case lint.Medium:
		return levelWarning
	default:
		return levelNote
	}
}

func suppression(s *lint.Suppressed) object {
	kind := "external"
	if s.By == "template" {
		kind = "inSource"
	}
	out := object{"kind": kind, "justification": s.Reason}
	if s.Until != "" {
		out["properties"] = object{"until": s.Until}
	}
	return out
}

func sarifInvocation(r *lint.Report) object {
	var notifications []object
	for _, p := range r.Errors {
		notifications = append(notifications, notification(p, levelError))
	}
	for _, p := range r.Warnings {
		notifications = append(notifications, notification(p, levelWarning))
	}
	invocation := object{"executionSuccessful": len(r.Errors) == 0}
	if len(notifications) > 0 {
		invocation["toolExecutionNotifications"] = notifications
	}
	return invocation
}

func notification(p lint.Problem, level string) object {
	out := object{"level": level, "message": message(p.Message)}
	if p.File != "" {
		out["locations"] = []object{location(position(p))}
	}
	return out
}
