package model

import (
	"fmt"
	"strings"
	"testing"
)

func showOccasions(e *endpoint, all []occasion) string {
	var shown []string
	for _, o := range all {
		text := o.text
		if when := e.circumstances(o.when); when != "" {
			text = strings.TrimSpace(text + " if " + abbreviated(when))
		}
		shown = append(shown, "("+text+")")
	}
	return strings.Join(shown, " ")
}

func TestTypesOfEndpoint(t *testing.T) {
	const source = `
Parameters:
  Given: {Type: String}
  Usual: {Type: String, Default: Interface}
  Hidden: {Type: String, Default: quokka, NoEcho: true}
  Stored: {Type: "AWS::SSM::Parameter::Value<String>"}
Conditions:
  C: !Equals [!Ref "AWS::StackName", c]
  Unclear: !Equals [!Ref Stored, x]
Resources:
  E: {Type: "AWS::EC2::VPCEndpoint", Condition: %s, Properties: {VpcId: v, ServiceName: com.amazonaws.eu-west-1.secretsmanager%s}}
`
	for _, test := range []struct{ condition, property, want string }{
		{"''", "", "(Gateway)"},
		{"''", ", VpcEndpointType: Interface", "(Interface)"},
		{"''", ", VpcEndpointType: !Ref Usual", "(Interface)"},
		{"''", ", VpcEndpointType: !Ref Given", ""},
		{"''", ", VpcEndpointType: !Ref Hidden", ""},
		{"''", ", VpcEndpointType: !If [C, Interface, !Ref AWS::NoValue]", "(Interface if C) (Gateway if not C)"},
		{"''", ", VpcEndpointType: !If [Unclear, Interface, Gateway]", ""},
		{"C", ", VpcEndpointType: !If [C, Interface, Gateway]", "(Interface if C)"},
	} {
		a := build(t, fmt.Sprintf(source, test.condition, test.property))
		e := a.facts.endpoints[0]
		equal(t, test.condition+test.property, showOccasions(e, e.types()), test.want)
	}
}

func TestBareness(t *testing.T) {
	for subnets, want := range map[string]string{
		"":                                      "none (), one ",
		"[]":                                    "none (), one ",
		"[!Ref A]":                              "none , one ()",
		"[!Ref Id]":                             "none , one ()",
		"[!ImportValue subnet]":                 "none , one ()",
		"[!Select [0, !Ref Ids]]":               "none , one ()",
		"[!Ref A, !Ref B]":                      "none , one ",
		"!Ref Id":                               "none , one ",
		"!Ref Ids":                              "none , one ",
		"!Ref Given":                            "none , one ",
		"!Ref OneByDefault":                     "none , one ",
		"[!Ref Ids]":                            "none , one ()", // it would be refused
		"[!Split [',', !Ref Id]]":               "none , one ",
		"[!If [C, !Ref A, !Ref AWS::NoValue]]":  "none (if not C), one (if C)",
		"[!If [C, !Ref A, !Ref B]]":             "none , one ()",
		"[!Ref A, !If [C, !Ref B, '']]":         "none , one (if not C)",
		"!If [C, [!Ref A], [!Ref A, !Ref B]]":   "none , one (if C)",
		"!If [C, !Ref AWS::NoValue, [!Ref A]]":  "none (if C), one (if not C)",
		"!If [C, [!Ref A, !Ref B], !Ref Ids]":   "none , one ",
		"!If [Unclear, !Ref AWS::NoValue, [x]]": "none , one ",
		"[!If [Unclear, x, !Ref AWS::NoValue]]": "none , one ",
		"[!If [C, a, !Ref AWS::NoValue], !If [C, !Ref AWS::NoValue, b]]": "none , one ()",
	} {
		if subnets != "" {
			subnets = ", SubnetIds: " + subnets
		}
		source := strings.Replace(zones, "Resources:", `
  OneByDefault: {Type: CommaDelimitedList, Default: subnet-1}
  Stored: {Type: "AWS::SSM::Parameter::Value<String>"}
Conditions:
  C: !Equals [!Ref "AWS::StackName", c]
  Unclear: !Equals [!Ref Stored, x]
Resources:`, 1)
		e := build(t, fmt.Sprintf(source, subnets)).facts.endpoints[0]
		without, single := e.bareness()
		equal(t, subnets, "none "+showOccasions(e, without)+", one "+showOccasions(e, single), want)
	}
}

// A list with more items than cases are followed through has more than one.
func TestBarenessOfManySubnets(t *testing.T) {
	many := strings.Repeat("!If [C, x, !Ref AWS::NoValue], ", maxCases+1)
	e := build(t, fmt.Sprintf(zones, ", SubnetIds: ["+many+"]")).facts.endpoints[0]
	without, single := e.bareness()
	equal(t, "occasions", len(without)+len(single), 0)
}

func TestClientsElsewhere(t *testing.T) {
	const source = `
Parameters: {Id: {Type: "AWS::EC2::Subnet::Id"}}
Resources:
  Vpc: {Type: "AWS::EC2::VPC"}
  A: {Type: "AWS::EC2::Subnet", Properties: {VpcId: !Ref Vpc, AvailabilityZone: eu-west-1a}}
  AlsoA: {Type: "AWS::EC2::Subnet", Properties: {VpcId: !Ref Vpc, AvailabilityZone: eu-west-1a}}
  B: {Type: "AWS::EC2::Subnet", Properties: {VpcId: !Ref Vpc, AvailabilityZone: eu-west-1b}}
  Anywhere: {Type: "AWS::EC2::Subnet", Properties: {VpcId: !Ref Vpc}}
  E: {Type: "AWS::EC2::VPCEndpoint", Properties: {VpcId: !Ref Vpc, ServiceName: com.amazonaws.eu-west-1.secretsmanager, SubnetIds: [%s]}}
  Schedule: {Type: "AWS::SecretsManager::RotationSchedule", Properties: {SecretId: s, RotationLambdaARN: !GetAtt Function.Arn}}
  Function: {Type: "AWS::Lambda::Function", Properties: {VpcConfig: {SubnetIds: [%s]}}}
`
	for _, test := range []struct{ endpoint, function, want string }{
		{"!Ref A", "!Ref A", "[]"},
		{"!Ref A", "!Ref AlsoA", "[]"},
		{"!Ref A", "!Ref B", "[Function]"},
		{"!Ref A", "!Ref A, !Ref B", "[Function]"},
		{"!Ref A", "!Ref Anywhere", "[Function]"},
		{"!Ref A", "!Ref Anywhere, !Ref Id", "[Function]"},
		{"!Ref Anywhere", "!Ref Anywhere", "[]"},
		{"!Ref Anywhere", "!Ref A", "[Function]"},
		{"!Ref Id", "!Ref A", "[Function]"},
	} {
		a := build(t, fmt.Sprintf(source, test.endpoint, test.function))
		e := a.facts.endpoints[0]
		equal(t, test.endpoint+" and "+test.function, e.elsewhere(a.facts.clients, e.placement().subnets[0]), test.want)
	}
}
