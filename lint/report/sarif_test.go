package report

import (
	"go/ast"
	"go/parser"
	"go/token"
	"net/url"
	"os/exec"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"testing"

	_ "github.com/owenrumney/go-sarif/v3/pkg/report/v210/sarif" // its source has the schema
	"github.com/santhosh-tekuri/jsonschema/v6"

	"github.com/secretwright/secretwright/lint"
)

func TestSARIFSchema(t *testing.T) {
	schema, err := jsonschema.UnmarshalJSON(strings.NewReader(schemaText(t)))
	if err != nil {
		t.Fatal(err)
	}
	compiler := jsonschema.NewCompiler()
	compiler.AssertFormat()
	if err := compiler.AddResource(sarifSchema, schema); err != nil {
		t.Fatal(err)
	}
	compiled, err := compiler.Compile(sarifSchema)
	if err != nil {
		t.Fatal(err)
	}
	for name, r := range map[string]*lint.Report{"fixture": fixture(), "empty": {}} {
		document, err := jsonschema.UnmarshalJSON(strings.NewReader(print(t, "sarif", r, Options{})))
		if err != nil {
			t.Fatal(err)
		}
		if err := compiled.Validate(document); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// schemaText returns the official schema, which go-sarif holds in an unexported constant.
func schemaText(t *testing.T) string {
	t.Helper()
	out, err := exec.Command("go", "list", "-f", "{{.Dir}}", "github.com/owenrumney/go-sarif/v3/pkg/report/v210/sarif").Output()
	if err != nil {
		t.Fatal(err)
	}
	source := filepath.Join(strings.TrimSpace(string(out)), "schema.go")
	file, err := parser.ParseFile(token.NewFileSet(), source, nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	text := ""
	ast.Inspect(file, func(n ast.Node) bool {
		if literal, ok := n.(*ast.BasicLit); ok && len(literal.Value) > len(text) {
			text = literal.Value
		}
		return true
	})
	schema, err := strconv.Unquote(text)
	if err != nil {
		t.Fatal(err)
	}
	return schema
}

func TestFileURI(t *testing.T) {
	tests := map[string]string{
		"app.yaml":            "app.yaml",
		"./a//b/../c.yaml":    "a/c.yaml",
		"../x.yaml":           "../x.yaml",
		"my app#1/100%?.yaml": "my%20app%231/100%25%3F.yaml",
		"日本.yaml":             "%E6%97%A5%E6%9C%AC.yaml",
		"a:b.yaml":            "./a:b.yaml",
		"<stdin>":             "%3Cstdin%3E",
		"[x]\x1b.yaml":        "%5Bx%5D%1B.yaml",
		"-":                   "-",
	}
	if runtime.GOOS != "windows" {
		tests["/tmp/a b.yaml"] = "file:///tmp/a%20b.yaml"
	}
	for file, want := range tests {
		got := fileURI(file)
		if got != want {
			t.Errorf("%q: got %s, want %s", file, got, want)
		}
		if _, err := url.Parse(got); err != nil {
			t.Errorf("%q: %v", file, err)
		}
	}
}

func TestSARIFVersion(t *testing.T) {
	for version, want := range map[string]string{"v1.2.3": "1.2.3", "devel": "0.0.0-devel"} {
		if got := sarifVersion(version); got != want {
			t.Errorf("%s: got %s, want %s", version, got, want)
		}
	}
}

func TestLevel(t *testing.T) {
	want := map[lint.Severity]string{
		lint.Critical: "error", lint.High: "error", lint.Medium: "warning", lint.Low: "note", lint.Info: "note",
	}
	for severity, level := range want {
		if got := resultLevel(lint.Finding{Severity: severity, Kind: lint.Fail}); got != level {
			t.Errorf("%s: got %s, want %s", severity, got, level)
		}
		if got := resultLevel(lint.Finding{Severity: severity, Kind: lint.Open}); got != "none" {
			t.Errorf("open %s: got %s, want none", severity, got)
		}
	}
}
