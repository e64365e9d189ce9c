package model

import (
	"fmt"
	"strings"
	"testing"
)

const ofSecrets = `
Parameters:
  Unknown: {Type: String}
  Stored: {Type: "AWS::SSM::Parameter::Value<String>"}
  Env: {Type: String, AllowedValues: [dev, prod]}
Conditions:
  Prod: !Equals [!Ref Env, prod]
  Dev: !Not [!Condition Prod]
  Doubt: !Equals [!Ref Stored, x]
Resources:
  Secret: {Type: "AWS::SecretsManager::Secret", Properties: {Name: orders/key, GenerateSecretString: {}}}
  Managed: {Type: "AWS::SecretsManager::Secret", Properties: {Name: "rds!db-1"}}
  Other: {Type: "AWS::SecretsManager::Secret", Properties: {GenerateSecretString: {}}}
  Attachment: {Type: "AWS::SecretsManager::SecretTargetAttachment", Properties: {SecretId: !Ref Secret}}
  Nested: {Type: "AWS::CloudFormation::Stack", Properties: {TemplateURL: "https://example.org/t.yaml"}}
  Database: {Type: "AWS::RDS::DBInstance", Properties: {ManageMasterUserPassword: true}}
  Cluster: {Type: "AWS::Redshift::Cluster", Properties: {ManageMasterPassword: true}}
`

const scheduleOf = `  %s: {Type: "AWS::SecretsManager::RotationSchedule", Condition: %s, Properties: {SecretId: %s, %s}}
`

func TestUnattended(t *testing.T) {
	for _, test := range []struct{ id, rotator, want string }{
		{"!Ref Secret", "", "yes"},
		{"!Ref Secret", "RotationLambdaARN: !Ref Unknown", "no"},
		{"!Ref Secret", "HostedRotationLambda: {}", "no"},
		{"!Ref Secret", "ExternalSecretRotationRoleArn: x", "no"},
		{"!Ref Secret", "RotationLambdaARN: !Ref AWS::NoValue", "yes"},
		{"!Ref Secret", "RotationLambdaARN: !If [Prod, x, !Ref 'AWS::NoValue']", "yes Env = dev"},
		{"!Ref Secret", "RotationLambdaARN: !If [Doubt, x, !Ref 'AWS::NoValue']", "undecided"},
		{"!Ref Secret", "RotationLambdaARN: !If [Prod, x, !Ref 'AWS::NoValue'], HostedRotationLambda: !If [Prod, !Ref 'AWS::NoValue', {}]", "no"},
		{"!Ref Attachment", "", "yes"},
		{"orders/elsewhere", "", "yes"},
		{"!Sub 'arn:${AWS::Partition}:secretsmanager:${AWS::Region}:${AWS::AccountId}:secret:orders/elsewhere-AbCdEf'", "", "yes"},
		{"!Ref Unknown", "", "undecided"},
		{"!ImportValue secret", "", "undecided"},
		{"!GetAtt Nested.Outputs.SecretArn", "", "undecided"},
		{"!Ref Managed", "", "no"},
		{"'rds!cluster-2'", "", "no"},
		{"!Sub 'arn:aws:secretsmanager:${AWS::Region}:${AWS::AccountId}:secret:redshift!x-AbCdEf'", "", "no"},
		{"!GetAtt Database.MasterUserSecret.SecretArn", "", "no"},
		{"!GetAtt Cluster.MasterPasswordSecretArn", "", "no"},
		{"!If [Prod, !GetAtt Database.MasterUserSecret.SecretArn, !Ref Secret]", "", "yes Env = dev"},
		{"!If [Prod, !GetAtt Database.MasterUserSecret.SecretArn, !Ref Secret]", "RotationLambdaARN: !If [Prod, !Ref 'AWS::NoValue', x]", "no"},
		{"!If [Prod, !Ref Unknown, !Ref Secret]", "", "yes Env = dev"},
		{"!If [Prod, !Ref Unknown, !Ref Secret]", "RotationLambdaARN: !If [Prod, !Ref 'AWS::NoValue', x]", "undecided"},
	} {
		a := build(t, ofSecrets+fmt.Sprintf(scheduleOf, "Schedule", `""`, test.id, test.rotator))
		equal(t, test.id+" "+test.rotator, verdict(a.facts.schedules[0].unattended()), test.want)
	}
}

