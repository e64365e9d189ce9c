package template

import (
	"fmt"
	"strings"
	"testing"
)

// nests is a template that nests others: id=path ...
func nests(children ...string) string {
	text := "Resources:\n  A: {Type: AWS::S3::Bucket}\n"
	for _, child := range children {
		id, path, _ := strings.Cut(child, "=")
		text += fmt.Sprintf("  %s: {Type: AWS::CloudFormation::Stack, Properties: {TemplateURL: %s}}\n", id, path)
	}
	return text
}

func TestNested(t *testing.T) {
	files := map[string]string{
		"app/main.yaml":      nests("B=sub/b.yaml", "C=../c.yaml", "Again=./sub/b.yaml"),
		"app/sub/b.yaml":     nests("Deep=deep.json"),
		"app/sub/deep.json":  `{"Resources": {}}`,
		"app/alone.yaml":     small,
		"c.yaml":             small,
		"circle/a.yaml":      nests("B=b.yaml"),
		"circle/b.yaml":      nests("A=./a.yaml"),
		"self.yaml":          nests("Self=self.yaml"),
		"odd/gone.yaml":      nests("Gone=made/later.yaml", "Folder=../app"),
		"odd/far.yaml":       nests("Web='https://x/t.yaml'", "Bucket='s3://b/t.yaml'", "Root=/c.yaml", "Sub={'Fn::Sub': '${X}/t.yaml'}", "Empty=''", "Dynamic='{{resolve:ssm:/x}}'"),
		"odd/broken.yaml":    nests("B=broken.txt", "D=data.json"),
		"odd/broken.txt":     "Resources: [",
		"odd/data.json":      `{"a": 1}`,
		"duplicate/a.yaml":   "Resources: {B: {Type: AWS::CloudFormation::Stack, Properties: {TemplateURL: ../c.yaml}}, B: {Type: AWS::S3::Bucket}}",
		"doubling/main.yaml": nests("A=t1.yaml", "B=t1.yaml"),
	}
	for i := range 12 {
		files[fmt.Sprintf("doubling/t%d.yaml", i+1)] = nests(fmt.Sprintf("C=t%d.yaml", i+2), fmt.Sprintf("D=t%d.yaml", i+2))
	}
	files["doubling/t13.yaml"] = small
	inFolder(t, files)
	const main = "app/main.yaml: app/main.yaml=app/main.yaml app/main.yaml/B=app/sub/b.yaml app/main.yaml/B/Deep=app/sub/deep.json" +
		" app/main.yaml/C=c.yaml app/main.yaml/Again=app/sub/b.yaml app/main.yaml/Again/Deep=app/sub/deep.json"
	const circular = "; CloudFormation would never end"
	for _, test := range []struct{ paths, want string }{
		{"app/main.yaml", main},
		{"app", "app/alone.yaml: app/alone.yaml=app/alone.yaml\n" + main},
		{"app/sub/b.yaml app/main.yaml c.yaml", main},
		{"app/sub", "app/sub/b.yaml: app/sub/b.yaml=app/sub/b.yaml app/sub/b.yaml/Deep=app/sub/deep.json"},
		{"circle", "circle/a.yaml: circle/a.yaml=circle/a.yaml circle/a.yaml/B=circle/b.yaml" +
			"\n! circle/b.yaml:3:3: nested stack \"A\" has the template circle/a.yaml, in which it is nested itself" + circular},
		{"self.yaml c.yaml", "self.yaml: self.yaml=self.yaml\nc.yaml: c.yaml=c.yaml" +
			"\n! self.yaml:3:3: nested stack \"Self\" has the template self.yaml, in which it is nested itself" + circular},
		{"odd/gone.yaml", "odd/gone.yaml: odd/gone.yaml=odd/gone.yaml"},
		{"odd/far.yaml", "odd/far.yaml: odd/far.yaml=odd/far.yaml"},
		{"odd/broken.yaml", "odd/broken.yaml: odd/broken.yaml=odd/broken.yaml" +
			"\n! odd/broken.txt:1:1: not valid YAML: a value is missing or begins with a character that needs quotes" +
			"\n! odd/data.json:1:1: not a CloudFormation template: it has neither Resources nor AWSTemplateFormatVersion at its top level"},
		{"duplicate/a.yaml", "duplicate/a.yaml: duplicate/a.yaml=duplicate/a.yaml"},
	} {
		if got := outcome(strings.Fields(test.paths)...); got != test.want {
			t.Errorf("%s: got\n%s\nwant\n%s", test.paths, got, test.want)
		}
	}
	inputs, _ := Find([]string{"doubling"}, Selection{})
	stacks, problems := inputs[0].Load(nil)
	if len(inputs) != 1 || len(stacks) != maxStacks || len(problems) != 1 || !strings.HasSuffix(problems[0].Message, "more than 500 nested stacks; those from here on are not judged") {
		t.Errorf("doubling: %d inputs, %d stacks, %v", len(inputs), len(stacks), problems)
	}
}

