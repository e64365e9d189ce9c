package model

import (
	"fmt"
	"strings"
	"testing"

	"github.com/secretwright/secretwright/lint/template"
)

const policies = `
Parameters:
  Unknown: {Type: String}
  Organization: {Type: String, Default: o-abcdefghij}
  Lists: {Type: CommaDelimitedList}
  Org: {Type: String, AllowedValues: [o-1, o-2]}
  Stored: {Type: "AWS::SSM::Parameter::Value<String>", Default: /org}
Resources:
  Vpc: {Type: "AWS::EC2::VPC"}
  Endpoint: {Type: "AWS::EC2::VPCEndpoint"}
  Role: {Type: "AWS::IAM::Role"}
  Bucket: {Type: "AWS::S3::Bucket"}
  Lookup: {Type: "Custom::Lookup"}
  Organizations: {Type: "AWS::Organizations::Organization"}
  Secret: {Type: "AWS::SecretsManager::Secret"}
  Policy:
    Type: AWS::SecretsManager::ResourcePolicy
    Properties:
      SecretId: !Ref Secret
      ResourcePolicy: %s
`

func statementsOf(t *testing.T, policy string) []*statement {
	t.Helper()
	if strings.Contains(policy, "\n") {
		policy = indented(8, policy)
	}
	return build(t, fmt.Sprintf(policies, policy)).facts.secretStatements
}

