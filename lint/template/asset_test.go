package template

import (
	"fmt"
	"os"
	"strings"
	"testing"
)

const hash = "15d5398f031af9d802aa65e8c74ddc4145f5af15095642cf7b631392befccbfc"

// parentOf is a template with nested stacks, each with the properties and attributes given for it.
func parentOf(children ...string) string {
	text := `{"Resources": {"Other": {"Type": "AWS::S3::Bucket"}`
	for i, child := range children {
		text += fmt.Sprintf(`, "N%d": {"Type": "AWS::CloudFormation::Stack", %s}`, i, child)
	}
	return text + "}}"
}

func url(of string) string {
	return `"Properties": {"TemplateURL": {"Fn::Join": ["", ["https://s3.", {"Ref": "AWS::Region"}, "/` + of + `.json"]]}}`
}

// TestAssets finds nested templates by the hash in their URL, or by the metadata of the resource.
func TestAssets(t *testing.T) {
	const metadata = `"Metadata": {"aws:asset:path": "N.nested.template.json"}`
	assets := func(path string) string {
		return `{"files": {"` + hash + `": {"source": {"path": "` + path + `", "packaging": "file"}}, "ab": {"source": {"path": "N.nested.template.json"}}, "x": 1}}`
	}
	for _, test := range []struct{ assets, parent, want string }{
		{assets("N.nested.template.json"), parentOf(url(hash)), "A A/N0"},
		{assets("N.nested.template.json"), parentOf(url(hash), url(hash)), "A A/N0 A/N1"},
		{assets("N.nested.template.json"), parentOf(url("f" + hash[1:])), "A"},
		{assets("N.nested.template.json"), parentOf(url("ab")), "A"},
		{assets("N.nested.template.json"), parentOf(url("none") + ", " + metadata), "A A/N0"},
		{assets("gone.template.json"), parentOf(url(hash)), "A ! cdk.out/gone.template.json: no such file or directory"},
		{assets("asset.zip"), parentOf(url(hash)), "A"},
		{assets("../t.template.json"), parentOf(url(hash)), "A"},
		{assets("A.template.json"), parentOf(url(hash)), `A ! cdk.out/A.template.json:1:54: nested stack "N0" has the template cdk.out/A.template.json, in which it is nested itself; CloudFormation would never end`},
		{"", parentOf(metadata), "A A/N0"},
		{"", parentOf(url(hash)), "A"},
		{"{", parentOf(url(hash)), "A ! cdk.out/A.assets.json:1:2: broken asset manifest of a cloud assembly: expected a key in double quotes, but the file ends here"},
	} {
		files := map[string]string{
			"cdk.out/manifest.json": `{"version": "1", "artifacts": {"A": {"type": "aws:cloudformation:stack", "properties": {"templateFile": "A.template.json"}},
				"A.assets": {"type": "cdk:asset-manifest", "properties": {"file": "A.assets.json"}}}}`,
			"cdk.out/A.template.json": test.parent, "cdk.out/N.nested.template.json": `{"Resources": {}}`, "t.template.json": small,
		}
		if test.assets != "" {
			files["cdk.out/A.assets.json"] = test.assets
		}
		inFolder(t, files)
		stacks, problems := loadAssembly("cdk.out")
		var got []string
		for _, s := range stacks {
			got = append(got, s.Name)
		}
		for _, p := range problems {
			got = append(got, "! "+p.Error())
		}
		if strings.Join(got, " ") != test.want {
			t.Errorf("%s, %s: got %s", test.assets, test.parent, strings.Join(got, " "))
		}
	}
}

// TestConstructPath looks resources of one logical id up in a stack, in its nested stack, in a stack
// below it and in a stage.
func TestConstructPath(t *testing.T) {
	const tree = `{"tree": {"path": "", "children": {
		"App": {"path": "App", "children": {
			"R": {"path": "App/R", "attributes": {"aws:cdk:cloudformation:logicalId": "R", "aws:cdk:cloudformation:props": {"a": [1]}}},
			"Nest": {"path": "App/Nest", "children": {"R": {"path": "App/Nest/R", "attributes": {"aws:cdk:cloudformation:logicalId": "R"}}}},
			"Nest.NestedStack": {"path": "App/Nest.NestedStack", "children": {"Nest.NestedStackResource":
				{"path": "App/Nest.NestedStack/Nest.NestedStackResource", "attributes": {"aws:cdk:cloudformation:logicalId": "N0"}}}},
			"Below": {"path": "App/Below", "children": {"R": {"path": "App/Below/R", "attributes": {"aws:cdk:cloudformation:logicalId": "R"}}}}}},
		"Stage": {"path": "Stage", "children": {"App": {"path": "Stage/App", "children": {
			"R": {"path": "Stage/App/R", "attributes": {"aws:cdk:cloudformation:logicalId": "R"}}}}}}}}}`
	stack := func(file, display string) string {
		return `{"type": "aws:cloudformation:stack", "displayName": "` + display + `", "properties": {"templateFile": "` + file + `"}}`
	}
	const plain = `{"Resources": {"R": {"Type": "T"}, "M": {"Type": "T", "Metadata": {"aws:cdk:path": "from/metadata"}}}}`
	inFolder(t, map[string]string{
		"manifest.json": `{"version": "1", "artifacts": {
			"assembly-Stage": {"type": "cdk:cloud-assembly", "properties": {"directoryName": "assembly-Stage"}},
			"App": ` + stack("App.json", "App") + `, "AppBelow": ` + stack("Below.json", "App/Below") + `,
			"Tree": {"type": "cdk:tree", "properties": {"file": "tree.json"}}}}`,
		"tree.json": tree, "App.json": parentOf(`"Metadata": {"aws:asset:path": "N.template.json"}`), "Below.json": plain, "N.template.json": plain,
		"assembly-Stage/manifest.json": `{"version": "1", "artifacts": {"StageApp": ` + stack("S.json", "Stage/App") + `}}`,
		"assembly-Stage/S.json":        plain,
	})
	const all = "StageApp: Stage/App/R App: App/R App/N0: App/Nest/R AppBelow: App/Below/R"
	for _, test := range []struct{ tree, want string }{
		{tree, all},
		{"{", "StageApp:  App:  App/N0:  AppBelow: "},
		{`{"tree": null}`, "StageApp:  App:  App/N0:  AppBelow: "},
		{`{"tree": {"children": {"A": null}}}`, "StageApp:  App:  App/N0:  AppBelow: "},
	} {
		if err := os.WriteFile("tree.json", []byte(test.tree), 0o600); err != nil {
			t.Fatal(err)
		}
		stacks, problems := loadAssembly(".")
		var got []string
		for _, s := range stacks {
			got = append(got, s.Name+": "+s.ConstructPath("R"))
			if s.Root.Get("Resources", "M") != nil && s.ConstructPath("M") != "from/metadata" {
				t.Errorf("%s: metadata is left out", s.Name)
			}
		}
		if strings.Join(got, " ") != test.want || len(problems) > 0 {
			t.Errorf("got %s, %v", strings.Join(got, " "), problems)
		}
	}
}
