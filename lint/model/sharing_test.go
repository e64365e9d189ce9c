package model

import (
	"fmt"
	"strings"
	"testing"

	"github.com/secretwright/secretwright/lint/template"
)

func buildSources(t *testing.T, sources ...string) []*template.Stack {
	t.Helper()
	var stacks []*template.Stack
	for i, source := range sources {
		stacks = append(stacks, read(t, fmt.Sprintf("t%d.yaml", i), source))
	}
	return stacks
}

// showReaders shows the readers of all shared secrets.
func showReaders(a *Assembly) string {
	var shown []string
	for _, secret := range a.sharedSecrets() {
		for _, r := range secret.readers {
			text := fmt.Sprintf("%s %s %s: %s", secret.id, r.principal.account, r.owner, r.admits.verdict())
			if r.admits.reason != "" {
				text += ": " + r.admits.reason
			}
			if r.when != "" {
				text += " if " + abbreviated(r.when)
			}
			shown = append(shown, text)
		}
	}
	return strings.Join(shown, "; ")
}

func TestAdmissions(t *testing.T) {
	const source = `
Parameters:
  Unknown: {Type: String}
Resources:
  Key:
    Type: AWS::KMS::Key
    Properties:
      KeyPolicy: %s
  Secret: {Type: "AWS::SecretsManager::Secret", Properties: {KmsKeyId: !Ref Key}}
  Policy:
    Type: AWS::SecretsManager::ResourcePolicy
    Properties:
      SecretId: !Ref Secret
      ResourcePolicy: {Statement: {Effect: Allow, Principal: {AWS: "arn:aws:iam::444455556666:role/reader"}, Action: "secretsmanager:GetSecretValue"}}
`
	for _, test := range []struct{ policy, want string }{
		{`!Ref "AWS::NoValue"`, "no"},
		{`!Ref Unknown`, "unknown: parameter Unknown has no value here"},
		{`{Statement: {Effect: Allow, Principal: "*", Action: "kms:*"}}`, "yes"},
		{`{Statement: {Effect: Allow, Principal: {AWS: "444455556666"}, Action: "kms:Decrypt"}}`, "yes"},
		{`{Statement: {Effect: Allow, Principal: {AWS: "arn:aws:iam::444455556666:root"}, Action: "kms:Decrypt"}}`, "yes"},
		{`{Statement: {Effect: Allow, Principal: {AWS: "arn:aws:iam::444455556666:role/reader"}, NotAction: "kms:Put*"}}`, "yes"},
		{`{Statement: {Effect: Allow, Principal: {AWS: "arn:aws:iam::444455556666:role/other"}, Action: "kms:Decrypt"}}`, "no"},
		{`{Statement: {Effect: Allow, Principal: {AWS: "777788889999"}, Action: "kms:Decrypt"}}`, "no"},
		{`{Statement: {Effect: Allow, Principal: {AWS: "444455556666"}, Action: "kms:PutKeyPolicy"}}`, "no"},
		{`{Statement: {Effect: Deny, Principal: {AWS: "444455556666"}, Action: "kms:Decrypt"}}`, "no"},
		{`{Statement: {Effect: Allow, Principal: {Service: secretsmanager.amazonaws.com}, Action: "kms:Decrypt"}}`, "no"},
		{`{Statement: {Effect: Allow, Principal: {AWS: !Ref "AWS::AccountId"}, Action: "kms:*"}}`, "no"},
		{`{Statement: {Effect: Allow, Principal: {AWS: !Ref Unknown}, Action: "kms:Decrypt"}}`, "unknown: parameter Unknown has no value here"},
		{`{Statement: {Effect: Allow, Principal: {AWS: "444455556666"}, Action: !Sub "kms:${Unknown}"}}`, "unknown: the action kms:${Unknown} is not known"},
		{
			`{Statement: {Effect: Allow, Principal: {AWS: !Sub "arn:aws:iam::444455556666:role/${Unknown}"}, Action: "kms:Decrypt"}}`,
			`unknown: whether "arn:aws:iam::444455556666:role/${Unknown}" is "arn:aws:iam::444455556666:role/reader" is not known`,
		},
		{
			`{Statement: {Effect: Allow, Principal: {AWS: "arn:aws:sts::444455556666:assumed-role/reader/s"}, Action: "kms:Decrypt"}}`,
			`unknown: whether "arn:aws:sts::444455556666:assumed-role/reader/s" is "arn:aws:iam::444455556666:role/reader" is not known`,
		},
		{`{Statement: [!If [C, {Effect: Allow, Principal: {AWS: "444455556666"}, Action: "kms:Decrypt"}, !Ref "AWS::NoValue"]]}`, "no if not C"},
		{`{Statement: [!If [C, {Effect: Allow, Principal: {AWS: "444455556666"}, Action: "kms:Decrypt"}, {Effect: Allow, Principal: {AWS: !Ref Unknown}, Action: "kms:*"}]]}`, "unknown: parameter Unknown has no value here"},
	} {
		a := New(buildSources(t, strings.Replace(source, "%s", test.policy, 1)), Options{TrustedAccounts: []string{"444455556666"}})
		equal(t, test.policy, showReaders(a), "Secret 444455556666 customer: "+test.want)
	}
}