// Each row of the design's table of condition keys.
func TestConditionOfAllow(t *testing.T) {
	for _, test := range []struct{ condition, restriction, organization string }{
		{`{StringEquals: {"aws:PrincipalOrgID": o-abcdefghij}}`, "fixed", "fixed"},
		{`{StringEquals: {"aws:PrincipalOrgID": !Ref Organization}}`, "fixed", "fixed"},
		{`{StringEquals: {"aws:PrincipalOrgID": !Ref Org}}`, "fixed", "fixed"},
		{`{StringEquals: {"aws:PrincipalOrgID": !GetAtt Organizations.Id}}`, "fixed", "fixed"},
		{`{StringEquals: {"aws:PrincipalOrgID": [o-abcdefghij, o-klmnopqrst]}}`, "fixed", "fixed"},
		{`{StringLike: {"aws:PrincipalOrgID": "o-*"}}`, "none", "none"},
		{`{"ForAnyValue:StringLike": {"aws:PrincipalOrgPaths": "o-abcdefghij/r-ab12/ou-ab12-11111111/*"}}`, "fixed", "fixed"},
		{`{"ForAnyValue:StringLike": {"aws:PrincipalOrgPaths": "o-abcdefghij/*"}}`, "fixed", "fixed"},
		{`{"ForAnyValue:StringLike": {"aws:PrincipalOrgPaths": "o-*/r-ab12/*"}}`, "none", "none"},
		{`{StringEquals: {"aws:PrincipalAccount": "111122223333"}}`, "fixed", "none"},
		{`{StringEquals: {"aws:PrincipalAccount": 111122223333}}`, "fixed", "none"},
		{`{StringEquals: {"aws:PrincipalAccount": !Ref "AWS::AccountId"}}`, "fixed", "none"},
		{`{StringLike: {"aws:PrincipalAccount": "1111*"}}`, "none", "none"},
		{`{ArnEquals: {"aws:PrincipalArn": "arn:aws:iam::111122223333:role/r"}}`, "fixed", "none"},
		{`{StringLike: {"aws:PrincipalArn": "arn:aws:iam::111122223333:role/*"}}`, "fixed", "none"},
		{`{ArnLike: {"aws:PrincipalArn": !Sub "arn:${AWS::Partition}:iam::${AWS::AccountId}:role/*"}}`, "fixed", "none"},
		{`{ArnLike: {"aws:PrincipalArn": !GetAtt Role.Arn}}`, "fixed", "none"},
		{`{ArnLike: {"aws:PrincipalArn": !Sub "arn:aws:iam::111122223333:role/${Unknown}"}}`, "fixed", "none"},
		{`{ArnLike: {"aws:PrincipalArn": "arn:aws:iam::*:role/admin"}}`, "none", "none"},
		{`{StringEquals: {"aws:PrincipalServiceName": backup.amazonaws.com}}`, "fixed", "none"},
		{`{StringLike: {"aws:PrincipalServiceName": "*.amazonaws.com"}}`, "none", "none"},
		{`{StringEquals: {"aws:SourceAccount": "111122223333"}}`, "fixed", "none"},
		{`{StringEquals: {"aws:SourceAccount": !Sub "${AWS::AccountId}"}}`, "fixed", "none"},
		{`{ArnLike: {"aws:SourceArn": "arn:aws:lambda:*:111122223333:function:*"}}`, "fixed", "none"},
		{`{ArnLike: {"aws:SourceArn": !Sub "arn:aws:s3:::${Bucket}"}}`, "fixed", "none"},
		{`{ArnLike: {"aws:SourceArn": "arn:aws:lambda:*:*:function:f"}}`, "none", "none"},
		{`{ArnLike: {"aws:SourceArn": "arn:aws:s3:::*"}}`, "none", "none"},
		{`{StringEquals: {"aws:SourceOrgID": o-abcdefghij}}`, "fixed", "none"},
		{`{"ForAnyValue:StringLike": {"aws:SourceOrgPaths": "o-abcdefghij/*"}}`, "fixed", "none"},
		{`{StringEquals: {"aws:SourceOwner": "111122223333"}}`, "fixed", "none"},
		{`{StringEquals: {"aws:SourceVpc": vpc-0123456789abcdef0}}`, "fixed", "none"},
		{`{StringEquals: {"aws:SourceVpc": !Ref Vpc}}`, "fixed", "none"},
		{`{StringEquals: {"aws:SourceVpce": vpce-0123456789abcdef0}}`, "fixed", "none"},
		{`{StringEquals: {"aws:SourceVpce": !Ref Endpoint}}`, "fixed", "none"},
		{`{StringLike: {"aws:SourceVpce": "vpce-*"}}`, "none", "none"},
		{`{IpAddress: {"aws:SourceIp": 203.0.113.0/24}}`, "fixed", "none"},
		{`{IpAddress: {"aws:SourceIp": 203.0.113.7}}`, "fixed", "none"},
		{`{IpAddress: {"aws:SourceIp": 10.0.0.0/8}}`, "fixed", "none"},
		{`{IpAddress: {"aws:SourceIp": 10.0.0.0/7}}`, "none", "none"},
		{`{IpAddress: {"aws:SourceIp": 0.0.0.0/0}}`, "none", "none"},
		{`{IpAddress: {"aws:SourceIp": 0.0.0.0/1}}`, "none", "none"},
		{`{IpAddress: {"aws:SourceIp": "2001:db8::/32"}}`, "fixed", "none"},
		{`{IpAddress: {"aws:SourceIp": "2001::/16"}}`, "none", "none"},
		{`{IpAddress: {"aws:SourceIp": "::/0"}}`, "none", "none"},
		{`{StringEquals: {"aws:userid": "AIDACKCEVSQ6C2EXAMPLE"}}`, "fixed", "none"},
		{`{StringLike: {"aws:userid": "AROACKCEVSQ6C2EXAMPLE:session"}}`, "fixed", "none"},
		{`{StringLike: {"aws:userid": "AROACKCEVSQ6C2EXAMPLE:*"}}`, "none", "none"},
		{`{StringEquals: {"kms:CallerAccount": "111122223333"}}`, "fixed", "none"},

		{`{StringEquals: {"aws:ResourceAccount": "111122223333"}}`, "none", "none"},
		{`{StringEquals: {"aws:ResourceOrgID": o-abcdefghij}}`, "none", "none"},
		{`{StringEquals: {"aws:ResourceTag/team": a}}`, "none", "none"},
		{`{StringEquals: {"secretsmanager:ResourceTag/team": a}}`, "none", "none"},
		{`{StringEquals: {"aws:PrincipalTag/team": a}}`, "none", "none"},
		{`{StringEquals: {"aws:CalledVia": cloudformation.amazonaws.com}}`, "none", "none"},
		{`{Bool: {"aws:ViaAWSService": "true"}}`, "none", "none"},
		{`{Bool: {"aws:PrincipalIsAWSService": "true"}}`, "none", "none"},
		{`{StringEquals: {"kms:ViaService": secretsmanager.eu-west-1.amazonaws.com}}`, "none", "none"},
		{`{Bool: {"aws:SecureTransport": "true"}}`, "none", "none"},
		{`{StringEquals: {"secretsmanager:VersionStage": AWSCURRENT}}`, "none", "none"},
		{`{StringEquals: {"aws:PrincipleOrgID": o-abcdefghij}}`, "none", "none"},
		{`{}`, "none", "none"},
		{`!Ref AWS::NoValue`, "none", "none"},
	} {
		s := statementsOf(t, "{Statement: {Effect: Allow, Principal: '*', Action: 'secretsmanager:GetSecretValue', Condition: "+test.condition+"}}")[0]
		equal(t, test.condition, fmt.Sprint(s.condition.restriction, " ", s.condition.organization), test.restriction+" "+test.organization)
	}
}

