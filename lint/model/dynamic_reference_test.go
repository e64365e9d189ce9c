package model

import (
	"fmt"
	"strings"
	"testing"
)

// showDynamic writes what the references of an assembly are.
func showDynamic(a *Assembly) string {
	var shown []string
	for _, d := range a.dynamicReferences() {
		text := d.store + " " + d.id.render()
		for _, more := range []string{d.key.render(), d.stage.certain(), d.pin.certain(), d.reads(), d.credential(), d.circumstances()} {
			if more != "" {
				text += " " + more
			}
		}
		for word, is := range map[string]bool{"broken": d.broken, "unresolved": !d.resolved(), "takes": d.takesSecret()} {
			if is {
				text += " " + word
			}
		}
		shown = append(shown, text)
	}
	return strings.Join(shown, ", ")
}

func TestDynamicReferences(t *testing.T) {
	const resources = `
Parameters:
  Name: {Type: String}
  Known: {Type: String, Default: password}
  Hidden: {Type: String, NoEcho: true, Default: quokka}
  Reference: {Type: String, Default: "{{resolve:secretsmanager:own:SecretString:token}}"}
Mappings: {Stages: {test: {Reference: "{{resolve:ssm:mapped}}"}}}
Resources:
  Secret: {Type: "AWS::SecretsManager::Secret", Properties: {Name: orders}}
  Topic: {Type: "AWS::SNS::Topic", Properties: {DisplayName: %s}}
`
	const arn = "arn:aws:secretsmanager:eu-west-1:111122223333:secret:a-q7Zk2W"
	for text, want := range map[string]string{
		"'{{resolve:secretsmanager:a}}'":                                                 "secretsmanager a all",
		"'{{resolve:secretsmanager:a:SecretString:password}}'":                           "secretsmanager a password credential",
		"'{{resolve:secretsmanager:a::host}}'":                                           "secretsmanager a host setting",
		"'{{resolve:secretsmanager:a:SecretString:k:AWSPREVIOUS}}'":                      "secretsmanager a k AWSPREVIOUS setting",
		"'{{resolve:secretsmanager:a:SecretString:k::17}}'":                              "secretsmanager a k 17 setting",
		"'{{resolve:secretsmanager:a:SecretString:::}}'":                                 "secretsmanager a all",
		"'{{resolve:secretsmanager:" + arn + "}}'":                                       "secretsmanager " + arn + " all",
		"'{{resolve:secretsmanager:" + arn + ":SecretString:token}}'":                    "secretsmanager " + arn + " token credential",
		"!Sub '{{resolve:secretsmanager:${Secret}::password}}'":                          "secretsmanager ${Secret} password credential",
		"!Sub '{{resolve:secretsmanager:${Name}:SecretString:${Known}:${Name}}}'":        "secretsmanager ${Name} password credential",
		"!Sub '{{resolve:secretsmanager:a:SecretString:${Name}}}'":                       "secretsmanager a ${Name} unknown",
		"!Sub '{{resolve:secretsmanager:${Hidden}}}'":                                    "secretsmanager ${Hidden} all",
		"!Join [':', ['{{resolve', secretsmanager, !Ref Secret, SecretString, 'key}}']]": "secretsmanager ${Secret} key setting",
		"!Ref Reference":                              "secretsmanager own token credential",
		"!FindInMap [Stages, test, Reference]":        "ssm mapped",
		"!If [C, '{{resolve:ssm:a}}', b]":             "ssm a AWS::StackName = c",
		"'{{resolve:ssm:/a/b:3}}'":                    "ssm /a/b",
		"'{{resolve:ssm-secure:/a/b:3}}'":             "ssm-secure /a/b unresolved",
		"'a {{resolve:ssm:a}} b {{resolve:ssm:c}}'":   "ssm a, ssm c",
		`'{{resolve:ssm:a\}}'`:                        `ssm a\ broken`,
		"'{{resolve:secretsmanager:${Secret}::key}}'": "secretsmanager ${Secret} key setting",
		"'{{resolve:secretsmanager:a'":                "",
		"'{{resolve:other:a}}'":                       "",
		"'resolve:ssm:a'":                             "",
	} {
		equal(t, text, showDynamic(build(t, fmt.Sprintf(resources, text))), want)
	}
}

func TestEscapedReferences(t *testing.T) {
	for _, escaped := range []string{`\u007b{resolve:ssm:a}}`, `{\u007bresolve:ssm:a}}`, `\u007b\u007b\u0072esolve:ssm:a}}`} {
		source := `{"Resources": {"Topic": {"Type": "AWS::SNS::Topic", "Properties": {"DisplayName": "` + escaped + `"}}}}`
		equal(t, escaped, showDynamic(build(t, source)), "ssm a")
	}
	for _, escaped := range []string{`"\x7b{resolve:ssm:a}}"`, `"{\u007bresolve:ssm:a}}"`} {
		source := "Resources: {Topic: {Type: 'AWS::SNS::Topic', Properties: {DisplayName: " + escaped + "}}}"
		equal(t, escaped, showDynamic(build(t, source)), "ssm a")
	}
}

