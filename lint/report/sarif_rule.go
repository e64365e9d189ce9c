package report

import (
	"cmp"
	"strings"

	"github.com/owenrumney/go-sarif/v3/pkg/report/v210/sarif"

	"github.com/secretwright/secretwright/lint"
)

// securitySeverity holds the scores by which GitHub code scanning sorts alerts into its own four
// severities; it has none for info.
var securitySeverity = map[string]string{"critical": "9.5", "high": "8.0", "medium": "5.5", "low": "3.0"}

func sarifRule(rule lint.Rule) *sarif.ReportingDescriptor {
	described := sarif.NewRule(rule.Name).
		WithName(pascalCase(rule.Name)).
		WithShortDescription(multiformat(rule.Title, "")).
		WithFullDescription(multiformat(cmp.Or(rule.Description, rule.Title), "")).
		WithHelp(multiformat(cmp.Or(helpText(rule), rule.Title), rule.Markdown())).
		WithProperties(ruleProperties(rule)).
		WithDefaultConfiguration(sarif.NewReportingConfiguration().WithLevel(ruleLevel(rule)))
	if rule.Folder == "" { // a user's rule is a file here, and a help URI is absolute (SARIF 3.49.12)
		described.WithHelpURI(rule.URL())
	}
	return described
}

func ruleProperties(rule lint.Rule) *sarif.PropertyBag {
	tags := append([]string{"security", rule.Category}, rule.Standards...)
	bag := sarif.NewPropertyBag().Add("severity", rule.Severity).Add("category", rule.Category).WithTags(tags)
	if score, ok := securitySeverity[rule.Severity]; ok {
		bag.Add("security-severity", score)
	}
	return bag
}

func ruleLevel(rule lint.Rule) string {
	severity, err := lint.ParseSeverity(rule.Severity)
	if err != nil {
		return sarif.LevelNone
	}
	return level(severity)
}

func helpText(rule lint.Rule) string {
	parts := present(rule.Description, rule.Fix, strings.Join(rule.References, "\n"))
	return strings.Join(parts, "\n\n")
}

func multiformat(text, markdown string) *sarif.MultiformatMessageString {
	out := sarif.NewMultiformatMessageString().WithText(text)
	if markdown != "" {
		out.WithMarkdown(markdown)
	}
	return out
}

// pascalCase makes the readable identifier that SARIF 3.49.7 asks for: SecretWithoutRotation.
func pascalCase(name string) string {
	var b strings.Builder
	for word := range strings.SplitSeq(name, "-") {
		if word != "" {
			b.WriteString(strings.ToUpper(word[:1]) + word[1:])
		}
	}
	return b.String()
}
