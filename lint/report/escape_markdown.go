package report

import (
	"regexp"
	"strings"
	"sync"
)

// markdownEscapes keeps text from being read as markup: as Markdown, as HTML and as a formula.
var markdownEscapes = strings.NewReplacer(
	`\`, `\\`, "`", "\\`", `*`, `\*`, `_`, `\_`, `~`, `\~`, `|`, `\|`, `$`, `\$`,
	`[`, `\[`, `]`, `\]`, `<`, `&lt;`, `>`, `&gt;`, `&`, `&amp;`,
)

// Code hosts look for references in what is shown, where a backslash is gone. An empty comment
// splits them, is not seen, and is not copied.
var references = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`[@#!]\w|:[a-z0-9+-]`) })

// escapeMarkdown returns text that shows as it is in a comment: it calls nobody (@name), refers to
// nothing (#1, !1), and an ARN has no pictures (":secret:" is one).
func escapeMarkdown(text string) string {
	escaped := markdownEscapes.Replace(printable(text))
	return references().ReplaceAllStringFunc(escaped, func(match string) string {
		return match[:1] + "<!-- -->" + match[1:]
	})
}

// code returns text as a code span, in which nothing has a meaning but what ends it.
func code(text string) string {
	if text == "" || strings.ContainsAny(text, "`|") {
		return escapeMarkdown(text)
	}
	return "`" + printable(text) + "`"
}