func TestRivals(t *testing.T) {
	const function, hosted = "RotationLambdaARN: x", "HostedRotationLambda: {}"
	one := func(name, condition, id, rotator string) string {
		return fmt.Sprintf(scheduleOf, name, `"`+condition+`"`, id, rotator)
	}
	for _, test := range []struct{ name, schedules, want string }{
		{"one", one("A", "", "!Ref Secret", function), ""},
		{"both functions", one("A", "", "!Ref Secret", function+", "+hosted), "A hosted: yes"},
		{"in one case", one("A", "", "!Ref Secret", "RotationLambdaARN: !If [Prod, x, !Ref 'AWS::NoValue'], "+hosted), "A hosted: yes Env = prod"},
		{"in opposite cases", one("A", "", "!Ref Secret", "RotationLambdaARN: !If [Prod, x, !Ref 'AWS::NoValue'], HostedRotationLambda: !If [Dev, {}, !Ref 'AWS::NoValue']"), "A hosted: no"},
		{"in a doubtful case", one("A", "", "!Ref Secret", "RotationLambdaARN: !If [Doubt, x, !Ref 'AWS::NoValue'], "+hosted), "A hosted: undecided"},
		{"service", one("A", "", "!GetAtt Database.MasterUserSecret.SecretArn", function), "A service: yes"},
		{"service by name", one("A", "Prod", "'rds!db-2'", hosted), "A service: yes Env = prod"},
		{"service with rules only", one("A", "", "!Ref Managed", ""), ""},
		{"two", one("A", "", "!Ref Secret", function) + one("B", "", "!Ref Secret", function), "B schedule A: yes"},
		{"three", one("A", "", "!Ref Secret", function) + one("B", "", "!Ref Secret", function) + one("C", "", "!Ref Secret", function), "B schedule A: yes, C schedule A: yes"},
		{"by alias", one("A", "", "!Ref Attachment", function) + one("B", "", "orders/key", function), "B schedule A: yes"},
		{"by the other schedule", one("A", "", "!Ref Secret", function) + one("B", "", "!GetAtt A.Id", function), "B schedule A: yes"},
		{"under a condition", one("A", "Prod", "!Ref Secret", function) + one("B", "", "!Ref Secret", function), "B schedule A: yes Env = prod"},
		{"under opposite conditions", one("A", "Prod", "!Ref Secret", function) + one("B", "Dev", "!Ref Secret", function), ""},
		{"of another secret in the same case", one("A", "", "!If [Prod, !Ref Secret, !Ref Other]", function) + one("B", "", "!If [Dev, !Ref Secret, !Ref Other]", function), ""},
		{"under a doubtful condition", one("A", "Doubt", "!Ref Secret", function) + one("B", "", "!Ref Secret", function), "B schedule A: undecided"},
		{"of different secrets", one("A", "", "!Ref Secret", function) + one("B", "", "!Ref Other", function), ""},
		{"of a parameter", one("A", "", "!Ref Unknown", function) + one("B", "", "!Ref Unknown", function), "B schedule A: yes"},
		{"of a parameter and a secret", one("A", "", "!Ref Unknown", function) + one("B", "", "!Ref Secret", function), ""},
		{"of what is not computed", one("A", "", "!Select [0, !Ref Unknown]", function) + one("B", "", "!Select [1, !Ref Unknown]", function), ""},
	} {
		a := build(t, ofSecrets+test.schedules)
		var got []string
		for _, s := range a.facts.schedules {
			for _, r := range s.rivals() {
				got = append(got, strings.TrimSpace(s.id+" "+r.kind+" "+r.id)+": "+verdict(solve(and(s.exists, r.when))))
			}
		}
		equal(t, test.name, strings.Join(got, ", "), test.want)
	}
}

// Two stacks may name different secrets alike: only within one is an unknown name the same.
func TestRivalsInOtherStacks(t *testing.T) {
	const source = `
Parameters: {Login: {Type: String}}
Resources:
  Schedule: {Type: "AWS::SecretsManager::RotationSchedule", Properties: {SecretId: !Ref Login, RotationLambdaARN: x}}
`
	a := buildAll(t, read(t, "a.yaml", source), read(t, "b.yaml", source))
	for _, s := range a.facts.schedules {
		equal(t, s.key(), len(s.rivals()), 0)
	}
}