// The design's list "Operators and traps".
func TestConditionTraps(t *testing.T) {
	for _, test := range []struct{ name, condition, want string }{
		{"keys and operators without case", `{stringEQUALS: {"AWS:principalORGID": o-abcdefghij}}`, "fixed"},
		{"a negative operator", `{StringNotEquals: {"aws:PrincipalOrgID": o-abcdefghij}}`, "none"},
		{"IfExists is true without the key", `{StringEqualsIfExists: {"aws:PrincipalOrgID": o-abcdefghij}}`, "none"},
		{"IfExists in small letters", `{stringequalsifexists: {"aws:PrincipalOrgID": o-abcdefghij}}`, "none"},
		{"ForAllValues is true without the key", `{"ForAllValues:StringEquals": {"aws:PrincipalOrgID": o-abcdefghij}}`, "none"},
		{"ForAnyValue is false without the key", `{"ForAnyValue:StringEquals": {"aws:PrincipalOrgID": o-abcdefghij}}`, "fixed"},
		{"Null", `{"Null": {"aws:PrincipalOrgID": "false"}}`, "none"},
		{"several operators are joined by and", `{Bool: {"aws:SecureTransport": "true"}, StringEquals: {"aws:PrincipalAccount": "111122223333"}}`, "fixed"},
		{"several keys are joined by and", `{StringEquals: {"aws:ResourceTag/a": b, "aws:PrincipalAccount": "111122223333"}}`, "fixed"},
		{"one loose value of several", `{StringLike: {"aws:PrincipalArn": ["arn:aws:iam::111122223333:role/r", "*"]}}`, "none"},
		{"one loose address of several", `{IpAddress: {"aws:SourceIp": ["203.0.113.0/24", "0.0.0.0/0"]}}`, "none"},
		{"a loose value beside an unknown one", `{StringLike: {"aws:PrincipalOrgID": [!Ref Unknown, "*"]}}`, "none"},
		{"a policy variable", `{StringEquals: {"aws:PrincipalAccount": "${aws:ResourceAccount}"}}`, "none"},
		{"a policy variable in Sub", `{StringEquals: {"aws:PrincipalAccount": !Sub "${!aws:PrincipalAccount}"}}`, "none"},
		{"a policy variable for a service", `{StringEquals: {"aws:PrincipalServiceName": "${aws:PrincipalServiceName}"}}`, "none"},
		{"a policy variable in a user id", `{StringLike: {"aws:userid": "AROACKCEVSQ6C2EXAMPLE:${aws:username}"}}`, "none"},
		{"a policy variable in an organization", `{StringEquals: {"aws:PrincipalOrgID": "o-${aws:PrincipalTag/org}"}}`, "none"},
		{"a policy variable behind the account", `{ArnLike: {"aws:PrincipalArn": "arn:aws:iam::111122223333:user/${aws:username}"}}`, "fixed"},
		{"an unknown value", `{StringEquals: {"aws:PrincipalOrgID": !Ref Unknown}}`, "unknown"},
		{"an unknown list", `{StringEquals: {"aws:PrincipalOrgID": !Ref Lists}}`, "unknown"},
		{"an unknown value of the parameter store", `{StringEquals: {"aws:PrincipalOrgID": !Ref Stored}}`, "unknown"},
		{"a value of a custom resource", `{StringEquals: {"aws:PrincipalOrgID": !GetAtt Lookup.OrgId}}`, "unknown"},
		{"a dynamic reference", `{StringEquals: {"aws:PrincipalOrgID": "{{resolve:ssm:/org}}"}}`, "unknown"},
		{"an imported value", `{StringEquals: {"aws:SourceVpce": !ImportValue endpoint}}`, "unknown"},
		{"an unknown value beside a fixed key", `{StringEquals: {"aws:PrincipalOrgID": !Ref Unknown, "aws:PrincipalAccount": "111122223333"}}`, "fixed"},
		{"an unknown operator block", `{StringEquals: !Ref Unknown}`, "unknown"},
		{"an unknown condition", `!GetAtt Lookup.Condition`, "unknown"},
		{"a value that is absent in one case", `{StringEquals: {"aws:PrincipalOrgID": !If [C, o-abcdefghij, !Ref "AWS::NoValue"]}}`, "fixed if C, none if not C"},
		{"a block that is absent in one case", `{StringEquals: !If [C, {"aws:PrincipalOrgID": o-abcdefghij}, !Ref "AWS::NoValue"]}`, "fixed if C, none if not C"},
		{"a condition that is absent in one case", `!If [C, {StringEquals: {"aws:PrincipalOrgID": o-abcdefghij}}, !Ref "AWS::NoValue"]`, "fixed if C, none if not C"},
		{"either value", `{StringEquals: {"aws:PrincipalOrgID": !If [C, o-abcdefghij, o-klmnopqrst]}}`, "fixed"},
		{"either value, one loose", `{StringLike: {"aws:PrincipalOrgID": !If [C, o-abcdefghij, "*"]}}`, "none"},
	} {
		var shown []string
		for _, s := range statementsOf(t, "{Statement: {Effect: Allow, Principal: '*', Action: '*', Condition: "+test.condition+"}}") {
			text := s.condition.restriction.String()
			if when(s.when) != "" {
				text += " if " + when(s.when)
			}
			equal(t, "when the principal is let in: "+test.name, s.principals[0].when, s.when)
			shown = append(shown, text)
		}
		equal(t, test.name, strings.Join(shown, ", "), test.want)
	}
}

