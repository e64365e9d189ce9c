package model

import (
	"fmt"
	"strings"
	"testing"
)

func TestClassOfSecret(t *testing.T) {
	const template = `
Parameters:
  Token: {Type: String, NoEcho: true}
  Host: {Type: String, Default: db.example.org}
  Url: {Type: String}
Resources:
  User: {Type: "AWS::IAM::User"}
  AccessKey: {Type: "AWS::IAM::AccessKey", Properties: {UserName: !Ref User}}
  Bucket: {Type: "AWS::S3::Bucket"}
  Secret: {Type: "AWS::SecretsManager::Secret", Properties: %s}
`
	for _, test := range []struct{ properties, want string }{
		{`{GenerateSecretString: {}}`, "credential"},
		{`{GenerateSecretString: {SecretStringTemplate: '{"username": "admin"}', GenerateStringKey: password}}`, "credential"},
		{`{GenerateSecretString: {SecretStringTemplate: '{"engine": "postgres"}', GenerateStringKey: password}}`, "database"},
		{`{GenerateSecretString: {SecretStringTemplate: !Sub '{"Username": "admin", "HOST": "${Host}", "port": ${Host}}', GenerateStringKey: password}}`, "database"},
		{`{SecretString: '{"engine": "mysql", "password": "x"}'}`, "database"},
		{`{SecretString: !Sub '{"host": "${Bucket.Arn}", "username": "u"}'}`, "database"},
		{`{SecretString: !Join ["", ['{"host":"', !Ref Host, '","username":"u","password":"p"}']]}`, "database"},
		{`{SecretString: {engine: mysql}}`, "database"},
		{`{SecretString: !If [C, '{"engine": "mysql"}', plain]}`, "database"},
		{`{SecretString: '{"user": "u", "password": "p"}'}`, "credential"},
		{`{SecretString: '{"AccessKeyId": "u", "SecretAccessKey": "p"}'}`, "credential"},
		{`{SecretString: !GetAtt AccessKey.SecretAccessKey}`, "credential"},
		{`{SecretString: !Sub '${AccessKey.SecretAccessKey}'}`, "credential"},
		{`{SecretString: !Ref Token}`, "token"},
		{`{SecretString: literal}`, "token"},
		{`{SecretString: !Sub '{"apiKey": "${Token}"}'}`, "token"},
		{`{SecretString: '{"apiKey": "x"}'}`, "token"},
		{`{}`, "token"},
		{`{Name: x, Description: y}`, "token"},
		{`{SecretString: !Sub '{"bucket": "${Bucket}", "region": "${AWS::Region}"}'}`, "configuration"},
		{`{SecretString: !GetAtt Bucket.Arn}`, "configuration"},
		{`{SecretString: '{"level": "debug", "nested": {"retries": 3}}'}`, "configuration"},
		{`{SecretString: '{"nested": {"password": "p"}}'}`, "token"},
		{`{SecretString: !Sub '{"url": "${Url}"}'}`, "configuration"},
		{`{Type: SalesforceClientSecret, SecretString: x}`, "external"},
		{`{Name: "rds!cluster-1"}`, "managed"},
		{`{Name: ecr-pullthroughcache/docker-hub, SecretString: '{"username":"u","accessToken":"t"}'}`, "managed"},
		{`{Name: !Sub 'ecr-pullthroughcache/${AWS::StackName}'}`, "managed"},
	} {
		a := build(t, fmt.Sprintf(template, test.properties))
		equal(t, test.properties, a.facts.secrets[0].class, test.want)
	}
}

