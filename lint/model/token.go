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

// marks lists what formats are told by, by the first byte, and has a bit for each pair of bytes that is the first or the
// second one in a mark: of those one stands at an even place, wherever a mark does.
type marks struct {
	by    [256][]mark
	pairs [1 << 16 / 64]uint64
}

type mark struct {
	text   string
	format int
}

var allMarks = sync.OnceValue(func() *marks {
	m := &marks{}
	for i, format := range tokenFormats {
		for _, text := range format.marks {
			m.by[text[0]] = append(m.by[text[0]], mark{text, i})
			for at := range 2 {
				pair := pairOf(text[at], text[at+1])
				m.pairs[pair/64] |= 1 << (pair % 64)
			}
		}
	}
	return m
})

func pairOf(first, second byte) uint16 { return uint16(first)<<8 | uint16(second) }

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
	all := allMarks()
	var tried uint64 // a bit for each format
	for at := 1; at < len(content); at += 2 {
		if pair := pairOf(content[at-1], content[at]); all.pairs[pair/64]&(1<<(pair%64)) == 0 {
			continue
		}
		for begin := max(0, at-2); begin < at; begin++ {
			for _, m := range all.by[content[begin]] {
				if m.text[1] == content[begin+1] && tried&(1<<m.format) == 0 && strings.HasPrefix(content[begin:], m.text) {
					tried |= 1 << m.format
					if token, ok := tokenFormats[m.format].in(content); ok {
						return token, true
					}
				}
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
	if f.kind == "password" && !strings.ContainsAny(content, "@;") { // most addresses have none
		return found{}, false
	}
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
	return f.kind == "password" && (placeholder(token) || wordOnly().MatchString(token) || isCredentialName(token))
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

// findTokens goes through all texts below a node.
func (s *stack) findTokens(n *template.Node) {
	if n.Kind == template.String {
		if f, ok := tokenIn(n.Text); ok {
			s.tokens = append(s.tokens, token{s, n, f})
		}
	}
	for child := range n.Children() {
		s.findTokens(child)
	}
}

func (s *stack) hideTokens() {
	for _, t := range s.tokens {
		s.hideNode(t.node)
		if !s.inherited()[t.node.At] || t.node.Path()[0] == "Globals" {
			s.assembly.tokens = append(s.assembly.tokens, t)
		}
	}
}
