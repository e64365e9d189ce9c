package model

import (
	"fmt"
	"slices"
	"sort"
	"strings"
	"testing"
)

// random is a text of so many characters that no dictionary has. Nothing in the repository looks like
// a credential: what does is made here.
func random(n int) string {
	const letters = "q7Zk2Wm9Xb4Rt8Lp3Vn6Hc5Jd1Gf"
	return strings.Repeat(letters, 1+n/len(letters))[:n]
}

func showCarried(a *Assembly) string {
	var shown []string
	for _, c := range a.carried() {
		text := c.entry.key + " " + c.provenance
		for _, more := range []string{c.kind, c.format, c.jsonKey} {
			if more != "" {
				text += " " + more
			}
		}
		if when(c.entry.when) != "" {
			text += " if " + when(c.entry.when)
		}
		shown = append(shown, text)
	}
	return strings.Join(shown, ", ")
}

func TestCarriedInEnvironment(t *testing.T) {
	const environment = `
Parameters:
  Open: {Type: String, Default: "%[2]s"}
  KeyName: {Type: String, Default: "%[2]s"}
  Plain: {Type: String, Default: hunter2}
  NoDefault: {Type: String}
Resources:
  Secret: {Type: "AWS::SecretsManager::Secret", Properties: {Name: orders-db}}
  F: {Type: "AWS::Lambda::Function", Properties: {Environment: {Variables: {%[1]s}}}}
`
	secret := random(24)
	for _, test := range []struct{ entry, want string }{
		{"DB_PASSWORD: " + secret, "DB_PASSWORD literal credential"},
		{"apiKey: " + secret, "apiKey literal credential"},
		{"MYSQL_PASS: " + secret, "MYSQL_PASS literal credential"},
		{"API_TOKEN: !Sub " + secret, "API_TOKEN literal credential"},
		{"API_TOKEN: !Join ['', [a, " + secret + "]]", "API_TOKEN literal credential"},
		{"API_TOKEN: !If [C, " + secret + ", none]", "API_TOKEN literal credential if C, API_TOKEN placeholder if not C"},
		{"PASSWORD: !Ref Open", "PASSWORD parameter credential"},
		{"PASSWORD: !Ref KeyName", "PASSWORD parameter"},
		{"PASSWORD: !Ref Plain", "PASSWORD parameter"},
		{"PASSWORD: !Ref NoDefault", "PASSWORD parameter"},
		{"PASSWORD: hunter2", "PASSWORD literal"},
		{"PASSWORD: changeme", "PASSWORD placeholder"},
		{"PASSWORD: ''", ""},
		{"SECRET: !Ref Secret", "SECRET secret-arn"},
		{"DB_SECRET: orders-db-credentials-production", "DB_SECRET literal"},
		{"SECRET: OrdersDatabaseCredentialsProd01", "SECRET literal"},
		{"API_TOKEN: /orders/prod/api-token-7Zk2Wm9Xb4Rt", "API_TOKEN literal"},
		{"TOKEN: arn:aws:ssm:eu-west-1:111122223333:parameter/q7Zk2Wm9", "TOKEN literal"},
		{"API_KEY: https://api.test/q7Zk2Wm9Xb4Rt8Lp3", "API_KEY literal"},
		{"ENCRYPTION_KEY: 1ab2a72b-63e0-49b6-b88a-5160a7d27985", "ENCRYPTION_KEY literal"},
		{"PASSWORD: 'example-" + secret + "'", "PASSWORD placeholder"},
		{"TEMPLATE_ID: " + secret, ""},
		{"SECRET_NAME: " + secret, ""},
		{"API_KEY_EXPIRATION_DAYS: '30'", ""},
		{"TOKEN_URL: " + secret, ""},
		{"TokenValidityUnits: " + secret, ""},
		{"ApiKeySourceType: HEADER", ""},
		{"COMPASS: " + secret, ""},
		{"NAME: " + secret, ""},
		{"HOST: '{{resolve:secretsmanager:db:SecretString:host}}'", "HOST dynamic-reference host"},
		{"WHOLE: '{{resolve:secretsmanager:db}}'", "WHOLE dynamic-reference"},
		{"A: !Sub '{{resolve:secretsmanager:${Secret}:SecretString:password::}}'", "A dynamic-reference password"},
		{"A: '{{resolve:ssm:p}}'", ""},
	} {
		a := build(t, fmt.Sprintf(environment, test.entry, secret))
		equal(t, test.entry, showCarried(a), test.want)
		if strings.Contains(test.want, " credential") && strings.Contains(document(t, a), secret[:20]) {
			t.Errorf("%s: the document shows it", test.entry)
		}
	}
}

