package template

import "testing"

func artifact(properties string) string {
	return `{"type": "aws:cloudformation:stack", "environment": "aws://123456789012/eu-west-1", "properties": {` + properties + `}}`
}

func TestAssembly(t *testing.T) {
	const parent = `{"Resources": {"Nest": {"Type": "AWS::CloudFormation::Stack", "Metadata": {"aws:asset:path": "N.nested.template.json"}},
		"Out": {"Metadata": {"aws:asset:path": "../../x.template.json"}}, "Code": {"Metadata": {"aws:asset:path": "asset.1"}}}}`
	const plain = `{"Resources": {}}`
	inFolder(t, map[string]string{
		"app/cdk.out/manifest.json": `{"version": "36.0.0", "artifacts": {
			"A": ` + artifact(`"templateFile": "A.template.json", "stackName": "prod-a"`) + `,
			"Tree": {"type": "cdk:tree", "properties": {"file": "tree.json"}},
			"B": {"type": "aws:cloudformation:stack", "environment": "aws://unknown-account/unknown-region", "properties": {"templateFile": "B.template.json"}},
			"assembly-S": {"type": "cdk:cloud-assembly", "properties": {"directoryName": "assembly-S"}}}}`,
		"app/cdk.out/A.template.json":            parent,
		"app/cdk.out/N.nested.template.json":     plain,
		"app/cdk.out/B.template.json":            plain,
		"app/cdk.out/asset.1/t.yaml":             small,
		"app/cdk.out/assembly-S/manifest.json":   `{"version": "36.0.0", "artifacts": {"SC": ` + artifact(`"templateFile": "C.template.json"`) + `}}`,
		"app/cdk.out/assembly-S/C.template.json": plain,
		"app/t.yaml":                             small,
		"broken/manifest.json":                   "{\"version\": \"1\",\n \"artifacts\": [}",
		"odd/manifest.json":                      "{\"version\": \"1\",\n \"artifacts\": []}",
		"none/manifest.json":                     `{"version": "1", "artifacts": {}}`,
		"empty/manifest.json":                    `{"version": "1", "artifacts": {"E": ` + artifact(`"templateFile": "E.json"`) + `, "F": ` + artifact(`"templateFile": "F.json"`) + `}}`,
		"empty/E.json":                           `{"Parameters": {"BootstrapVersion": {"Type": "String"}}}`,
		"empty/F.json":                           `{"Resources": []}`,
		"bad/manifest.json": "{\"version\": \"1\", \"artifacts\": {\n" +
			"\"Gone\": " + artifact(`"templateFile": "Gone.json"`) + ",\n" +
			"\"Up\": " + artifact(`"templateFile": "../app/t.yaml"`) + ",\n" +
			"\"Root\": " + artifact(`"templateFile": "/etc/passwd"`) + ",\n" +
			"\"No\": " + artifact("") + ",\n" +
			"\"Loop\": {\"type\": \"cdk:cloud-assembly\", \"properties\": {\"directoryName\": \".\"}},\n" +
			"\"Sub\": {\"type\": \"cdk:cloud-assembly\", \"properties\": {\"directoryName\": \"sub\"}},\n" +
			"\"Bad\": " + artifact(`"templateFile": "Bad.json"`) + ",\n" +
			"\"Ok\": " + artifact(`"templateFile": "Ok.json"`) + "}}",
		"bad/Ok.json":           plain,
		"bad/Bad.json":          "{",
		"bad/sub/manifest.json": "{",
	})
	const all = "prod-a=app/cdk.out/A.template.json@123456789012/eu-west-1" +
		" prod-a/Nest=app/cdk.out/N.nested.template.json@123456789012/eu-west-1" +
		" B=app/cdk.out/B.template.json SC=app/cdk.out/assembly-S/C.template.json@123456789012/eu-west-1"
	for _, test := range []struct{ path, want string }{
		{"app/cdk.out", "app/cdk.out: " + all},
		{"app", "app/cdk.out: " + all + "\napp/t.yaml: app/t.yaml=app/t.yaml"},
		{"broken", "broken:\n! broken/manifest.json:2:16: broken manifest of a cloud assembly: expected a value"},
		{"odd", "odd:\n! odd/manifest.json:1:1: broken manifest of a cloud assembly: artifacts is missing or not a map"},
		{"none", "none:\n! none/manifest.json: the cloud assembly has no stack; run cdk synth again"},
		{"empty", "empty: E=empty/E.json@123456789012/eu-west-1" +
			"\n! empty/F.json:1:1: not a CloudFormation template: its Resources are a list, not a map"},
		{"bad", "bad: Ok=bad/Ok.json@123456789012/eu-west-1" +
			"\n! bad/manifest.json:2:124: template bad/Gone.json: no such file or directory; run cdk synth again" +
			"\n! bad/manifest.json:3:122: templateFile leaves the folder of the cloud assembly; it must be a path inside" +
			"\n! bad/manifest.json:4:124: templateFile leaves the folder of the cloud assembly; it must be a path inside" +
			"\n! bad/manifest.json:5:7: artifact \"No\" has no templateFile; run cdk synth again" +
			"\n! bad/sub/manifest.json:1:2: broken manifest of a cloud assembly: expected a key in double quotes, but the file ends here" +
			"\n! bad/Bad.json:1:2: expected a key in double quotes, but the file ends here"},
	} {
		if got := outcome(test.path); got != test.want {
			t.Errorf("%s: got\n%s\nwant\n%s", test.path, got, test.want)
		}
	}
}