// TestUnfollowedNested warns of a local template that is not there.
func TestUnfollowedNested(t *testing.T) {
	inFolder(t, map[string]string{"a.yaml": nests("Gone=made/later.yaml", "Folder=d"), "d/b.yaml": small})
	inputs, _ := Find([]string{"a.yaml"}, Selection{})
	stacks, _ := inputs[0].Load(nil)
	want := []string{
		"a.yaml:3:70: nested template made/later.yaml: no such file or directory; what is in it is not judged",
		"a.yaml:4:72: nested template d: no regular file; what is in it is not judged",
	}
	if len(stacks) != 1 || len(stacks[0].Problems) != 2 {
		t.Fatal(stacks)
	}
	for i, p := range stacks[0].Problems {
		if p.Error() != want[i] || !p.Warning {
			t.Errorf("got %s", p.Error())
		}
	}
}

func TestTogether(t *testing.T) {
	manifest := `{"version": "1", "artifacts": {"A": ` + artifact(`"templateFile": "A.template.json"`) + `}}`
	inFolder(t, map[string]string{
		"a.yaml": small, "b.yaml": "x", "nested.yaml": nests("N=a.yaml"),
		"one/manifest.json": manifest, "one/A.template.json": `{"Resources": {}}`,
		"two/manifest.json": manifest, "two/A.template.json": `{"Resources": {}}`,
	})
	for paths, want := range map[string]string{
		"a.yaml":                     "a.yaml",
		"a.yaml -":                   "a.yaml <stdin>",
		"a.yaml b.yaml one two":      "a.yaml A two/A.template.json ! b.yaml:1:1: not a CloudFormation template: its top level is a string, not a map with Resources",
		"nested.yaml a.yaml one":     "nested.yaml nested.yaml/N A",
		"missing.yaml":               "",
		"missing.yaml a.yaml a.yaml": "a.yaml",
	} {
		inputs, _ := Find(strings.Fields(paths), Selection{})
		var got []string
		for _, in := range Together(inputs) {
			stacks, problems := in.Load(strings.NewReader(small))
			for _, s := range stacks {
				got = append(got, s.Name)
			}
			for _, p := range problems {
				got = append(got, "! "+p.Error())
			}
		}
		if strings.Join(got, " ") != want {
			t.Errorf("%s: got %s", paths, strings.Join(got, " "))
		}
	}
}

func TestMayNest(t *testing.T) {
	for text, want := range map[string]bool{
		"":                                  false,
		"TemplateURL: ./a.yaml":             true,
		"TemplateURL":                       true,
		`{"TemplateURL" : "a.json"}`:        true,
		"TemplateURL: >-\n  a.yaml":         true,
		"TemplateURL: https://x":            false,
		"TemplateURL: 'https://x'":          false,
		"TemplateURL: !Sub x":               false,
		"TemplateURL:\n  Fn::Sub: x":        false,
		`{"TemplateURL": {"Fn::Join": []}}`: false,
		"TemplateURL: https://x\nTemplateURL: httpd.yaml": true,
	} {
		if got := mayNest(text); got != want {
			t.Errorf("%q: %t", text, got)
		}
	}
}