func TestCarriersOfAllForms(t *testing.T) {
	secret := random(24)
	for _, test := range []struct{ name, resource, want string }{
		{"names and values", `{Type: "AWS::ECS::TaskDefinition", Properties: {ContainerDefinitions: [{Environment: [{Name: API_KEY, Value: %s}, {Name: HOST, Value: %[1]s}]}]}}`, "API_KEY literal credential"},
		{"a build's variable", `{Type: "AWS::CodeBuild::Project", Properties: {Environment: {EnvironmentVariables: [{Name: API_KEY, Value: %s}]}}}`, "API_KEY literal credential"},
		{"a build's variable from a store", `{Type: "AWS::CodeBuild::Project", Properties: {Environment: {EnvironmentVariables: [{Name: API_KEY, Type: SECRETS_MANAGER, Value: %s}]}}}`, ""},
		{"JSON", `{Type: "AWS::Glue::Connection", Properties: {ConnectionInput: {ConnectionProperties: {PASSWORD: %s}}}}`, "PASSWORD literal credential"},
		{"JSON as text", `{Type: "AWS::SageMaker::Model", Properties: {PrimaryContainer: {Environment: '{"a": {"password": "%s"}}'}}}`, "password literal credential"},
		{"a template of a secret", `{Type: "AWS::SecretsManager::Secret", Properties: {GenerateSecretString: {SecretStringTemplate: '{"api_key": "%s"}'}}}`, "api_key literal credential"},
		{"a secret string", `{Type: "AWS::SecretsManager::Secret", Properties: {SecretString: %s}}`, "SecretString literal credential"},
		{"a secret string of JSON", `{Type: "AWS::SecretsManager::Secret", Properties: {SecretString: '{"host": "h", "password": "%s"}'}}`, "password literal credential"},
		{"a value of that kind", `{Type: "AWS::ApiGateway::ApiKey", Properties: {Value: %s}}`, "Value literal credential"},
		{"a nested stack", `{Type: "AWS::CloudFormation::Stack", Properties: {Parameters: {DbPassword: %s}}}`, "DbPassword literal credential"},
		{"a custom resource", `{Type: "Custom::Login", Properties: {ServiceToken: %s, Password: %[1]s}}`, "Password literal credential"},
		{"an option", `{Type: "AWS::ElasticBeanstalk::Environment", Properties: {OptionSettings: [{OptionName: DBPassword, Value: %s}]}}`, "DBPassword literal credential"},
		{"a parameter of the store", `{Type: "AWS::SSM::Parameter", Properties: {Name: /orders/password, Value: %s}}`, "/orders/password literal credential"},
		{"a script", `{Type: "AWS::EC2::Instance", Properties: {UserData: {"Fn::Base64": "export PASSWORD=%s"}}}`, ""},
		{"no carrier", `{Type: "AWS::S3::Bucket", Properties: {Password: %s}}`, ""},
	} {
		a := build(t, "Resources:\n  R: "+fmt.Sprintf(test.resource, secret))
		equal(t, test.name, showCarried(a), test.want)
		if strings.HasSuffix(test.want, " credential") && strings.Contains(strings.ReplaceAll(document(t, a), "ServiceToken", ""), `"Password":"`+secret) {
			t.Errorf("%s: the document shows it", test.name)
		}
	}
}

func TestCarriersOfSections(t *testing.T) {
	secret := random(24)
	for section, want := range map[string]string{
		"Mappings: {Stages: {prod: {DbPassword: " + secret + ", Size: " + secret + "}}}": "DbPassword literal credential",
		"Outputs: {ApiKey: {Value: " + secret + "}}":                                     "ApiKey literal credential",
		"Outputs: {Host: {Value: '{{resolve:secretsmanager:db:SecretString:host}}'}}":    "Host dynamic-reference host",
		"Globals: {Function: {Environment: {Variables: {API_TOKEN: " + secret + "}}}}":   "API_TOKEN literal credential",
	} {
		a := build(t, section+"\nResources: {K: {Type: 'AWS::KMS::Key'}}")
		equal(t, section, showCarried(a), want)
		if strings.Contains(document(t, a), secret) {
			t.Errorf("%s is shown", section)
		}
	}
}

