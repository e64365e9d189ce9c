package lint_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"github.com/secretwright/secretwright/lint"
)

// Every planted credential is made of these words only, and nothing else in this test is.
var planted = []string{"quokka", "zephyr", "wombat", "narwhal", "okapi"}

// TestRedaction plants credentials wherever the rules and the model meet them, as YAML, and as JSON
// that is one single line. No piece of them is in a report, in a document or in an error.
func TestRedaction(t *testing.T) {
	t.Parallel()
	for name, text := range plantations {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			file := filepath.Join(t.TempDir(), "template.yaml")
			writeFile(t, file, []byte(text))
			var oneLine bytes.Buffer
			writeJSON(&oneLine, readTree(t, file))
			asJSON := filepath.Join(t.TempDir(), "template.json")
			writeFile(t, asJSON, oneLine.Bytes())
			for _, path := range []string{file, asJSON} {
				if report := checkRedacted(t, path); len(report.Findings) == 0 || len(report.Errors) > 0 {
					t.Errorf("%d findings, errors %v: the test shows nothing", len(report.Findings), report.Errors)
				}
			}
		})
	}
}

// checkRedacted lints a file and looks for planted words in everything that comes of it.
func checkRedacted(t *testing.T, path string) *lint.Report {
	t.Helper()
	options := lint.Options{Paths: []string{path}, Together: true}
	report, err := lint.Run(t.Context(), options)
	if err != nil {
		t.Fatal(err)
	}
	documents, problems, err := lint.Documents(t.Context(), options)
	if err != nil {
		t.Fatal(err)
	}
	everything, err := json.Marshal([]any{report, documents, problems})
	if err != nil {
		t.Fatal(err)
	}
	for what, text := range map[string]string{
		"reports": reports(t, report), "documents": string(bytes.Join(rawTexts(documents), nil)), "report value": string(everything),
	} {
		if piece := leak(text); piece != "" {
			t.Errorf("%s: the %s show %s", filepath.Base(path), what, piece)
		}
	}
	return report
}

func rawTexts(documents []json.RawMessage) [][]byte {
	var texts [][]byte
	for _, document := range documents {
		texts = append(texts, document)
	}
	return texts
}

// leak returns four letters of a planted word that a text shows, with what stands around them.
func leak(text string) string {
	lower := strings.ToLower(text)
	for _, word := range planted {
		for i := range len(word) - 3 {
			if at := strings.Index(lower, word[i:i+4]); at >= 0 {
				return fmt.Sprintf("%q in %q", word[i:i+4], text[max(0, at-80):min(len(text), at+40)])
			}
		}
	}
	return ""
}

// TestLeak shows that a piece of a word is found.
func TestLeak(t *testing.T) {
	if leak(`{"a": "xWomBaty"}`) == "" || leak("secrets") != "" {
		t.Error("leaks are not found")
	}
}

const database = `
  Database:
    Type: AWS::RDS::DBInstance
    Properties:
      Engine: postgres
      MasterUserPassword: `

const public = `
  Shared: {Type: AWS::SecretsManager::Secret, Properties: {GenerateSecretString: {}}}
  Public: {Type: AWS::SecretsManager::ResourcePolicy, Properties: {SecretId: !Ref Shared, ResourcePolicy: {Statement: {Effect: Allow, Principal: "*", Action: "*"}}}}
`

// What stands in a carrier must look random to be a credential, and a private key is long.
const (
	carriedPlant = "quokka7Zephyr9Wombat3Narwhal"
	keyPlant     = "-----BEGIN RSA " + "PRIVATE KEY-----\\nquokka7Zephyr9Wombat3Narwhal5okapi2quokka7Zephyr9Wombat3Narwhal5okapi\\nzephyr"
)

