package model

import (
	"fmt"
	"strings"
	"testing"
)

// A way out by NAT is one instead of an endpoint: in some deployments, in all, or it is not known.
func TestReachInsteadOfEndpoint(t *testing.T) {
	const nat = `
  Table: {Type: "AWS::EC2::RouteTable", Properties: {VpcId: !Ref Vpc}}
  Association: {Type: "AWS::EC2::SubnetRouteTableAssociation", Properties: {SubnetId: !Ref Subnet, RouteTableId: !Ref Table}}
  R: {Type: "AWS::EC2::Route", %s Properties: {RouteTableId: !Ref Table, DestinationCidrBlock: 0.0.0.0/0, NatGatewayId: nat-1}}
`
	const endpoint = `  E: {Type: "AWS::EC2::VPCEndpoint", %s Properties: {VpcId: %s, ServiceName: %s}}` + "\n"
	const service = "com.amazonaws.eu-west-1.secretsmanager"
	always := fmt.Sprintf(nat, "")
	for _, test := range []struct{ name, resources, want string }{
		{"no endpoint", always, "nat"},
		{"an endpoint", always + fmt.Sprintf(endpoint, "", "!Ref Vpc", service), "endpoint E"},
		{"one in some deployments", always + fmt.Sprintf(endpoint, "Condition: C,", "!Ref Vpc", service), "nat E if not C"},
		{"one where there is no NAT", fmt.Sprintf(nat, "Condition: D,") + fmt.Sprintf(endpoint, "Condition: C,", "!Ref Vpc", service), "none E if not D and not C"},
		{
			"one in deployments that are not known", always + fmt.Sprintf(endpoint, "Condition: Unclear,", "!Ref Vpc", service),
			"nat E, parameter Stored is read from the parameter store at deployment",
		},
		{
			"one of a service that is not known", always + fmt.Sprintf(endpoint, "", "!Ref Vpc", "!Ref Service"),
			`nat, the service of endpoint "E" is not known: parameter Service has no value here`,
		},
		{"one in a VPC that is another", always + fmt.Sprintf(endpoint, "", "!Ref VpcId", service), "nat"},
		{
			"one in a VPC that is not known", always + fmt.Sprintf(endpoint, "", "!If [C, !Ref Vpc, x]", service),
			`nat, the VPC of endpoint "E" is not known: its VPC is not known`,
		},
		{"resources that are not known", always + "  Fn::Transform: {Name: Mine}\n", "nat, the resources of Fn::Transform are not known"},
	} {
		source := strings.Replace(network, "Resources:", `Conditions:
  C: !Equals [!Ref "AWS::StackName", c]
  D: !Equals [!Ref "AWS::StackId", d]
  Unclear: !Equals [!Ref Stored, x]
Resources:`, 1) + fmt.Sprintf(functionOf, "{SubnetIds: [!Ref Subnet]}") + test.resources
		got := showReach(build(t, source).facts.clients)
		equal(t, test.name, strings.TrimPrefix(got, "Function rotation: "), test.want)
	}
}
