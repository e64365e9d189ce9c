package report

import (
	"encoding/json"
	"path/filepath"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"github.com/secretwright/secretwright/lint"
)

func TestGitLabSchema(t *testing.T) {
	schema, err := jsonschema.NewCompiler().Compile(filepath.Join("..", "..", "testdata", "report", "gitlab.schema.json"))
	if err != nil {
		t.Fatal(err)
	}
	for name, r := range map[string]*lint.Report{"fixture": fixture(), "empty": {}} {
		document, err := jsonschema.UnmarshalJSON(strings.NewReader(print(t, "gitlab", r, Options{Open: true})))
		if err != nil {
			t.Fatal(err)
		}
		if err := schema.Validate(document); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// TestGitLabFingerprints holds that no entry has the fingerprint of another, and that they stay the
// same from run to run.
func TestGitLabFingerprints(t *testing.T) {
	r := &lint.Report{Findings: []lint.Finding{failing(), foreign(), failing(), failing()}}
	var entries []codeQuality
	if err := json.Unmarshal([]byte(print(t, "gitlab", r, Options{})), &entries); err != nil {
		t.Fatal(err)
	}
	for i, want := range []string{"3f2a", "77b0", "3f2a-2", "3f2a-3"} {
		if got := entries[i].Fingerprint; got != want {
			t.Errorf("entry %d: got %s, want %s", i, got, want)
		}
	}
}
