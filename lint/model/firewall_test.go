package model

import (
	"fmt"
	"strings"
	"testing"
)

// A function and an endpoint in one VPC, and what a test says of their security groups.
const walls = `
Parameters:
  Given: {Type: "AWS::EC2::SecurityGroup::Id"}
  OtherGiven: {Type: "AWS::EC2::SecurityGroup::Id"}
  Range: {Type: String}
Resources:
  Vpc: {Type: "AWS::EC2::VPC", Properties: {CidrBlock: 10.0.0.0/16}}
  Subnet: {Type: "AWS::EC2::Subnet", Properties: {VpcId: !Ref Vpc, CidrBlock: 10.0.1.0/24}}
  Cut: {Type: "AWS::EC2::Subnet", Properties: {VpcId: !Ref Vpc, CidrBlock: !Select [0, !Cidr [!GetAtt Vpc.CidrBlock, 4, 8]]}}
  Secret: {Type: "AWS::SecretsManager::Secret"}
  Schedule: {Type: "AWS::SecretsManager::RotationSchedule", Properties: {SecretId: !Ref Secret, RotationLambdaARN: !GetAtt Function.Arn}}
  Other: {Type: "AWS::EC2::SecurityGroup", Properties: {VpcId: !Ref Vpc}}
`

const (
	functionIn = `  Function: {Type: "AWS::Lambda::Function", Properties: {VpcConfig: {SubnetIds: [!Ref %s], SecurityGroupIds: [%s]}}}` + "\n"
	endpointIn = `  E: {Type: "AWS::EC2::VPCEndpoint", Properties: {VpcId: !Ref Vpc, VpcEndpointType: Interface, ServiceName: com.amazonaws.eu-west-1.secretsmanager, SubnetIds: [!Ref Subnet]%s}}` + "\n"
	groupIn    = `  %s: {Type: "AWS::EC2::SecurityGroup", Properties: {VpcId: !Ref Vpc%s}}` + "\n"
)

func showAdmissions(a *Assembly) string {
	var shown []string
	for _, e := range a.facts.endpoints {
		for _, m := range e.admits {
			shown = append(shown, strings.TrimSuffix(m.result+": "+m.reason, ": "))
		}
	}
	return strings.Join(shown, "; ")
}

