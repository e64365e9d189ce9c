package model

import (
	"strings"
	"unicode/utf8"
)

// matchesAny reports whether a text is one of the patterns of a policy. Letter case does not count,
// as for actions.
func matchesAny(patterns []string, text string) bool {
	for _, pattern := range patterns {
		if anyCase(pattern, text) {
			return true
		}
	}
	return false
}

// anyCase is wildcard in which letter case does not count.
func anyCase(pattern, text string) bool {
	if !isASCII(pattern) || !isASCII(text) {
		return wildcard(strings.ToLower(pattern), strings.ToLower(text))
	}
	return follow(pattern, text, func(a, b byte) bool { return a == b || lower(a) == lower(b) })
}

func isASCII(text string) bool {
	for i := range len(text) {
		if text[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

func lower(letter byte) byte {
	if isUpper(letter) {
		return letter + 'a' - 'A'
	}
	return letter
}

// wildcard matches a pattern in which * stands for any text and ? for one character.
func wildcard(pattern, text string) bool {
	return follow(pattern, text, func(a, b byte) bool { return a == b })
}

// follow goes back to the last asterisk only, so that no pattern takes long.
func follow(pattern, text string, same func(a, b byte) bool) bool {
	p, t, star, resume := 0, 0, -1, 0
	for t < len(text) {
		switch {
		case p < len(pattern) && pattern[p] == '*':
			star, resume = p, t
			p++
		case p < len(pattern) && (pattern[p] == '?' || same(pattern[p], text[t])):
			p++
			t++
		case star >= 0:
			resume++
			p, t = star+1, resume
		default:
			return false
		}
	}
	return strings.Trim(pattern[p:], "*") == ""
}
