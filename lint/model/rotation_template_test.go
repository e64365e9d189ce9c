package model

import (
	"fmt"
	"strings"
	"testing"
)

func TestRotationTypes(t *testing.T) {
	for _, test := range []struct{ text, want string }{
		{"PostgreSQLSingleUser", "PostgreSQL SingleUser"},
		{"MySQLMultiUser", "MySQL MultiUser"},
		{"Db2SingleUser", "Db2 SingleUser"},
		{"MongoDBMultiUser", "MongoDB MultiUser"},
		{"PostgresSingleUser", ""},
		{"postgresqlsingleuser", ""},
		{"PostgreSQL", ""},
		{"SingleUser", ""},
		{"", ""},
	} {
		engine, users := rotationType(known(text, test.text, literal, ""))
		equal(t, test.text, strings.TrimSpace(engine+" "+users), test.want)
	}
	engine, users := rotationType(unknown(parameter, "Type"))
	equal(t, "unknown", engine+users, "")
}

func TestRotationApplications(t *testing.T) {
	const source = `
Mappings:
  Ids:
    aws: {Id: "arn:aws:serverlessrepo:us-east-1:297356227824:applications/SecretsManagerRDSMySQLRotationSingleUser"}
    aws-cn: {Id: "arn:aws-cn:serverlessrepo:cn-north-1:193023089310:applications/SecretsManagerRDSMySQLRotationSingleUser"}
  Mixed:
    aws: {Id: "arn:aws:serverlessrepo:us-east-1:297356227824:applications/SecretsManagerRDSMySQLRotationSingleUser"}
    aws-cn: {Id: "arn:aws-cn:serverlessrepo:cn-north-1:193023089310:applications/SecretsManagerRDSOracleRotationSingleUser"}
Resources:
  App: {Type: "AWS::Serverless::Application", Properties: {Location: {ApplicationId: %s}, Parameters: {endpoint: x, functionName: y}}}
  Schedule: {Type: "AWS::SecretsManager::RotationSchedule", Properties: {SecretId: x, RotationLambdaARN: !GetAtt App.Outputs.RotationLambdaARN}}
`
	const prefix = "arn:aws:serverlessrepo:us-east-1:297356227824:applications/SecretsManager"
	for _, test := range []struct{ id, want string }{
		{prefix + "RDSPostgreSQLRotationMultiUser", "PostgreSQL MultiUser"},
		{prefix + "RedshiftRotationSingleUser", "Redshift SingleUser"},
		{prefix + "MongoDBRotationSingleUser", "MongoDB SingleUser"},
		{prefix + "RDSDb2RotationSingleUser", "Db2 SingleUser"},
		{prefix + "RotationTemplate", ""},
		{prefix + "RDSSybaseRotationSingleUser", ""},
		{"!FindInMap [Ids, !Ref 'AWS::Partition', Id]", "MySQL SingleUser"},
		{"!FindInMap [Mixed, !Ref 'AWS::Partition', Id]", ""},
		{"masked", ""},
	} {
		all := build(t, fmt.Sprintf(source, test.id)).rotationTemplates()
		if len(all) != 1 {
			t.Fatalf("%s: %d templates", test.id, len(all))
		}
		equal(t, test.id, strings.TrimSpace(all[0].engine+" "+all[0].users), test.want)
	}
}

