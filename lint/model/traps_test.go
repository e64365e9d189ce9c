package model

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"github.com/secretwright/secretwright/lint/template"
)

const rotated = `
Resources:
  Secret: {Type: "AWS::SecretsManager::Secret", Properties: {Name: orders/db, GenerateSecretString: {}}}
  Attachment: {Type: "AWS::SecretsManager::SecretTargetAttachment", Properties: {SecretId: !Ref Secret}}
  Schedule: {Type: "AWS::SecretsManager::RotationSchedule", Properties: {SecretId: %s, RotationRules: {ScheduleExpression: "%s"}}}
`

// What other linters get wrong about rotation (design: peers, "Precision notes").
func TestTrapRotation(t *testing.T) {
	const monthly, yearly = "rate(30 days)", "cron(0 0 1 1 ? *)"
	for _, test := range []struct{ name, secretID, want string }{
		{"guard: a schedule of the attachment is none of the secret", "!Ref Attachment", "scheduled"},
		{"cdk-nag: a SecretId by Sub is not understood", "!Sub '${Secret}'", "scheduled"},
		{"guard: a literal ARN is not understood", "arn:aws:secretsmanager:eu-west-1:111122223333:secret:orders/db-AbC123", "scheduled"},
		{"guard: any schedule without a Ref makes every secret pass", "arn:aws:secretsmanager:eu-west-1:111122223333:secret:payments-AbC123", "none"},
		{"an unresolved SecretId becomes a verdict", "!ImportValue secret", "undecided"},
	} {
		t.Run(test.name, func(t *testing.T) {
			a := build(t, fmt.Sprintf(rotated, test.secretID, monthly))
			equal(t, "status", a.facts.secrets[0].rotation.status, test.want)
			equal(t, "class", a.facts.secrets[0].class, databaseClass)
		})
	}
	t.Run("checkov, cdk-nag: every cron expression passes, once a year too", func(t *testing.T) {
		a := build(t, fmt.Sprintf(rotated, "!Ref Secret", yearly))
		equal(t, "hours", a.facts.schedules[0].cadences()[0].longest, 366*24)
	})
	t.Run("guard, cdk-nag: conditions are ignored", func(t *testing.T) {
		a := build(t, strings.Replace(fmt.Sprintf(rotated, "!Ref Secret", monthly), "RotationSchedule\",", "RotationSchedule\", Condition: IsProd,", 1))
		equal(t, "status", a.facts.secrets[0].rotation.status, "undecided")
	})
}

// A schedule that exists in one environment only counts for that one, and the others are named.
func TestTrapConditionOfSchedule(t *testing.T) {
	a := build(t, `
Parameters: {Env: {Type: String, AllowedValues: [dev, prod]}}
Conditions: {IsProd: !Equals [!Ref Env, prod]}
Resources:
  Secret: {Type: "AWS::SecretsManager::Secret", Properties: {GenerateSecretString: {}}}
  Schedule: {Type: "AWS::SecretsManager::RotationSchedule", Condition: IsProd, Properties: {SecretId: !Ref Secret}}
`)
	equal(t, "rotation", a.facts.secrets[0].rotation, rotation{status: "none", when: "Env = dev"})
}

// What other linters get wrong about keys.
func TestTrapKey(t *testing.T) {
	for _, test := range []struct{ name, properties, want string }{
		{"KICS: an asymmetric key counts as one without rotation", "KeySpec: RSA_4096", "no"},
		{"checkov: an HMAC key counts as one without rotation", "KeySpec: HMAC_512", "no"},
		{"KICS: an imported key counts as one without rotation", "Origin: EXTERNAL", "no"},
	} {
		t.Run(test.name, func(t *testing.T) {
			a := build(t, `Resources: {Key: {Type: "AWS::KMS::Key", Properties: {`+test.properties+`}}}`)
			equal(t, "rotatable", a.keys()[0].rotatable, test.want)
		})
	}
	t.Run("cdk-nag and others: the alias of the AWS managed key counts as a customer key", func(t *testing.T) {
		a := build(t, `Resources: {Key: {Type: "AWS::KMS::Key"}, S: {Type: "AWS::SecretsManager::Secret", Properties: {KmsKeyId: alias/aws/secretsmanager}}}`)
		equal(t, "secrets of the key", len(a.keys()[0].secrets), 0)
	})
}