func TestIngressOfEndpoint(t *testing.T) {
	const noneIn = `closed: no rule of security group "Wall" of "E" lets TCP port 443 in from security group "Own" of "Function"`
	for _, test := range []struct{ name, ingress, want string }{
		{"none", "", noneIn},
		{"the client's group", `, SecurityGroupIngress: [{IpProtocol: tcp, FromPort: 443, ToPort: 443, SourceSecurityGroupId: !Ref Own}]`, "open"},
		{"its GroupId", `, SecurityGroupIngress: {IpProtocol: "6", FromPort: "443", ToPort: "443", SourceSecurityGroupId: !GetAtt Own.GroupId}`, "open"},
		{"another group", `, SecurityGroupIngress: [{IpProtocol: tcp, FromPort: 443, ToPort: 443, SourceSecurityGroupId: !Ref Other}]`, noneIn},
		{"a group by its id", `, SecurityGroupIngress: [{IpProtocol: tcp, FromPort: 443, ToPort: 443, SourceSecurityGroupId: sg-1}]`, noneIn},
		{"a given group", `, SecurityGroupIngress: [{IpProtocol: tcp, FromPort: 443, ToPort: 443, SourceSecurityGroupId: !Ref Given}]`, noneIn},
		{"a group of a function", `, SecurityGroupIngress: [{IpProtocol: tcp, FromPort: 443, ToPort: 443, SourceSecurityGroupId: !Select [!Ref Range, [a, b]]}]`, "unknown: the security group of a rule is not known: Fn::Select is not computed"},
		{"all ports", `, SecurityGroupIngress: [{IpProtocol: "-1", CidrIp: 0.0.0.0/0}]`, "open"},
		{"all protocols as a number", `, SecurityGroupIngress: [{IpProtocol: -1, CidrIp: 0.0.0.0/0}]`, "open"},
		{"a range of ports", `, SecurityGroupIngress: [{IpProtocol: TCP, FromPort: 0, ToPort: 65535, CidrIp: 0.0.0.0/0}]`, "open"},
		{"the wrong ports", `, SecurityGroupIngress: [{IpProtocol: tcp, FromPort: 80, ToPort: 442, CidrIp: 0.0.0.0/0}]`, noneIn},
		{"UDP", `, SecurityGroupIngress: [{IpProtocol: udp, FromPort: 443, ToPort: 443, CidrIp: 0.0.0.0/0}]`, noneIn},
		{"no ports", `, SecurityGroupIngress: [{IpProtocol: tcp, CidrIp: 0.0.0.0/0}]`, "unknown: the ports of a rule are not known"},
		{"an unknown protocol", `, SecurityGroupIngress: [{IpProtocol: !Ref Range, CidrIp: 0.0.0.0/0}]`, "unknown: the protocol of a rule is not known: parameter Range has no value here"},
		{"the VPC's range", `, SecurityGroupIngress: [{IpProtocol: tcp, FromPort: 443, ToPort: 443, CidrIp: 10.0.0.0/16}]`, "open"},
		{"the VPC's attribute", `, SecurityGroupIngress: [{IpProtocol: tcp, FromPort: 443, ToPort: 443, CidrIp: !GetAtt Vpc.CidrBlock}]`, "open"},
		{"the subnet's range", `, SecurityGroupIngress: [{IpProtocol: tcp, FromPort: 443, ToPort: 443, CidrIp: 10.0.1.0/24}]`, "open"},
		{"another range", `, SecurityGroupIngress: [{IpProtocol: tcp, FromPort: 443, ToPort: 443, CidrIp: 192.168.0.0/16}]`, noneIn},
		{"a part of the range", `, SecurityGroupIngress: [{IpProtocol: tcp, FromPort: 443, ToPort: 443, CidrIp: 10.0.1.0/25}]`, "unknown: only a part of 10.0.1.0/24 is in 10.0.1.0/25"},
		{"an unknown range", `, SecurityGroupIngress: [{IpProtocol: tcp, FromPort: 443, ToPort: 443, CidrIp: !Ref Range}]`, "unknown: whether ${Range} has the addresses of ${Subnet} in it is not known"},
		{"a prefix list", `, SecurityGroupIngress: [{IpProtocol: tcp, FromPort: 443, ToPort: 443, SourcePrefixListId: pl-1}]`, "unknown: the addresses of a prefix list are not in a template"},
		{"a group's name", `, SecurityGroupIngress: [{IpProtocol: tcp, FromPort: 443, ToPort: 443, SourceSecurityGroupName: own}]`, "unknown: a rule names a security group by its name"},
		{"IPv6 alone", `, SecurityGroupIngress: [{IpProtocol: tcp, FromPort: 443, ToPort: 443, CidrIpv6: "::/0"}]`, noneIn},
		{"one of two rules", `, SecurityGroupIngress: [{IpProtocol: tcp, FromPort: 22, ToPort: 22, CidrIp: 0.0.0.0/0}, {IpProtocol: tcp, FromPort: 443, ToPort: 443, CidrIp: 0.0.0.0/0}]`, "open"},
		{"a rule in one case", `, SecurityGroupIngress: [!If [C, {IpProtocol: "-1", CidrIp: 0.0.0.0/0}, !Ref AWS::NoValue]]`, "unknown: a rule depends on the case"},
		{"unknown rules", `, SecurityGroupIngress: {"Fn::Transform": {Name: Rules}}`, "unknown: a rule is not known: Fn::Transform is not computed"},
	} {
		source := walls + fmt.Sprintf(functionIn, "Subnet", "!Ref Own") + fmt.Sprintf(endpointIn, ", SecurityGroupIds: [!Ref Wall]") +
			fmt.Sprintf(groupIn, "Own", "") + fmt.Sprintf(groupIn, "Wall", test.ingress)
		equal(t, test.name, showAdmissions(build(t, source)), test.want)
	}
}

