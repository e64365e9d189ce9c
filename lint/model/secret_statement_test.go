package model

import (
	"fmt"
	"strings"
	"testing"
)

func TestActionsOfSecretStatements(t *testing.T) {
	for _, test := range []struct{ actions, manages, vital string }{
		{`Action: "secretsmanager:GetSecretValue"`, "", "GetSecretValue"},
		{`Action: ["secretsmanager:Get*", "secretsmanager:PutSecretValue"]`, "secretsmanager:PutSecretValue", "GetSecretValue PutSecretValue"},
		{`Action: "*"`, "*", "GetSecretValue PutSecretValue PutResourcePolicy"},
		{`Action: "SecretsManager:put*"`, "SecretsManager:put*", "PutSecretValue PutResourcePolicy"},
		{`Action: "secretsmanager:${Action}"`, "", ""},
		{`NotAction: "secretsmanager:*"`, "", ""},
		{`NotAction: ["secretsmanager:Put*", "secretsmanager:Delete*", "secretsmanager:*Secret", "secretsmanager:Re*"]`, "secretsmanager:TagResource", "GetSecretValue"},
	} {
		s := statementsOf(t, `{Statement: {Effect: Allow, Principal: "*", Resource: "*", `+test.actions+`}}`)[0]
		equal(t, "manages: "+test.actions, strings.Join(s.manages(), " "), test.manages)
		equal(t, "vital: "+test.actions, strings.ReplaceAll(strings.Join(s.vital(), " "), "secretsmanager:", ""), test.vital)
	}
}

func TestWholeAccounts(t *testing.T) {
	for principal, want := range map[string]string{
		`{AWS: "444455556666"}`:                                     "yes",
		`{AWS: 444455556666}`:                                       "yes",
		`{AWS: "arn:aws:iam::444455556666:root"}`:                   "yes",
		`{AWS: !Sub "arn:aws:iam::${AWS::AccountId}:root"}`:         "yes",
		`{AWS: !Ref AWS::AccountId}`:                                "yes",
		`{AWS: !Sub "arn:aws:iam::${Unknown}:root"}`:                "yes",
		`{AWS: !Sub "arn:aws:iam::444455556666:${Unknown}"}`:        "unknown",
		`{AWS: !Sub "arn:aws:iam::444455556666:role/${Unknown}"}`:   "no",
		`{AWS: !Sub "arn:aws:iam::444455556666:${Role}"}`:           "no",
		`{AWS: "arn:aws:iam::444455556666:role/root"}`:              "no",
		`{AWS: "arn:aws:sts::444455556666:assumed-role/root/root"}`: "no",
		`{AWS: !GetAtt Role.Arn}`:                                   "no",
		`"*"`:                                                       "no",
	} {
		s := statementsOf(t, `{Statement: {Effect: Allow, Action: a, Principal: `+principal+`}}`)[0]
		equal(t, principal, s.principals[0].whole(), want)
	}
}

func TestVPCOnlyDenials(t *testing.T) {
	const vpce = `StringNotEquals: {"aws:SourceVpce": vpce-1}`
	for _, test := range []struct {
		statement string
		want      bool
	}{
		{`{Effect: Deny, Principal: "*", Condition: {` + vpce + `}}`, true},
		{`{Effect: Deny, Principal: {AWS: !Ref AWS::AccountId}, Condition: {StringNotEqualsIfExists: {"AWS:sourceVPC": !Ref Vpc}}}`, true},
		{`{Effect: Deny, Principal: "*", Condition: {"Null": {"aws:SourceVpce": "true"}}}`, true},
		{`{Effect: Deny, Principal: "*", Condition: {` + vpce + `, NotIpAddress: {"aws:SourceIp": 203.0.113.0/24}}}`, true},
		{`{Effect: Allow, Principal: "*", Condition: {` + vpce + `}}`, false},
		{`{Effect: Deny, Principal: {AWS: !GetAtt Role.Arn}, Condition: {` + vpce + `}}`, false},
		{`{Effect: Deny, NotPrincipal: {AWS: !GetAtt Role.Arn}, Condition: {` + vpce + `}}`, false},
		{`{Effect: Deny, Principal: "*", Condition: {` + vpce + `, BoolIfExists: {"aws:ViaAWSService": "false"}}}`, false},
		{`{Effect: Deny, Principal: "*", Condition: {` + vpce + `, Bool: {"aws:PrincipalIsAWSService": "false"}}}`, false},
		{`{Effect: Deny, Principal: "*", Condition: {` + vpce + `, ArnNotLike: {"aws:PrincipalArn": !GetAtt Role.Arn}}}`, false},
		{`{Effect: Deny, Principal: "*", Condition: {` + vpce + `, IpAddress: {"aws:SourceIp": 203.0.113.0/24}}}`, false},
		{`{Effect: Deny, Principal: "*", Condition: {StringEquals: {"aws:SourceVpce": vpce-1}}}`, false},
		{`{Effect: Deny, Principal: "*", Condition: {"Null": {"aws:SourceVpce": "false"}}}`, false},
		{`{Effect: Deny, Principal: "*", Condition: {NotIpAddress: {"aws:SourceIp": 203.0.113.0/24}}}`, false},
		{`{Effect: Deny, Principal: "*", Condition: {StringNotEquals: !GetAtt Lookup.Vpce}}`, false},
		{`{Effect: Deny, Principal: "*"}`, false},
	} {
		equal(t, test.statement, statementsOf(t, `{Statement: `+test.statement+`}`)[0].isVPCOnly(), test.want)
	}
}

