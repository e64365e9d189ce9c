package model

import (
	"fmt"
	"strings"
	"testing"

	templates "github.com/secretwright/secretwright/lint/template"
)

func showPrincipals(all []principal) string {
	var shown []string
	for _, p := range all {
		text := string(p.class)
		if p.account != "" {
			text += " " + p.account
		}
		if p.via != "" {
			text += " by " + p.via
		}
		if p.reason != "" {
			text += ": " + p.reason
		}
		if when(p.when) != "" {
			text += " if " + when(p.when)
		}
		shown = append(shown, text)
	}
	return strings.Join(shown, ", ")
}

// Each row of the design's table "Static classification of one principal value".
func TestPrincipal(t *testing.T) {
	const template = `
Parameters:
  Unknown: {Type: String}
  UnknownList: {Type: CommaDelimitedList}
  Given: {Type: String, Default: "999999999999"}
  Env: {Type: String, AllowedValues: ["111122223333", "999999999999"]}
  Accounts: {Type: CommaDelimitedList, Default: "111122223333, 999999999999"}
  Hidden: {Type: String, NoEcho: true, Default: "999999999999"}
  HiddenWord: {Type: String, NoEcho: true, Default: hunter2}
  Stored: {Type: "AWS::SSM::Parameter::Value<String>", Default: /account}
Mappings:
  Accounts: {ci: {Id: "999999999999", All: ["999999999999", "111122223333"]}}
Resources:
  Role: {Type: "AWS::IAM::Role"}
  User: {Type: "AWS::IAM::User"}
  Lookup: {Type: "Custom::Lookup"}
  Nested: {Type: "AWS::CloudFormation::Stack"}
  Identity: {Type: "AWS::CloudFront::CloudFrontOriginAccessIdentity"}
  Policy:
    Type: AWS::SecretsManager::ResourcePolicy
    Properties: {SecretId: x, ResourcePolicy: {Statement: {Effect: Allow, Action: "*", Principal: %s}}}
`
	for _, test := range []struct{ principal, want string }{
		{`"*"`, "any"},
		{`{AWS: "*"}`, "any"},
		{`{AWS: ["111122223333", "*"]}`, "same, any"},

		{`{AWS: !Ref AWS::AccountId}`, "same"},
		{`{AWS: !Sub "${AWS::AccountId}"}`, "same"},
		{`{AWS: !Sub "arn:${AWS::Partition}:iam::${AWS::AccountId}:root"}`, "same"},
		{`{AWS: !Join [":", ["arn:aws:iam:", !Ref AWS::AccountId, root]]}`, "same"},
		{`{AWS: !Join ["", ["arn:", !Ref AWS::Partition, ":iam::", !Ref AWS::AccountId, ":role/", !Ref Role]]}`, "same"},
		{`{AWS: !Sub "arn:aws:sts::${AWS::AccountId}:assumed-role/${Role}/s"}`, "same"},
		{`{AWS: !GetAtt Role.Arn}`, "same"},
		{`{AWS: !Sub "${User.Arn}"}`, "same"},

		{`{AWS: "111122223333"}`, "same"},
		{`{AWS: 111122223333}`, "same"},
		{`{AWS: "999999999999"}`, "cross 999999999999"},
		{`{AWS: 999999999999}`, "cross 999999999999"},
		{`{AWS: 012345678901}`, "cross 012345678901"},
		{`{AWS: "arn:aws:iam::999999999999:root"}`, "cross 999999999999"},
		{`{AWS: "arn:aws:iam::999999999999:role/path/r"}`, "cross 999999999999"},
		{`{AWS: "arn:aws:iam::999999999999:user/u"}`, "cross 999999999999"},
		{`{AWS: "arn:aws:sts::999999999999:assumed-role/r/s"}`, "cross 999999999999"},
		{`{AWS: "arn:aws:sts::999999999999:federated-user/u"}`, "cross 999999999999"},
		{`{AWS: "arn:aws-cn:iam::999999999999:root"}`, "cross 999999999999"},
		{`{AWS: "arn:aws-us-gov:iam::999999999999:root"}`, "cross 999999999999"},
		{`{AWS: "arn:aws-iso-b:iam::111122223333:root"}`, "same"},
		{`{AWS: "arn:aws-eusc:iam::999999999999:root"}`, "cross 999999999999"},
		{`{AWS: !Sub "arn:${AWS::Partition}:iam::999999999999:role/${Role}"}`, "cross 999999999999"},
		{`{AWS: ["999999999999", !GetAtt Role.Arn]}`, "cross 999999999999, same"},
		{`"999999999999"`, "cross 999999999999"},

		{`{AWS: !Ref Given}`, "cross 999999999999 by parameter Given"},
		{`{AWS: !Sub "arn:aws:iam::${Given}:root"}`, "cross 999999999999 by parameter Given"},
		{`{AWS: !Ref Accounts}`, "same, cross 999999999999 by parameter Accounts"},
		{`{AWS: !Ref Env}`, "same if Env = 111122223333, cross 999999999999 by parameter Env if Env = 999999999999"},
		{`{AWS: !Sub "arn:aws:iam::${Unknown}:root"}`, "unknown: parameter Unknown has no value here"},
		{`{AWS: !Ref UnknownList}`, "unknown: parameter UnknownList has no value here"},
		{`!Ref Unknown`, "unknown: parameter Unknown has no value here"},
		{`{AWS: !FindInMap [Accounts, ci, Id]}`, "cross 999999999999 by mapping Accounts"},
		{`{AWS: !FindInMap [Accounts, ci, All]}`, "cross 999999999999 by mapping Accounts, same"},
		{`{AWS: !FindInMap [Accounts, !Ref Unknown, Id]}`, "cross 999999999999 by mapping Accounts if Unknown = ci"},

		{`{AWS: !ImportValue role-arn}`, "unknown: the export role-arn is not in these templates"},
		{`{AWS: !Ref Stored}`, "unknown: parameter Stored is read from the parameter store at deployment"},
		{`{AWS: "{{resolve:ssm:/account}}"}`, "unknown: it is read when the stack is deployed: {{resolve:ssm:/account}}"},
		{`{AWS: "arn:aws:iam::{{resolve:ssm:/account}}:root"}`, "unknown: it is read when the stack is deployed: arn:aws:iam::{{resolve:ssm:/account}}:root"},
		{`{AWS: !GetAtt Lookup.Account}`, "unknown: it is ${Lookup.Account}, which only deployment tells"},
		{`{AWS: !Sub "arn:aws:iam::${Lookup.Account}:root"}`, "unknown: it is ${Lookup.Account}, which only deployment tells"},
		{`{AWS: !GetAtt Nested.Outputs.RoleArn}`, "unknown: it is ${Nested.Outputs.RoleArn}, which only deployment tells"},
		{`{AWS: {"Fn::Transform": {Name: X}}}`, "unknown: Fn::Transform is not computed"},
		{`{AWS: !Ref Missing}`, "unknown: Missing is not defined in the template"},
		{`{AWS: !Sub "arn:aws:iam::${UnknownList}:root"}`, "unknown: parameter UnknownList has no value here"},
		{`{AWS: !Sub "arn:aws:iam::${Accounts}:root"}`, "unknown: a part of it is not computed"},

		{`{AWS: !If [C, "999999999999", !Ref AWS::NoValue]}`, "cross 999999999999 if C"},
		{`!If [C, "*", {AWS: !Ref AWS::AccountId}]`, "any if C, same if not C"},
		{`{AWS: [!If [C, "*", "999999999999"]]}`, "any if C, cross 999999999999 if not C"},
		{`!If [C, {AWS: !If [C, "*", "999999999999"]}, {AWS: "999999999999"}]`, "any if C, cross 999999999999 if not C"},

		{`{Service: lambda.amazonaws.com}`, "service"},
		{`{Service: lambda.eu-west-1.amazonaws.com}`, "service"},
		{`{Service: lambda.amazonaws.com.cn}`, "service"},
		{`{Service: !Sub "lambda.${AWS::URLSuffix}"}`, "service"},
		{`{Service: [a.amazonaws.com, b.amazonaws.com]}`, "service, service"},
		{`{Federated: cognito-identity.amazonaws.com}`, "federated"},
		{`{Federated: !Sub "arn:aws:iam::${AWS::AccountId}:saml-provider/p"}`, "federated"},
		{`{CanonicalUser: !GetAtt Identity.S3CanonicalUserId}`, "canonical"},
		{`{AWS: "arn:aws:iam::cloudfront:user/CloudFront Origin Access Identity E1"}`, "canonical"},
		{`{AWS: "*", Service: lambda.amazonaws.com}`, "any, service"},

		{`{AWS: "arn:aws:iam::999999999999:role/*"}`, "invalid"},
		{`{AWS: !Sub "arn:aws:iam::${AWS::AccountId}:*"}`, "invalid"},
		{`{AWS: "arn:aws:iam::*:root"}`, "invalid"},
		{`{AWS: AIDACKCEVSQ6C2EXAMPLE}`, "unknown: the unique id AIDACKCEVSQ6C2EXAMPLE names no account"},
		{`{AWS: AROACKCEVSQ6C2EXAMPLE}`, "unknown: the unique id AROACKCEVSQ6C2EXAMPLE names no account"},
		{`{AWS: "arn:aws:iam::ACCOUNT-ID:root"}`, `invalid`},
		{`{AWS: "arn:aws:iam::12345:root"}`, `invalid`},
		{`{AWS: somebody}`, `invalid`},
		{`{AWS: !Ref Role}`, "unknown: it is ${Role}, which only deployment tells"},

		{`{AWS: !Ref Hidden}`, "cross ${Hidden} by parameter Hidden"},
		{`{AWS: !Sub "arn:aws:iam::${Hidden}:root"}`, "cross ${Hidden} by parameter Hidden"},
		{`{AWS: !Sub "arn:aws:iam::${HiddenWord}:root"}`, `unknown: "${HiddenWord}" is no account id`},
		{`{AWS: !Ref HiddenWord}`, `unknown: "${HiddenWord}" is no principal`},
	} {
		stack := read(t, "t.yaml", fmt.Sprintf(template, test.principal))
		stack.Account = "111122223333"
		a := buildAll(t, stack)
		equal(t, test.principal, showPrincipals(a.facts.secretStatements[0].principals), test.want)
		if strings.Contains(document(t, a), "hunter2") {
			t.Errorf("%s shows the value of a parameter with NoEcho", test.principal)
		}
	}
}

