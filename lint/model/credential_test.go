package model

import (
	"fmt"
	"slices"
	"sort"
	"strings"
	"testing"
)

const credentials = `
Parameters:
  NoDefault: {Type: String}
  Open: {Type: String, Default: hunter2}
  Empty: {Type: String, Default: ""}
  Hidden: {Type: String, NoEcho: true, Default: hunter2}
  Listed: {Type: String, AllowedValues: [hunter2, hunter3]}
  Reference: {Type: String, Default: "{{resolve:ssm-secure:p}}"}
  Stored: {Type: "AWS::SSM::Parameter::Value<String>", Default: /p}
Mappings:
  Passwords: {dev: {Db: hunter2, Placeholder: changeme}}
Resources:
  Secret: {Type: "AWS::SecretsManager::Secret"}
  Attachment: {Type: "AWS::SecretsManager::SecretTargetAttachment", Properties: {SecretId: !Ref Secret}}
  Lookup: {Type: "Custom::Lookup"}
  Db: {Type: "AWS::RDS::DBInstance", Properties: {MasterUserPassword: %s}}
`

func provenances(a *Assembly) string {
	var shown []string
	for _, c := range a.facts.credentials {
		text := c.provenance
		if c.reason != "" {
			text += ": " + c.reason
		}
		if when(c.when) != "" {
			text += " if " + when(c.when)
		}
		shown = append(shown, text)
	}
	return strings.Join(shown, ", ")
}

func TestProvenance(t *testing.T) {
	for _, test := range []struct{ password, want string }{
		{"hunter2", "literal"},
		{"12345678", "literal"},
		{"!Sub hunter2", "literal"},
		{"!Join ['', [hunt, er2]]", "literal"},
		{"!Base64 hunter2", "literal"},
		{"!Select [0, [hunter2]]", "literal"},
		{"!FindInMap [Passwords, dev, Db]", "literal"},
		{"!FindInMap [Passwords, !Ref NoDefault, Db]", "literal if NoDefault = dev"},
		{"!FindInMap [Passwords, dev, Placeholder]", "placeholder"},
		{"!If [C, hunter2, !Sub '{{resolve:secretsmanager:${Secret}:SecretString:password}}']", "literal if C, dynamic-reference if not C"},
		{"!If [C, !Ref AWS::NoValue, hunter2]", "literal if not C"},
		{"!If [C, !If [D, a1, b2], c3]", "literal if D and C, literal if not D and C, literal if not C"},

		{"!Ref Open", "parameter"},
		{"!Ref Hidden", "parameter"},
		{"!Ref NoDefault", "parameter"},
		{"!Sub 'x${NoDefault}'", "parameter"},
		{"!Ref Empty", "empty"},
		{"!Ref Listed", "parameter if Listed has a certain value, parameter if Listed has a certain value"},
		{"!Ref Reference", "dynamic-reference"},

		{"'{{resolve:secretsmanager:db:SecretString:password}}'", "dynamic-reference"},
		{"'{{resolve:ssm-secure:p:1}}'", "dynamic-reference"},
		{"!Join ['', ['{{resolve:secretsmanager:', !Ref Secret, '}}']]", "dynamic-reference"},

		{"!Ref AWS::NoValue", ""},
		{"''", "empty"},
		{"'  '", "empty"},
		{"null", "empty"},
		{"[]", "empty"},
		{"{a: b}", "empty"},

		{"!Ref Secret", "unknown: it is ${Secret}, which only deployment tells"},
		{"!GetAtt Lookup.Password", "unknown: it is ${Lookup.Password}, which only deployment tells"},
		{"!ImportValue password", "unknown: the export password is not in these templates"},
		{"!Ref Stored", "unknown: parameter Stored is read from the parameter store at deployment"},
		{"{'Fn::Transform': {Name: Password}}", "unknown: Fn::Transform is not computed"},
		{"!Sub '${AWS::StackName}-password'", "text"},
	} {
		equal(t, test.password, provenances(build(t, fmt.Sprintf(credentials, test.password))), test.want)
	}
}

func TestPlaceholder(t *testing.T) {
	for text, want := range map[string]bool{
		"changeme": true, "ChangeMe!": true, "change-me": true, "REPLACE_ME": true, "replaceme": true,
		"xxx": true, "XXXXXX": true, "<password>": true, "${DBPassword}": true, "dummy": true, "dummy-value": true,
		"example": true, "aaaaaaaa": true, "********": true, "AKIAIOSFODNN7EXAMPLE": true, "TODO": true, "your-password-here": true,
		"changeme123": false, "hunter2": false, "password": false, "xx1": false, "AKIAIOSFODNN7EXAMPLF": false,
		"aaaab": false, "my-dummy": false, "Passw0rd!": false, "a<b>": false,
	} {
		equal(t, text, placeholder(text), want)
	}
}