var plantations = map[string]string{
	"in a variable":                "Resources:\n  Function: {Type: AWS::Lambda::Function, Properties: {Environment: {Variables: {PASSWORD: " + carriedPlant + "}}}}\n" + public,
	"in a variable in if":          "Resources:\n  Function: {Type: AWS::Lambda::Function, Properties: {Environment: !If [Test, {Variables: {PASSWORD: !Sub \"" + carriedPlant + "\"}}, !Ref AWS::NoValue]}}\n" + public,
	"in a variable by default":     "Parameters:\n  Key: {Type: String, Default: " + carriedPlant + "}\nResources:\n  Function: {Type: AWS::Lambda::Function, Description: !Ref Key, Properties: {Description: !Ref Key, Environment: {Variables: {PASSWORD: !Ref Key}}}}\n" + public,
	"default that is a word":       "Parameters:\n  Key: {Type: String, Default: quokka}\nResources:\n  Function: {Type: AWS::Lambda::Function, Description: !Ref Key, Properties: {Environment: {Variables: {PASSWORD: !Ref Key}}}}\n" + public,
	"password that is a word":      "Resources:\n  Function: {Type: AWS::Lambda::Function, Properties: {Environment: {Variables: {PASSWORD: quokka}}}}\n" + public,
	"password with an unknown":     "Resources:\n  Function: {Type: AWS::Lambda::Function, Properties: {Environment: {Variables: {PASSWORD: !Sub \"quokka-${AWS::StackName}\"}}}}\n" + public,
	"in a variable by mapping":     "Mappings: {Stages: {test: {Value: " + carriedPlant + "}}}\nResources:\n  Function: {Type: AWS::Lambda::Function, Properties: {Environment: {Variables: {PASSWORD: !FindInMap [Stages, test, Value]}}}}\n" + public,
	"in a variable by name":        "Resources:\n  Task: {Type: AWS::ECS::TaskDefinition, Properties: {ContainerDefinitions: [{Environment: [{Name: PASSWORD, Value: " + carriedPlant + "}]}]}}\n" + public,
	"in a variable of all":         "Globals: {Function: {Environment: {Variables: {PASSWORD: " + carriedPlant + "}}}}\nResources:" + public,
	"in JSON of a carrier":         "Resources:\n  Link: {Type: AWS::Glue::Connection, Properties: {ConnectionInput: {ConnectionProperties: '{\"PASSWORD\": \"" + carriedPlant + "\"}'}}}\n" + public,
	"in a nested stack":            "Resources:\n  Nested: {Type: AWS::CloudFormation::Stack, Properties: {Parameters: {DbPassword: " + carriedPlant + "}}}\n" + public,
	"in an output":                 "Outputs: {ApiKey: {Value: " + carriedPlant + "}}\nResources:" + public,
	"NoEcho as zone":               "Parameters:\n  Key: {Type: String, NoEcho: true, Default: quokka}\nResources:\n  Subnet: {Type: AWS::EC2::Subnet, Properties: {AvailabilityZone: !Ref Key, CidrBlock: !Ref Key}}\n  Endpoint: {Type: AWS::EC2::VPCEndpoint, Properties: {SubnetIds: [!Ref Subnet, !Ref Key], SecurityGroupIds: [!Ref Key], PolicyDocument: {Statement: {Effect: Allow, Action: !Ref Key, Resource: !Ref Key}}, ServiceName: !Sub \"com.amazonaws.${AWS::Region}.secretsmanager\", VpcId: !Ref Key}}\n" + public,
	"NoEcho as a key":              "Parameters:\n  Key: {Type: String, NoEcho: true, Default: quokka}\nResources:\n  Link: {Type: AWS::Glue::Connection, Properties: {ConnectionInput: {ConnectionProperties: !Sub '{\"${Key}PASSWORD\": \"x\", \"A\": \"{{resolve:secretsmanager:db:SecretString:${Key}}}\"}'}}}\n" + public,
	"in a mapping of its name":     "Mappings: {Stages: {test: {Password: " + carriedPlant + "}}}\nResources:" + public,
	"private key in user data":     "Resources:\n  Host: {Type: AWS::EC2::Instance, Properties: {UserData: !Base64 \"echo " + keyPlant + "\"}}\n" + public,
	"private key in metadata":      "Metadata: {Note: \"" + keyPlant + "\"}\nResources:" + public,
	"private key in a description": "Description: \"" + keyPlant + "\"\nResources:\n  Key: {Type: AWS::KMS::Key, Properties: {Description: \"" + keyPlant + "\"}}\n" + public,
	"private key as principal":     "Resources:" + strings.ReplaceAll(public, `Principal: "*"`, "Principal: {AWS: [\""+keyPlant+"\", \"*\"]}"),
	"plain":                        "Resources:" + database + "quokka-Zephyr\n",
	"single quoted":                "Resources:" + database + "'quokka''zephyr'\n",
	"double quoted":                "Resources:" + database + `"quokka\"\u007Aephyr\\"` + "\n",
	"with comment":                 "Resources:" + database + "quokka-zephyr # quokka-zephyr\n",
	"several lines":                "Resources:" + database + "\"quokka\n        zephyr\n\n        wombat\"\n",
	"literal block":                "Resources:" + database + "|-\n        quokka\n          zephyr\n",
	"folded block":                 "Resources:" + database + ">\n        quokka\n        zephyr\n",
	"number":                       "Resources:" + database + "quokka123456\n",
	"in if":                        "Conditions: {Test: !Equals [!Ref AWS::Region, a]}\nResources:" + database + "!If [Test, quokka, zephyr]\n",
	"in nested if":                 "Conditions: {Test: !Equals [!Ref AWS::Region, a]}\nResources:" + database + "!If [Test, !Sub \"quokka${AWS::NoValue}\", !If [Test, !Join [\"\", [wombat, okapi]], zephyr]]\n",
	"in sub":                       "Resources:" + database + "!Sub quokka-zephyr-${AWS::StackName}\n" + public,
	"in sub of map":                "Resources:" + database + "!Sub [\"quokka-${Rest}\", {Rest: zephyr}]\n",
	"in join":                      "Resources:" + database + "!Join [quokka, [zephyr, wombat]]\n",
	"in long join":                 "Resources:" + database + "\n        Fn::Join:\n          - quokka\n          - - zephyr\n            - wombat\n",
	"in select":                    "Resources:" + database + "!Select [1, [quokka, zephyr]]\n",
	"in split":                     "Resources:" + database + "!Select [0, !Split [\",\", \"quokka,zephyr\"]]\n",
	"in base64":                    "Resources:" + database + "!Base64 quokka\n",
	"in mapping":                   "Mappings: {Stages: {test: {Password: quokka}, prod: {Password: zephyr}}}\nResources:" + database + "!FindInMap [Stages, test, Password]\n",
	"in any mapping":               "Mappings: {Stages: {test: {Password: quokka}, prod: {Password: zephyr}}}\nResources:" + database + "!FindInMap [Stages, !Ref AWS::Region, Password]\n",
	"malformed":                    "Resources:" + database + "!Join [\"\", [quokka, zephyr], wombat]\n" + public,
	"a list":                       "Resources:" + database + "[quokka, zephyr]\n" + public,
	"a map":                        "Resources:" + database + "{quokka: zephyr}\n" + public,
	"on one line": "Resources: {Broker: {Type: AWS::AmazonMQ::Broker, Properties: {Users: " +
		"[{Username: a, Password: quokka}, {Username: b, Password: zephyr}, {Username: c, Password: \"wombat\n  narwhal\"}, {Username: d, Password: okapi}]}}," + strings.ReplaceAll(strings.ReplaceAll(strings.TrimSpace(public), "\n  Public", ", Public"), "\n", "") + "}\n",
	"over lines in braces":         "Resources:\n  Broker:\n    Type: AWS::AmazonMQ::Broker\n    Properties:\n      Users: [{Username: a, Password: quokka\n        zephyr}, {Username: b, Password: wombat}, {Username: c, Password: !Join [\"\", [narwhal,\n        okapi]]}, {Username: d, Password: wombat}]\n",
	"over lines with escapes":      "Resources:\n  Broker:\n    Type: AWS::AmazonMQ::Broker\n    Properties:\n      Users: [{Username: a, Password: \"quo\\x6bka\n        zephyr \\\n        narwhal\"}, {Username: b, Password: wombat}]\n",
	"malformed over lines":         "Resources:\n  Broker:\n    Type: AWS::AmazonMQ::Broker\n    Properties:\n      Users: [{Username: a, Password: !Join [\"\", [quokka,\n        okapi], zephyr]}, {Username: b, Password: wombat}]\n",
	"over lines in quotes":         "Resources:\n  Broker:\n    Type: AWS::AmazonMQ::Broker\n    Properties:\n      Users: [{Username: a, Password: 'quokka\n\n        zephyr'}, {Username: b, Password: wombat}]\n",
	"twice":                        "Resources: {Database: {Type: AWS::RDS::DBInstance, Properties: {MasterUserPassword: quokka, MasterUserPassword: zephyr}}}\n",
	"in a list of texts":           "Resources:\n  User:\n    Type: AWS::ElastiCache::User\n    Properties:\n      Passwords: [quokka, !Sub \"zephyr\"]\n",
	"default of NoEcho":            "Parameters:\n  Password: {Type: String, NoEcho: true, Default: quokka}\nResources:" + database + "!Ref Password\n" + public,
	"default":                      "Parameters:\n  Password: {Type: String, Default: quokka}\nResources:" + database + "!Ref Password\n" + public,
	"default in sub":               "Parameters:\n  Password: {Type: String, Default: quokka}\nResources:" + database + "!Sub \"zephyr${Password}\"\n" + public,
	"default of a list":            "Parameters:\n  Words: {Type: CommaDelimitedList, Default: \"quokka, zephyr\"}\nResources:" + database + "!Select [0, !Ref Words]\n" + public,
	"values of NoEcho":             "Parameters:\n  Password: {Type: String, NoEcho: true, AllowedValues: [quokka, zephyr]}\nResources:" + database + "!Ref Password\n" + public,
	"values":                       "Parameters:\n  Password: {Type: String, AllowedValues: [quokka, zephyr]}\nResources:" + database + "!Ref Password\n" + public,
	"NoEcho elsewhere":             "Parameters:\n  Key: {Type: String, NoEcho: true, Default: quokka}\nResources:\n  Function:\n    Type: AWS::Lambda::Function\n    Properties: {Environment: {Variables: {KEY: !Ref Key, URL: !Sub \"https://${Key}\"}}}\n" + public,
	"NoEcho as principal":          "Parameters:\n  Key: {Type: String, NoEcho: true, Default: quokka}\nResources:" + strings.ReplaceAll(public, `Principal: "*"`, "Principal: {AWS: [!Ref Key, !Sub \"arn:aws:iam::${Key}:root\", \"*\"]}"),
	"NoEcho as organization":       "Parameters:\n  Key: {Type: String, NoEcho: true, Default: o-quokka}\nResources:" + strings.ReplaceAll(public, `Action: "*"`, "Action: !Ref Key"),
	"NoEcho as interval":           "Parameters:\n  Key: {Type: String, NoEcho: true, Default: quokka}\nResources:\n  Schedule:\n    Type: AWS::SecretsManager::RotationSchedule\n    Properties: {SecretId: !Ref Key, RotationRules: {ScheduleExpression: !Ref Key, AutomaticallyAfterDays: 400}}\n" + public,
	"NoEcho as network":            "Parameters:\n  Key: {Type: String, NoEcho: true, Default: quokka}\nResources:\n  Endpoint:\n    Type: AWS::EC2::VPCEndpoint\n    Properties: {VpcEndpointType: !Ref Key, ServiceName: !Sub \"com.amazonaws.${Key}.secretsmanager\", VpcId: !Ref Key}\n  Schedule:\n    Type: AWS::SecretsManager::RotationSchedule\n    Properties: {SecretId: !Ref Shared, HostedRotationLambda: {RotationType: !Ref Key, VpcSubnetIds: !Ref Key}}\n" + public,
	"secret string":                "Resources:\n  Token: {Type: AWS::SecretsManager::Secret, Properties: {SecretString: quokka}}\n" + public,
	"in a loop":                    "Resources:\n  Fn::ForEach::Databases:\n    - Name\n    - [quokka, zephyr]\n    - Base:\n        Type: AWS::RDS::DBInstance\n        Properties: {MasterUserPassword: !Ref Name}\n" + public,
	"in a loop's text":             "Resources:\n  Fn::ForEach::Databases:\n    - Name\n    - [a]\n    - Base${Name}:\n        Type: AWS::RDS::DBInstance\n        Properties: {MasterUserPassword: \"quokka-${Name}\"}\n" + public,
	"loop over NoEcho":             "Parameters:\n  Keys: {Type: CommaDelimitedList, NoEcho: true, Default: \"quokka,zephyr\"}\nResources:\n  Fn::ForEach::Keys:\n    - Name\n    - !Ref Keys\n    - Base${Name}: {Type: AWS::SNS::Topic}\n" + public,
	"JSON by function":             "Resources:\n  Login:\n    Type: AWS::SecretsManager::Secret\n    Properties:\n      SecretString: !ToJsonString {username: quokka, password: zephyr}\n",
	"beside a reference":           "Resources:" + database + "'quokka {{resolve:secretsmanager:db}} zephyr'\n" + public,
	"key of a reference":           "Parameters:\n  Key: {Type: String, NoEcho: true, Default: quokka}\nResources:" + database + "!Sub '{{resolve:secretsmanager:${Key}:SecretString:${Key}:${Key}}}'\n" + public,
	"disclosed":                    "Parameters:\n  Key: {Type: String, NoEcho: true, Default: quokka}\nOutputs: {Key: {Value: !Ref Key}}\nResources:" + public,
	"in SAM globals":               "Transform: AWS::Serverless-2016-10-31\nParameters:\n  Key: {Type: String, NoEcho: true, Default: quokka}\nGlobals: {Function: {Environment: {Variables: {KEY: !Ref Key}}}}\nResources:\n  Function: {Type: AWS::Serverless::Function, Properties: {Policies: !Ref Key}}\n" + public,
	"default of a mapping":         "Resources:" + database + "!FindInMap [A, b, c, {DefaultValue: quokka}]\n" + public,
	"secret string of lines":       "Resources:\n  Token:\n    Type: AWS::SecretsManager::Secret\n    Properties:\n      SecretString: |\n        quokka\n        zephyr\n",
	"secret string of JSON":        "Resources:\n  Login:\n    Type: AWS::SecretsManager::Secret\n    Properties:\n      SecretString: '{\"username\": \"quokka\", \"password\": \"zephyr\"}'\n",
	"secret string of joined JSON": "Resources:\n  Login:\n    Type: AWS::SecretsManager::Secret\n    Properties:\n      SecretString: !Join [\"\", ['{\"username\": \"quokka\", \"password\": \"', zephyr, '\"}']]\n",
	"secret string of default":     "Parameters:\n  Token: {Type: String, Default: quokka}\nResources:\n  Secret: {Type: AWS::SecretsManager::Secret, Properties: {SecretString: !Ref Token}}\n",
	"secret string in if":          "Conditions: {Test: !Equals [!Ref AWS::Region, a]}\nResources:\n  Secret: {Type: AWS::SecretsManager::Secret, Properties: {SecretString: !If [Test, quokka, !Sub \"zephyr-${AWS::Region}\"]}}\n",
	"secret string template":       "Resources:\n  Login:\n    Type: AWS::SecretsManager::Secret\n    Properties:\n      GenerateSecretString: {SecretStringTemplate: '{\"engine\": \"mysql\", \"api_key\": \"quokka\"}', GenerateStringKey: password}\n",
}