func TestDenyNarrowsAllow(t *testing.T) {
	const outside = `{StringNotEquals: {"aws:PrincipalOrgID": o-abcdefghij}}`
	for _, test := range []struct{ name, denial, want string }{
		{"everybody outside of the organization", `{Principal: "*", Action: "*", Resource: "*", Condition: ` + outside + `}`, "fixed fixed"},
		{"with {AWS: *}", `{Principal: {AWS: "*"}, Action: "secretsmanager:*", Resource: "*", Condition: ` + outside + `}`, "fixed fixed"},
		{"the same action", `{Principal: "*", Action: ["secretsmanager:GetSecretValue"], Resource: "*", Condition: ` + outside + `}`, "fixed fixed"},
		{"an action in other letters", `{Principal: "*", Action: "SecretsManager:get*", Resource: "*", Condition: ` + outside + `}`, "fixed fixed"},
		{"on the secret by Ref", `{Principal: "*", Action: "*", Resource: !Ref Secret, Condition: ` + outside + `}`, "fixed fixed"},
		{"but AWS services", `{Principal: "*", Action: "*", Resource: "*", Condition: {StringNotEquals: {"aws:PrincipalOrgID": o-abcdefghij}, BoolIfExists: {"aws:PrincipalIsAWSService": "false"}}}`, "fixed fixed"},
		{"but AWS services, exception first", `{Principal: "*", Action: "*", Resource: "*", Condition: {Bool: {"aws:PrincipalIsAWSService": false}, StringNotEqualsIfExists: {"aws:PrincipalOrgID": o-abcdefghij}}}`, "fixed fixed"},
		{"but calls through a service", `{Principal: "*", Action: "*", Resource: "*", Condition: {StringNotEquals: {"aws:PrincipalOrgID": o-abcdefghij}, "ForAllValues:StringNotEquals": {"aws:CalledVia": x.amazonaws.com}}}`, "fixed fixed"},
		{"other accounts", `{Principal: "*", Action: "*", Resource: "*", Condition: {StringNotEquals: {"aws:PrincipalAccount": "111122223333"}}}`, "fixed none"},
		{"an unknown organization", `{Principal: "*", Action: "*", Resource: "*", Condition: {StringNotEquals: {"aws:PrincipalOrgID": !Ref Unknown}}}`, "unknown unknown"},
		{"everybody but NotPrincipal", `{NotPrincipal: {AWS: !Sub "arn:aws:iam::${AWS::AccountId}:role/r"}, Action: "*", Resource: "*"}`, "fixed none"},
		{"everybody but an unknown NotPrincipal", `{NotPrincipal: {AWS: !Ref Unknown}, Action: "*", Resource: "*"}`, "unknown none"},
		{"all but other actions", `{Principal: "*", NotAction: "secretsmanager:DescribeSecret", Resource: "*", Condition: ` + outside + `}`, "fixed fixed"},
		{"on the Resource of the grant", `{Principal: "*", Action: "*", Resource: "*", Condition: ` + outside + `}`, "fixed fixed"},

		{"only AWS services", `{Principal: "*", Action: "*", Resource: "*", Condition: {StringNotEquals: {"aws:PrincipalOrgID": o-abcdefghij}, Bool: {"aws:PrincipalIsAWSService": "true"}}}`, "none none"},
		{"other actions", `{Principal: "*", Action: "secretsmanager:PutSecretValue", Resource: "*", Condition: ` + outside + `}`, "none none"},
		{"all but this action", `{Principal: "*", NotAction: "secretsmanager:Get*", Resource: "*", Condition: ` + outside + `}`, "none none"},
		{"other principals", `{Principal: {AWS: "999999999999"}, Action: "*", Resource: "*", Condition: ` + outside + `}`, "none none"},
		{"under a further condition", `{Principal: "*", Action: "*", Resource: "*", Condition: {StringNotEquals: {"aws:PrincipalOrgID": o-abcdefghij}, StringEquals: {"aws:ResourceTag/a": b}}}`, "none none"},
		{"under a further condition, first", `{Principal: "*", Action: "*", Resource: "*", Condition: {Bool: {"aws:SecureTransport": "false"}, StringNotEquals: {"aws:PrincipalOrgID": o-abcdefghij}}}`, "none none"},
		{"on another Resource", `{Principal: "*", Action: "*", Resource: "arn:aws:secretsmanager:eu-west-1:111122223333:secret:other-??????", Condition: ` + outside + `}`, "none none"},
		{"on no Resource", `{Principal: "*", Action: "*", NotResource: "x", Condition: ` + outside + `}`, "none none"},
		{"whoever has a key that is missing", `{Principal: "*", Action: "*", Resource: "*", Condition: {"ForAnyValue:StringNotEquals": {"aws:PrincipalOrgID": o-abcdefghij}}}`, "none none"},
		{"without TLS", `{Principal: "*", Action: "*", Resource: "*", Condition: {Bool: {"aws:SecureTransport": "false"}}}`, "none none"},
		{"without a condition", `{Principal: {AWS: "arn:aws:iam::111122223333:root"}, Action: "secretsmanager:DeleteSecret", Resource: "*"}`, "none none"},
		{"everybody but everybody", `{NotPrincipal: "*", Action: "*", Resource: "*"}`, "none none"},
		{"the organization or an account", `{Principal: "*", Action: "*", Resource: "*", Condition: {StringNotEquals: {"aws:PrincipalOrgID": o-abcdefghij, "aws:PrincipalAccount": "999999999999"}}}`, "fixed none"},
		{"the organization or anybody", `{Principal: "*", Action: "*", Resource: "*", Condition: {StringNotEquals: {"aws:PrincipalOrgID": o-abcdefghij}, StringNotLike: {"aws:PrincipalArn": "*"}}}`, "none none"},
	} {
		const grant = `{Effect: Allow, Principal: "*", Action: "secretsmanager:GetSecretValue", Resource: "*"}`
		for _, order := range []string{"[%s, {Effect: Deny, %s]", "[{Effect: Deny, %[2]s, %[1]s]"} {
			for _, s := range statementsOf(t, "{Statement: "+fmt.Sprintf(order, grant, test.denial[1:])+"}") {
				if s.allows {
					equal(t, test.name, fmt.Sprint(s.condition.restriction, " ", s.condition.organization), test.want)
				}
			}
		}
	}
}