func TestPlacesOfDynamicReferences(t *testing.T) {
	for _, test := range []struct{ name, resource, want string }{
		{"a password", `{Type: "AWS::RDS::DBInstance", Properties: {MasterUserPassword: "{{resolve:ssm-secure:a}}"}}`, "property ssm-secure a password"},
		{"a password in a list", `{Type: "AWS::AmazonMQ::Broker", Properties: {Users: !If [C, [{Password: "{{resolve:ssm:a}}"}], []]}}`, "property ssm a password AWS::StackName = c"},
		{"an ARN in a credential property", `{Type: "AWS::CodeBuild::SourceCredential", Properties: {Token: "{{resolve:ssm:a-arn}}"}}`, "property ssm a-arn"},
		{"a secret's ARN", `{Type: "AWS::ECS::TaskDefinition", Properties: {ContainerDefinitions: [{Secrets: [{ValueFrom: "{{resolve:secretsmanager:a}}"}]}]}}`, "property secretsmanager a all takes"},
		{"a part of a secret's ARN", `{Type: "AWS::ECS::TaskDefinition", Properties: {ContainerDefinitions: [{Secrets: [{ValueFrom: "arn:{{resolve:secretsmanager:a}}"}]}]}}`, "property secretsmanager a all"},
		{"a custom resource", `{Type: "Custom::A", Properties: {P: "{{resolve:secretsmanager:a}}", Q: "{{resolve:ssm:a}}"}}`, "custom-resource secretsmanager a all unresolved, custom-resource ssm a"},
		{"user data", `{Type: "AWS::EC2::LaunchTemplate", Properties: {LaunchTemplateData: {UserData: {"Fn::Base64": "{{resolve:secretsmanager:a}}"}}}}`, "user-data secretsmanager a all unresolved"},
		{"init", `{Type: "AWS::EC2::Instance", Metadata: {"AWS::CloudFormation::Init": {config: {files: {"/a": {content: "p={{resolve:secretsmanager:a}}"}}}}}}`, "init secretsmanager a all unresolved"},
		{"metadata", `{Type: "AWS::SNS::Topic", Metadata: {A: "{{resolve:secretsmanager:a}}", B: "see {{resolve:secretsmanager:a}}"}}`, "metadata secretsmanager a all unresolved"},
		{"a module", `{Type: "My::Own::Thing::MODULE", Properties: {P: "{{resolve:ssm-secure:a}}"}}`, "property ssm-secure a"},
		{"a description", `{Type: "AWS::SNS::Topic", Description: "{{resolve:secretsmanager:a}}"}`, ""},
		{"never there", `{Type: "AWS::SNS::Topic", Condition: Never, Properties: {P: "{{resolve:ssm:a}}"}}`, ""},
	} {
		a := build(t, "Conditions: {Never: !Equals [a, b], C: !Equals [!Ref 'AWS::StackName', c]}\nResources:\n  R: "+test.resource)
		var shown []string
		for i, text := range strings.Split(showDynamic(a), ", ") {
			if text != "" {
				shown = append(shown, a.dynamicReferences()[i].place+" "+text)
			}
		}
		equal(t, test.name, strings.Join(shown, ", "), test.want)
	}
}

// TestDifferentReferences counts what is read, not where it is used.
func TestDifferentReferences(t *testing.T) {
	a := build(t, `
Resources:
  A: {Type: "AWS::SNS::Topic", Properties: {DisplayName: "{{resolve:ssm:a}} {{resolve:ssm:b}}"}}
  B: {Type: "AWS::SNS::Topic", Properties: {DisplayName: "{{resolve:ssm:a}}"}}
Outputs: {C: {Value: "{{resolve:ssm:c}}"}}
`)
	var numbers []int
	for _, d := range a.dynamicReferences() {
		numbers = append(numbers, d.number)
	}
	equal(t, "numbers", numbers, []int{1, 2, 0, 3})
}

func TestIdentifiers(t *testing.T) {
	for path, want := range map[string]bool{"TopicName": false, "RoleName": true, "Path": false} {
		equal(t, path, isIdentifier("AWS::IAM::Role", []string{path}), want)
	}
	equal(t, "nested", isIdentifier("AWS::SageMaker::Device", []string{"Device", "DeviceName"}), true)
	for i, row := range identifierTable[1:] {
		if row.kind <= identifierTable[i].kind {
			t.Errorf("%s is not in order", row.kind)
		}
	}
}

// What a parent passes is resolved before the nested stack gets it.
func TestPassedReferences(t *testing.T) {
	all := stacks(t, strings.Replace(nestingParent, "%s", "'{{resolve:ssm:a}}'", 1),
		"parent/Child:\nParameters: {P: {Type: String, Description: '{{resolve'}}\nResources: {T: {Type: 'AWS::SNS::Topic', Properties: {DisplayName: !Ref P}}}")
	equal(t, "references", showDynamic(buildAll(t, all...)), "ssm a")
}

func TestWrittenReferences(t *testing.T) {
	for text, want := range map[string]string{
		"{{resolve:ssm:x}}": "ssm x",
		"a{{resolve:ssm:x:1}}b{{resolve:secretsmanager:}}": "ssm x:1, secretsmanager ",
		"{{resolve:ssm-secure:${A}/${!B}}}":                "ssm-secure ${A}/${!B}",
		"{{resolve:ssm:$x}}":                               "ssm $x",
		"{{{resolve:ssm:x}}}":                              "ssm x",
		"{{resolve:ssm:{{resolve:ssm:x}}":                  "ssm x",
		"{{resolve:other:x}}":                              "",
		"{{resolve:ssm}}":                                  "",
		"{{resolve:ssm:x}":                                 "",
		"{{resolve:ssm:x{y}}":                              "",
		"{{resolve:ssm:${x":                                "",
		"{{resolve:ssm:${x{y}}}":                           "",
	} {
		var found []string
		for store, id := range writtenReferences(text) {
			found = append(found, store+" "+id)
		}
		equal(t, text, strings.Join(found, ", "), want)
	}
}
