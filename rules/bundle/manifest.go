package bundle

import (
	"bytes"
	"encoding/json"
	"fmt"
)

// manifest describes the bundle. It is written as OPA hashes it for a signature: compact, with its keys
// sorted and no characters escaped for HTML.
func (b Bundle) manifest() (file, error) {
	text, err := encode(map[string]any{
		"revision":     b.Revision,
		"roots":        []string{"lib", "rules", "secretwright"},
		"rego_version": 1,
		"metadata": map[string]any{
			"secretwright": map[string]any{"input_format": b.Format, "profile": b.Profile},
		},
	}, "")
	return file{".manifest", text}, err
}

// catalogue is a module that says what is known about the rules, and about the documents that they read. It
// is Rego, and not data.json, because Conftest reads data only where it is told to.
func (b Bundle) catalogue() (file, error) {
	known := map[string]any{}
	for _, r := range b.Rules {
		known[r.Name] = map[string]string{
			"category": r.Category, "severity": r.Severity, "title": r.Title, "fix": r.Fix, "url": r.URL(),
		}
	}
	text, err := encode(known, "\t")
	module := fmt.Sprintf("package secretwright\n\nformat := %d\n\nrules := %s\n", b.Format, text)
	return file{"secretwright/rules.rego", []byte(module)}, err
}

// encode is json.Marshal that leaves <, > and & as they are.
func encode(value any, indent string) ([]byte, error) {
	var b bytes.Buffer
	encoder := json.NewEncoder(&b)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", indent)
	err := encoder.Encode(value)
	return bytes.TrimSuffix(b.Bytes(), []byte("\n")), err
}
