package rotation

import (
	"bytes"
	"encoding/json"
	"fmt"
	"log/slog"
	"maps"
)

// Value is the value of a secret: a JSON object. Keys that nobody changes keep their exact text, known or not. Printed
// or logged in any way it shows "[redacted]"; only [Value.Text] gives content.
//
// The zero Value stands for a version that does not exist.
type Value struct {
	// Behind a function, because fmt prints unexported fields of other structs without asking for their String, and
	// with a wrong verb it follows even pointers.
	fields func() map[string]json.RawMessage
}

const redacted = "[redacted]"

// ParseValue reads a JSON object. Its error never shows the text.
func ParseValue(text string) (Value, error) {
	var fields map[string]json.RawMessage
	if err := json.Unmarshal([]byte(text), &fields); err != nil || fields == nil {
		return Value{}, Because(ReasonValue, "the value of the secret is no JSON object")
	}
	return newValue(fields), nil
}

func newValue(fields map[string]json.RawMessage) Value {
	return Value{func() map[string]json.RawMessage { return fields }}
}

// IsZero says whether there is no value at all.
func (v Value) IsZero() bool { return v.fields == nil }

// Text gives the text of a key, a number as it is written, and "" for a key that is absent or of another type.
func (v Value) Text(key string) string {
	if v.IsZero() {
		return ""
	}
	raw := v.fields()[key]
	var text string
	if json.Unmarshal(raw, &text) == nil {
		return text
	}
	var number json.Number
	if json.Unmarshal(raw, &number) == nil {
		return number.String()
	}
	return ""
}

// With returns a copy in which key has this text.
func (v Value) With(key, text string) Value {
	fields := map[string]json.RawMessage{}
	if !v.IsZero() {
		fields = maps.Clone(v.fields())
	}
	fields[key] = encode(text)
	return newValue(fields)
}

// json is the text to store.
func (v Value) json() string { return string(encode(v.fields())) }

// encode leaves <, > and & as they are, which json.Marshal would rewrite.
func encode(v any) []byte {
	var text bytes.Buffer
	encoder := json.NewEncoder(&text)
	encoder.SetEscapeHTML(false)
	if err := encoder.Encode(v); err != nil {
		// Strings and JSON that was parsed before can always be written.
		panic(err)
	}
	return bytes.TrimSuffix(text.Bytes(), []byte("\n"))
}

// Format prints "[redacted]" whatever the verb.
func (v Value) Format(f fmt.State, _ rune) { fmt.Fprint(f, redacted) }

// String is "[redacted]".
func (v Value) String() string { return redacted }

// LogValue is "[redacted]".
func (v Value) LogValue() slog.Value { return slog.StringValue(redacted) }

// MarshalText is "[redacted]", so that JSON of something that holds a Value shows nothing.
func (v Value) MarshalText() ([]byte, error) { return []byte(redacted), nil }
