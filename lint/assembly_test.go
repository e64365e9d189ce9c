package lint_test

import (
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"github.com/secretwright/secretwright/lint"
)

const assemblies = "../testdata/assembly"

// TestAssemblies lints stacks that belong together, together and, where that makes a difference, each
// alone.
func TestAssemblies(t *testing.T) {
	const (
		noReach   = `app.yaml:21 high open: function "Rotator" rotates a secret, but may not reach Secrets Manager: its subnets are not in these templates: `
		noAccount = "; the template does not tell whether that is the stack's own account"
		tooLong   = `schedule "Schedule" leaves up to 300 days between rotations (AutomaticallyAfterDays 300), more than 90`
	)
	for _, test := range []struct {
		path     string
		together bool
		want     string
	}{
		{"exports", true, ""},
		{"exports", false, noReach + "it is the export ${AWS::Region}-subnet"},
		{"nested", false, ""},
		{"nested", true, ""},
		{
			"nested/stacks/rotation.yaml", false,
			`rotation.yaml:21 high open: function "Rotator" rotates a secret, but may not reach Secrets Manager: ` +
				"its subnets are not in these templates: parameter SubnetIds has no value here",
		},
		{
			"nested-account", false,
			`sharing.yaml:23 high fail: policy "Policy" lets account 999988887777 use the secret (from parameter Partner)` + noAccount,
		},
		{
			"nested-conditional", false,
			`main.yaml:6 medium fail: secret "SigningKey" is never rotated when Stage is not prod`,
		},
		{"function-name", false, ""},
		{
			"function-name", true,
			`function.yaml:11 high fail: function "Rotator" rotates a secret, but VPC "Vpc" has neither a Secrets Manager endpoint nor a NAT route for it`,
		},
		{"environments", false, `ProdData.template.json:3 medium fail: secret "Secret" is never rotated`},
		{"cdk-direct", false, "ProdOrdersRotation6048E711.nested.template.json:8 medium fail: " + tooLong},
		{"cdk-cli", false, "ProdOrdersRotation6048E711.nested.template.json:8 medium fail: " + tooLong},
	} {
		t.Run(fmt.Sprintf("%s together=%t", test.path, test.together), func(t *testing.T) {
			report, err := lint.Run(t.Context(), lint.Options{Paths: []string{assemblies + "/" + test.path}, Together: test.together})
			if err != nil || len(report.Errors)+len(report.Warnings) > 0 {
				t.Fatal(err, report.Errors, report.Warnings)
			}
			var got []string
			for _, f := range report.Findings {
				file := f.File[strings.LastIndex(f.File, "/")+1:]
				line := fmt.Sprintf("%s:%d %s %s: %s", file, f.Line, f.Severity, f.Kind, f.Message)
				got = append(got, strings.TrimSuffix(line+": "+f.Reason, ": "))
			}
			if strings.Join(got, "\n") != test.want {
				t.Errorf("got %s\nwant %s", strings.Join(got, "\n"), test.want)
			}
		})
	}
}

// TestConstructPath finds the construct of a nested stack's resource: in its metadata after a run of
// the CDK's command, in tree.json after a run of the program itself.
func TestConstructPath(t *testing.T) {
	for _, folder := range []string{"cdk-cli", "cdk-direct"} {
		for _, f := range run(t, assemblies+"/"+folder).Findings {
			got := f.Stack + " " + f.ID + " " + f.ConstructPath
			const want = "Prod-Orders/RotationNestedStackRotationNestedStackResource2AA733D0 Schedule Prod/Orders/Rotation/Schedule"
			if got != want {
				t.Errorf("%s: got %s", folder, got)
			}
		}
	}
}

// TestRedactionAcrossStacks plants credentials that one stack hands to another.
func TestRedactionAcrossStacks(t *testing.T) {
	const password = "Parameters: {Password: {Type: String}}\nResources:" + database + "!Ref Password\n" + public
	for name, files := range map[string]map[string]string{
		"literal for a child": {
			"main.yaml": "Resources: {Shared: {Type: AWS::SecretsManager::Secret, Properties: {GenerateSecretString: {}}}, " +
				"Child: {Type: AWS::CloudFormation::Stack, Properties: {TemplateURL: child.yaml, Parameters: {Password: quokka-zephyr}}}}",
			"child.yaml": password,
		},
		"default for a child": {
			"main.yaml":  "Parameters: {Word: {Type: String, Default: quokka}}\nResources:\n  Child: {Type: AWS::CloudFormation::Stack, Properties: {TemplateURL: child.yaml, Parameters: {Password: !Sub \"${Word}zephyr\"}}}\n" + public,
			"child.yaml": password,
		},
		"NoEcho of a child": {
			"main.yaml":  "Resources:\n  Child: {Type: AWS::CloudFormation::Stack, Properties: {TemplateURL: child.yaml, Parameters: {Key: quokka}}}\n" + public,
			"child.yaml": "Parameters: {Key: {Type: String, NoEcho: true}}\nResources:" + strings.ReplaceAll(public, `Principal: "*"`, `Principal: {AWS: [!Ref Key, !Sub "arn:aws:iam::${Key}:root", "*"]}`),
		},
		"output of a child that is nested twice": {
			"main.yaml": "Resources:\n  One: {Type: AWS::CloudFormation::Stack, Properties: {TemplateURL: child.yaml}}\n" +
				"  Two: {Type: AWS::CloudFormation::Stack, Properties: {TemplateURL: child.yaml}}" + database + "!GetAtt One.Outputs.Key\n",
			"child.yaml": "Parameters: {Word: {Type: String, Default: quokka}}\nOutputs: {Key: {Value: !Sub \"${Word}-zephyr\"}}\nResources:\n" +
				"  Named: {Type: AWS::SecretsManager::Secret, Properties: {GenerateSecretString: {}, Description: !Ref Word, Name: !Ref Word}}\n" + public,
		},
		"export": {
			"main.yaml":  "Resources:" + database + "!ImportValue key\n" + public,
			"other.yaml": "Outputs: {Key: {Value: quokka, Export: {Name: key}}}\nResources:" + public,
		},
	} {
		t.Run(name, func(t *testing.T) {
			folder := t.TempDir()
			for file, text := range files {
				writeFile(t, filepath.Join(folder, file), []byte(text))
			}
			if report := checkRedacted(t, folder); len(report.Findings) == 0 || len(report.Errors) > 0 {
				t.Errorf("%d findings, errors %v: the test shows nothing", len(report.Findings), report.Errors)
			}
		})
	}
}
