package template

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

const small = "Resources: {A: {Type: AWS::S3::Bucket}}\n"

// inFolder makes files below a new folder and goes there, so that tests see paths as users do.
// A name that ends with a slash is a folder, a content "-> x" a symlink.
func inFolder(t *testing.T, files map[string]string) {
	t.Helper()
	t.Chdir(t.TempDir())
	for name, content := range files {
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		var err error
		switch target, link := strings.CutPrefix(content, "-> "); {
		case strings.HasSuffix(name, "/"):
			err = os.MkdirAll(name, 0o755)
		case link:
			err = os.Symlink(target, name)
		default:
			err = os.WriteFile(name, []byte(content), 0o644)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
}

// outcome finds and loads everything: a line for each input with its stacks, then the problems.
func outcome(paths ...string) string {
	inputs, problems := Find(paths, Selection{})
	var lines []string
	for _, in := range inputs {
		stacks, more := in.Load(strings.NewReader(small))
		line := in.Name() + ":"
		for _, stack := range stacks {
			line += fmt.Sprintf(" %s=%s", stack.Name, stack.File)
			if stack.Account+stack.Region != "" {
				line += "@" + stack.Account + "/" + stack.Region
			}
		}
		lines = append(lines, line)
		problems = append(problems, more...)
	}
	for _, problem := range problems {
		lines = append(lines, "! "+problem.Error())
	}
	return strings.Join(lines, "\n")
}

func TestFind(t *testing.T) {
	inFolder(t, map[string]string{
		"a.yaml":                    small,
		"b.txt":                     small,
		"mixed/z.TEMPLATE":          small,
		"mixed/package.json":        `{"name": "x"}`,
		"mixed/broken.json":         `{"name": `,
		"mixed/a/b.yml":             small,
		"mixed/a/data.json":         `[{"Resources": 1}]`,
		"mixed/a/k8s.yaml":          "kind: Resources\n---\nb: [",
		"mixed/readme.md":           small,
		"mixed/.git/c.yaml":         small,
		"mixed/.hidden/c.yaml":      small,
		"mixed/node_modules/c.yaml": small,
		"mixed/loop":                "-> .",
		"mixed/linked.yaml":         "-> a/b.yml",
		"mixed/dangling.yaml":       "-> nowhere",
		"wants/x.yaml":              "Resources:\n  A: {Type: AWS::S3::Bucket\n",
		"wants/y.yaml":              "AWSTemplateFormatVersion: 2010-09-09\n",
		"none/a.json":               "{}",
		"none/b.md":                 small,
		"empty/":                    "",
		"web/manifest.json":         `{"name": "app", "version": 1}`,
		"web/t.yaml":                small,
		"other.json":                `{"a": 1}`,
	})
	const noTemplate = "no CloudFormation template found in this folder; name a folder with *.yaml, *.yml, *.json or *.template files"
	for _, test := range []struct{ paths, want string }{
		{"a.yaml", "a.yaml: a.yaml=a.yaml"},
		{"./a.yaml b.txt", "./a.yaml: ./a.yaml=./a.yaml\nb.txt: b.txt=b.txt"},
		{"-", "<stdin>: <stdin>=<stdin>"},
		{"- -", "<stdin>: <stdin>=<stdin>"},
		{"mixed", "mixed/a/b.yml: mixed/a/b.yml=mixed/a/b.yml\nmixed/a/data.json:\nmixed/a/k8s.yaml:\nmixed/broken.json:\nmixed/package.json:\nmixed/z.TEMPLATE: mixed/z.TEMPLATE=mixed/z.TEMPLATE"},
		{"mixed/a/b.yml mixed/linked.yaml ./mixed/a", "mixed/a/b.yml: mixed/a/b.yml=mixed/a/b.yml\nmixed/a/data.json:\nmixed/a/k8s.yaml:"},
		{"mixed/a mixed/a/data.json", "mixed/a/b.yml: mixed/a/b.yml=mixed/a/b.yml\nmixed/a/data.json:\nmixed/a/k8s.yaml:\n" +
			"! mixed/a/data.json:1:1: not a CloudFormation template: its top level is a list, not a map with Resources"},
		{"wants", "wants/x.yaml:\nwants/y.yaml:\n" +
			"! wants/x.yaml:2:1: not valid YAML: a map in braces goes on here without a comma or has no closing brace\n" +
			"! wants/y.yaml:1:1: template has no Resources; add a Resources section with at least one resource"},
		{"none", "! none: " + noTemplate},
		{"empty a.yaml", "a.yaml: a.yaml=a.yaml\n! empty: " + noTemplate},
		{"missing.yaml", "! missing.yaml: no such file or directory"},
		{"other.json", "other.json:\n! other.json:1:1: not a CloudFormation template: it has neither Resources nor AWSTemplateFormatVersion at its top level"},
		{"web", "web/t.yaml: web/t.yaml=web/t.yaml"},
	} {
		if got := outcome(strings.Fields(test.paths)...); got != test.want {
			t.Errorf("%s: got\n%s\nwant\n%s", test.paths, got, test.want)
		}
	}
}

func TestUnreadable(t *testing.T) {
	if os.Getuid() == 0 {
		t.Skip("root may read everything")
	}
	inFolder(t, map[string]string{"a.yaml": small, "d/b.yaml": small})
	_ = os.Chmod("a.yaml", 0)
	_ = os.Chmod("d", 0)
	t.Cleanup(func() { _ = os.Chmod("d", 0o755) }) // so that it can be removed
	if got, want := outcome("a.yaml", "d"), "a.yaml:\n! d: permission denied\n! a.yaml: permission denied"; got != want {
		t.Errorf("got %s", got)
	}
}

// endless is an input that never ends.
type endless struct{ read int }

func (e *endless) Read(buffer []byte) (int, error) {
	e.read += len(buffer)
	return len(buffer), nil
}

func TestLargeInputs(t *testing.T) {
	inFolder(t, map[string]string{"huge.json": "", "d/a.yaml": small, "d/data.json": "", "d/huge.yaml": "AWSTemplateFormatVersion: x"})
	for _, name := range []string{"huge.json", "d/data.json", "d/huge.yaml"} {
		if err := os.Truncate(name, 200<<20); err != nil {
			t.Fatal(err)
		}
	}
	const message = "the file has 200 MiB, more than the 10 MiB that a template may have here"
	want := "huge.json:\nd/a.yaml: d/a.yaml=d/a.yaml\nd/data.json:\nd/huge.yaml:\n! huge.json: " + message + "\n! d/huge.yaml: " + message
	if got := outcome("huge.json", "d"); got != want {
		t.Errorf("got %s", got)
	}
	inputs, _ := Find([]string{"-"}, Selection{})
	source := &endless{}
	_, problems := inputs[0].Load(source)
	if len(problems) != 1 || problems[0].Message != "standard input has more than the 10 MiB that a template may have here" || source.read > 2*MaxBytes {
		t.Errorf("read %d bytes: %v", source.read, problems)
	}
}
