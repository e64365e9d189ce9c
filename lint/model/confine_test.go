package model

import (
	"fmt"
	"strings"
	"testing"
)

func TestConfined(t *testing.T) {
	const source = `
Parameters: {Given: {Type: String}}
Resources:
  E: {Type: "AWS::EC2::VPCEndpoint", Properties: {VpcId: v, ServiceName: com.amazonaws.eu-west-1.secretsmanager, PolicyDocument: {Statement: [{Effect: Allow, Principal: "*", Action: "*", Resource: "*"%s}%s]}}}
  Other: {Type: "AWS::EC2::VPCEndpoint", Properties: {VpcId: v, ServiceName: com.amazonaws.eu-west-1.secretsmanager, PolicyDocument: {Statement: [{Effect: Allow, Principal: "*", Action: "*", Resource: "*"}]}}}
`
	const deny = `, {Effect: Deny, Principal: "*", Action: "*", Resource: "*", Condition: %s}`
	for _, test := range []struct {
		condition, denial string
		want              bool
	}{
		{"", "", false},
		{`, Condition: {StringEquals: {"aws:PrincipalOrgID": o-1}}`, "", true},
		{`, Condition: {StringEquals: {"AWS:ResourceOrgId": o-1}}`, "", true},
		{`, Condition: {StringEquals: {"aws:PrincipalTag/team": x}}`, "", true},
		{`, Condition: {StringEquals: {"aws:PrincipalOrgID": !Ref Given}}`, "", true},
		{`, Condition: !Ref Given`, "", true},
		{`, Condition: {Bool: {"aws:SecureTransport": true}}`, "", false},
		{`, Condition: {StringEquals: {"aws:SourceVpc": vpc-1}}`, "", false},
		{"", fmt.Sprintf(deny, `{StringNotEquals: {"aws:ResourceAccount": "111122223333"}}`), true},
		{"", fmt.Sprintf(deny, `{Bool: {"aws:SecureTransport": false}}`), false},
	} {
		a := build(t, fmt.Sprintf(source, test.condition, test.denial))
		found := document(t, a)
		equal(t, test.condition+test.denial, strings.Contains(found, `"confined":true`), test.want)
		equal(t, "the other endpoint: "+test.condition+test.denial, strings.Contains(found, `"confined":false`), true)
	}
}

func TestUnguarded(t *testing.T) {
	const source = `
Parameters: {Given: {Type: String}, Stored: {Type: "AWS::SSM::Parameter::Value<String>"}}
Conditions: {C: !Equals [!Ref "AWS::StackName", c], Unclear: !Equals [!Ref Stored, x]}
Resources:
  E: {Type: "AWS::EC2::VPCEndpoint", Properties: {VpcId: v, ServiceName: com.amazonaws.eu-west-1.secretsmanager%s}}
`
	for policy, want := range map[string]string{
		"":                                      "()",
		`, PolicyDocument: !Ref "AWS::NoValue"`: "()",
		", PolicyDocument: {}":                  "",
		", PolicyDocument: !Ref Given":          "",
		`, PolicyDocument: !If [C, {Statement: []}, !Ref "AWS::NoValue"]`:       "(if not C)",
		`, PolicyDocument: !If [Unclear, {Statement: []}, !Ref "AWS::NoValue"]`: "",
	} {
		e := build(t, fmt.Sprintf(source, policy)).facts.endpoints[0]
		equal(t, policy, showOccasions(e, e.unguarded()), want)
	}
}