func TestDenyAgainstGrantWithNotAction(t *testing.T) {
	for action, want := range map[string]string{"secretsmanager:*": "fixed", "secretsmanager:GetSecretValue": "none"} {
		s := statementsOf(t, `
Statement:
  - {Effect: Allow, Principal: "*", NotAction: "secretsmanager:DeleteSecret", Resource: "*"}
  - {Effect: Deny, Principal: "*", Action: "`+action+`", Resource: "*", Condition: {StringNotEquals: {"aws:PrincipalOrgID": o-abcdefghij}}}`)
		equal(t, action, s[0].condition.restriction, want)
	}
}

func TestWildcard(t *testing.T) {
	for _, test := range []struct {
		pattern, text string
		want          bool
	}{
		{"*", "", true},
		{"", "", true},
		{"", "a", false},
		{"a*", "abc", true},
		{"*c", "abc", true},
		{"a*c", "abc", true},
		{"a*b", "abc", false},
		{"a?c", "abc", true},
		{"a?", "abc", false},
		{"**a**", "xax", true},
		{"*ab*ab*", "abxab", true},
		{"*ab*ab*", "abxb", false},
		{strings.Repeat("*a", 40) + "b", strings.Repeat("a", 5000), false},
	} {
		equal(t, test.pattern+" "+test.text[:min(9, len(test.text))], wildcard(test.pattern, test.text), test.want)
	}
}