func TestLacks(t *testing.T) {
	const source = `
Parameters:
  Text: {Type: String}
  Stored: {Type: "AWS::SSM::Parameter::Value<String>"}
  Env: {Type: String, AllowedValues: [dev, prod]}
Conditions:
  Prod: !Equals [!Ref Env, prod]
  Doubt: !Equals [!Ref Stored, x]
Resources:
  Secret: {Type: "AWS::SecretsManager::Secret", Properties: {SECRET}}
  Schedule: {Type: "AWS::SecretsManager::RotationSchedule", Properties: {SecretId: !Ref Secret, HostedRotationLambda: {RotationType: TYPE}}}
  MORE
`
	generated := func(text string) string {
		return "GenerateSecretString: {SecretStringTemplate: " + text + ", GenerateStringKey: password}"
	}
	const whole = `'{"engine": "mysql", "host": "h", "username": "u"}'`
	const attachment = `Attachment: {Type: "AWS::SecretsManager::SecretTargetAttachment", Properties: {SecretId: !Ref Secret}}`
	for _, test := range []struct{ secret, kind, more, want string }{
		{generated(whole), "MySQLSingleUser", "", ""},
		{generated(whole), "MySQLMultiUser", "", "masterarn"},
		{generated(whole), "Db2SingleUser", "", "masterarn"},
		{generated(whole), "Db2MultiUser", "", "masterarn"},
		{generated(whole), "OracleSingleUser", "", "dbname"},
		{generated(whole), "OracleSingleUser", attachment, ""},
		{generated(whole), "NoSuchUser", "", ""},
		{generated(whole), "!Ref Text", "", ""},
		{generated("'{}'"), "MySQLSingleUser", "", "engine host username"},
		{generated(`'{"Engine": "mysql", "HOST": "h", "user": "u"}'`), "MySQLSingleUser", "", "engine host username"},
		{generated(`'{"user": "u"}'`), "MySQLSingleUser", attachment, "username"},
		{generated("'no JSON'"), "MySQLSingleUser", "", ""},
		{generated("!Ref Text"), "MySQLSingleUser", "", ""},
		{generated(`!Sub '{"engine": "mysql", "host": "${Text}"}'`), "MySQLSingleUser", "", "username"},
		{generated(`!Sub '{"engine": "mysql", "host": "h", "${Text}": "u"}'`), "MySQLSingleUser", "", ""},
		{generated(`!Join ['', ['{"engine":"mysql","host":"', !Ref Text, '"}']]`), "MySQLSingleUser", "", "username"},
		{generated("!If [Prod, " + whole + ", '{}']"), "MySQLSingleUser", "", "engine (Env = dev) host (Env = dev) username (Env = dev)"},
		{generated("!If [Doubt, " + whole + ", '{}']"), "MySQLSingleUser", "", ""},
		{generated(`'{"username": "u"}'`), "MySQLSingleUser", strings.Replace(attachment, "Properties", "Condition: Prod, Properties", 1), "engine (Env = dev) host (Env = dev)"},
		{generated(`'{"username": "u"}'`), "MySQLSingleUser", strings.Replace(attachment, "!Ref Secret", "!Ref Text", 1), ""},
		{"GenerateSecretString: {SecretStringTemplate: " + whole + ", GenerateStringKey: !Ref Text}", "MySQLSingleUser", "", ""},
		{"GenerateSecretString: {SecretStringTemplate: " + whole + ", GenerateStringKey: pw}", "MySQLSingleUser", "", "password"},
		{"GenerateSecretString: {}", "MySQLSingleUser", "", "engine host username password"},
		{"GenerateSecretString: !Ref Text", "MySQLSingleUser", "", ""},
		{"SecretString: plain", "MySQLSingleUser", "", "engine host username password"},
		{"SecretString: !Ref Text", "MySQLSingleUser", "", ""},
		{`SecretString: '{"engine": "mysql", "host": "h", "username": "u", "password": "p"}'`, "MySQLSingleUser", "", ""},
		{"Description: no value yet", "MySQLSingleUser", "", ""},
	} {
		a := build(t, strings.NewReplacer("SECRET", test.secret, "TYPE", test.kind, "MORE", test.more).Replace(source))
		template := a.rotationTemplates()[0]
		secret, when := template.secretFor()
		var got []string
		for _, term := range template.lacks(secret, when, secret.contents(), a.attachments()) {
			key := between(term.String(), `"key": "`, `"`)
			if in := between(term.String(), `"when": "`, `"`); in != "" {
				key += " (" + in + ")"
			}
			got = append(got, key)
		}
		equal(t, test.secret+" "+test.kind+" "+test.more, strings.Join(got, " "), test.want)
	}
}

// A secret outside of the assembly has no value that could be read.
func TestTemplateOfOtherSecret(t *testing.T) {
	for _, id := range []string{"!ImportValue secret", "orders/db", "!GetAtt Database.MasterUserSecret.SecretArn"} {
		a := build(t, `
Resources:
  Database: {Type: "AWS::RDS::DBInstance", Properties: {ManageMasterUserPassword: true}}
  Schedule: {Type: "AWS::SecretsManager::RotationSchedule", Properties: {SecretId: `+id+`, HostedRotationLambda: {RotationType: MySQLSingleUser}}}
`)
		secret, _ := a.rotationTemplates()[0].secretFor()
		if secret != nil {
			t.Errorf("%s: %s", id, secret.id)
		}
	}
}

func TestSSL(t *testing.T) {
	const source = `
Parameters: {Text: {Type: String}}
Resources:
  Secret: {Type: "AWS::SecretsManager::Secret", Properties: {GenerateSecretString: {GenerateStringKey: password, SecretStringTemplate: %s}}}
`
	for _, test := range []struct{ text, want string }{
		{`'{"ssl": true}'`, "true"},
		{`'{"ssl": "true"}'`, "true"},
		{`'{"ssl": "True"}'`, "true"},
		{`'{"ssl": false}'`, "false"},
		{`'{"ssl": "yes"}'`, "unknown"},
		{`'{"SSL": true}'`, "absent"},
		{`'{}'`, "absent"},
		{`!Sub '{"ssl": ${Text}}'`, "unknown"},
		{`!Sub '{"${Text}": true}'`, "unknown"},
		{`!If [C, '{"ssl": true}', '{}']`, "unknown"},
		{`!If [C, '{"a": 1}', '{}']`, "absent"},
		{`!Ref Text`, "unknown"},
		{`'no JSON'`, "unknown"},
	} {
		secret := build(t, fmt.Sprintf(source, test.text)).in(secretType)[0]
		equal(t, test.text, sslOfAll(secret.contents()), test.want)
	}
	equal(t, "no value", sslOfAll(nil), "unknown")
}
