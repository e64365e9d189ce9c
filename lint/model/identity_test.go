package model

import (
	"fmt"
	"strings"
	"testing"
)

const identities = `
Parameters:
  Unknown: {Type: String}
  Empty: {Type: String, Default: ""}
  AppName: {Type: String}
  Names: {Type: String, AllowedValues: [orders/a, orders/b]}
Resources:
  Secret: {Type: "AWS::SecretsManager::Secret"}
  Second: {Type: "AWS::SecretsManager::Secret"}
  Literal: {Type: "AWS::SecretsManager::Secret", Properties: {Name: orders/db}}
  Suffixed: {Type: "AWS::SecretsManager::Secret", Properties: {Name: orders/db-primary}}
  Symbolic: {Type: "AWS::SecretsManager::Secret", Properties: {Name: !Sub "${AppName}-${AWS::StackName}"}}
  Listed: {Type: "AWS::SecretsManager::Secret", Properties: {Name: !Ref Names}}
  Random1: {Type: "AWS::SecretsManager::Secret", Properties: {Name: !Sub ["a-${x}", {x: !Select [0, !Ref "AWS::NotificationARNs"]}]}}
  Random2: {Type: "AWS::SecretsManager::Secret", Properties: {Name: !Sub ["a-${x}", {x: !Select [1, !Ref "AWS::NotificationARNs"]}]}}
  Attachment: {Type: "AWS::SecretsManager::SecretTargetAttachment", Properties: {SecretId: !Ref Secret}}
  Policy: {Type: "AWS::SecretsManager::ResourcePolicy", Properties: {SecretId: !Ref Attachment}}
  Schedule: {Type: "AWS::SecretsManager::RotationSchedule", Properties: {SecretId: !GetAtt Policy.Id}}
  Loop1: {Type: "AWS::SecretsManager::SecretTargetAttachment", Properties: {SecretId: !Ref Loop2}}
  Loop2: {Type: "AWS::SecretsManager::ResourcePolicy", Properties: {SecretId: !If [C, !Ref Loop1, !Ref Loop2]}}
  Either: {Type: "AWS::SecretsManager::SecretTargetAttachment", Properties: {SecretId: !If [C, !Ref Secret, !Ref Second]}}
  Database: {Type: "AWS::RDS::DBInstance"}
  Nested: {Type: "AWS::CloudFormation::Stack"}
  Probe: {Type: "AWS::KMS::Key", Properties: {V: %s}}
`

func showTargets(targets []target) string {
	var all []string
	for _, t := range targets {
		name := "another"
		switch {
		case t.unknown != "":
			name = "unknown: " + t.unknown
		case t.secret != nil:
			name = t.secret.id
		}
		if when(t.when) != "" {
			name += " if " + when(t.when)
		}
		all = append(all, name)
	}
	return strings.Join(all, ", ")
}

func TestSecretIdentity(t *testing.T) {
	const arn = "arn:aws:secretsmanager:eu-west-1:111122223333:secret:"
	for _, test := range []struct{ expression, want string }{
		{"!Ref Secret", "Secret"},
		{"!GetAtt Secret.Id", "Secret"},
		{"!Sub '${Secret}'", "Secret"},
		{"!Sub '${Secret.Id}'", "Secret"},
		{"!Join ['', [!Ref Secret]]", "Secret"},
		{"!Select [0, [!Ref Secret]]", "Secret"},
		{"!Ref Attachment", "Secret"},
		{"!Ref Policy", "Secret"},
		{"!Ref Schedule", "Secret"},
		{"!GetAtt Schedule.Id", "Secret"},
		{"!GetAtt Attachment.Id", "Secret"},
		{"!Ref Either", "Secret if C, Second if not C"},
		{"!If [C, !Ref Either, !Ref Second]", "Secret if C, Second if not C"},

		{"orders/db", "Literal"},
		{arn + "orders/db-AbC123", "Literal"},
		{arn + "orders/db", "Literal"},
		{"'" + arn + "orders/db-??????'", "Literal"},
		{"!Sub 'arn:${AWS::Partition}:secretsmanager:${AWS::Region}:${AWS::AccountId}:secret:orders/db-AbC123'", "Literal"},
		{"!Sub 'arn:aws:secretsmanager:${Unknown}:111122223333:secret:orders/db'", "Literal"},
		// A name is no ARN: what looks like the suffix is part of the name.
		{"orders/db-second", "another"},
		{arn + "orders/db-primary", "Suffixed"},
		{arn + "orders/db-primary-AbC123", "Suffixed"},
		{arn + "payments/db-AbC123", "another"},

		{"!Sub '${AppName}-${AWS::StackName}'", "Symbolic"},
		{"!Join ['-', [!Ref AppName, !Ref 'AWS::StackName']]", "Symbolic"},
		{"!Ref Names", "Listed if Names = orders/a, Listed if Names = orders/b"},
		// Two calls of the same function need not be equal.
		{"!Sub ['a-${x}', {x: !Select [0, !Ref 'AWS::NotificationARNs']}]", "unknown: Fn::Select is not computed"},

		{"!Ref Unknown", "unknown: parameter Unknown has no value here"},
		{"!Ref Empty", "another"},
		{"!Ref Missing", "unknown: Missing is not defined in the template"},
		{"!ImportValue db-secret", "unknown: the export db-secret is not in these templates"},
		{"!GetAtt Nested.Outputs.SecretArn", "unknown: it is an attribute of Nested"},
		{"!GetAtt Database.MasterUserSecret.SecretArn", "another"},
		{"!GetAtt Database.Endpoint.Address", "unknown: it is an attribute of Database"},
		{"!Sub 'arn:aws:secretsmanager:${AWS::Region}:${AWS::AccountId}:secret:${Unknown}'", "unknown: AWS::Region is not known here and AWS::AccountId is not known here and parameter Unknown has no value here"},
		{"!Sub 'arn:aws:secretsmanager:${AWS::Region}:${AWS::AccountId}:secret:${AWS::StackName}-x'", "another"},
		{"'{{resolve:ssm:/db/secret}}'", "unknown: it is read when the stack is deployed: {{resolve:ssm:/db/secret}}"},
		{"null", "another"},
		{"!Ref AWS::NoValue", ""},
		{"!Ref Loop1", "unknown: Loop2 refers to itself"},
	} {
		a := build(t, fmt.Sprintf(identities, test.expression))
		probe := a.in("AWS::KMS::Key")[0]
		equal(t, test.expression, showTargets(a.secrets(probe.property("V"), probe.stack)), test.want)
	}
}

