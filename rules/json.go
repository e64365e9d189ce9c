package rules

import (
	"encoding/json"
	"io"
)

// document is a rule as WriteJSON shows it.
type document struct {
	Name        string     `json:"name"`
	Category    string     `json:"category"`
	Severity    string     `json:"severity"`
	Tier        string     `json:"tier"`
	OptIn       bool       `json:"opt_in"`
	Scope       string     `json:"scope"`
	Title       string     `json:"title"`
	Description string     `json:"description"`
	Fix         string     `json:"fix"`
	Fails       string     `json:"fails"`
	Passes      string     `json:"passes"`
	YieldsTo    []string   `json:"yields_to"`
	Standards   []Standard `json:"standards"`
	References  []string   `json:"references"`
	URL         string     `json:"url"`
}

// WriteJSON writes the documentation of rules as a JSON array.
func WriteJSON(w io.Writer, all []Rule) error {
	documents := make([]document, len(all))
	for i, r := range all {
		documents[i] = document{
			Name: r.Name, Category: r.Category, Severity: r.Severity, Tier: r.Tier, OptIn: r.OptIn(), Scope: r.Scope,
			Title: r.Title, Description: r.Description, Fix: r.Fix, Fails: r.Fails, Passes: r.Passes,
			YieldsTo: append([]string{}, r.YieldsTo...), Standards: append([]Standard{}, r.Controls()...),
			References: r.References, URL: r.URL(),
		}
	}
	encoder := json.NewEncoder(w)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	return encoder.Encode(documents)
}