// TestMeets holds conditions of a key's policy against what Secrets Manager asks for 444455556666.
func TestMeets(t *testing.T) {
	for _, test := range []struct{ condition, want string }{
		{`{StringEquals: {kms:ViaService: secretsmanager.eu-west-1.amazonaws.com}}`, "yes"},
		{`{StringEqualsIfExists: {kms:ViaService: secretsmanager.eu-west-1.amazonaws.com}}`, "yes"},
		{`{StringEquals: {kms:ViaService: s3.eu-west-1.amazonaws.com}}`, "no"},
		{`{StringEquals: {kms:ViaService: !Ref Unknown}}`, "unknown"},
		{`{StringNotEquals: {kms:ViaService: s3.eu-west-1.amazonaws.com}}`, "yes"},
		{`{StringNotEquals: {kms:ViaService: secretsmanager.eu-west-1.amazonaws.com}}`, "no"},
		{`{StringNotEquals: {kms:ViaService: !Ref Unknown}}`, "unknown"},
		{`{StringEquals: {kms:CallerAccount: "444455556666"}}`, "yes"},
		{`{StringEquals: {kms:CallerAccount: [!Ref "AWS::AccountId", "444455556666"]}}`, "yes"},
		{`{StringEquals: {kms:CallerAccount: !Ref "AWS::AccountId"}}`, "no"},
		{`{StringEquals: {aws:PrincipalAccount: "777788889999"}}`, "no"},
		{`{StringEquals: {kms:CallerAccount: !Ref Unknown}}`, "unknown"},
		{`{StringLike: {kms:CallerAccount: "4444*"}}`, "yes"},
		{`{ArnLike: {aws:PrincipalArn: "arn:aws:iam::444455556666:role/*"}}`, "yes"},
		{`{ArnLike: {aws:PrincipalArn: "arn:aws:iam::*:role/x"}}`, "yes"},
		{`{ArnLike: {aws:PrincipalArn: !Sub "arn:aws:iam::${AWS::AccountId}:role/*"}}`, "no"},
		{`{StringLike: {aws:PrincipalArn: "*"}}`, "yes"},
		{`{StringEquals: {aws:PrincipalOrgID: o-abcdefghij}}`, "yes"},
		{`{StringLike: {kms:EncryptionContext:SecretARN: "arn:aws:secretsmanager:*"}}`, "yes"},
		{`{Bool: {aws:SecureTransport: true}}`, "yes"},
		{`{Bool: {kms:GrantIsForAWSResource: true}}`, "unknown"},
		{`{"Null": {kms:ViaService: false}}`, "unknown"},
		{`{StringEquals: {aws:SourceVpce: vpce-1}}`, "unknown"},
		{`{StringEquals: {kms:CallerAccount: "444455556666", kms:ViaService: s3.eu-west-1.amazonaws.com}}`, "no"},
		{`!Ref Unknown`, "unknown"},
	} {
		s := keyStatementsIn(t, "KeyPolicy: {Statement: {Effect: Allow, Principal: '*', Action: 'kms:Decrypt', Condition: "+test.condition+"}}")[0]
		reader := principal{class: trusted, account: "444455556666", text: "arn:aws:iam::444455556666:role/reader"}
		equal(t, test.condition, s.admits(s.principals[0], reader).verdict(), test.want)
	}
}

func TestSharedSecrets(t *testing.T) {
	const source = `
Parameters:
  Key: {Type: String, Default: ""}
Conditions:
  C: !Equals [!Ref "AWS::StackName", c]
  HasKey: !Not [!Equals [!Ref Key, ""]]
Resources:
  Secret: {Type: "AWS::SecretsManager::Secret", Properties: {KmsKeyId: %s}}
  Policy:
    Type: AWS::SecretsManager::ResourcePolicy
    Properties:
      SecretId: !Ref Secret
      ResourcePolicy: {Statement: {Effect: Allow, Principal: {AWS: ["444455556666", "*", !Ref "AWS::AccountId"]}, Action: "secretsmanager:GetSecretValue"}}
`
	for _, test := range []struct{ key, want string }{
		{`!Ref "AWS::NoValue"`, "aws: no"},
		{`alias/aws/secretsmanager`, "aws: no"},
		{`alias/other`, `customer: unknown: the policy of its key "alias/other" is not in these templates`},
		{`!Ref Key`, "unknown: unknown: its key is not known: parameter Key decides"},
		{`!ImportValue Key`, "unknown: unknown: its key is not known: the export Key is not in these templates"},
		{
			`!If [HasKey, !Ref Key, !Ref "AWS::NoValue"]`,
			`unknown: unknown: its key is not known: parameter Key decides if Key is not ""; Secret 444455556666 aws: no if Key = ""`,
		},
	} {
		equal(t, test.key, showReaders(build(t, strings.Replace(source, "%s", test.key, 1))), "Secret 444455556666 "+test.want)
	}
}

func TestSharedAcrossStacks(t *testing.T) {
	stacks := buildSources(t, `
Resources:
  Key: {Type: "AWS::KMS::Key"}
  Secret: {Type: "AWS::SecretsManager::Secret", Properties: {KmsKeyId: !Ref Key}}
Outputs:
  Secret: {Value: !Ref Secret, Export: {Name: secret}}
`, `
Resources:
  Policy:
    Type: AWS::SecretsManager::ResourcePolicy
    Condition: C
    Properties:
      SecretId: !ImportValue secret
      ResourcePolicy:
        Statement:
          - {Effect: Allow, Principal: {AWS: !If [C, "444455556666", "999999999999"]}, Action: "secretsmanager:GetSecretValue"}
          - {Effect: Deny, Principal: {AWS: "999999999999"}, Action: "*"}
`)
	equal(t, "readers", showReaders(buildAll(t, stacks...)), "Secret 444455556666 customer: no if C")
}
