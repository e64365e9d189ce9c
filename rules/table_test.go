package rules_test

import (
	"bytes"
	"flag"
	"go/format"
	"os"
	"testing"
	"text/template"

	"github.com/secretwright/secretwright/rules"
	"github.com/secretwright/secretwright/rules/load"
)

var update = flag.Bool("update", false, "write table_gen.go and README.md")

// TestTable holds the generated files against the annotations of the rules that the folders hold.
func TestTable(t *testing.T) {
	discovered, err := load.Folder(".")
	if err != nil {
		t.Fatal(err)
	}
	for i := range discovered {
		if discovered[i].Broken != nil {
			t.Fatal(discovered[i].Broken)
		}
		discovered[i].Folder = "" // they are embedded
	}
	compare(t, "table_gen.go", source(t, discovered))
	var readme bytes.Buffer
	if err := rules.WriteMarkdown(&readme, discovered); err != nil {
		t.Fatal(err)
	}
	compare(t, "README.md", readme.Bytes())
}

func compare(t *testing.T, file string, want []byte) {
	t.Helper()
	if *update {
		if err := os.WriteFile(file, want, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	got, err := os.ReadFile(file)
	if err != nil || !bytes.Equal(got, want) {
		t.Errorf("%s does not agree with the rules' annotations: run go generate ./rules", file)
	}
}

func source(t *testing.T, discovered []rules.Rule) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := template.Must(template.New("").Parse(goTable)).Execute(&b, discovered); err != nil {
		t.Fatal(err)
	}
	formatted, err := format.Source(b.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	return formatted
}

const goTable = `// Code generated from the rules' annotations by go generate; DO NOT EDIT.

package rules

var table = []Rule{
{{- range .}}
	{
		Name:        {{printf "%q" .Name}},
		Category:    {{printf "%q" .Category}},
		Title:       {{printf "%q" .Title}},
		Description: {{printf "%q" .Description}},
		Severity:    {{printf "%q" .Severity}},
		Tier:        {{printf "%q" .Tier}},
		Fix:         {{printf "%q" .Fix}},
		Scope:       {{printf "%q" .Scope}},
		Standards:   {{printf "%#v" .Standards}},
		YieldsTo:    {{printf "%#v" .YieldsTo}},
		Fails:       {{printf "%q" .Fails}},
		Passes:      {{printf "%q" .Passes}},
		References:  {{printf "%#v" .References}},
		Kinds:       {{printf "%#v" .Kinds}},
		Subjects:    {{printf "%#v" .Subjects}},
		Sections:    {{printf "%#v" .Sections}},
		Modules:     {{printf "%#v" .Modules}},
	},
{{- end}}
}
`