func TestPrincipalOfUnknownAccount(t *testing.T) {
	const template = `
Resources:
  Policy:
    Type: AWS::SecretsManager::ResourcePolicy
    Properties: {SecretId: x, ResourcePolicy: {Statement: {Effect: Allow, Action: "*", Principal: {AWS: %s}}}}
`
	for principal, want := range map[string]string{
		`"999999999999"`:      "cross 999999999999",
		`!Ref AWS::AccountId`: "same",
	} {
		a := build(t, fmt.Sprintf(template, principal))
		equal(t, principal, showPrincipals(a.facts.secretStatements[0].principals), want)
	}
}

func TestPrincipalOfDeclaredAccount(t *testing.T) {
	const template = `
Resources:
  Policy:
    Type: AWS::SecretsManager::ResourcePolicy
    Properties: {SecretId: x, ResourcePolicy: {Statement: {Effect: Allow, Action: "*", Principal: {AWS: [
      "111122223333", "arn:aws:iam::222233334444:role/r", "444455556666", "999999999999"]}}}}
`
	a := New([]*templates.Stack{read(t, "t.yaml", template)}, Options{
		Account: "111122223333", OwnAccounts: []string{"222233334444"}, TrustedAccounts: []string{"444455556666"},
	})
	equal(t, "principals", showPrincipals(a.facts.secretStatements[0].principals), "same, same, trusted 444455556666, cross 999999999999")
}
