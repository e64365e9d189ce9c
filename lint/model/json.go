package model

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"
)

// Holes in a text stand as one rune of a private plane while the text is read as JSON.
const (
	firstHole = 0xF0000
	lastHole  = 0xFFFFD
)

// parseJSON reads a text that is JSON itself, such as a SecretStringTemplate or a policy written as
// a string, and puts the text's unknown parts back where they stood.
func parseJSON(v value) (value, bool) {
	if v.inner != nil && v.inner.json != nil {
		return *v.inner.json, true
	}
	if !v.scalar() {
		return value{}, false
	}
	var text strings.Builder
	for i, p := range v.parts() {
		switch {
		case p.known && p.from == literal:
			text.WriteString(p.text)
		case firstHole+i > lastHole:
			return value{}, false
		default:
			text.WriteRune(rune(firstHole + i))
		}
	}
	trimmed := strings.TrimSpace(text.String())
	if !strings.HasPrefix(trimmed, "{") && !strings.HasPrefix(trimmed, "[") {
		return value{}, false
	}
	decoder := json.NewDecoder(strings.NewReader(barePlaceholders(trimmed)))
	decoder.UseNumber() // a float64 has no room for an account id
	var parsed any
	if decoder.Decode(&parsed) != nil || decoder.More() {
		return value{}, false
	}
	return v.restore(parsed), true
}

// barePlaceholders quotes the holes that stand outside of quotes, as in {"port": ${Port}}.
func barePlaceholders(text string) string {
	var b strings.Builder
	inString, escaped := false, false
	for _, r := range text {
		switch {
		case escaped:
			escaped = false
		case inString && r == '\\':
			escaped = true
		case r == '"':
			inString = !inString
		case !inString && r >= firstHole:
			b.WriteString(`"` + string(r) + `"`)
			continue
		}
		b.WriteRune(r)
	}
	return b.String()
}

// restore makes a value of parsed JSON. Its nodes are that of the whole text.
func (v value) restore(parsed any) value {
	var made value
	switch parsed := parsed.(type) {
	case map[string]any:
		keys, items := make([]string, 0, len(parsed)), make([]value, 0, len(parsed))
		for _, key := range slices.Sorted(maps.Keys(parsed)) {
			keys = append(keys, composed(v.restoreText(key)).render())
			items = append(items, v.restore(parsed[key]))
		}
		made = mapOf(keys, items)
	case []any:
		items := make([]value, len(parsed))
		for i, item := range parsed {
			items[i] = v.restore(item)
		}
		made = listOf(items)
	case string:
		made = composed(v.restoreText(parsed))
	case nil:
		made.kind = null
	case bool:
		made = known(boolean, fmt.Sprint(parsed), literal, "")
	default:
		made = known(number, fmt.Sprint(parsed), literal, "")
	}
	made.node = v.node
	return made
}

func (v value) restoreText(content string) []part {
	var parts []part
	var plain strings.Builder
	flush := func() {
		if plain.Len() > 0 {
			parts = append(parts, part{text: plain.String(), known: true})
			plain.Reset()
		}
	}
	for _, r := range content {
		if hole := int(r) - firstHole; hole >= 0 && hole < len(v.parts()) {
			flush()
			parts = append(parts, v.parts()[hole])
			continue
		}
		plain.WriteRune(r)
	}
	flush()
	return parts
}