// TestBrokenFilesAreRedacted breaks a template at a credential in every way in which people do.
func TestBrokenFilesAreRedacted(t *testing.T) {
	t.Parallel()
	for _, value := range []string{
		`"quokka zephyr`, `'quokka zephyr`, "quokka: zephyr", "*quokka", "&quokka &zephyr", "!quokka zephyr", "!quokka", "!!quokka zephyr",
		"@quokka", "`quokka", "%quokka", "{quokka", "[quokka", "quokka\n    zephyr: x", "\"quokka\" zephyr", "\"quokka\\zephyr\"",
		"|quokka", ">quokka\n  zephyr", "- quokka", "? quokka", "quokka\n\tzephyr", "quokka\x01zephyr", "quokka\xffzephyr", "!If quokka", "!Ref quokka", "!GetAtt quokka",
	} {
		file := filepath.Join(t.TempDir(), "template.yaml")
		writeFile(t, file, []byte("AWSTemplateFormatVersion: 2010-09-09\nResources:"+database+value+"\n"+public))
		checkRedacted(t, file)
	}
	for _, value := range []string{
		`"quokka`, `quokka`, `'quokka'`, `"quokka\zephyr"`, `"quokka" "zephyr"`, `"quokka\u12"`, `"quokka" zephyr`, `"quokka"; "zephyr"`, "\"quokka\nzephyr\"", "\"quokka\x01\"", `["quokka"`, `{"quokka"}`, `{quokka: 1}`,
	} {
		file := filepath.Join(t.TempDir(), "template.json")
		writeFile(t, file, []byte(`{"AWSTemplateFormatVersion": "2010-09-09", "Resources": {"Database": {"Type": "AWS::RDS::DBInstance", "Properties": {"MasterUserPassword": `+value+"}}}}\n"))
		checkRedacted(t, file)
	}
}
