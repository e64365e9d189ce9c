package model

import (
	"strings"
	"testing"

	"github.com/open-policy-agent/opa/v1/ast"
)

const rotations = `
Parameters:
  Env: {Type: String, AllowedValues: [dev, prod]}
  Rotate: {Type: String, AllowedValues: ["true", "false"]}
  Off: {Type: String, Default: "false"}
Conditions:
  IsDev: !Equals [!Ref Env, dev]
Resources:
  Key:
    Type: AWS::KMS::Key
    Condition: %s
    Properties: {%s}
`

func TestUnrotated(t *testing.T) {
	for _, test := range []struct{ condition, properties, want string }{
		{"", "Description: d", "Resources/Key"},
		{"", "EnableKeyRotation: false", "Resources/Key/Properties/EnableKeyRotation: false"},
		{"", "EnableKeyRotation: true", "nowhere"},
		{"", "EnableKeyRotation: !Ref Rotate", "nowhere"},
		{"", "EnableKeyRotation: !Ref Off", "nowhere"},
		{"", "EnableKeyRotation: !ImportValue Rotate", "nowhere"},
		{"", "EnableKeyRotation: !If [IsDev, false, true]", "Resources/Key/Properties/EnableKeyRotation/Fn::If/1: false when Env = dev"},
		{"", `EnableKeyRotation: !If [IsDev, true, !Ref "AWS::NoValue"]`, "Resources/Key/Properties/EnableKeyRotation/Fn::If/2 when Env = prod"},
		{"IsDev", "EnableKeyRotation: !If [IsDev, true, false]", "nowhere"},
		{"IsDev", "EnableKeyRotation: false", "Resources/Key/Properties/EnableKeyRotation: false"},
		{"", "KeySpec: RSA_2048", "nowhere"},
		{"", "Origin: !Ref Off", "nowhere"},
	} {
		source := strings.Replace(strings.Replace(rotations, "%s", test.condition, 1), "%s", test.properties, 1)
		if test.condition == "" {
			source = strings.Replace(source, "    Condition: \n", "", 1)
		}
		equal(t, test.properties, showPlace(build(t, source).keys()[0].unrotatedTerm()), test.want)
	}
}

func TestPeriod(t *testing.T) {
	for _, test := range []struct{ period, want string }{
		{"90", "nowhere"},
		{"2560", "nowhere"},
		{"89", "Resources/Key/Properties/RotationPeriodInDays: 89"},
		{"'2561'", "Resources/Key/Properties/RotationPeriodInDays: 2561"},
		{"!If [IsDev, 30, 90]", "Resources/Key/Properties/RotationPeriodInDays/Fn::If/1: 30 when Env = dev"},
		{"!Ref Off", "nowhere"},
		{"often", "nowhere"},
	} {
		source := strings.Replace(strings.Replace(rotations, "    Condition: %s\n", "", 1), "%s", "RotationPeriodInDays: "+test.period, 1)
		equal(t, test.period, showPlace(build(t, source).keys()[0].periodTerm()), test.want)
	}
}

func TestManagedKey(t *testing.T) {
	for _, test := range []struct{ key, want string }{
		{`!Ref "AWS::NoValue"`, "Resources/Secret/Properties/KmsKeyId"},
		{"alias/aws/secretsmanager", "Resources/Secret/Properties/KmsKeyId: alias/aws/secretsmanager"},
		{`!Sub "arn:aws:kms:eu-west-1:${AWS::AccountId}:alias/aws/secretsmanager"`, "Resources/Secret/Properties/KmsKeyId: arn:aws:kms:eu-west-1:${AWS::AccountId}:alias/aws/secretsmanager"},
		{"alias/laws/secretsmanager", "nowhere"},
		{"!Ref Key", "nowhere"},
		{"!Ref Empty", "nowhere"},
		{`!If [HasKey, !Ref Empty, !Ref "AWS::NoValue"]`, `Resources/Secret/Properties/KmsKeyId/Fn::If/2 when Empty = ""`},
	} {
		a := build(t, strings.Replace(`
Parameters:
  Empty: {Type: String, Default: ""}
Conditions:
  HasKey: !Not [!Equals [!Ref Empty, ""]]
Resources:
  Key: {Type: "AWS::KMS::Key"}
  Secret: {Type: "AWS::SecretsManager::Secret", Properties: {KmsKeyId: %s}}
`, "%s", test.key, 1))
		equal(t, test.key, showPlace(a.facts.secrets[0].managedKeyTerm()), test.want)
	}
}

// showPlace shows what sometimes found.
func showPlace(found *ast.Term) string {
	if found == nil {
		return "nowhere"
	}
	object, _ := found.Value.(ast.Object)
	shown := ""
	object.Get(ast.StringTerm("path")).Value.(*ast.Array).Foreach(func(step *ast.Term) {
		shown += "/" + string(step.Value.(ast.String))
	})
	for _, extra := range []struct{ key, before string }{{"text", ": "}, {"when", " when "}} {
		if text := object.Get(ast.StringTerm(extra.key)); text != nil {
			shown += extra.before + string(text.Value.(ast.String))
		}
	}
	return strings.TrimPrefix(shown, "/")
}