// A grant to a foreign account is bounded by one's own organization only, where the user names it.
func TestOrganizations(t *testing.T) {
	const source = `
Resources:
  Policy:
    Type: AWS::SecretsManager::ResourcePolicy
    Properties: {SecretId: x, ResourcePolicy: {Statement: {Effect: Allow, Action: "*", Principal: {AWS: "999999999999"}, Condition: %s}}}
`
	for _, test := range []struct{ condition, anyone, ours string }{
		{`{StringEquals: {"aws:PrincipalOrgID": o-abcdefghij}}`, "fixed", "fixed"},
		{`{StringEquals: {"aws:PrincipalOrgID": o-zzzzzzzzzz}}`, "fixed", "none"},
		{`{StringEquals: {"aws:PrincipalOrgID": [o-abcdefghij, o-zzzzzzzzzz]}}`, "fixed", "none"},
		{`{"ForAnyValue:StringLike": {"aws:PrincipalOrgPaths": o-abcdefghij/r-ab12/*}}`, "fixed", "fixed"},
		{`{"ForAnyValue:StringLike": {"aws:PrincipalOrgPaths": o-zzzzzzzzzz/*}}`, "fixed", "none"},
	} {
		stacks := []*template.Stack{read(t, "t.yaml", fmt.Sprintf(source, test.condition))}
		a := New(stacks, Options{})
		equal(t, test.condition, a.facts.secretStatements[0].condition.organization.String(), test.anyone)
		a = New(stacks, Options{Organizations: []string{"o-abcdefghij"}})
		equal(t, test.condition+" with ours known", a.facts.secretStatements[0].condition.organization.String(), test.ours)
	}
}