func TestLooksRandom(t *testing.T) {
	for content, want := range map[string]bool{
		random(12): false, // 12 characters carry 3.58 bits only if all differ
		random(16): true, random(40): true, "correct-horse-battery-staple": false, "OrdersServiceProductionToken": false,
		"orders_api_v2_2024": false, "s3://bucket/" + random(20): false, "a b " + random(20): false, "${x}" + random(20): false,
		"changeme": false, "AKIAIOSFODNN7EXAMPLE": false, random(20) + ".pem": false, "2024-01-01T00:00:00Z": false,
	} {
		if content != random(12) {
			equal(t, content, looksRandom(content), want)
		}
	}
	equal(t, "one letter", entropy("aaaa"), 0.0)
	equal(t, "four letters", entropy("abcd"), 2.0)
}

func TestFingerprint(t *testing.T) {
	one := printOf("a/F", "quokka")
	equal(t, "length", one.length, 6)
	equal(t, "short", len(one.hash), 6)
	equal(t, "the same", one, printOf("a/F", "quokka"))
	if one == printOf("a/G", "quokka") || one == printOf("a/F", "quokkb") {
		t.Error("another place or another text has the same fingerprint")
	}
}

func TestTablesAreSorted(t *testing.T) {
	if !sort.SliceIsSorted(carrierTable, func(i, j int) bool { return carrierTable[i].kind < carrierTable[j].kind }) ||
		!sort.SliceIsSorted(referenceTable, func(i, j int) bool { return referenceTable[i].kind < referenceTable[j].kind }) {
		t.Error("a table is searched that is not sorted")
	}
	for _, c := range carrierTable {
		if (c.form == byName) != (c.name != "" && c.value != "") {
			t.Errorf("%+v", c)
		}
	}
	equal(t, "none", len(carriersOf("AWS::S3::Bucket"))+len(referencesOf("AWS::S3::Bucket")), 0)
}

func TestSecretReferences(t *testing.T) {
	const resources = `
Parameters: {Given: {Type: String}}
Resources:
  Secret: {Type: "AWS::SecretsManager::Secret", Properties: {Name: orders}}
  Attachment: {Type: "AWS::SecretsManager::SecretTargetAttachment", Properties: {SecretId: !Ref Secret}}
  Task: {Type: "AWS::ECS::TaskDefinition", Properties: {ContainerDefinitions: [{Secrets: [{Name: A, ValueFrom: %s}]}]}}
`
	for id, want := range map[string]string{
		"!Ref Secret":                              "t.yaml/Secret",
		"!Ref Attachment":                          "t.yaml/Secret",
		"!Sub '${Secret}:password::'":              "t.yaml/Secret",
		"!Join ['', [!Ref Secret, ':password::']]": "t.yaml/Secret",
		"orders": "t.yaml/Secret",
		"arn:aws:secretsmanager:eu-west-1:111122223333:secret:orders-q7Zk2W:password::": "t.yaml/Secret",
		"!Ref Given":                  "unknown: parameter Given has no value here",
		"other":                       "",
		"!If [C, !Ref Secret, other]": "t.yaml/Secret if C",
	} {
		var shown []string
		for _, r := range build(t, fmt.Sprintf(resources, id)).references() {
			text := "unknown: " + r.unknown
			if r.secret != nil {
				text = r.secret.key()
			}
			if when(r.when) != "" {
				text += " if " + when(r.when)
			}
			if r.resource.is(taskType) {
				shown = append(shown, text)
			}
		}
		equal(t, id, strings.Join(shown, ", "), want)
	}
}