func TestSecretIdentityElsewhere(t *testing.T) {
	for expression, want := range map[string]string{
		"arn:aws:secretsmanager:eu-west-1:111122223333:secret:orders/db-AbC123":                  "Literal",
		"arn:aws:secretsmanager:eu-west-1:999999999999:secret:orders/db-AbC123":                  "another",
		"arn:aws:secretsmanager:us-east-1:111122223333:secret:orders/db-AbC123":                  "another",
		"!Sub 'arn:aws:secretsmanager:${AWS::Region}:${AWS::AccountId}:secret:orders/db-AbC123'": "Literal",
	} {
		stack := read(t, "t.yaml", fmt.Sprintf(identities, expression))
		stack.Account, stack.Region = "111122223333", "eu-west-1"
		a := buildAll(t, stack)
		probe := a.in("AWS::KMS::Key")[0]
		equal(t, expression, showTargets(a.secrets(probe.property("V"), probe.stack)), want)
	}
}

// Aliases that fan out to each other must not multiply their cases.
func TestSecretIdentityFansOut(t *testing.T) {
	var source strings.Builder
	source.WriteString("Resources:\n  Secret: {Type: 'AWS::SecretsManager::Secret'}\n")
	for i := range 40 {
		next := fmt.Sprintf("A%d", i+1)
		if i == 39 {
			next = "Secret"
		}
		branches := fmt.Sprintf("!Ref %s", next)
		for j := range 5 {
			branches = fmt.Sprintf("!If [C%d, !Ref %s, %s]", 10*i+j, next, branches)
		}
		fmt.Fprintf(&source, "  A%d: {Type: 'AWS::SecretsManager::SecretTargetAttachment', Properties: {SecretId: %s}}\n", i, branches)
	}
	build(t, source.String())
}

const pair = `
Resources:
  Secret: {Type: "AWS::SecretsManager::Secret", Properties: {Name: db, GenerateSecretString: {}}}
  Schedule: {Type: "AWS::SecretsManager::RotationSchedule", Properties: {SecretId: %s}}
`

func TestTwoStacksWithEqualLogicalIDs(t *testing.T) {
	one, two := read(t, "one", fmt.Sprintf(pair, "!Ref Secret")), read(t, "two", fmt.Sprintf(pair, "db"))
	a := buildAll(t, one, two)
	for i, name := range []string{"one", "two"} {
		equal(t, name, a.facts.secrets[i].key(), name+"/Secret")
		equal(t, "its schedule", a.facts.secrets[i].schedules[0].key(), name+"/Schedule")
		equal(t, "its secret", a.facts.schedules[i].secret.key(), name+"/Secret")
	}
}

func TestSecretOfAnotherStackByName(t *testing.T) {
	secret := read(t, "one", "Resources: {Secret: {Type: 'AWS::SecretsManager::Secret', Properties: {Name: db, GenerateSecretString: {}}}}")
	schedule := read(t, "two", "Resources: {Schedule: {Type: 'AWS::SecretsManager::RotationSchedule', Properties: {SecretId: 'arn:aws:secretsmanager:eu-west-1:111122223333:secret:db-AbC123'}}}")
	a := buildAll(t, schedule, secret)
	equal(t, "rotation", a.facts.secrets[0].rotation, rotation{status: "scheduled"})
}