func TestEgressOfClient(t *testing.T) {
	const noneOut = `closed: no rule of security group "Own" of "Function" lets TCP port 443 out to the endpoint`
	const separate = `  Out: {Type: "AWS::EC2::SecurityGroupEgress", %sProperties: {GroupId: !GetAtt Own.GroupId, IpProtocol: tcp, FromPort: %d, ToPort: %[2]d, DestinationSecurityGroupId: !Ref Wall}}`
	for _, test := range []struct{ name, egress, more, want string }{
		{"by default", "", "", "open"},
		{"an empty list", ", SecurityGroupEgress: []", "", "open"},
		{"the CDK's rule that allows nothing", `, SecurityGroupEgress: [{IpProtocol: icmp, FromPort: 252, ToPort: 86, CidrIp: 255.255.255.255/32}]`, "", noneOut},
		{"that and a rule of its own", `, SecurityGroupEgress: [{IpProtocol: icmp, FromPort: 252, ToPort: 86, CidrIp: 255.255.255.255/32}]`, fmt.Sprintf(separate, "", 443), "open"},
		{"all", `, SecurityGroupEgress: [{IpProtocol: "-1", CidrIp: 0.0.0.0/0}]`, "", "open"},
		{"the database alone", `, SecurityGroupEgress: [{IpProtocol: tcp, FromPort: 5432, ToPort: 5432, CidrIp: 0.0.0.0/0}]`, "", noneOut},
		{"the endpoint's group", `, SecurityGroupEgress: [{IpProtocol: tcp, FromPort: 443, ToPort: 443, DestinationSecurityGroupId: !Ref Wall}]`, "", "open"},
		{"another group", `, SecurityGroupEgress: [{IpProtocol: tcp, FromPort: 443, ToPort: 443, DestinationSecurityGroupId: !Ref Other}]`, "", noneOut},
		{"a prefix list", `, SecurityGroupEgress: [{IpProtocol: tcp, FromPort: 443, ToPort: 443, DestinationPrefixListId: pl-1}]`, "", "unknown: the addresses of a prefix list are not in a template"},
		{"a rule of its own", "", fmt.Sprintf(separate, "", 443), "open"},
		{"a rule of its own that takes the default away", "", fmt.Sprintf(separate, "", 5432), noneOut},
		{"one that may not exist", "", fmt.Sprintf(separate, "Condition: C, ", 5432), `unknown: "Out" exists only under condition C`},
		{"rules in one case", `, SecurityGroupEgress: !If [C, [{IpProtocol: udp, CidrIp: 0.0.0.0/0}], !Ref AWS::NoValue]`, "", `unknown: the rules of security group "Own" depend on the case`},
	} {
		source := walls + fmt.Sprintf(functionIn, "Subnet", "!Ref Own") + fmt.Sprintf(endpointIn, ", SecurityGroupIds: [!Ref Wall]") +
			fmt.Sprintf(groupIn, "Own", test.egress) + fmt.Sprintf(groupIn, "Wall", ", SecurityGroupIngress: [{IpProtocol: '-1', CidrIp: 0.0.0.0/0}]") + test.more
		equal(t, test.name, showAdmissions(build(t, source)), test.want)
	}
}