func TestResourcePolicies(t *testing.T) {
	const source = `
Parameters:
  Unknown: {Type: String}
  Default: {Type: String, Default: "false"}
Resources:
  Secret: {Type: "AWS::SecretsManager::Secret"}
  Policy:
    Type: AWS::SecretsManager::ResourcePolicy
    Properties: {SecretId: !Ref Secret, BlockPublicPolicy: %s, ResourcePolicy: {Statement: [%s]}}
`
	const own = `{Effect: Allow, Principal: {AWS: !Ref AWS::AccountId}, Action: "*"}`
	for _, test := range []struct{ block, statements, want string }{
		{"true", own, "on some"},
		{"'TRUE'", own, "on some"},
		{"false", own, "off some"},
		{"!Ref AWS::NoValue", own, "off some"},
		{"!If [C, true, !Ref AWS::NoValue]", own, "off if not C some"},
		{"!If [C, true, !Ref Unknown]", own, "unknown some"},
		{"!Ref Default", own, "unknown some"},
		{"true", "", "on nobody"},
		{"true", `{Effect: Deny, Principal: "*", Action: "*"}`, "on nobody"},
		{"true", own + `, {Effect: Allow, Principal: "*", Action: "*"}`, "on everybody"},
		{"true", `{Effect: Allow, Principal: "*", Action: "*"}, ` + own, "on everybody"},
		{"true", `{Effect: Allow, Principal: "*", Action: "*", Condition: {StringEquals: {"aws:PrincipalOrgID": !Ref Unknown}}}`, "on some"},
		{"true", `{Effect: Allow, Principal: "*", Action: "*", Condition: {StringEquals: {"aws:Unheard": a}}}`, "on some"},
		{"true", `!Ref Unknown`, "on some"},
	} {
		p := build(t, fmt.Sprintf(source, test.block, test.statements)).resourcePolicies()[0]
		status := p.block.status
		if p.block.when != "" {
			status += " if " + abbreviated(p.block.when)
		}
		equal(t, test.block+" "+test.statements, status+" "+p.grants, test.want)
	}
}

func TestUsesOfSecrets(t *testing.T) {
	const source = `
Resources:
  Secret: {Type: "AWS::SecretsManager::Secret", Properties: {Name: orders}}
  Other: {Type: "AWS::SecretsManager::Secret"}
  Policy: {Type: "AWS::SecretsManager::ResourcePolicy", Properties: {SecretId: %s, ResourcePolicy: {}}}
  Attachment: {Type: "AWS::SecretsManager::SecretTargetAttachment", Properties: {SecretId: !Ref Secret}}
  Schedule: {Type: "AWS::SecretsManager::RotationSchedule", Properties: {SecretId: !Ref Attachment}}
  ByName: {Type: "AWS::SSM::Parameter", Properties: {Value: "{{resolve:secretsmanager:orders:SecretString:a}}"}}
  InIf: {Type: "AWS::SSM::Parameter", Properties: {Value: !If [C, !Sub "{{resolve:secretsmanager:${Secret}:SecretString:a}}", "-"]}}
  InJoin: {Type: "AWS::SSM::Parameter", Properties: {Tags: [{Key: k, Value: !Join ["", ["{{resolve:secretsmanager:", !Ref Secret, "}}"]]}]}}
  Plain: {Type: "AWS::SSM::Parameter", Properties: {Value: !Ref Secret}}
  Proxy: {Type: "AWS::RDS::DBProxy", Properties: {Auth: [{SecretArn: !Ref Secret}]}}
  Task: {Type: "AWS::ECS::TaskDefinition", Properties: {ContainerDefinitions: [{Secrets: [{ValueFrom: !Ref Secret}]}]}}
`
	for secret, want := range map[string]string{
		"!Ref Secret":     "attachment Attachment, dynamic-reference ByName, dynamic-reference InIf, dynamic-reference InJoin, integration Proxy",
		"!Ref Other":      "",
		"!ImportValue s":  "",
		"!Ref Attachment": "attachment Attachment, dynamic-reference ByName, dynamic-reference InIf, dynamic-reference InJoin, integration Proxy",
	} {
		var shown []string
		for _, u := range build(t, fmt.Sprintf(source, secret)).resourcePolicies()[0].uses {
			shown = append(shown, u.by+" "+u.resource.id)
		}
		equal(t, secret, strings.Join(shown, ", "), want)
	}
}