// What other linters get wrong about the key of a secret.
func TestTrapEncryption(t *testing.T) {
	for _, test := range []struct{ name, key, want string }{
		{"trivy: a parameter without a value counts as no key", "!Ref Unknown", "unknown"},
		{"guard, checkov: a parameter without a value counts as a customer key", "!Ref Unknown", "unknown"},
		{"KICS, cfn_nag: the alias of the AWS managed key counts as a customer key", "alias/aws/secretsmanager", "aws"},
		{"cdk-nag: aws/secretsmanager is known by one spelling only", "!Sub 'alias/aws/secretsmanager'", "aws"},
		{"checkov: any function counts as a customer key", "!If [C, !Ref Key, !Ref AWS::NoValue]", "unknown"},
		{"a key by Ref, GetAtt or alias is a customer's", "!GetAtt Key.Arn", "customer"},
		{"a key by Ref, GetAtt or alias is a customer's", "!Ref Alias", "customer"},
		{"a key by its alias's name is a customer's", "!Sub '${AWS::StackName}-k'", "customer"},
		{"the name of an alias tells whose it is", "!Sub 'alias/${Unknown}-k'", "unknown"},
		{"the name of an alias tells whose it is", "!Sub 'alias/app-${Unknown}'", "customer"},
		{"an ARN of a key tells whose it is", "!Sub 'arn:aws:kms:${AWS::Region}:${AWS::AccountId}:key/${Unknown}'", "customer"},
		{"a default is evidence", "!Ref Default", "customer"},
		{"an empty default is no key", "!Ref Empty", "aws"},
	} {
		t.Run(test.name, func(t *testing.T) {
			a := build(t, `
Parameters: {Unknown: {Type: String}, Empty: {Type: String, Default: ""}, Default: {Type: String, Default: "arn:aws:kms:eu-west-1:111122223333:key/k"}}
Resources:
  Key: {Type: "AWS::KMS::Key"}
  Alias: {Type: "AWS::KMS::Alias", Properties: {AliasName: !Sub "${AWS::StackName}-k", TargetKeyId: !Ref Key}}
  S: {Type: "AWS::SecretsManager::Secret", Properties: {KmsKeyId: `+test.key+`}}
`)
			equal(t, test.key, a.facts.secrets[0].encryption(), test.want)
		})
	}
}

// What other linters get wrong about policies.
func TestTrapPolicy(t *testing.T) {
	for _, test := range []struct{ name, statement, want string }{
		{
			"cfripper: any condition silences", `{Effect: Allow, Principal: "*", Action: "*", Condition: {Bool: {"aws:SecureTransport": "true"}}}`,
			"any none",
		},
		{
			"Control Tower: SourceAccount by pseudo parameter is a mistake", `{Effect: Allow, Principal: {Service: s.amazonaws.com}, Action: "*", Condition: {StringEquals: {"aws:SourceAccount": !Ref AWS::AccountId}}}`,
			"service fixed",
		},
		{"cfripper: GetAtt is the text GETATT", `{Effect: Allow, Principal: {AWS: !GetAtt Role.Arn}, Action: "*"}`, "same none"},
		{"nobody reads AWS::AccountId as the own account", `{Effect: Allow, Principal: {AWS: !Sub "arn:aws:iam::${AWS::AccountId}:root"}, Action: "*"}`, "same none"},
		{"KICS: the root of the own account is a mistake", `{Effect: Allow, Principal: {AWS: !Join ["", ["arn:", !Ref AWS::Partition, ":iam::", !Ref AWS::AccountId, ":root"]]}, Action: "*"}`, "same none"},
		{"an unresolved principal becomes a verdict", `{Effect: Allow, Principal: {AWS: !ImportValue role}, Action: "*"}`, "unknown none"},
		{"an unresolved value of a condition counts as restricted", `{Effect: Allow, Principal: "*", Action: "*", Condition: {StringEquals: {"aws:PrincipalOrgID": !Ref Unknown}}}`, "any unknown"},
		{"YAML readers turn account ids into floats", `{Effect: Allow, Principal: {AWS: 012345678901}, Action: "*"}`, "cross none"},
	} {
		t.Run(test.name, func(t *testing.T) {
			s := statementsOf(t, "{Statement: ["+test.statement+"]}")[0]
			equal(t, "principal and restriction", fmt.Sprint(s.principals[0].class, " ", s.condition.restriction), test.want)
		})
	}
}

