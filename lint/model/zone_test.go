package model

import (
	"fmt"
	"strings"
	"testing"
)

const zones = `
Parameters:
  Ids: {Type: "List<AWS::EC2::Subnet::Id>"}
  Given: {Type: CommaDelimitedList, Default: "subnet-1,subnet-2"}
  Id: {Type: "AWS::EC2::Subnet::Id"}
  Zone: {Type: String}
  OtherZone: {Type: String}
Resources:
  Vpc: {Type: "AWS::EC2::VPC"}
  A: {Type: "AWS::EC2::Subnet", Properties: {AvailabilityZone: eu-west-1a}}
  AlsoA: {Type: "AWS::EC2::Subnet", Properties: {AvailabilityZone: eu-west-1a}}
  B: {Type: "AWS::EC2::Subnet", Properties: {AvailabilityZone: eu-west-1b}}
  First: {Type: "AWS::EC2::Subnet", Properties: {AvailabilityZone: !Select [0, !GetAZs ""]}}
  AlsoFirst: {Type: "AWS::EC2::Subnet", Properties: {AvailabilityZone: {"Fn::Select": ["0", {"Fn::GetAZs": {Ref: "AWS::Region"}}]}}}
  Second: {Type: "AWS::EC2::Subnet", Properties: {AvailabilityZone: !Select [1, !GetAZs ""]}}
  Far: {Type: "AWS::EC2::Subnet", Properties: {AvailabilityZone: !Select [0, !GetAZs us-east-1]}}
  RegionA: {Type: "AWS::EC2::Subnet", Properties: {AvailabilityZone: !Sub "${AWS::Region}a"}}
  RegionB: {Type: "AWS::EC2::Subnet", Properties: {AvailabilityZone: !Sub "${AWS::Region}b"}}
  ById: {Type: "AWS::EC2::Subnet", Properties: {AvailabilityZoneId: euw1-az1}}
  InZone: {Type: "AWS::EC2::Subnet", Properties: {AvailabilityZone: !Ref Zone}}
  AlsoInZone: {Type: "AWS::EC2::Subnet", Properties: {AvailabilityZone: !Ref Zone}}
  InOther: {Type: "AWS::EC2::Subnet", Properties: {AvailabilityZone: !Ref OtherZone}}
  Anywhere: {Type: "AWS::EC2::Subnet"}
  E: {Type: "AWS::EC2::VPCEndpoint", Properties: {VpcId: !Ref Vpc, ServiceName: com.amazonaws.eu-west-1.secretsmanager%s}}
`

func TestZones(t *testing.T) {
	for subnets, want := range map[string]string{
		"":                                      "0: it names no subnets",
		"[]":                                    "0: it names no subnets",
		"[!Ref A]":                              "1",
		"[!Ref Anywhere]":                       "1",
		"[!Ref Id]":                             "1",
		"[!ImportValue subnet]":                 "1",
		"!Ref Id":                               "0: the number of its subnets is not known: parameter Id has no value here",
		"!Ref Ids":                              "0: the number of its subnets is not known: parameter Ids has no value here",
		"!Ref Given":                            "0: the zone of a subnet is not known: subnet-1",
		"!Split [',', !Ref Id]":                 "0: the number of its subnets is not known: Fn::Split is not computed",
		"[!Ref A, !Ref B]":                      "2",
		"[!Ref A, !Ref AlsoA]":                  "1, twice eu-west-1a",
		"[!Ref A, !Ref AlsoA, !Ref B]":          "2, twice eu-west-1a",
		"[!Ref A, !Ref A]":                      "1",
		"[!Ref First, !Ref Second]":             "2",
		"[!Ref First, !Ref AlsoFirst]":          "1, twice number 0 of the Region",
		"[!Ref First, !Ref Far]":                "0: the zone of a subnet is not known: it is ${Far}, which only deployment tells",
		"[!Ref First, !Ref B]":                  "0: it is not known whether zone eu-west-1b is that of another subnet",
		"[!Ref RegionA, !Ref RegionB]":          "2",
		"[!Ref RegionA, !Ref B]":                "0: it is not known whether zone eu-west-1b is that of another subnet",
		"[!Ref InZone, !Ref InOther]":           "0: it is not known whether zone t.yaml ${Zone} is that of another subnet",
		"[!Ref InZone, !Ref AlsoInZone]":        "1, twice t.yaml ${Zone}",
		"[!Ref ById]":                           "1",
		"[!Ref A, !Ref Anywhere]":               "0: the zone of a subnet is not known: it is ${Anywhere}, which only deployment tells",
		"[!If [C, !Ref A, !Ref AlsoA], !Ref B]": "0: its subnets depend on the case",
		"[!If [C, !Ref A, !Ref B], !Ref AlsoA]": "0: its subnets depend on the case, twice eu-west-1a",
		"!If [C, [!Ref A], [!Ref B]]":           "0: the number of its subnets is not known: it is ${A}, which only deployment tells",
	} {
		if subnets != "" {
			subnets = ", SubnetIds: " + subnets
		}
		p := build(t, fmt.Sprintf(zones, subnets)).facts.endpoints[0].placement()
		got := strings.TrimSuffix(fmt.Sprintf("%d: %s", p.count, p.reason), ": ")
		if len(p.twice) > 0 {
			got += ", twice " + p.twice[0].text
		}
		equal(t, subnets, got, want)
	}
}
