package model

import (
	"regexp"
	"strings"
	"sync"

	"github.com/secretwright/secretwright/lint/template"
)

// lazily compiles an expression when it is first asked for: a run asks for few of all.
func lazily(expression string) func() *regexp.Regexp {
	return sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(expression) })
}

// tokenMark is what a credential of a format has in it.
type tokenMark struct {
	text   string
	format int
}

// marksBy lists the marks by their first byte.
var marksBy = func() (index [256][]tokenMark) {
	for i, format := range tokenFormats {
		for _, mark := range format.marks {
			index[mark[0]] = append(index[mark[0]], tokenMark{mark, i})
		}
	}
	return index
}()

// found is a credential of a known format in a text.
type found struct {
	format *tokenFormat
	text   string
}

// tokenIn returns the first credential of a known format in a text.
func tokenIn(content string) (found, bool) {
	const shortest = 14 // u://a:password@h
	if len(content) < shortest {
		return found{}, false
	}
	var tried uint64 // a bit for each format
	for at := range len(content) - 1 {
		for _, mark := range marksBy[content[at]] {
			// The second byte tells nearly all apart.
			if content[at+1] != mark.text[1] || tried&(1<<mark.format) != 0 || !strings.HasPrefix(content[at:], mark.text) {
				continue
			}
			tried |= 1 << mark.format
			if token, ok := tokenFormats[mark.format].in(content); ok {
				return token, true
			}
		}
	}
	return found{}, false
}

// formatOf names the known format of a credential in a text.
func formatOf(content string) string {
	if token, ok := tokenIn(content); ok {
		return token.format.name
	}
	return ""
}

func (f *tokenFormat) in(content string) (found, bool) {
	const most = 16 // texts that look alike and are examples
	for _, match := range f.pattern().FindAllStringSubmatch(content, most) {
		if token := match[len(match)-1]; !sample(token) && !f.isNoCredential(token) {
			return found{f, token}, true
		}
	}
	return found{}, false
}

// isNoCredential excludes what only says where a password belongs.
func (f *tokenFormat) isNoCredential(token string) bool {
	return f.kind == "password" && (placeholder(token) || wordOnly().MatchString(token) || credentialName().MatchString(token))
}

// Documentation writes its examples so that nobody takes them for real ones.
var (
	sampleText = lazily(`(?i)example|sample|xxxx|\.\.\.|abcdefgh|12345678|placeholder|changeme|replace|your[-_]|dummy|fake|redacted|SflKxwRJSMeKKF2QT4fwpMeJf36POk6yJV`)
	wordOnly   = lazily(`^[a-z]+$|^[A-Z_]+$`)
)

// sample reports whether a text of a known format is an example.
func sample(token string) bool {
	distinct := map[rune]bool{}
	for _, r := range token {
		distinct[r] = true
	}
	const fewest = 6
	return len(distinct) < fewest || sampleText().MatchString(token)
}

// token is a credential of a known format somewhere in a template.
type token struct {
	stack *stack
	node  *template.Node
	found
}

// hideTokens goes through all texts of a template.
func (s *stack) hideTokens(n *template.Node) {
	if n == nil {
		return
	}
	if n.Kind == template.String {
		if f, ok := tokenIn(n.Text); ok {
			s.hideNode(n)
			if !s.inherited()[n.At] || n.Path()[0] == "Globals" {
				s.assembly.tokens = append(s.assembly.tokens, token{s, n, f})
			}
		}
	}
	for child := range n.Children() {
		s.hideTokens(child)
	}
}