func TestClassOfDatabaseSecret(t *testing.T) {
	const template = `
Parameters:
  SecretName: {Type: String, Default: orders/db}
Resources:
  Secret: {Type: "AWS::SecretsManager::Secret", Properties: {Name: orders/db, GenerateSecretString: {}}}
  Probe: %s
`
	for _, test := range []struct{ probe, want string }{
		{`{Type: "AWS::SecretsManager::SecretTargetAttachment", Properties: {SecretId: !Ref Secret}}`, "database"},
		{`{Type: "AWS::SecretsManager::SecretTargetAttachment", Properties: {SecretId: orders/db}}`, "database"},
		{`{Type: "AWS::RDS::DBInstance", Properties: {MasterUserPassword: !Sub '{{resolve:secretsmanager:${Secret}:SecretString:password}}'}}`, "database"},
		{`{Type: "AWS::RDS::DBInstance", Properties: {MasterUserPassword: !Sub '{{resolve:secretsmanager:${Secret}}}'}}`, "database"},
		{`{Type: "AWS::RDS::DBCluster", Properties: {MasterUserPassword: !Join ['', ['{{resolve:secretsmanager:', !Ref Secret, ':SecretString:password::}}']]}}`, "database"},
		{`{Type: "AWS::RDS::DBCluster", Properties: {MasterUserPassword: !Join [':', ['{{resolve:secretsmanager', !Ref Secret, 'SecretString', 'password}}']]}}`, "database"},
		{`{Type: "AWS::Redshift::Cluster", Properties: {MasterUserPassword: '{{resolve:secretsmanager:orders/db:SecretString:password}}'}}`, "database"},
		{`{Type: "AWS::Redshift::Cluster", Properties: {MasterUserPassword: '{{resolve:secretsmanager:arn:aws:secretsmanager:eu-west-1:111122223333:secret:orders/db-AbC123:SecretString:password}}'}}`, "database"},
		{`{Type: "AWS::DocDB::DBCluster", Properties: {MasterUserPassword: !Sub '{{resolve:secretsmanager:arn:aws:secretsmanager:${AWS::Region}:${AWS::AccountId}:secret:orders/db:SecretString:password}}'}}`, "database"},
		{`{Type: "AWS::RDS::DBInstance", Properties: {MasterUserPassword: !Sub '{{resolve:secretsmanager:${SecretName}:SecretString:password}}'}}`, "database"},
		{`{Type: "AWS::RDS::DBInstance", Properties: {MasterUserPassword: !If [C, !Sub '{{resolve:secretsmanager:${Secret}:SecretString:password}}', !Ref "AWS::NoValue"]}}`, "database"},
		{`{Type: "AWS::RDS::DBInstance", Properties: {MasterUserPassword: '{{resolve:secretsmanager:payments/db:SecretString:password}}'}}`, "credential"},
		{`{Type: "AWS::RDS::DBInstance", Properties: {MasterUserPassword: '{{resolve:secretsmanager:}}'}}`, "credential"},
		{`{Type: "AWS::AmazonMQ::Broker", Properties: {Users: [{Password: !Sub '{{resolve:secretsmanager:${Secret}}}'}]}}`, "credential"},
	} {
		a := build(t, fmt.Sprintf(template, test.probe))
		equal(t, test.probe, a.facts.secrets[0].class, test.want)
	}
}

