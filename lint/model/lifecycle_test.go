package model

import (
	"fmt"
	"testing"
)

func TestDeletion(t *testing.T) {
	const source = `
Parameters: {Policy: {Type: String, Default: Retain}}
Resources:
  Secret: {Type: "AWS::SecretsManager::Secret"%s}
`
	for attributes, want := range map[string]string{
		"":                                          "delete",
		", DeletionPolicy: Delete":                  "delete",
		", DeletionPolicy: Retain":                  "retain",
		", DeletionPolicy: RetainExceptOnCreate":    "retain",
		", DeletionPolicy: Snapshot":                "delete",
		", UpdateReplacePolicy: Retain":             "delete",
		", DeletionPolicy: !Ref Policy":             "unknown",
		", DeletionPolicy: !If [C, Retain, Delete]": "unknown",
		", 'Fn::Transform': {Name: AWS::Include, Parameters: {Location: x}}": "unknown",
	} {
		a := build(t, fmt.Sprintf(source, attributes))
		equal(t, attributes, a.facts.secrets[0].deletion(), want)
	}
}

// TestDeletionWithNestedStack keeps what lies in a nested stack that is kept.
func TestDeletionWithNestedStack(t *testing.T) {
	for policy, want := range map[string]string{"": "delete", ", DeletionPolicy: Retain": "retain", ", DeletionPolicy: !Ref P": "unknown"} {
		parent := read(t, "parent.yaml", `Resources: {Child: {Type: "AWS::CloudFormation::Stack"`+policy+`}}`)
		child := read(t, "child.yaml", `Resources: {Secret: {Type: "AWS::SecretsManager::Secret"}}`)
		child.Parent, child.ParentID = parent, "Child"
		equal(t, policy, buildAll(t, parent, child).facts.secrets[0].deletion(), want)
	}
}

// showOccasion says in which deployments something is so: "never", "always", or when.
func showOccasion(s solution) string {
	switch {
	case s.unknown != "":
		return "unknown"
	case !s.possible:
		return "never"
	case s.witness == "":
		return "always"
	}
	return abbreviated(s.witness)
}

const lifecycle = `
Parameters:
  Env: {Type: String, AllowedValues: [dev, prod], Default: dev}
  Stored: {Type: "AWS::SSM::Parameter::Value<String>"}
  Token: {Type: String, NoEcho: true}
Conditions:
  Prod: !Equals [!Ref Env, prod]
  Dark: !Equals [!Ref Stored, x]
Resources:
  Secret: {Type: "AWS::SecretsManager::Secret"%s, Properties: {%s}}
`

func TestValueless(t *testing.T) {
	for _, test := range []struct{ attributes, properties, want string }{
		{"", "", "always"},
		{"", "Name: a", "always"},
		{", Condition: Prod", "", "always"},
		{", Condition: Dark", "", "always"},
		{"", "GenerateSecretString: {}", "never"},
		{"", "SecretString: !Ref Token", "never"},
		{"", "SecretString: !ImportValue x", "never"},
		{"", "SecretString: !Ref AWS::NoValue", "always"},
		{"", "SecretString: !If [Prod, !Ref Token, !Ref AWS::NoValue]", "Env = dev"},
		{", Condition: Prod", "SecretString: !If [Prod, !Ref Token, !Ref AWS::NoValue]", "never"},
		{"", "SecretString: !If [Prod, !Ref Token, !Ref AWS::NoValue], GenerateSecretString: !If [Prod, !Ref AWS::NoValue, {}]", "never"},
		{"", "SecretString: !If [Dark, !Ref Token, !Ref AWS::NoValue]", "unknown"},
		{"", "'Fn::Transform': {Name: AWS::Include}", "never"},
	} {
		s := build(t, fmt.Sprintf(lifecycle, test.attributes, test.properties)).facts.secrets[0]
		got := s.lacking(s.property("SecretString").alternatives(), s.property("GenerateSecretString").alternatives())
		equal(t, test.attributes+" "+test.properties, showOccasion(got), test.want)
	}
}

func TestUntagged(t *testing.T) {
	for properties, want := range map[string]string{
		"":                           "always",
		"Tags: []":                   "always",
		"Tags: !Ref AWS::NoValue":    "always",
		"Tags: [{Key: a, Value: b}]": "never",
		"Tags: !Ref Stored":          "never",
		"Tags: [!If [Prod, {Key: a, Value: b}, !Ref AWS::NoValue]]":                     "Env = dev",
		"Tags: !If [Prod, !Ref AWS::NoValue, [{Key: a, Value: b}]]":                     "Env = prod",
		"Tags: [!If [Prod, {Key: a, Value: b}, !Ref AWS::NoValue], {Key: a, Value: b}]": "never",
		"Tags: [!If [Dark, {Key: a, Value: b}, !Ref AWS::NoValue]]":                     "unknown",
	} {
		s := build(t, fmt.Sprintf(lifecycle, "", properties)).facts.secrets[0]
		equal(t, properties, showOccasion(s.lacking(s.property("Tags").members())), want)
	}
}

func TestWritten(t *testing.T) {
	const source = `
Parameters:
  Env: {Type: String, Default: dev}
  Hidden: {Type: String, NoEcho: true, Default: hush}
Mappings: {Names: {a: {Name: mapped}}}
Resources:
  Secret: {Type: "AWS::SecretsManager::Secret", Properties: {Name: %s}}
`
	for name, want := range map[string]string{
		"orders-secret":                         "orders-secret, orders-secret",
		"!Sub 'orders-secret'":                  "orders-secret, orders-secret",
		"!Join ['-', [orders, secret]]":         "orders-secret, orders-secret",
		"!Sub '${Env}-secret'":                  "-secret, -secret",
		"!Sub 'a-${Env}-${AWS::Region}/b'":      "a--/b, /b",
		"!Sub '${Hidden}x'":                     "x, x",
		"!Ref Env":                              ", ",
		"!Sub 'a-${Env}'":                       "a-, ",
		"!FindInMap [Names, a, Name]":           "mapped, mapped",
		"!ImportValue name":                     ", ",
		"'{{resolve:ssm:/name}}'":               ", ",
		"!Sub '{{resolve:ssm:/${Env}}}-secret'": ", ",
	} {
		s := build(t, fmt.Sprintf(source, name)).facts.secrets[0]
		known, end := s.property("Name").spelled()
		equal(t, name, known+", "+end, want)
	}
}
