package synthtest

import (
	"bytes"
	_ "embed"
	"fmt"
	"maps"
	"slices"
	"strings"
	"sync"

	"github.com/santhosh-tekuri/jsonschema/v6"
)

// schema.json is what schema.sh writes; its first lines name its source.
//
//go:generate sh schema.sh
//go:embed schema.json
var schemaText []byte

// schemas are the compiled schemas of the properties, by resource type.
var schemas = sync.OnceValues(compileSchemas)

func compileSchemas() (map[string]*jsonschema.Schema, error) {
	document, err := jsonschema.UnmarshalJSON(bytes.NewReader(schemaText))
	if err != nil {
		return nil, fmt.Errorf("read schema.json: %w", err)
	}
	compiler := jsonschema.NewCompiler()
	if err := compiler.AddResource("schema.json", document); err != nil {
		return nil, err
	}
	compiled := map[string]*jsonschema.Schema{}
	for name := range document.(map[string]any)["$defs"].(map[string]any) {
		if !strings.Contains(name, "::") {
			continue
		}
		if compiled[name], err = compiler.Compile("schema.json#/$defs/" + name); err != nil {
			return nil, err
		}
	}
	return compiled, nil
}

// Invalid says what is wrong with the properties of a resource by the specification of AWS: a name, a type, a value
// that is not allowed, a property that is required and missing. What a function of CloudFormation gives is not judged.
// A type that the specification's excerpt lacks is wrong too.
func Invalid(kind string, properties any) error {
	known, err := schemas()
	if err != nil {
		return err
	}
	schema, isKnown := known[kind]
	if !isKnown {
		return fmt.Errorf("schema.json lacks %s: add it to schema.sh and run go generate", kind)
	}
	if properties == nil {
		properties = map[string]any{}
	}
	return schema.Validate(properties)
}

// Valid checks the properties of every resource with [Invalid].
func (p Template) Valid() {
	p.t.Helper()
	document, err := jsonschema.UnmarshalJSON(bytes.NewReader(p.text()))
	if err != nil {
		p.t.Fatal(err)
	}
	resources := document.(map[string]any)["Resources"].(map[string]any)
	for _, id := range slices.Sorted(maps.Keys(resources)) {
		resource := resources[id].(map[string]any)
		if err := Invalid(resource["Type"].(string), resource["Properties"]); err != nil {
			p.t.Errorf("%s (%s): %v", id, resource["Type"], err)
		}
	}
}
