package report

import (
	"bufio"
	"fmt"
	"io"
	"strings"

	"github.com/secretwright/secretwright/lint"
)

// writeGitHub prints workflow commands, which GitHub Actions shows as annotations of the changed
// files: https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands
func writeGitHub(w io.Writer, r *lint.Report, o Options) error {
	out := bufio.NewWriter(w)
	for f := range o.Listed(r) {
		annotate(out, githubCommand(f), f.Position, label(f)+": "+f.Rule, advice(f))
	}
	for _, p := range r.Warnings {
		annotate(out, "warning", position(p), toolName, printable(p.Message))
	}
	for _, p := range r.Errors {
		annotate(out, "error", position(p), toolName, printable(p.Message))
	}
	return out.Flush()
}

// githubCommand follows the levels of SARIF, so that a finding looks the same as an annotation and
// in code scanning. GitHub knows no open findings: they are notices.
func githubCommand(f lint.Finding) string {
	switch level := resultLevel(f); level {
	case levelError, levelWarning:
		return level
	}
	return "notice"
}

// annotate prints one command. The message is printable but for its own line breaks.
func annotate(w io.Writer, command string, p lint.Position, title, message string) {
	var properties []string
	if p.File != "" {
		properties = append(properties, "file="+githubProperty(repositoryPath(p.File)))
	}
	if p.Line > 0 {
		properties = append(properties, fmt.Sprintf("line=%d", p.Line))
	}
	if p.Line > 0 && p.Column > 0 {
		properties = append(properties, fmt.Sprintf("col=%d", p.Column))
	}
	properties = append(properties, "title="+githubProperty(title))
	fmt.Fprintf(w, "::%s %s::%s\n", command, strings.Join(properties, ","), githubData(message))
}

// advice is a finding's statement, its related places and its fix, each on a line.
func advice(f lint.Finding) string {
	lines := []string{printable(statement(f))}
	for _, related := range f.Related {
		lines = append(lines, colors(false).place(related.Position)+printable(related.Message))
	}
	if f.Fix != "" {
		lines = append(lines, "fix: "+printable(f.Fix))
	}
	return strings.Join(append(lines, present(f.URL)...), "\n")
}

var (
	dataEscapes     = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A")
	propertyEscapes = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A", ":", "%3A", ",", "%2C")
)

func githubProperty(text string) string { return propertyEscapes.Replace(printable(text)) }

func githubData(text string) string { return dataEscapes.Replace(text) }