func TestGroupsOfBothEnds(t *testing.T) {
	const in = `  In: {Type: "AWS::EC2::SecurityGroupIngress", %sProperties: {GroupId: %s, IpProtocol: tcp, FromPort: 443, ToPort: 443, SourceSecurityGroupId: %s}}` + "\n"
	const notIn = `closed: no rule of the default security group of the VPC of "E" lets TCP port 443 in from security group "Own" of "Function"`
	for _, test := range []struct{ name, function, endpoint, more, want string }{
		{"the endpoint has the default group", "!Ref Own", "", "", notIn},
		{"an empty list", "!Ref Own", ", SecurityGroupIds: []", "", notIn},
		{"both have the default group", "!GetAtt Vpc.DefaultSecurityGroup", "", "", "open"},
		{"the default group by name", "!GetAtt Vpc.DefaultSecurityGroup", ", SecurityGroupIds: [!GetAtt Vpc.DefaultSecurityGroup]", "", "open"},
		{"two groups", "!Ref Own, !GetAtt Vpc.DefaultSecurityGroup", "", "", "open"},
		{"the default group has a rule", "!Ref Own", "", fmt.Sprintf(in, "", "!GetAtt Vpc.DefaultSecurityGroup", "!Ref Own"), "open"},
		{
			"the CDK empties the default group", "!GetAtt Vpc.DefaultSecurityGroup", "", "  Restrict: {Type: 'Custom::VpcRestrictDefaultSG', Properties: {DefaultSecurityGroupId: !GetAtt Vpc.DefaultSecurityGroup}}",
			`closed: no rule of the default security group of the VPC of "Function" lets TCP port 443 out to the endpoint`,
		},
		{"one group that does not admit itself", "!Ref Own", ", SecurityGroupIds: [!Ref Own]", "", `closed: no rule of security group "Own" of "E" lets TCP port 443 in from security group "Own" of "Function"`},
		{"one group that does", "!Ref Own", ", SecurityGroupIds: [!Ref Own]", fmt.Sprintf(in, "", "!Ref Own", "!GetAtt Own.GroupId"), "open"},
		{"a rule of its own", "!Ref Own", ", SecurityGroupIds: [!Ref Wall]", fmt.Sprintf(in, "", "!Ref Wall", "!Ref Own"), "open"},
		{"that may not exist", "!Ref Own", ", SecurityGroupIds: [!Ref Wall]", fmt.Sprintf(in, "Condition: C, ", "!Ref Wall", "!Ref Own"), `unknown: "In" exists only under condition C`},
		{"for a given group", "!Ref Own", ", SecurityGroupIds: [!Ref Wall]", fmt.Sprintf(in, "", "!Ref Given", "!Ref Own"), `closed: no rule of security group "Wall" of "E" lets TCP port 443 in from security group "Own" of "Function"`},
		{"for an unknown group", "!Ref Own", ", SecurityGroupIds: [!Ref Wall]", fmt.Sprintf(in, "", "!Select [!Ref Range, [a, b]]", "!Ref Own"), `unknown: rule "In" belongs to a security group that is not known`},
		{"the client's group is given", "!Ref Given", ", SecurityGroupIds: [!Ref Wall]", fmt.Sprintf(in, "", "!Ref Wall", "!Ref Given"), "unknown: the rules of security group ${Given} are not in these templates"},
		{"and is not admitted", "!Ref Given", ", SecurityGroupIds: [!Ref Wall]", "", `closed: no rule of security group "Wall" of "E" lets TCP port 443 in from security group ${Given} of "Function"`},
		{"another given group is admitted", "!Ref Given", ", SecurityGroupIds: [!Ref Wall]", fmt.Sprintf(in, "", "!Ref Wall", "!Ref OtherGiven"), "unknown: the rules of security group ${Given} are not in these templates"},
		{"the endpoint's group is given", "!Ref Own", ", SecurityGroupIds: [!Ref Given]", "", "unknown: the rules of security group ${Given} are not in these templates"},
		{"and gets a rule", "!Ref Own", ", SecurityGroupIds: [!Ref Given]", fmt.Sprintf(in, "", "!Ref Given", "!Ref Own"), "open"},
		{"an imported group", "!ImportValue group", ", SecurityGroupIds: [!Ref Wall]", fmt.Sprintf(in, "", "!Ref Wall", "!ImportValue other"), "unknown: the rules of security group ${group} are not in these templates"},
		{"the endpoint's group in one case", "!Ref Own", ", SecurityGroupIds: !If [C, [!Ref Wall], !Ref AWS::NoValue]", fmt.Sprintf(in, "", "!Ref Wall", "!Ref Own"), "unknown: the security groups depend on the case"},
		{"no group of the function", "", ", SecurityGroupIds: [!Ref Wall]", fmt.Sprintf(in, "", "!Ref Wall", "!Ref Own"), "unknown: its security groups are not given"},
	} {
		source := walls + fmt.Sprintf(functionIn, "Subnet", test.function) + fmt.Sprintf(endpointIn, test.endpoint) +
			fmt.Sprintf(groupIn, "Own", "") + fmt.Sprintf(groupIn, "Wall", "") + test.more
		equal(t, test.name, showAdmissions(build(t, source)), test.want)
	}
}

