package lint

import (
	"encoding/json"
	"maps"
	"slices"
	"sync"

	"github.com/open-policy-agent/opa/v1/ast"

	"github.com/secretwright/secretwright/rules"
)

// Capabilities are those of users' rules and of all tests of rules: what gives the same answer for the
// same template, wherever and whenever. No network, no environment, no clock, no chance.
func Capabilities() *ast.Capabilities {
	capabilities := ast.CapabilitiesForThisVersion()
	capabilities.Builtins = slices.DeleteFunc(capabilities.Builtins, func(b *ast.Builtin) bool {
		return b.Nondeterministic || slices.Contains(refused, b.Name)
	})
	capabilities.AllowNet = []string{}
	return capabilities
}

// refused are builtins that OPA does not declare nondeterministic: nobody would see what the first tells,
// and the others hold a certificate against the clock. (Calls of print are left out when rules are
// compiled; tests show what they print.)
var refused = []string{
	"trace",
	"crypto.x509.parse_and_verify_certificates", "crypto.x509.parse_and_verify_certificates_with_options",
}

// Types are the types of some sections of the input document, and of those that are always there. A rule
// that is compiled with them cannot misspell a field, which would be a finding that never comes.
func Types(sections ...string) *ast.SchemaSet {
	document := maps.Clone(schema())
	properties, _ := document["properties"].(map[string]any)
	wanted := map[string]any{}
	for _, name := range append([]string{"format", "settings", "stacks"}, sections...) {
		wanted[name] = properties[name]
	}
	document["properties"] = wanted
	types := ast.NewSchemaSet()
	types.Put(ast.SchemaRootRef, document)
	return types
}

var schema = sync.OnceValue(func() map[string]any {
	var document map[string]any
	if err := json.Unmarshal(rules.Schema(), &document); err != nil { // it is embedded, and tested
		return map[string]any{}
	}
	addWitnesses(document)
	return document
})

// addWitnesses gives each map of facts an entry that shows their type: OPA's type checker does not read
// additionalProperties, and would let every field of a fact pass.
func addWitnesses(fields map[string]any) {
	for _, field := range fields {
		if fields, ok := field.(map[string]any); ok {
			addWitnesses(fields)
		}
	}
	if facts, ok := fields["additionalProperties"].(map[string]any); ok {
		fields["properties"] = map[string]any{"<key>": facts}
	}
}
