// Package synthtest is the test bed of the constructs: apps, templates, goldens and expected panics. Only tests import
// it. Its tests must not run in parallel: jsii has one process and no lock.
package synthtest

import (
	"bytes"
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"syscall"
	"testing"

	"github.com/aws/aws-cdk-go/awscdk/v2"
	"github.com/aws/aws-cdk-go/awscdk/v2/assertions"
	"github.com/aws/jsii-runtime-go"
)

var update = flag.Bool("update", false, "rewrite the golden templates")

// Main runs the tests of a package. Without node it skips them all, or fails when REQUIRE_TESTBED is set.
func Main(m *testing.M) {
	if name := os.Getenv(appVariable); name != "" {
		fmt.Fprintf(os.Stderr, "TestMain gives RunApp no app %q\n", name)
		os.Exit(2)
	}
	if _, err := exec.LookPath("node"); err != nil {
		fmt.Fprintln(os.Stderr, "SKIP: constructs need node: ", err)
		if os.Getenv("REQUIRE_TESTBED") != "" {
			os.Exit(1)
		}
		os.Exit(0)
	}
	withoutValidation()
	code := m.Run()
	jsii.Close()
	os.Exit(code)
}

// withoutValidation switches off aws-cdk's own validation, which costs 6 s of CPU for each process and knows none of
// our rules. jsii copies the environment for node while Go packages are initialized, before TestMain could change it,
// so the test binary starts itself again. A variable that is already set, to whatever value, is left alone.
func withoutValidation() {
	const name = "CDK_VALIDATION"
	if _, isSet := os.LookupEnv(name); isSet {
		return
	}
	binary, err := os.Executable()
	if err != nil {
		return
	}
	jsii.Close() // removes the runtime's temporary folder; node has not started yet
	err = syscall.Exec(binary, os.Args, append(os.Environ(), name+"=false"))
	fmt.Fprintln(os.Stderr, "validation stays on: ", err)
}

// NewStack is a stack for any account and Region, in an app of its own without feature flags.
func NewStack() awscdk.Stack { return awscdk.NewStack(awscdk.NewApp(nil), jsii.String("Stack"), nil) }

// Guard turns a panic of jsii, such as a failed assertion, into a failed test instead of a dead test binary.
func Guard(t *testing.T) {
	if p := recover(); p != nil {
		t.Helper()
		t.Fatal(p)
	}
}

// Panics calls f and checks that it panics with an error that contains all of want.
func Panics(t *testing.T, f func(), want ...string) {
	t.Helper()
	defer func() {
		t.Helper()
		p := recover()
		if p == nil {
			t.Fatal("no panic")
		}
		for _, text := range want {
			if !strings.Contains(fmt.Sprint(p), text) {
				t.Errorf("the message lacks %q:\n%v", text, p)
			}
		}
	}()
	f()
}

// Refuses calls f and checks that it panics with an error of our own, not one of jsii or of the Go runtime.
func Refuses(t *testing.T, prefix string, f func(), want ...string) {
	t.Helper()
	Panics(t, func() {
		defer func() {
			p := recover()
			if err, ok := p.(error); p != nil && (!ok || !strings.HasPrefix(err.Error(), prefix)) {
				t.Errorf("want an error that starts with %q, got %T: %v", prefix, p, p)
			}
			if p != nil {
				panic(p)
			}
		}()
		f()
	}, want...)
}

// Template is a synthesized template.
type Template struct {
	t    *testing.T
	json map[string]any
	cdk  assertions.Template
}

// Synth synthesizes the app of stack, which detects dependency cycles, and returns the template of stack.
func Synth(t *testing.T, stack awscdk.Stack) Template {
	t.Helper()
	defer Guard(t)
	cdk := assertions.Template_FromStack(stack, nil)
	return Template{t, *cdk.ToJSON(), cdk}
}

// Count checks the number of resources of a type.
func (p Template) Count(kind string, want int) {
	p.t.Helper()
	if got := len(p.Resources(kind)); got != want {
		p.t.Errorf("%s: got %d resources, want %d", kind, got, want)
	}
}

// Has checks that some resource of a type has these properties, among others.
func (p Template) Has(kind string, properties map[string]any) {
	p.t.Helper()
	defer Guard(p.t)
	p.cdk.HasResourceProperties(jsii.String(kind), properties)
}

// Resources returns the resources of a type by logical id.
func (p Template) Resources(kind string) map[string]map[string]any {
	found := map[string]map[string]any{}
	resources, _ := p.json["Resources"].(map[string]any)
	for id, r := range resources {
		if resource := r.(map[string]any); resource["Type"] == kind {
			found[id] = resource
		}
	}
	return found
}

// Counts are the numbers of resources by type.
func (p Template) Counts() map[string]int {
	counts := map[string]int{}
	resources, _ := p.json["Resources"].(map[string]any)
	for _, r := range resources {
		kind, _ := r.(map[string]any)["Type"].(string)
		counts[kind]++
	}
	return counts
}

// One returns the only resource of a type and its logical id.
func (p Template) One(kind string) (id string, resource map[string]any) {
	p.t.Helper()
	resources := p.Resources(kind)
	if len(resources) != 1 {
		p.t.Fatalf("%s: got %d resources, want 1", kind, len(resources))
	}
	for id, resource = range resources {
	}
	return id, resource
}

// Text is the JSON of a part of the template.
func Text(part any) string {
	text, err := json.Marshal(part)
	if err != nil {
		return err.Error()
	}
	return string(text)
}

// Golden compares the whole template with testdata/constructs/<name>.template.json, byte for byte, and checks that it is
// [Template.Valid]. What the version of the bootstrap stack adds is left out, and so is the hash of an asset, which
// changes with what it is made of.
func (p Template) Golden(name string) {
	p.t.Helper()
	p.Valid()
	path := filepath.Join("..", "..", "testdata", "constructs", name+".template.json")
	got := assetHash.ReplaceAllLiteral(p.text(), []byte("ASSET.zip"))
	want, err := os.ReadFile(path)
	switch {
	case *update && !bytes.Equal(got, want):
		if err := os.WriteFile(path, got, 0o644); err != nil {
			p.t.Fatal(err)
		}
		p.t.Logf("wrote %s", path)
	case *update:
	case err != nil:
		p.t.Fatalf("%v (make it with -update)", err)
	case !bytes.Equal(got, want):
		p.t.Errorf("%s differs from the template (see it with -update and git diff); a changed logical id replaces a resource", path)
	}
}

var assetHash = regexp.MustCompile(`[0-9a-f]{64}\.zip`)

func (p Template) text() []byte {
	for section, key := range map[string]string{"Parameters": "BootstrapVersion", "Rules": "CheckBootstrapVersion"} {
		if entries, ok := p.json[section].(map[string]any); ok {
			if delete(entries, key); len(entries) == 0 {
				delete(p.json, section)
			}
		}
	}
	var text bytes.Buffer
	encoder := json.NewEncoder(&text)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", " ")
	if err := encoder.Encode(p.json); err != nil {
		p.t.Fatal(err)
	}
	return text.Bytes()
}
