package lint_test

import (
	"bytes"
	"encoding/json"
	"os"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"github.com/secretwright/secretwright/lint"
	"github.com/secretwright/secretwright/rules"
)

// TestDocuments validates the input document of every fixture, and of every template that the
// constructs emit, against its published schema.
func TestDocuments(t *testing.T) {
	t.Parallel()
	documents, problems, err := lint.Documents(t.Context(), lint.Options{Paths: []string{fixtures, "../testdata/constructs", "../examples/broken"}})
	if err != nil || len(problems) > 0 || len(documents) < 100 {
		t.Fatal(len(documents), problems, err)
	}
	validate(t, documents)
}

// TestDocumentsOfCorpus does the same for real templates, some of which cannot be read.
func TestDocumentsOfCorpus(t *testing.T) {
	corpus := os.Getenv("SECRETWRIGHT_CORPUS")
	if corpus == "" {
		t.Skip("SECRETWRIGHT_CORPUS names no folder of templates")
	}
	documents, problems, err := lint.Documents(t.Context(), lint.Options{Paths: []string{corpus}})
	if err != nil || len(documents) == 0 {
		t.Fatal(len(documents), err)
	}
	t.Logf("%d documents, %d problems", len(documents), len(problems))
	validate(t, documents)
}

func validate(t *testing.T, documents []json.RawMessage) {
	t.Helper()
	schema := inputSchema(t)
	for _, document := range documents {
		value, err := jsonschema.UnmarshalJSON(bytes.NewReader(document))
		if err != nil {
			t.Fatal(err)
		}
		if err := schema.Validate(value); err != nil {
			t.Errorf("%v: %.300s", err, document)
		}
	}
}

func inputSchema(t *testing.T) *jsonschema.Schema {
	t.Helper()
	document, err := jsonschema.UnmarshalJSON(bytes.NewReader(rules.Schema()))
	if err != nil {
		t.Fatal(err)
	}
	compiler := jsonschema.NewCompiler()
	if err := compiler.AddResource("input.json", document); err != nil {
		t.Fatal(err)
	}
	schema, err := compiler.Compile("input.json")
	if err != nil {
		t.Fatal(err)
	}
	return schema
}

// TestSchemaIsClosed shows that the schema rejects a document with a field that it does not describe,
// and one without a field that is always there.
func TestSchemaIsClosed(t *testing.T) {
	schema := inputSchema(t)
	for text, valid := range map[string]bool{
		`{"format": 1, "settings": {"max_rotation_days": 90}, "stacks": {}}`:             true,
		`{"format": 1, "settings": {"max_rotation_days": 90}}`:                           false,
		`{"format": 1, "settings": {"max_rotation_days": 90}, "stacks": {}, "more": {}}`: false,
		`{"format": 2, "settings": {"max_rotation_days": 90}, "stacks": {}}`:             false,
	} {
		value, err := jsonschema.UnmarshalJSON(bytes.NewReader([]byte(text)))
		if err != nil {
			t.Fatal(err)
		}
		if err := schema.Validate(value); (err == nil) != valid {
			t.Errorf("%s: %v", text, err)
		}
	}
}