func TestRotation(t *testing.T) {
	const template = `
Parameters:
  Unknown: {Type: String}
  Empty: {Type: String, Default: ""}
Resources:
  Secret: {Type: "AWS::SecretsManager::Secret", Properties: {GenerateSecretString: {}}%s}
  Second: {Type: "AWS::SecretsManager::Secret", Properties: {GenerateSecretString: {}}}
  Attachment: {Type: "AWS::SecretsManager::SecretTargetAttachment", Properties: {SecretId: !Ref Secret}}
  Policy: {Type: "AWS::SecretsManager::ResourcePolicy", Properties: {SecretId: !Ref Secret}}
  Database: {Type: "AWS::RDS::DBInstance"}
  Schedule: {Type: "AWS::SecretsManager::RotationSchedule", Properties: {SecretId: %s}%s}
`
	const none, scheduled = "{none}", "{scheduled}"
	for _, test := range []struct{ name, ofSecret, secretID, ofSchedule, want string }{
		{"by Ref", "", "!Ref Secret", "", scheduled},
		{"through the attachment", "", "!Ref Attachment", "", scheduled},
		{"by Sub", "", "!Sub '${Attachment}'", "", scheduled},
		{"of another secret", "", "!Ref Second", "", none},
		{"of another secret by name", "", "payments/db", "", none},
		{"of a secret that a database manages", "", "!GetAtt Database.MasterUserSecret.SecretArn", "", none},
		{"an empty default is no unknown", "", "!Ref Empty", "", none},
		{"without a secret", "", "!Ref 'AWS::NoValue'", "", none},
		{
			"of an unknown secret", "", "!Ref Unknown", "",
			`{undecided the secret of schedule "Schedule" is not known: parameter Unknown has no value here}`,
		},
		{
			"of an imported secret", "", "!ImportValue secret", "",
			`{undecided the secret of schedule "Schedule" is not known: the export secret is not in these templates}`,
		},
		{"under the secret's condition", ", Condition: C", "!Ref Secret", ", Condition: C", scheduled},
		{"where the secret has a condition", ", Condition: C", "!Ref Secret", "", scheduled},
		{
			"under a condition", "", "!Ref Secret", ", Condition: C",
			"{none not C}",
		},
		{
			"under another condition", ", Condition: D", "!Ref Secret", ", Condition: C",
			"{none D and not C}",
		},
		{
			"of either secret", "", "!If [C, !Ref Secret, !Ref Second]", "",
			"{none not C}",
		},
		{"of the secret in both cases", "", "!If [C, !Ref Secret, !Ref Attachment]", "", scheduled},
		{"of an unknown secret or of this", "", "!If [C, !Ref Unknown, !Ref Secret]", "", `{undecided which secret "Schedule" rotates is not known: parameter Unknown has no value here}`},
	} {
		a := build(t, fmt.Sprintf(template, test.ofSecret, test.secretID, test.ofSchedule))
		got := a.facts.secrets[0].rotation
		equal(t, test.name, "{"+strings.TrimSpace(got.status+" "+got.reason+abbreviated(got.when))+"}", test.want)
	}
}

func TestIntervals(t *testing.T) {
	const template = `
Parameters:
  Days: {Type: Number, Default: 400}
Resources:
  Schedule: {Type: "AWS::SecretsManager::RotationSchedule", Properties: {SecretId: x, RotationRules: %s}}
`
	for _, test := range []struct{ rules, want string }{
		{"{AutomaticallyAfterDays: 30}", "AutomaticallyAfterDays 30: 720"},
		{"{AutomaticallyAfterDays: '1000'}", "AutomaticallyAfterDays 1000: 24000"},
		{"{AutomaticallyAfterDays: 1001}", "AutomaticallyAfterDays 1001: 0 the days are a whole number from 1 to 1000"},
		{"{AutomaticallyAfterDays: 0}", "AutomaticallyAfterDays 0: 0 the days are a whole number from 1 to 1000"},
		{"{AutomaticallyAfterDays: !Ref Days}", ""},
		{"{ScheduleExpression: 'rate(10 days)'}", "rate(10 days): 240"},
		{"{ScheduleExpression: !Sub 'rate(${Days} days)'}", ""},
		{"{ScheduleExpression: !Sub 'rate(10 days)'}", "rate(10 days): 240"},
		{"{ScheduleExpression: !If [C, 'rate(10 days)', 'rate(1 day)']}", "rate(10 days): 240 if C, rate(1 day): 24 if not C"},
		{"!If [C, {ScheduleExpression: 'rate(10 days)'}, {AutomaticallyAfterDays: 1}]", "AutomaticallyAfterDays 1: 24 if not C, rate(10 days): 240 if C"},
		{"{Duration: 2h}", ""},
		{"!Ref 'AWS::NoValue'", ""},
	} {
		a := build(t, fmt.Sprintf(template, test.rules))
		var got []string
		for _, c := range a.facts.schedules[0].cadences() {
			text := strings.TrimSpace(fmt.Sprintf("%s: %d %s", c.text, c.longest, c.err))
			if c.when != nil {
				text += " if " + when(c.when)
			}
			got = append(got, text)
		}
		equal(t, test.rules, strings.Join(got, ", "), test.want)
	}
}
