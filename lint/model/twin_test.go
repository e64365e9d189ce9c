package model

import (
	"fmt"
	"strings"
	"testing"
)

func TestTwins(t *testing.T) {
	const (
		first  = `{VpcEndpointType: Interface, VpcId: !Ref Vpc, ServiceName: !Sub "com.amazonaws.${AWS::Region}.secretsmanager", PrivateDnsEnabled: true}`
		source = `
Parameters:
  VpcId: {Type: "AWS::EC2::VPC::Id"}
  Flag: {Type: String}
  Stored: {Type: "AWS::SSM::Parameter::Value<String>"}
Conditions:
  C: !Equals [!Ref "AWS::StackName", c]
  NotC: !Not [!Condition C]
  Unclear: !Equals [!Ref Stored, x]
Resources:
  Vpc: {Type: "AWS::EC2::VPC"}
  Other: {Type: "AWS::EC2::VPC"}
  A: {Type: "AWS::EC2::VPCEndpoint", Condition: %s, Properties: %s}
  B: {Type: "AWS::EC2::VPCEndpoint", Condition: %s, Properties: %s}
`
		none = "''"
	)
	change := func(old, replacement string) string { return strings.Replace(first, old, replacement, 1) }
	for _, test := range []struct{ name, ofA, a, ofB, b, want string }{
		{"two alike", none, first, none, first, "A"},
		{"the VPC by its attribute", none, first, none, change("!Ref Vpc", "!GetAtt Vpc.VpcId"), "A"},
		{"one parameter", none, change("!Ref Vpc", "!Ref VpcId"), none, change("!Ref Vpc", "!Ref VpcId"), "A"},
		{"one id", none, change("!Ref Vpc", "vpc-1"), none, change("!Ref Vpc", "vpc-1"), "A"},
		{"the Region by name", none, first, none, change("${AWS::Region}", "eu-west-1"), "A"},
		{"another VPC", none, first, none, change("!Ref Vpc", "!Ref Other"), ""},
		{"a VPC that may be the same", none, first, none, change("!Ref Vpc", "!Ref VpcId"), ""},
		{"a VPC by condition", none, first, none, change("!Ref Vpc", "!If [C, !Ref Vpc, !Ref Other]"), ""},
		{"no private DNS", none, first, none, change("true", "false"), ""},
		{"no private DNS by default", none, first, none, change(", PrivateDnsEnabled: true", ""), ""},
		{"private DNS by parameter", none, first, none, change("true", "!Ref Flag"), ""},
		{"private DNS by condition", none, first, none, change("true", "!If [C, true, false]"), "A if C"},
		{"a gateway", none, first, none, change("VpcEndpointType: Interface, ", ""), ""},
		{"FIPS", none, first, none, change("secretsmanager", "secretsmanager-fips"), ""},
		{"FIPS twice", none, change("secretsmanager", "secretsmanager-fips"), none, change("secretsmanager", "secretsmanager-fips"), "A"},
		{"FIPS by condition", none, change(`!Sub "com.amazonaws.${AWS::Region}.secretsmanager"`, "!If [C, x.secretsmanager, x.secretsmanager-fips]"), none, first, ""},
		{"another service", none, first, none, change("secretsmanager", "ssm"), ""},
		{"other Regions", none, change("${AWS::Region}", "eu-west-1"), none, change("${AWS::Region}", "us-east-1"), ""},
		{"a service of another Region", none, first, none, change("VpcId", "ServiceRegion: us-east-1, VpcId"), ""},
		{"one under a condition", "C", first, none, first, "A if C"},
		{"both under one condition", "C", first, "C", first, "A if C"},
		{"opposite conditions", "C", first, "NotC", first, ""},
		{"a condition that is not known", none, first, "Unclear", first, ""},
	} {
		a := build(t, fmt.Sprintf(source, test.ofA, test.a, test.ofB, test.b))
		got := ""
		for e, found := range a.twins() {
			equal(t, test.name+": the later one", e.id, "B")
			got = found.of.id
			if found.when != "" {
				got += " if " + abbreviated(found.when)
			}
		}
		equal(t, test.name, got, test.want)
	}
}
