package report

import (
	"cmp"
	"strings"

	"github.com/secretwright/secretwright/lint"
)

// securitySeverity holds the scores by which GitHub code scanning sorts alerts into its own four
// severities; it has none for info.
var securitySeverity = map[string]string{"critical": "9.5", "high": "8.0", "medium": "5.5", "low": "3.0"}

func sarifRule(rule lint.Rule) object {
	described := object{
		"id": rule.Name, "name": pascalCase(rule.Name),
		"shortDescription":     message(rule.Title),
		"fullDescription":      message(cmp.Or(rule.Description, rule.Title)),
		"help":                 message(cmp.Or(helpText(rule), rule.Title)).with("markdown", rule.Markdown()),
		"properties":           ruleProperties(rule),
		"defaultConfiguration": object{"level": ruleLevel(rule)},
	}
	if rule.Folder == "" { // a user's rule is a file here, and a help URI is absolute (SARIF 3.49.12)
		described["helpUri"] = rule.URL()
	}
	return described
}

func ruleProperties(rule lint.Rule) object {
	tags := append([]string{"security", rule.Category}, rule.Standards...)
	bag := object{"severity": rule.Severity, "category": rule.Category, "tags": tags}
	if score, ok := securitySeverity[rule.Severity]; ok {
		bag["security-severity"] = score
	}
	return bag
}

func ruleLevel(rule lint.Rule) string {
	severity, err := lint.ParseSeverity(rule.Severity)
	if err != nil {
		return levelNone
	}
	return level(severity)
}

func helpText(rule lint.Rule) string {
	parts := present(rule.Description, rule.Fix, strings.Join(rule.References, "\n"))
	return strings.Join(parts, "\n\n")
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