func TestSecretARNMode(t *testing.T) {
	const template = `
Resources:
  Secret: {Type: "AWS::SecretsManager::Secret"}
  Attachment: {Type: "AWS::SecretsManager::SecretTargetAttachment", Properties: {SecretId: !Ref Secret}}
  Stream: {Type: "AWS::KinesisFirehose::DeliveryStream", Properties: {RedshiftDestinationConfiguration: {Password: %s}}}
`
	for _, test := range []struct{ value, want string }{
		{"!Ref Secret", "secret-arn"},
		{"!Ref Attachment", "secret-arn"},
		{"arn:aws:secretsmanager:eu-west-1:111122223333:secret:db-AbC123", "secret-arn"},
		{"!Sub 'arn:${AWS::Partition}:secretsmanager:${AWS::Region}:${AWS::AccountId}:secret:db'", "secret-arn"},
		{"hunter2", "literal"},
	} {
		equal(t, test.value, provenances(build(t, fmt.Sprintf(template, test.value))), test.want)
	}
}

func TestCredentialPaths(t *testing.T) {
	for _, test := range []struct{ name, resource, want string }{
		{
			"an item of a list", `{Type: "AWS::EC2::VPNConnection", Properties: {VpnTunnelOptionsSpecifications: [{PreSharedKey: hunter2}, {PreSharedKey: hunter3}]}}`,
			"Properties/VpnTunnelOptionsSpecifications/0/PreSharedKey literal, Properties/VpnTunnelOptionsSpecifications/1/PreSharedKey literal",
		},
		{
			"an item in one case", `{Type: "AWS::AmazonMQ::Broker", Properties: {Users: [!If [C, {Password: hunter2}, !Ref AWS::NoValue]]}}`,
			"Properties/Users/0/Fn::If/1/Password literal if C",
		},
		{
			"a list in one case", `{Type: "AWS::AmazonMQ::Broker", Properties: {Users: !If [C, [{Password: hunter2}], []]}}`,
			"Properties/Users/Fn::If/1/0/Password literal if C",
		},
		{
			"Properties in one case", `{Type: "AWS::RDS::DBCluster", Properties: !If [C, {MasterUserPassword: hunter2}, {}]}`,
			"Properties/Fn::If/1/MasterUserPassword literal if C",
		},
		{
			"a list of credentials", `{Type: "AWS::MemoryDB::User", Properties: {AuthenticationMode: {Passwords: [hunter2, !Ref AWS::NoValue]}}}`,
			"Properties/AuthenticationMode/Passwords/0 literal",
		},
		{"a property that is not there", `{Type: "AWS::RDS::DBCluster", Properties: {ManageMasterUserPassword: true}}`, ""},
		{"no properties", `{Type: "AWS::RDS::DBCluster"}`, ""},
		{"a type without credentials", `{Type: "AWS::S3::Bucket", Properties: {Password: hunter2}}`, ""},
		{"a secret's own string", `{Type: "AWS::SecretsManager::Secret", Properties: {SecretString: hunter2}}`, ""},
	} {
		a := build(t, "Resources:\n  R: "+test.resource)
		var shown []string
		for _, c := range a.facts.credentials {
			text := strings.Join(c.value.node.Path()[2:], "/") + " " + c.provenance
			if when(c.when) != "" {
				text += " if " + when(c.when)
			}
			shown = append(shown, text)
		}
		equal(t, test.name, strings.Join(shown, ", "), test.want)
		if strings.Contains(document(t, a), "hunter") && !strings.Contains(test.resource, "S3") {
			t.Errorf("%s: the document shows the credential", test.name)
		}
	}
}

func TestCredentialTableIsSorted(t *testing.T) {
	if !sort.SliceIsSorted(credentialTable, func(i, j int) bool { return credentialTable[i].kind < credentialTable[j].kind }) {
		t.Error("credentialProperties searches a table that is not sorted")
	}
	for _, property := range credentialTable {
		if !strings.HasPrefix(property.path, "/") || property.credential == "" || property.alternative == "" {
			t.Errorf("%+v", property)
		}
	}
	equal(t, "the properties of a type", len(credentialProperties("AWS::RDS::DBInstance")), 2)
	equal(t, "of none", len(credentialProperties("AWS::S3::Bucket")), 0)
}

