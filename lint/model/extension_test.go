package model

import (
	"fmt"
	"strings"
	"testing"
)

// A text that is written by Fn::ToJsonString is read as what it was written from.
func TestToJSONStringIsRead(t *testing.T) {
	const template = `
Parameters:
  Account: {Type: String}
Resources:
  Secret: {Type: "AWS::SecretsManager::Secret", Properties: {SecretString: %s}}
  Policy:
    Type: AWS::SecretsManager::ResourcePolicy
    Properties: {SecretId: !Ref Secret, ResourcePolicy: %s}
`
	statement := `{Statement: {Effect: Allow, Principal: {AWS: %s}, Action: "*"}}`
	for _, test := range []struct{ secret, principal, class, principals string }{
		{"!ToJsonString {engine: postgres}", "111122223333", "database", "[cross 111122223333]"},
		{"!Sub ['${x}', {x: !ToJsonString {engine: postgres}}]", "!Sub 'arn:aws:iam::${AWS::AccountId}:root'", "database", "[same ]"},
		{"!ToJsonString {level: !Ref Account}", "!Ref Account", "configuration", "[unknown ]"},
		{"!ToJsonString {user: u, password: !If [C, x, y]}", "!If [C, 111122223333, '*']", "credential", "[cross 111122223333 any ]"},
		{"!ToJsonString {user: u, password: '${Odd}\"'}", "'*'", "credential", "[any ]"},
	} {
		a := build(t, fmt.Sprintf(template, test.secret, "!ToJsonString "+fmt.Sprintf(statement, test.principal)))
		equal(t, test.secret, a.facts.secrets[0].class, test.class)
		var found []string
		for _, s := range a.facts.secretStatements {
			for _, p := range s.principals {
				found = append(found, string(p.class)+" "+p.account)
			}
		}
		equal(t, test.principal, found, test.principals)
	}
}

func TestToJSONStringShowsNoCredential(t *testing.T) {
	a := build(t, `
Parameters:
  Password: {Type: String, NoEcho: true, Default: hunter2}
Resources:
  Secret: {Type: "AWS::SecretsManager::Secret", Properties: {SecretString: !ToJsonString {password: hunter3, other: !Ref Password}}}
  Function: {Type: "AWS::Lambda::Function", Properties: {Environment: {Variables: {X: !ToJsonString {a: !Ref Password}}}}}
`)
	if shown := document(t, a); strings.Contains(shown, "hunter") {
		t.Error(shown)
	}
}

func TestTransformHidesWhatItAdds(t *testing.T) {
	a := build(t, `
Resources:
  Secret: {Type: "AWS::SecretsManager::Secret", Properties: {GenerateSecretString: {}}}
  Key: {Type: "AWS::KMS::Key", Properties: {A: x, "Fn::Transform": {Name: "AWS::Include"}, M: {B: y, "Fn::Transform": {Name: X}}}}
  Fn::Transform: {Name: "AWS::Include", Parameters: {Location: s3://bucket/schedules.yaml}}
`)
	key := a.in("AWS::KMS::Key")[0]
	equal(t, "beside it", show(key.property("A")), "x")
	equal(t, "in it", show(key.property("C")), "${Fn::Transform}")
	equal(t, "beside it, deeper", show(key.property("M", "B")), "y")
	equal(t, "in it, deeper", show(key.property("M", "C")), "${Fn::Transform}")
	equal(t, "in it, by value", show(key.property("M").get("C")), "${Fn::Transform}")
	equal(t, "resources in it", a.facts.secrets[0].rotation, rotation{status: "undecided", reason: "the resources of Fn::Transform are not known"})
}

func TestSeveralDynamicReferences(t *testing.T) {
	const reference = "{{resolve:secretsmanager:arn:aws:secretsmanager:eu-west-1:111122223333:secret:%s-AbCdEf:SecretString:password}}"
	a := build(t, fmt.Sprintf(`
Resources:
  A: {Type: "AWS::SecretsManager::Secret", Properties: {Name: a, GenerateSecretString: {}}}
  B: {Type: "AWS::SecretsManager::Secret", Properties: {Name: b, GenerateSecretString: {}}}
  C: {Type: "AWS::SecretsManager::Secret", Properties: {Name: c, GenerateSecretString: {}}}
  Database: {Type: "AWS::RDS::DBInstance", Properties: {MasterUserPassword: '%s-%s'}}
`, fmt.Sprintf(reference, "a"), fmt.Sprintf(reference, "b")))
	for i, want := range []string{"database", "database", "credential"} {
		equal(t, a.facts.secrets[i].id, a.facts.secrets[i].class, want)
	}
}