// What other linters get wrong about credentials.
func TestTrapCredential(t *testing.T) {
	for _, test := range []struct{ name, password, want string }{
		{"cfn-lint, KICS: a literal in a function is not seen, Sub", "!Sub hunter2", "literal"},
		{"cfn-lint, KICS: a literal in a function is not seen, Join", "!Join ['', [hunter2]]", "literal"},
		{"cfn-lint, KICS: a literal in a function is not seen, If", "!If [C, hunter2, !Ref AWS::NoValue]", "literal if C"},
		{"cfn_nag: any Ref is a literal", "!Ref Stored", "unknown: parameter Stored is read from the parameter store at deployment"},
		{"cfn_nag: any function is fine", "!FindInMap [Passwords, dev, Db]", "literal"},
	} {
		t.Run(test.name, func(t *testing.T) {
			equal(t, test.password, provenances(build(t, fmt.Sprintf(credentials, test.password))), test.want)
		})
	}
	t.Run("KICS: a template of a generated secret is a literal secret", func(t *testing.T) {
		a := build(t, `Resources: {S: {Type: "AWS::SecretsManager::Secret", Properties: {GenerateSecretString: {SecretStringTemplate: '{"username": "u"}', GenerateStringKey: password}}}}`)
		equal(t, "credentials", len(a.facts.credentials), 0)
		equal(t, "class", a.facts.secrets[0].class, credentialClass)
	})
}

// Deploy-time values (design: domain, 8.1).
func TestTrapDeployTimeValues(t *testing.T) {
	for _, test := range []struct{ name, principal, want string }{
		{"a default is evidence and is named", `{AWS: !Ref Organization}`, `unknown: "o-abcdefghij" is no principal`},
		{"AllowedValues are evidence", `{AWS: !Sub "arn:aws:iam::${Org}:root"}`, `unknown: "o-1" is no account id if Org = o-1, unknown: "o-2" is no account id if Org = o-2`},
		{"Fn::If is the union of its branches", `{AWS: !If [C, "999999999999", "*"]}`, "cross 999999999999 if C, any if not C"},
		{"AWS::NoValue is absent", `{AWS: [!Ref AWS::NoValue, "*"]}`, "any"},
		{"a parameter without a value is unknown", `{AWS: !Ref Unknown}`, "unknown: parameter Unknown has no value here"},
	} {
		t.Run(test.name, func(t *testing.T) {
			s := statementsOf(t, "{Statement: [{Effect: Allow, Action: '*', Principal: "+test.principal+"}]}")[0]
			equal(t, test.principal, showPrincipals(s.principals), test.want)
		})
	}
}

var allTemplates = []string{
	fmt.Sprintf(values, "!Sub ['${Env}-${x}', {x: !FindInMap [ByEnv, !Ref Env, Size]}]"),
	fmt.Sprintf(identities, "!Ref Either"),
	fmt.Sprintf(rotated, "!Ref Attachment", "rate(30 days)"),
	fmt.Sprintf(policies, `{Statement: [{Effect: Allow, Principal: {AWS: [999999999999, !GetAtt Role.Arn]}, Action: "*", Condition: {StringEquals: {"aws:SourceVpc": !Ref Vpc}}}]}`),
	fmt.Sprintf(credentials, "!If [C, hunter2, !Ref Hidden]"),
	network + fmt.Sprintf(functionOf, "{SubnetIds: [!Ref Subnet]}"),
}

// KICS and conftest judge a template differently in YAML and in JSON, with short tags and with long.
func TestTrapNotation(t *testing.T) {
	for _, source := range allTemplates {
		stack := read(t, "t", source)
		yaml := document(t, buildAll(t, stack))
		equal(t, source, document(t, build2(t, toJSON(stack.Root))), yaml)
	}
}

func build2(t *testing.T, source string) *Assembly { return buildAll(t, read(t, "t", source)) }

func toJSON(n *template.Node) string {
	var parts []string
	for child := range n.Children() {
		text := toJSON(child)
		if n.Kind == template.Map {
			key, _ := json.Marshal(child.Key)
			text = string(key) + ":" + text
		}
		parts = append(parts, text)
	}
	switch n.Kind {
	case template.Null:
		return "null"
	case template.Bool, template.Number:
		return n.Text
	case template.String:
		text, _ := json.Marshal(n.Text)
		return string(text)
	case template.List:
		return "[" + strings.Join(parts, ",") + "]"
	}
	return "{" + strings.Join(parts, ",") + "}"
}