// A credential must not leave the model, however it is written and wherever else it is used.
func TestCredentialsAreNeverShown(t *testing.T) {
	const elsewhere = `
  Function: {Type: "AWS::Lambda::Function", Properties: {Environment: {Variables: {PASSWORD: %[1]s, URL: !Join ["", ["postgres://u:", %[1]s, "@h"]]}}}}
  Policy: {Type: "AWS::SecretsManager::ResourcePolicy", Properties: {SecretId: %[1]s, ResourcePolicy: {Statement: {Effect: Allow, Principal: {AWS: %[1]s}, Condition: {StringEquals: {"aws:PrincipalOrgID": %[1]s}}}}}}
  Schedule: {Type: "AWS::SecretsManager::RotationSchedule", Properties: {SecretId: %[1]s}}
  Endpoint: {Type: "AWS::EC2::VPCEndpoint", Properties: {VpcId: %[1]s, ServiceName: %[1]s}}
`
	for _, password := range []string{
		"!Ref Open", "!Ref Hidden", "!Ref Listed", "!FindInMap [Passwords, dev, Db]", "!FindInMap [Passwords, !Ref NoDefault, Db]",
		"!Sub '${Open}'", "!If [C, !Ref Open, !Ref Listed]", "!Sub ['${p}', {p: !Ref Listed}]",
	} {
		shown := document(t, build(t, fmt.Sprintf(credentials, password)+fmt.Sprintf(elsewhere, password)))
		if strings.Contains(shown, "hunter") {
			t.Errorf("%s is shown: %s", password, shown)
		}
	}
	for _, password := range []string{
		"hunter2", "!Sub hunter2", "!Join ['', [hunter2]]", "!If [C, hunter2, hunter3]", "{a: hunter2}", "[hunter2]",
		"!Sub 'a-${AWS::Region}-hunter2'", "!Base64 {'Fn::Sub': 'hunter2'}", "!hunter2 x",
		"!If [C, a, !If [C, hunter2, b]]", "!Join [hunter2, [a, b]]", "x, MasterUserPassword: hunter2",
	} {
		a := build(t, fmt.Sprintf(credentials, password))
		if shown := document(t, a); strings.Contains(shown, "hunter") {
			t.Errorf("%s is shown: %s", password, shown)
		}
	}
}

func TestSecretStringIsNeverShown(t *testing.T) {
	for _, text := range []string{
		"hunter2", `'{"password": "hunter2"}'`, "{password: hunter2}", `!Sub '{"password": "hunter2", "region": "${AWS::Region}"}'`,
		`!Join ['', ['{"password": "', hunter2, '"}']]`, "!If [C, hunter2, !Ref AWS::NoValue]",
	} {
		shown := document(t, build(t, "Resources: {Secret: {Type: 'AWS::SecretsManager::Secret', Properties: {SecretString: "+text+"}}}"))
		if strings.Contains(shown, "hunter") {
			t.Errorf("%s is shown: %s", text, shown)
		}
	}
}

func TestCredentialInSecretStringTemplate(t *testing.T) {
	for template, hidden := range map[string]bool{
		`'{"username": "hunter2"}'`:                   false,
		`'{"engine": "mysql", "api_key": "hunter2"}'`: true,
		`'hunter2'`: true,
		`!Sub '{"password": "${AWS::Region}hunter2"}'`: true,
	} {
		shown := document(t, build(t, "Resources: {S: {Type: 'AWS::SecretsManager::Secret', Properties: {GenerateSecretString: {SecretStringTemplate: "+template+"}}}}"))
		equal(t, template, !strings.Contains(shown, "hunter"), hidden)
	}
}

// Of duplicate keys one counts, but both are in the file.
func TestDuplicateCredential(t *testing.T) {
	a := build(t, "Resources: {Db: {Type: 'AWS::RDS::DBInstance', Properties: {MasterUserPassword: hunter2, MasterUserPassword: hunter3}}}")
	equal(t, "credentials", len(a.facts.credentials), 1)
	equal(t, "nodes", len(a.Credentials("t.yaml")), 2)
}

// The environment's name in a secret is no credential: the document goes on naming it.
func TestAllowedValuesInSecretStringStay(t *testing.T) {
	a := build(t, `
Parameters: {Env: {Type: String, AllowedValues: [dev, prod]}}
Resources:
  Secret: {Type: "AWS::SecretsManager::Secret", Properties: {Name: !Ref Env, SecretString: !Sub '{"env": "${Env}", "token": "hunter2"}'}}`)
	shown := document(t, a)
	if !strings.Contains(shown, `"when":"Env = dev"`) || strings.Contains(shown, "hunter") {
		t.Error(shown)
	}
}

func TestCredentialNodes(t *testing.T) {
	a := build(t, fmt.Sprintf(credentials, "!Join ['', [hunt, !Ref Open, !FindInMap [Passwords, dev, Db]]]"))
	var paths []string
	for _, node := range a.Credentials("t.yaml") {
		paths = append(paths, strings.Join(node.Path(), "/"))
	}
	for _, path := range []string{
		"Mappings/Passwords/dev/Db", "Parameters/Hidden/Default", "Parameters/Open/Default",
		"Resources/Db/Properties/MasterUserPassword", "Resources/Db/Properties/MasterUserPassword/Fn::Join/1/0",
	} {
		if !slices.Contains(paths, path) {
			t.Errorf("%s is not in %v", path, paths)
		}
	}
	equal(t, "another stack's", len(a.Credentials("other")), 0)
}
