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

// marks lists the formats by the first byte of their marks, and says how two bytes begin one.
type marks struct {
	by     [256][]int
	begins [256][4]uint64 // by the first byte, a bit for each second
}

var allMarks = sync.OnceValue(func() *marks {
	m := &marks{}
	for i, format := range tokenFormats {
		for _, mark := range format.marks {
			m.by[mark[0]] = append(m.by[mark[0]], i)
			m.begins[mark[0]][mark[1]/64] |= 1 << (mark[1] % 64)
		}
	}
	return m
})

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
	for at := range len(content) - 1 {
		if second := content[at+1]; all.begins[content[at]][second/64]&(1<<(second%64)) == 0 {
			continue
		}
		for _, i := range all.by[content[at]] {
			if tried&(1<<i) == 0 && tokenFormats[i].startsAt(content[at:]) {
				tried |= 1 << i
				if token, ok := tokenFormats[i].in(content); ok {
					return token, true
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

func (f *tokenFormat) startsAt(rest string) bool {
	for _, mark := range f.marks {
		if strings.HasPrefix(rest, mark) {
			return true
		}
	}
	return false
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
