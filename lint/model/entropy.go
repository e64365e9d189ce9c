package model

import (
	"math"
	"strings"
	"unicode/utf8"
)

// leastEntropy is how many bits each character of a text must carry for it to look random.
const leastEntropy = 3.5

// entropy is Shannon's, in bits for each character.
func entropy(content string) float64 {
	counts := map[rune]int{}
	for _, r := range content {
		counts[r]++
	}
	total, sum := float64(utf8.RuneCountInString(content)), 0.0
	for _, n := range counts {
		share := float64(n) / total
		sum -= share * math.Log2(share)
	}
	return sum
}

// What has a form of its own is no password: ARNs, addresses, paths, file names, times, and UUIDs,
// which name keys of KMS as often as anything.
var formed = lazily(`(?i)^arn:|^[a-z][a-z0-9+.-]*://|^/|^\./|^~/|^s3:|^alias/|@[a-z0-9-]+\.[a-z]|\.(json|ya?ml|txt|pem|crt|key|cfg|conf|properties|xml|sh|py|js|zip|jar)$|^\d{4}-\d\d-\d\d|\.amazonaws\.com|\.amazoncognito\.com|^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$`)

// word is a piece of a name as people write it: letters with at most a short number.
var word = lazily(`^(v?\d{1,4}|[A-Z]?[a-z]+\d{0,3}|[A-Z]+\d{0,3}|([A-Z]{0,4}[a-z]{2,})+\d{0,3}|[a-z]{2,}([A-Z]{1,4}[a-z]{2,})*[A-Z]{0,3}\d{0,3})$`)

// looksRandom reports whether a text that goes by the name of a credential looks like one: no words,
// no form of another thing, and enough entropy.
func looksRandom(content string) bool {
	if entropy(content) < leastEntropy || placeholder(content) || sampleText().MatchString(content) || formed().MatchString(content) {
		return false
	}
	if strings.ContainsAny(content, " \t\n${}<>") {
		return false
	}
	for _, piece := range strings.FieldsFunc(content, func(r rune) bool { return strings.ContainsRune("-_./:,|=+", r) }) {
		if !word().MatchString(piece) {
			return true
		}
	}
	return false
}