func TestTokenFormats(t *testing.T) {
	upper, hex := strings.Repeat("Q7ZK2WMXB4RT5LP3VN6HCJDG", 4), strings.Repeat("7a2f9c4e1b8d6053", 8)
	plain := random(200)
	letters := strings.Repeat("qZkWmXbRtLpVnHcJdGf", 3)
	tokens := map[string]string{
		"aws-access-key-id": "AK" + "IA" + upper[:16], "aws-bedrock-api-key": "AB" + "SK" + plain[:120],
		"github-token": "gh" + "p_" + plain[:36], "github-fine-grained-token": "github" + "_pat_" + plain[:82],
		"gitlab-token": "gl" + "pat-" + plain[:20], "slack-token": "xo" + "xb-" + plain[:40],
		"slack-webhook": "https://hooks.slack" + ".com/services/T" + upper[:8] + "/B" + upper[:9] + "/" + plain[:24],
		"stripe-key":    "sk_" + "live_" + plain[:24], "sendgrid-key": "S" + "G." + plain[:22] + "." + plain[:43],
		"npm-token": "np" + "m_" + plain[:36], "pypi-token": "pypi" + "-AgEI" + plain[:60], "google-api-key": "AI" + "za" + plain[:35],
		"openai-key": "sk-" + "proj-" + plain[:20] + "T3Blbk" + "FJ" + plain[:20], "anthropic-key": "sk-" + "ant-api03-" + plain[:90],
		"hugging-face-token": "h" + "f_" + letters[:34], "databricks-token": "da" + "pi" + hex[:32], "digitalocean-token": "dop" + "_v1_" + hex[:64],
		"vault-token": "hv" + "s." + plain[:95], "terraform-token": plain[:14] + ".atlas" + "v1." + plain[:65], "postman-key": "PM" + "AK-" + hex[:24] + "-" + hex[:34],
		"pulumi-token": "pu" + "l-" + hex[:40], "grafana-token": "gl" + "sa_" + plain[:32] + "_" + hex[:8], "age-key": "AGE-SECRET" + "-KEY-1" + upper[:58],
		"json-web-token":    "ey" + "J" + plain[:20] + ".ey" + "J" + plain[:30] + "." + plain[:43],
		"private-key":       "-----BEGIN RSA " + "PRIVATE KEY-----\n" + plain[:64] + "\n" + plain[:64] + "\n-----END RSA PRIVATE KEY-----",
		"url-with-password": "postgres://orders:" + plain[:10] + "@db.test/orders", "connection-string": "Server=db.test;User Id=orders;Pass" + "word=" + plain[:10] + ";",
	}
	for _, format := range tokenFormats {
		text := tokens[format.name]
		if f, ok := tokenIn("export X=" + text + " # y"); !ok || f.format.name != format.name {
			t.Errorf("%s: %v is not found", format.name, f)
		}
		a := build(t, fmt.Sprintf("Metadata: {Note: %q}\nResources: {K: {Type: 'AWS::KMS::Key', Properties: {Description: {'Fn::Sub': %[1]q}}}}", text))
		equal(t, format.name, len(a.tokens), 2)
		if piece := text[len(text)/2:]; strings.Contains(document(t, a), piece) {
			t.Errorf("%s is shown", format.name)
		}
	}
	equal(t, "formats", len(tokens), len(tokenFormats))
}

func TestNoTokens(t *testing.T) {
	for _, text := range []string{
		"", "AKIAIOSFODNN7EXAMPLE", "AK" + "IA" + strings.Repeat("X", 16), "AK" + "IA" + strings.Repeat("A", 16), "XAK" + "IA" + strings.Repeat("Q7ZK", 5),
		"gh" + "p_" + strings.Repeat("x", 36), "grep -q 'BEGIN RSA PRIVATE KEY' key.pem", "postgres://user:password@host/db", "postgres://user:${PASSWORD}@host/db",
		"https://user:%s@host", "https://host:8443/a@b", "redis://:@host", "mysql://USER:PASSWORD@HOST", "ssh://git@github.com:22/x",
		"Server=x;Password={0};", "Password=" + random(10), "SG.short", "sk_test_" + random(24), "xo" + "xb-your-token-goes-here-1234", "arn:aws:iam::111122223333:role/AKIA",
	} {
		if f, ok := tokenIn(text); ok {
			t.Errorf("%q is taken for %s", text, f.format.name)
		}
	}
}

// A token in base64, or in pieces, is found where a script may stand.
func TestTokensInScripts(t *testing.T) {
	token := "AK" + "IA" + strings.Repeat("Q7ZK2WMXB4RT5LP3", 1)
	for _, script := range []string{"!Base64 'aws configure set " + token + "'", "!Join ['', [AK, IA, '" + token[4:] + "']]"} {
		a := build(t, "Resources: {I: {Type: 'AWS::EC2::Instance', Properties: {UserData: "+script+"}}}")
		equal(t, script, showCarried(a), "UserData literal access-key aws-access-key-id")
		if strings.Contains(document(t, a), token[4:]) {
			t.Errorf("%s is shown", script)
		}
	}
	names := []string{}
	for _, f := range tokenFormats {
		names = append(names, f.name)
	}
	if len(slices.Compact(slices.Sorted(slices.Values(names)))) != len(names) {
		t.Error("two formats have one name")
	}
}