// A subnet whose range is cut from its VPC's lies in it.
func TestRangeOfVpc(t *testing.T) {
	const further = `  More: {Type: "AWS::EC2::VPCCidrBlock", Properties: {VpcId: !Ref Vpc}}`
	for _, test := range []struct{ block, more, want string }{
		{"10.0.0.0/8", "", "open"},
		{"!GetAtt Vpc.CidrBlock", "", "open"},
		{"172.16.0.0/12", "", "closed"},
		{"10.0.3.0/24", "", "unknown"},
		{"10.0.0.0/8", further, "unknown"},
		{"172.16.0.0/12", further, "unknown"},
	} {
		source := walls + fmt.Sprintf(functionIn, "Cut", "!Ref Own") + fmt.Sprintf(endpointIn, ", SecurityGroupIds: [!Ref Wall]") +
			fmt.Sprintf(groupIn, "Own", "") + fmt.Sprintf(groupIn, "Wall", ", SecurityGroupIngress: [{IpProtocol: '-1', CidrIp: "+test.block+"}]") + test.more
		got, _, _ := strings.Cut(showAdmissions(build(t, source)), ":")
		equal(t, test.block+test.more, got, test.want)
	}
}

// In another stack a created group may go by the name of a parameter or an export.
func TestGroupsOfTwoStacks(t *testing.T) {
	one := walls + fmt.Sprintf(functionIn, "Subnet", "!Ref Own") + fmt.Sprintf(endpointIn, ", SecurityGroupIds: [!Ref Wall]") +
		fmt.Sprintf(groupIn, "Own", "") + fmt.Sprintf(groupIn, "Wall", "")
	for of, want := range map[string]string{
		"!ImportValue wall": `unknown: rule "In" belongs to a security group that is not known`,
		"sg-1":              `closed: no rule of security group "Wall" of "E" lets TCP port 443 in from security group "Own" of "Function"`,
	} {
		two := `Resources: {In: {Type: "AWS::EC2::SecurityGroupIngress", Properties: {GroupId: ` + of + `, IpProtocol: "-1", CidrIp: 0.0.0.0/0}}}`
		equal(t, of, showAdmissions(buildAll(t, read(t, "one", one), read(t, "two", two))), want)
	}
}

// Parameters of two stacks with one name are not the same.
func TestRangesOfTwoStacks(t *testing.T) {
	for in, want := range map[string]string{"one": "open", "two": "unknown"} {
		one := strings.Replace(walls, "10.0.1.0/24", "!Ref Range", 1) + fmt.Sprintf(functionIn, "Subnet", "!Ref Own") +
			fmt.Sprintf(endpointIn, ", SecurityGroupIds: [sg-1]") + fmt.Sprintf(groupIn, "Own", "")
		rule := `  In: {Type: "AWS::EC2::SecurityGroupIngress", Properties: {GroupId: sg-1, IpProtocol: "-1", CidrIp: !Ref Range}}` + "\n"
		two := "Parameters: {Range: {Type: String}}\nResources:\n  K: {Type: 'AWS::KMS::Key'}\n"
		if in == "one" {
			one += rule
		} else {
			two += rule
		}
		got, _, _ := strings.Cut(showAdmissions(buildAll(t, read(t, "one", one), read(t, "two", two))), ":")
		equal(t, in, got, want)
	}
}
