package model

import (
	"fmt"
	"strings"
	"testing"
)

// showHandovers writes where the value of a parameter goes.
func showHandovers(a *Assembly, stack, name string) string {
	var shown []string
	for _, p := range a.parameterFacts() {
		if p.stack.Name != stack || p.node.Key != name {
			continue
		}
		for _, h := range a.handovers()[p.node] {
			shown = append(shown, strings.TrimSpace(h.kind+" "+h.property+" "+h.key))
		}
	}
	return strings.Join(shown, ", ")
}

func TestHandovers(t *testing.T) {
	const template = `
Parameters: {%s: %s}
Mappings: {Map: {a: {b: c}}}
Resources: {R: %s}
`
	database := func(password string) string {
		return `{Type: "AWS::RDS::DBInstance", Properties: {MasterUserPassword: ` + password + `}}`
	}
	function := func(entry string) string {
		return `{Type: "AWS::Lambda::Function", Properties: {Environment: {Variables: {` + entry + `}}}}`
	}
	secret := func(text string) string {
		return `{Type: "AWS::SecretsManager::Secret", Properties: {SecretString: ` + text + `}}`
	}
	const text = "{Type: String}"
	for _, test := range []struct{ name, parameter, resource, want string }{
		{"P", text, database("!Ref P"), "credential-property MasterUserPassword"},
		{"P", "{Type: String, Default: ''}", database("!Ref P"), "credential-property MasterUserPassword"},
		{"P", "{Type: String, Default: changeme}", database("!Ref P"), "credential-property MasterUserPassword"},
		{"P", text, database("!If [C, !Ref P, x]"), "credential-property MasterUserPassword"},
		{"P", text, database("!Sub '${P}'"), "credential-property MasterUserPassword"},
		{"Prefix", text, database("!Sub '${Prefix}-word'"), ""},
		{"Password", text, database("!Sub '${Password}-${AWS::StackName}'"), "credential-property MasterUserPassword"},
		{"P", text, database("!Sub '{{resolve:secretsmanager:${P}}}'"), ""},
		{"P", "{Type: String, Default: '{{resolve:ssm:a}}'}", database("!Ref P"), ""},
		{"P", "{Type: 'AWS::SSM::Parameter::Value<String>'}", database("!Ref P"), ""},
		{"P", "{Type: Number}", database("!Ref P"), ""},
		{"P", "{Type: String, AllowedValues: [a, b]}", database("!Ref P"), ""},
		{"TokenArn", text, `{Type: "AWS::CodeBuild::SourceCredential", Properties: {Token: !Ref TokenArn}}`, ""},
		{"GitHubToken", text, `{Type: "AWS::CodeBuild::SourceCredential", Properties: {Token: !Ref GitHubToken}}`, "credential-property Token"},
		{"P", text, secret("!Ref P"), "secret-string SecretString SecretString"},
		{"UserName", text, secret("!Ref UserName"), ""},
		{"P", text, secret(`!Sub '{"password": "${P}", "host": "${P}"}'`), "secret-string SecretString password"},
		{"P", text, secret(`!Join ['', ['{"password": "', !Ref P, '"}']]`), "secret-string SecretString password"},
		{"P", text, function("PASSWORD: !Ref P"), "carrier Environment.Variables PASSWORD"},
		{"P", text, function("API_TOKEN: !Ref P"), ""},
		{"ApiToken", text, function("API_TOKEN: !Ref ApiToken"), "carrier Environment.Variables API_TOKEN"},
		{"DbSecret", text, function("DB_SECRET: !Ref DbSecret"), ""},
		{"ClientSecret", text, function("CLIENT_SECRET: !Ref ClientSecret"), "carrier Environment.Variables CLIENT_SECRET"},
		{"PasswordParameter", text, function("PASSWORD: !Ref PasswordParameter"), ""},
		{"ChangePassword", text, function("CHANGE_PASSWORD: !Ref ChangePassword"), ""},
		{"ApiToken", text, function("HOST: !Ref ApiToken"), ""},
	} {
		a := build(t, fmt.Sprintf(template, test.name, test.parameter, test.resource))
		equal(t, test.name+" "+test.parameter+" "+test.resource, showHandovers(a, "t.yaml", test.name), test.want)
	}
}

// A parameter of a nested stack and that of its parent are two.
func TestHandoversThroughStacks(t *testing.T) {
	all := buildAll(t, stacks(t, strings.Replace(nestingParent, "%s", "!Ref Unknown", 1),
		"parent/Child:\nParameters: {P: {Type: String}}\nResources: {D: {Type: 'AWS::RDS::DBInstance', Properties: {MasterUserPassword: !Ref P}}}")...)
	equal(t, "the parent's", showHandovers(all, "parent", "Unknown"), "credential-property MasterUserPassword")
	equal(t, "the nested stack's", showHandovers(all, "parent/Child", "P"), "credential-property MasterUserPassword")
}

// SAM hands the variables of Globals down to functions; they are said once.
func TestHandoversOfGlobals(t *testing.T) {
	a := build(t, `
Transform: AWS::Serverless-2016-10-31
Globals: {Function: {Environment: {Variables: {PASSWORD: !Ref P}}}}
Parameters: {P: {Type: String}}
Resources: {F: {Type: "AWS::Serverless::Function"}, G: {Type: "AWS::Serverless::Function", Properties: {Environment: {Variables: {OTHER: a}}}}}
`)
	equal(t, "globals", showHandovers(a, "t.yaml", "P"), "carrier Globals PASSWORD")
}

func TestKeyNames(t *testing.T) {
	for key, want := range map[string]string{
		"DB_PASSWORD": "credential password", "userPass": "credential password", "api_key": "credential", "VendorToken": "credential",
		"clientSecret": "credential", "Secret": "credential name", "DB_CREDENTIALS": "credential name", "KmsEncryptionKey": "credential name",
		"MAX_TOKENS": "", "ForceUpdateToken": "", "ClientToken": "", "refreshToken": "credential", "AllowUsersToChangePassword": "", "ManageMasterUserPassword": "", "RotateSecret": "",
		"token_url": "", "PASSWORD_LENGTH": "", "ServiceToken": "", "pw": "", "${Key}Password": "",
	} {
		var got []string
		if isCredentialKey(key) {
			got = append(got, "credential")
			if isPasswordKey(key) {
				got = append(got, "password")
			}
			if mayNameSecret(key) {
				got = append(got, "name")
			}
		}
		equal(t, key, strings.Join(got, " "), want)
	}
}
