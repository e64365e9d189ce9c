package bundle

import (
	"archive/tar"
	"bytes"
	"compress/gzip"
	"encoding/json"
	"errors"
	"io"
	"slices"
	"strings"
	"testing"

	"github.com/open-policy-agent/opa/v1/ast"

	"github.com/secretwright/secretwright/rules"
)

func all() Bundle {
	return Bundle{Rules: rules.All(), Profile: "all", Revision: "v1.2.3", Format: 7}
}

// TestWrite reads a bundle again: it holds every rule with its libraries, no tests, and compiles.
func TestWrite(t *testing.T) {
	files := unpack(t, write(t, all()))
	modules := map[string]*ast.Module{}
	for name, text := range files {
		if name == ".manifest" {
			continue
		}
		if strings.HasSuffix(name, "_test.rego") {
			t.Errorf("%s is in the bundle", name)
		}
		module, err := ast.ParseModule(name, text)
		if err != nil {
			t.Fatal(err)
		}
		modules[name] = module
	}
	compiler := ast.NewCompiler().WithStrict(true)
	if compiler.Compile(modules); compiler.Failed() {
		t.Error(compiler.Errors)
	}
	for _, rule := range rules.All() {
		for _, module := range rule.Modules {
			if _, source, err := rule.Source(module); err != nil || files[inBundle(module)] != source {
				t.Errorf("%s is not in the bundle as it is: %v", module, err)
			}
		}
	}
}

func TestManifest(t *testing.T) {
	const want = `{"metadata":{"secretwright":{"input_format":7,"profile":"all"}},"rego_version":1,"revision":"v1.2.3","roots":["lib","rules","secretwright"]}`
	if got := unpack(t, write(t, all()))[".manifest"]; got != want {
		t.Errorf("got %s", got)
	}
}

// TestCatalogue holds what the bundle says about a rule that has characters to escape.
func TestCatalogue(t *testing.T) {
	b := Bundle{Format: 1, Rules: []rules.Rule{{Name: "a", Category: "access", Severity: "low", Title: "A & B", Fix: `say "<no>"`}}}
	files := unpack(t, write(t, b))
	_, text, _ := strings.Cut(files["secretwright/rules.rego"], "rules := ")
	var known map[string]map[string]string
	if err := json.Unmarshal([]byte(text), &known); err != nil {
		t.Fatal(err)
	}
	if known["a"]["title"] != "A & B" || known["a"]["fix"] != `say "<no>"` || known["a"]["severity"] != "low" || !strings.Contains(text, "A & B") {
		t.Errorf("got %s", text)
	}
}

// TestSameBytes writes a bundle twice, the rules in another order.
func TestSameBytes(t *testing.T) {
	again := all()
	again.Rules = slices.Clone(again.Rules)
	slices.Reverse(again.Rules)
	if !bytes.Equal(write(t, all()), write(t, again)) {
		t.Error("the bytes differ")
	}
}

// TestArchiveTellsNothing holds that neither time nor user are in the archive.
func TestArchiveTellsNothing(t *testing.T) {
	zip, err := gzip.NewReader(bytes.NewReader(write(t, all())))
	if err != nil {
		t.Fatal(err)
	}
	if !zip.ModTime.IsZero() || zip.Name != "" {
		t.Errorf("the compressed file tells %v %q", zip.ModTime, zip.Name)
	}
	header, err := tar.NewReader(zip).Next()
	if err != nil {
		t.Fatal(err)
	}
	if header.ModTime.Unix() != 0 || header.Uid != 0 || header.Uname != "" || header.Mode != 0o644 {
		t.Errorf("a file tells %+v", header)
	}
}

// TestWriteFails passes on what the writer says, wherever in the bundle it says so.
func TestWriteFails(t *testing.T) {
	full := errors.New("disk full")
	for room := range 40 {
		if err := all().Write(&narrow{room << 10, full}); room < 30 && !errors.Is(err, full) {
			t.Errorf("after %d KiB: %v", room, err)
		}
	}
}

// narrow is a writer with room for some bytes.
type narrow struct {
	room int
	err  error
}

func (w *narrow) Write(text []byte) (int, error) {
	if len(text) > w.room {
		return 0, w.err
	}
	w.room -= len(text)
	return len(text), nil
}

func write(t *testing.T, b Bundle) []byte {
	t.Helper()
	var packed bytes.Buffer
	if err := b.Write(&packed); err != nil {
		t.Fatal(err)
	}
	return packed.Bytes()
}

func unpack(t *testing.T, packed []byte) map[string]string {
	t.Helper()
	zip, err := gzip.NewReader(bytes.NewReader(packed))
	if err != nil {
		t.Fatal(err)
	}
	files := map[string]string{}
	for r := tar.NewReader(zip); ; {
		header, err := r.Next()
		if errors.Is(err, io.EOF) {
			return files
		}
		if err != nil {
			t.Fatal(err)
		}
		text, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		files[header.Name] = string(text)
	}
}
