package template

import (
	"io"
	"regexp"
	"strconv"
	"strings"
	"sync"
)

var (
	yamlLine   = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^line (\d+): `) })
	yamlQuoted = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`'[^',\]}!:%-]+'`) })
)

// yamlAdvice says what to do about yaml.v3's messages, as far as they can be told from their first
// words. A message without advice is shown as it is.
var yamlAdvice = []struct{ prefix, advice string }{
	{"did not find expected key", "here or in the line above is something that is no key of its map; check indentation, quotes and colons"},
	{"did not find expected '-'", "this line is not an item of the list above it; check its indentation"},
	{"did not find expected ',' or ']'", "a list in brackets goes on here without a comma or has no closing bracket"},
	{"did not find expected ',' or '}'", "a map in braces goes on here without a comma or has no closing brace"},
	{"did not find expected node content", "a value is missing or begins with a character that needs quotes"},
	{"did not find expected <document start>", "this line does not belong to the template above it; check its indentation"},
	{"found character that cannot start any token", "a value or an indentation begins with a tab, @, ` or %; use spaces, or quote the value"},
	{"found a tab character that violates indentation", "this line is indented with a tab; use spaces"},
	{"mapping values are not allowed in this context", "a colon is not allowed here; quote the value or check the indentation"},
	{"could not find expected ':'", "a key without a colon; check the line's indentation and quotes"},
	{"found unexpected end of stream", "a quoted value begins here and is never closed"},
	{"found unexpected document indicator", "a quoted value begins here and is not closed before the next document"},
	{"unknown anchor", "an alias has no anchor; quote a value that begins with *"},
	{"found unknown escape character", `a value in double quotes has an unknown escape; write \\ for a backslash, or use single quotes`},
	{"control characters are not allowed", "a control character is in the text; remove it"},
	{"exceeded max depth", tooDeep()},
}

// explainYAML turns yaml.v3's error into a line and a message that quotes nothing of the source.
// yaml.v3 gives a parser's error the line where the enclosing map begins, often hundreds of lines
// above, and some errors none; then the line is the one at which decode stops, fed line by line.
func explainYAML(text string, failure string, decode func(io.Reader)) (int, string) {
	message := strings.TrimPrefix(failure, "yaml: ")
	line := 0
	if match := yamlLine().FindStringSubmatch(message); match != nil {
		line, _ = strconv.Atoi(match[1])
		message = message[len(match[0]):]
	}
	if line == 0 || isMisplaced(message) {
		feed := &lineFeed{rest: text}
		decode(feed)
		line = feed.line
	}
	if name, ok := strings.CutPrefix(message, "unknown anchor '"); ok {
		line = aliasLine(text, "*"+strings.TrimSuffix(name, "' referenced"), line)
	}
	line = min(max(line, 1), strings.Count(text, "\n")+1)
	for _, known := range yamlAdvice {
		if strings.HasPrefix(message, known.prefix) {
			return line, "not valid YAML: " + known.advice
		}
	}
	return line, "not valid YAML: " + yamlQuoted().ReplaceAllString(message, "...")
}

// aliasLine finds an alias in the lines that were read: yaml.v3 reads ahead of it.
func aliasLine(text, alias string, lines int) int {
	end := 0
	for range lines {
		next := strings.IndexByte(text[end:], '\n')
		if next < 0 {
			end = len(text)
			break
		}
		end += next + 1
	}
	at := strings.LastIndex(text[:end], alias)
	if at < 0 {
		return lines
	}
	return strings.Count(text[:at], "\n") + 1
}

// isTrailing reports whether the text goes on behind the document without being another one.
func isTrailing(failure string) bool { return strings.Contains(failure, "expected <document start>") }

// isMisplaced reports whether yaml.v3 gives another line than that of the error.
func isMisplaced(message string) bool {
	if strings.HasPrefix(message, "found a tab character") {
		return true
	}
	for _, start := range []string{"key", "'-'", "',' or", "node content", "<"} {
		if strings.HasPrefix(message, "did not find expected "+start) {
			return true
		}
	}
	return false
}

// lineFeed is a reader that gives one line at a time and counts them.
type lineFeed struct {
	rest    string
	line    int
	started bool
}

func (f *lineFeed) Read(buffer []byte) (int, error) {
	if f.rest == "" {
		return 0, io.EOF
	}
	if !f.started {
		f.line++
	}
	size := strings.IndexByte(f.rest, '\n') + 1
	f.started = size == 0 || size > len(buffer)
	if size == 0 {
		size = len(f.rest)
	}
	copied := copy(buffer, f.rest[:size])
	f.rest = f.rest[copied:]
	return copied, nil
}
