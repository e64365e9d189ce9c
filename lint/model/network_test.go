package model

import (
	"fmt"
	"strings"
	"testing"

	"github.com/secretwright/secretwright/lint/template"
)

// Two VPCs, a subnet and a security group in each, and a function in the first that a schedule runs.
const network = `
Parameters:
  VpcId: {Type: "AWS::EC2::VPC::Id"}
  SubnetId: {Type: "AWS::EC2::Subnet::Id"}
  SubnetIds: {Type: "List<AWS::EC2::Subnet::Id>"}
  NoSubnets: {Type: CommaDelimitedList, Default: ""}
  NoSubnet: {Type: String, Default: ""}
  Given: {Type: CommaDelimitedList, Default: "subnet-1,subnet-2"}
  Stored: {Type: "AWS::SSM::Parameter::Value<AWS::EC2::Subnet::Id>"}
  Service: {Type: String}
Resources:
  Vpc: {Type: "AWS::EC2::VPC"}
  Other: {Type: "AWS::EC2::VPC"}
  Subnet: {Type: "AWS::EC2::Subnet", Properties: {VpcId: !Ref Vpc}}
  Subnet2: {Type: "AWS::EC2::Subnet", Properties: {VpcId: !GetAtt Vpc.VpcId}}
  Foreign: {Type: "AWS::EC2::Subnet", Properties: {VpcId: !Ref Other}}
  InGiven: {Type: "AWS::EC2::Subnet", Properties: {VpcId: !Ref VpcId}}
  Group: {Type: "AWS::EC2::SecurityGroup", Properties: {VpcId: !Ref Vpc}}
  GivenGroup: {Type: "AWS::EC2::SecurityGroup", Properties: {VpcId: !Ref VpcId}}
  Secret: {Type: "AWS::SecretsManager::Secret"}
`

const functionOf = `
  Schedule: {Type: "AWS::SecretsManager::RotationSchedule", Properties: {SecretId: !Ref Secret, RotationLambdaARN: !GetAtt Function.Arn}}
  Function: {Type: "AWS::Lambda::Function", Properties: {VpcConfig: %s}}
`

func showReach(clients []*client) string {
	var shown []string
	for _, c := range clients {
		text := c.id + " " + c.role + ": " + c.reach.by
		for _, e := range c.reach.endpoints {
			text += " " + e.id
		}
		if c.reach.when != "" {
			text += " if " + abbreviated(c.reach.when)
		}
		if c.reach.reason != "" {
			text += ", " + c.reach.reason
		}
		shown = append(shown, text)
	}
	return strings.Join(shown, "; ")
}

func TestVpcOfFunction(t *testing.T) {
	for _, test := range []struct{ config, want string }{
		{"{SubnetIds: [!Ref Subnet]}", "Vpc"},
		{"{SubnetIds: [!Ref Subnet, !GetAtt Subnet2.SubnetId]}", "Vpc"},
		{"{SubnetIds: !Split [',', !Join [',', [!Ref Subnet]]]}", "Vpc"},
		{"{SubnetIds: !If [C, [!Ref Subnet], [!Ref Subnet2]]}", "Vpc"},
		{"{SubnetIds: [!If [C, !Ref Subnet, !Ref AWS::NoValue]]}", "Vpc"},
		{"{SubnetIds: [!Ref Subnet, !Ref Foreign]}", "its subnets lie in different VPCs"},
		{"{SubnetIds: [!Ref Subnet, !Ref Foreign], SecurityGroupIds: [!Ref Group]}", "its subnets lie in different VPCs"},
		{"{SubnetIds: [!Ref SubnetId]}", "its subnets are not in these templates: parameter SubnetId has no value here"},
		{"{SubnetIds: [!Ref SubnetId, !Ref Subnet]}", "Vpc"},
		{"{SubnetIds: !Ref SubnetIds}", "its subnets are not in these templates: parameter SubnetIds has no value here"},
		{"{SubnetIds: !Ref SubnetIds, SecurityGroupIds: [!Ref Group]}", "Vpc"},
		{"{SubnetIds: !Ref SubnetIds, SecurityGroupIds: [!GetAtt Group.GroupId]}", "Vpc"},
		{"{SubnetIds: [!ImportValue subnet], SecurityGroupIds: [!ImportValue group]}", "its subnets are not in these templates: it is the export subnet"},
		{"{SubnetIds: [!Ref Stored]}", "its subnets are not in these templates: parameter Stored is read from the parameter store at deployment"},
		{"{SubnetIds: [subnet-1]}", "its subnets are not in these templates: subnet-1"},
		{"{SubnetIds: [!Ref InGiven]}", "its VPC is not in these templates: parameter VpcId has no value here"},
		{"!If [C, {SubnetIds: [!Ref Subnet]}, !Ref AWS::NoValue]", "Vpc"},
		{"!Ref AWS::NoValue", "no client"},
		{"{SubnetIds: []}", "no client"},
		{"{SubnetIds: !Ref NoSubnets}", "no client"},
		{"{SubnetIds: [!Ref NoSubnet]}", "no client"},
	} {
		a := build(t, network+fmt.Sprintf(functionOf, test.config))
		got := "no client"
		for _, c := range a.facts.clients {
			got = c.vpc.reason
			if c.vpc.to != nil {
				got = c.vpc.to.id
			}
		}
		equal(t, test.config, got, test.want)
	}
}

func TestRotationClients(t *testing.T) {
	for _, test := range []struct{ name, resources, want string }{
		{"a function", `
  Schedule: {Type: "AWS::SecretsManager::RotationSchedule", Properties: {SecretId: !Ref Secret, RotationLambdaARN: !Sub "${Function.Arn}"}}
  Function: {Type: "AWS::Lambda::Function", Properties: {VpcConfig: {SubnetIds: [!Ref Subnet]}}}`, "Function rotation: none"},
		{"a function with a qualifier", `
  Schedule: {Type: "AWS::SecretsManager::RotationSchedule", Properties: {SecretId: !Ref Secret, RotationLambdaARN: !Sub "${Function.Arn}:live"}}
  Function: {Type: "AWS::Lambda::Function", Properties: {VpcConfig: {SubnetIds: [!Ref Subnet]}}}`, "Function rotation: none"},
		{"a version", `
  Schedule: {Type: "AWS::SecretsManager::RotationSchedule", Properties: {SecretId: !Ref Secret, RotationLambdaARN: !Ref Version}}
  Version: {Type: "AWS::Lambda::Version", Properties: {FunctionName: !Ref Function}}
  Function: {Type: "AWS::Lambda::Function", Properties: {VpcConfig: {SubnetIds: [!Ref Subnet]}}}`, "Function rotation: none"},
		{"an alias", `
  Schedule: {Type: "AWS::SecretsManager::RotationSchedule", Properties: {SecretId: !Ref Secret, RotationLambdaARN: !Ref Alias}}
  Alias: {Type: "AWS::Lambda::Alias", Properties: {FunctionName: !GetAtt Function.Arn}}
  Function: {Type: "AWS::Lambda::Function", Properties: {VpcConfig: {SubnetIds: [!Ref Subnet]}}}`, "Function rotation: none"},
		{"an alias of itself", `
  Schedule: {Type: "AWS::SecretsManager::RotationSchedule", Properties: {SecretId: !Ref Secret, RotationLambdaARN: !Ref Alias}}
  Alias: {Type: "AWS::Lambda::Alias", Properties: {FunctionName: !Ref Alias}}`, ""},
		{"one function of two schedules", `
  Schedule: {Type: "AWS::SecretsManager::RotationSchedule", Properties: {SecretId: !Ref Secret, RotationLambdaARN: !GetAtt Function.Arn}}
  Second: {Type: "AWS::SecretsManager::RotationSchedule", Properties: {SecretId: x, RotationLambdaARN: !GetAtt Function.Arn}}
  Function: {Type: "AWS::Lambda::Function", Properties: {VpcConfig: {SubnetIds: [!Ref Subnet]}}}`, "Function rotation: none"},
		{"an application", `
  Schedule: {Type: "AWS::SecretsManager::RotationSchedule", Properties: {SecretId: !Ref Secret, RotationLambdaARN: !GetAtt App.Outputs.RotationLambdaARN}}
  App: {Type: "AWS::Serverless::Application", Properties: {Location: {ApplicationId: "arn:aws:serverlessrepo:us-east-1:297356227824:applications/SecretsManagerRDSMySQLRotationSingleUser"}, Parameters: {vpcSubnetIds: !Join [",", [!Ref Subnet, !Ref Subnet2]]}}}`, "App rotation: none"},
		{"an application without a VPC", `
  Schedule: {Type: "AWS::SecretsManager::RotationSchedule", Properties: {SecretId: !Ref Secret, RotationLambdaARN: !GetAtt App.Outputs.RotationLambdaARN}}
  App: {Type: "AWS::Serverless::Application", Properties: {Location: {ApplicationId: "arn:aws:serverlessrepo:us-east-1:297356227824:applications/SecretsManagerRDSMySQLRotationSingleUser"}, Parameters: {functionName: f}}}`, ""},
		{"a function outside of the template", `
  Schedule: {Type: "AWS::SecretsManager::RotationSchedule", Properties: {SecretId: !Ref Secret, RotationLambdaARN: "arn:aws:lambda:eu-west-1:111122223333:function:f"}}`, ""},
		{"hosted, Join", `
  Schedule: {Type: "AWS::SecretsManager::RotationSchedule", Properties: {SecretId: !Ref Secret, HostedRotationLambda: {VpcSubnetIds: !Join [",", [!Ref Subnet, !Ref Subnet2]]}}}`, "Schedule rotation: none"},
		{"hosted, Sub with blanks", `
  Schedule: {Type: "AWS::SecretsManager::RotationSchedule", Properties: {SecretId: !Ref Secret, HostedRotationLambda: {VpcSubnetIds: !Sub "${Subnet}, ${Subnet2} "}}}`, "Schedule rotation: none"},
		{"hosted, one Ref", `
  Schedule: {Type: "AWS::SecretsManager::RotationSchedule", Properties: {SecretId: !Ref Secret, HostedRotationLambda: {VpcSubnetIds: !Ref Subnet}}}`, "Schedule rotation: none"},
		{"hosted, a list parameter joined", `
  Schedule: {Type: "AWS::SecretsManager::RotationSchedule", Properties: {SecretId: !Ref Secret, HostedRotationLambda: {VpcSubnetIds: !Join [",", !Ref SubnetIds]}}}`, "Schedule rotation: undecided, its subnets are not in these templates: Fn::Join is not computed"},
		{"hosted, a list parameter", `
  Schedule: {Type: "AWS::SecretsManager::RotationSchedule", Properties: {SecretId: !Ref Secret, HostedRotationLambda: {VpcSubnetIds: !Ref Given}}}`, "Schedule rotation: undecided, its subnets are not in these templates: subnet-2"},
		{"hosted, literal", `
  Schedule: {Type: "AWS::SecretsManager::RotationSchedule", Properties: {SecretId: !Ref Secret, HostedRotationLambda: {VpcSubnetIds: "subnet-1,subnet-2", VpcSecurityGroupIds: !Sub "${Group},${Group}"}}}`, "Schedule rotation: undecided, the routes of its subnets are not known: subnet-2"},
		{"hosted, empty", `
  Schedule: {Type: "AWS::SecretsManager::RotationSchedule", Properties: {SecretId: !Ref Secret, HostedRotationLambda: {VpcSubnetIds: ""}}}`, ""},
		{"hosted without a VPC", `
  Schedule: {Type: "AWS::SecretsManager::RotationSchedule", Properties: {SecretId: !Ref Secret, HostedRotationLambda: {RotationType: MySQLSingleUser}}}`, ""},
	} {
		equal(t, test.name, showReach(build(t, network+test.resources).facts.clients), test.want)
	}
}

func TestReachByEndpoint(t *testing.T) {
	inVpc := fmt.Sprintf(functionOf, "{SubnetIds: [!Ref Subnet]}")
	for _, test := range []struct{ name, endpoint, want string }{
		{"Interface", `{Type: "AWS::EC2::VPCEndpoint", Properties: {VpcId: !Ref Vpc, ServiceName: !Sub "com.amazonaws.${AWS::Region}.secretsmanager", VpcEndpointType: Interface}}`, "endpoint E"},
		{"of the default type", `{Type: "AWS::EC2::VPCEndpoint", Properties: {VpcId: !Ref Vpc, ServiceName: com.amazonaws.eu-west-1.secretsmanager}}`, "endpoint E"},
		{"FIPS", `{Type: "AWS::EC2::VPCEndpoint", Properties: {VpcId: !Ref Vpc, ServiceName: com.amazonaws.us-east-1.secretsmanager-fips}}`, "endpoint E"},
		{"in China", `{Type: "AWS::EC2::VPCEndpoint", Properties: {VpcId: !GetAtt Vpc.VpcId, ServiceName: com.amazonaws.cn-north-1.secretsmanager}}`, "endpoint E"},
		{"by Join", `{Type: "AWS::EC2::VPCEndpoint", Properties: {VpcId: !Ref Vpc, ServiceName: !Join [".", [com.amazonaws, !Ref AWS::Region, secretsmanager]]}}`, "endpoint E"},
		{"by case", `{Type: "AWS::EC2::VPCEndpoint", Properties: {VpcId: !Ref Vpc, ServiceName: !If [C, com.amazonaws.us-east-1.secretsmanager, com.amazonaws.us-east-1.secretsmanager-fips]}}`, "endpoint E"},
		{"under the function's condition", `{Type: "AWS::EC2::VPCEndpoint", Condition: C, Properties: {VpcId: !Ref Vpc, ServiceName: com.amazonaws.eu-west-1.secretsmanager}}`, "none E if not C"},
		{"of another service", `{Type: "AWS::EC2::VPCEndpoint", Properties: {VpcId: !Ref Vpc, ServiceName: com.amazonaws.eu-west-1.kms}}`, "none"},
		{"of one of other services", `{Type: "AWS::EC2::VPCEndpoint", Properties: {VpcId: !Ref Vpc, ServiceName: !If [C, com.amazonaws.eu-west-1.kms, cn.com.amazonaws.cn-north-1.kms]}}`, "none"},
		{"of this service in one case", `{Type: "AWS::EC2::VPCEndpoint", Properties: {VpcId: !Ref Vpc, ServiceName: !If [C, com.amazonaws.eu-west-1.secretsmanager, com.amazonaws.eu-west-1.kms]}}`, `undecided, the service of endpoint "E" is not known: it depends on the case`},
		{"of an unknown service", `{Type: "AWS::EC2::VPCEndpoint", Properties: {VpcId: !Ref Vpc, ServiceName: !Sub "com.amazonaws.eu-west-1.${Service}"}}`, `undecided, the service of endpoint "E" is not known: parameter Service has no value here`},
		{"of another VPC", `{Type: "AWS::EC2::VPCEndpoint", Properties: {VpcId: !Ref Other, ServiceName: com.amazonaws.eu-west-1.secretsmanager}}`, "none"},
		// What is created with the stack can be no parameter of it.
		{"of a given VPC", `{Type: "AWS::EC2::VPCEndpoint", Properties: {VpcId: !Ref VpcId, ServiceName: com.amazonaws.eu-west-1.secretsmanager}}`, "none"},
		{"of a VPC that is not known", `{Type: "AWS::EC2::VPCEndpoint", Properties: {VpcId: !Select [0, [!If [C, !Ref Vpc, !Ref Other]]], ServiceName: com.amazonaws.eu-west-1.secretsmanager}}`, `undecided, the VPC of endpoint "E" is not known: its VPC is not known`},
	} {
		got := showReach(build(t, network+inVpc+"  E: "+test.endpoint).facts.clients)
		equal(t, test.name, strings.TrimPrefix(got, "Function rotation: "), test.want)
	}
}

func TestReachInGivenVpc(t *testing.T) {
	for _, test := range []struct{ name, vpcID, want string }{
		{"the same parameter", "!Ref VpcId", "endpoint E"},
		{"an import of the same name", "!ImportValue VpcId", "undecided, its VPC is not in these templates: parameter VpcId has no value here"},
		{"the template's VPC", "!Ref Vpc", "undecided, its VPC is not in these templates: parameter VpcId has no value here"},
	} {
		for _, config := range []string{"{SubnetIds: [!Ref InGiven]}", "{SubnetIds: !Ref SubnetIds, SecurityGroupIds: [!Ref GivenGroup]}"} {
			source := network + fmt.Sprintf(functionOf, config) + `  E: {Type: "AWS::EC2::VPCEndpoint", Properties: {ServiceName: com.amazonaws.eu-west-1.secretsmanager, VpcId: ` + test.vpcID + "}}"
			got := showReach(build(t, source).facts.clients)
			equal(t, test.name, strings.TrimPrefix(got, "Function rotation: "), test.want)
		}
	}
}

func TestReachByEndpointOfAnotherStack(t *testing.T) {
	one := read(t, "one", network+fmt.Sprintf(functionOf, "{SubnetIds: [!Ref Subnet]}"))
	two := read(t, "two", `
Resources:
  E: {Type: "AWS::EC2::VPCEndpoint", Properties: {ServiceName: com.amazonaws.eu-west-1.secretsmanager, VpcId: !ImportValue vpc}}`)
	equal(t, "imported VPC", showReach(buildAll(t, one, two).facts.clients),
		`Function rotation: undecided, the VPC of endpoint "E" is not known: its VPC is not in these templates: it is the export vpc`)
}

func TestReachByRoute(t *testing.T) {
	const base = `
  Table: {Type: "AWS::EC2::RouteTable", Properties: {VpcId: !Ref Vpc}}
  Nat: {Type: "AWS::EC2::NatGateway"}
  Internet: {Type: "AWS::EC2::InternetGateway"}
  Private: {Type: "AWS::EC2::VPNGateway"}
`
	const association = `
  Association: {Type: "AWS::EC2::SubnetRouteTableAssociation", Properties: {SubnetId: !Ref Subnet2, RouteTableId: !Ref Table}}
`
	for _, test := range []struct{ name, resources, want string }{
		{"no routes", "", "none"},
		{"no association", `  R: {Type: "AWS::EC2::Route", Properties: {RouteTableId: !Ref Table, DestinationCidrBlock: 0.0.0.0/0, NatGatewayId: !Ref Nat}}`, "none"},
		{"a NAT gateway for one subnet", association + `  R: {Type: "AWS::EC2::Route", Properties: {RouteTableId: !Ref Table, DestinationCidrBlock: 0.0.0.0/0, NatGatewayId: !Ref Nat}}`, "nat"},
		{"an internet gateway", association + `  R: {Type: "AWS::EC2::Route", Properties: {RouteTableId: !Ref Table, DestinationCidrBlock: 0.0.0.0/0, GatewayId: !Ref Internet}}`, "none"},
		{"an internet gateway under a condition", association + `  R: {Type: "AWS::EC2::Route", Condition: C, Properties: {RouteTableId: !Ref Table, DestinationCidrBlock: 0.0.0.0/0, GatewayId: !Ref Internet}}`, "none"},
		{"a private gateway", association + `  R: {Type: "AWS::EC2::Route", Properties: {RouteTableId: !Ref Table, DestinationCidrBlock: 0.0.0.0/0, GatewayId: !Ref Private}}`, `undecided, route "R" leads to a gateway whose way out is not known`},
		{"a transit gateway", association + `  R: {Type: "AWS::EC2::Route", Properties: {RouteTableId: !Ref Table, DestinationCidrBlock: 0.0.0.0/0, TransitGatewayId: tgw-1}}`, `undecided, route "R" leads to a gateway whose way out is not known`},
		{"another destination", association + `  R: {Type: "AWS::EC2::Route", Properties: {RouteTableId: !Ref Table, DestinationCidrBlock: 10.0.0.0/8, TransitGatewayId: tgw-1}}`, "none"},
		{"a prefix list", association + `  R: {Type: "AWS::EC2::Route", Properties: {RouteTableId: !Ref Table, DestinationPrefixListId: pl-1, TransitGatewayId: tgw-1}}`, "none"},
		{"IPv6, which the function does not use", association + `  R: {Type: "AWS::EC2::Route", Properties: {RouteTableId: !Ref Table, DestinationIpv6CidrBlock: "::/0", EgressOnlyInternetGatewayId: eigw-1}}`, "none"},
		{"a route under a condition", association + `  R: {Type: "AWS::EC2::Route", Condition: C, Properties: {RouteTableId: !Ref Table, DestinationCidrBlock: 0.0.0.0/0, NatGatewayId: !Ref Nat}}`, "none if not C"},
		{"an association under a condition", `
  Association: {Type: "AWS::EC2::SubnetRouteTableAssociation", Condition: C, Properties: {SubnetId: !Ref Subnet2, RouteTableId: !Ref Table}}
  R: {Type: "AWS::EC2::Route", Properties: {RouteTableId: !Ref Table, DestinationCidrBlock: 0.0.0.0/0, NatGatewayId: !Ref Nat}}`, "none if not C"},
		{"an imported table", `
  Association: {Type: "AWS::EC2::SubnetRouteTableAssociation", Properties: {SubnetId: !Ref Subnet2, RouteTableId: !ImportValue table}}`, `undecided, the route table that "Association" names is not in these templates`},
		{"a route of an imported table", `
  R: {Type: "AWS::EC2::Route", Properties: {RouteTableId: !ImportValue table, DestinationCidrBlock: 0.0.0.0/0, NatGatewayId: !Ref Nat}}`, `undecided, route "R" belongs to a RouteTableId that is not in these templates`},
	} {
		source := network + fmt.Sprintf(functionOf, "{SubnetIds: [!Ref Subnet, !Ref Subnet2]}") + base + test.resources
		got := showReach(build(t, source).facts.clients)
		equal(t, test.name, strings.TrimPrefix(got, "Function rotation: "), test.want)
	}
}

func TestReachByIPv6(t *testing.T) {
	const routes = `
  Table: {Type: "AWS::EC2::RouteTable", Properties: {VpcId: !Ref Vpc}}
  Association: {Type: "AWS::EC2::SubnetRouteTableAssociation", Properties: {SubnetId: !Ref Subnet, RouteTableId: !Ref Table}}
  R: {Type: "AWS::EC2::Route", Properties: {RouteTableId: !Ref Table, DestinationIpv6CidrBlock: "::/0", EgressOnlyInternetGatewayId: eigw-1}}
`
	source := network + fmt.Sprintf(functionOf, "{SubnetIds: [!Ref Subnet], Ipv6AllowedForDualStack: true}") + routes
	equal(t, "a function that uses IPv6", showReach(build(t, source).facts.clients),
		`Function rotation: undecided, route "R" leads to a gateway whose way out is not known`)
}

func TestReaders(t *testing.T) {
	const allow = `{Statement: {Effect: Allow, Action: "%s", Resource: "*"}}`
	const reader = `
  Function:
    Type: AWS::Lambda::Function
    Properties:
      Role: !GetAtt Role.Arn
      VpcConfig: {SubnetIds: [!Ref Subnet]}
      Environment: {Variables: {SECRET: %s}}
`
	inline := func(action string) string {
		return `  Role: {Type: "AWS::IAM::Role", Properties: {Policies: [{PolicyName: p, PolicyDocument: ` + fmt.Sprintf(allow, action) + "}]}}"
	}
	const reads, doesNot = "Function reader: none", ""
	for _, test := range []struct{ name, variable, role, want string }{
		{"an inline policy", "!Ref Secret", inline("secretsmanager:GetSecretValue"), reads},
		{"actions without case", "!Ref Secret", inline("SecretsManager:getsecretvalue"), reads},
		{"all reading actions", "!Ref Secret", inline("secretsmanager:Get*"), reads},
		{"all actions", "!Ref Secret", inline("*"), reads},
		{"the secret in text", "!Sub '${Secret}'", inline("secretsmanager:*"), reads},
		{"the secret in one case", "!If [C, !Ref Secret, x]", inline("secretsmanager:*"), reads},
		{"no secret", "x", inline("secretsmanager:*"), doesNot},
		{"a value of the secret, read at deployment", "!Sub '{{resolve:secretsmanager:${Secret}}}'", inline("secretsmanager:*"), doesNot},
		{"no permission", "!Ref Secret", `  Role: {Type: "AWS::IAM::Role"}`, doesNot},
		{"another permission", "!Ref Secret", inline("secretsmanager:DescribeSecret"), doesNot},
		{"a denial", "!Ref Secret", `  Role: {Type: "AWS::IAM::Role", Properties: {Policies: [{PolicyDocument: {Statement: {Effect: Deny, Action: "*"}}}]}}`, doesNot},
		{"AWS::IAM::Policy", "!Ref Secret", `
  Role: {Type: "AWS::IAM::Role"}
  Policy: {Type: "AWS::IAM::Policy", Properties: {Roles: [!Ref Role], PolicyDocument: ` + fmt.Sprintf(allow, "secretsmanager:GetSecretValue") + "}}", reads},
		{"a managed policy that names the role", "!Ref Secret", `
  Role: {Type: "AWS::IAM::Role"}
  Policy: {Type: "AWS::IAM::ManagedPolicy", Properties: {Roles: [!Ref Role], PolicyDocument: ` + fmt.Sprintf(allow, "secretsmanager:GetSecretValue") + "}}", reads},
		{"a managed policy that the role names", "!Ref Secret", `
  Role: {Type: "AWS::IAM::Role", Properties: {ManagedPolicyArns: [!Ref Policy]}}
  Policy: {Type: "AWS::IAM::ManagedPolicy", Properties: {PolicyDocument: ` + fmt.Sprintf(allow, "secretsmanager:GetSecretValue") + "}}", reads},
		{"AWS's own policy", "!Ref Secret", `  Role: {Type: "AWS::IAM::Role", Properties: {ManagedPolicyArns: [!Sub "arn:${AWS::Partition}:iam::aws:policy/SecretsManagerReadWrite"]}}`, reads},
		{"another policy of AWS", "!Ref Secret", `  Role: {Type: "AWS::IAM::Role", Properties: {ManagedPolicyArns: ["arn:aws:iam::aws:policy/service-role/AWSLambdaVPCAccessExecutionRole"]}}`, doesNot},
		{"a policy of another role", "!Ref Secret", `
  Role: {Type: "AWS::IAM::Role"}
  Elsewhere: {Type: "AWS::IAM::Role"}
  Policy: {Type: "AWS::IAM::Policy", Properties: {Roles: [!Ref Elsewhere], PolicyDocument: ` + fmt.Sprintf(allow, "*") + "}}", doesNot},
	} {
		source := network + fmt.Sprintf(reader, test.variable) + test.role
		equal(t, test.name, showReach(build(t, source).facts.clients), test.want)
	}
}

func TestDNS(t *testing.T) {
	const template = `
Parameters:
  Unknown: {Type: String}
Resources:
  Vpc: {Type: "AWS::EC2::VPC", Properties: %s}
  E: {Type: "AWS::EC2::VPCEndpoint", Properties: %s}
  Zone: {Type: "AWS::Route53::HostedZone", Properties: {Name: %s, VPCs: [{VPCId: !Ref Vpc}]}}
`
	for _, test := range []struct {
		vpc, endpoint, zone string
		want                dns
	}{
		{"{}", "{}", "example.org", dns{"off", "on", "off", false}},
		{"{EnableDnsHostnames: true, EnableDnsSupport: 'false'}", "{PrivateDnsEnabled: 'true', ", "example.org", dns{"on", "off", "on", false}},
		{"{EnableDnsHostnames: !Ref Unknown}", "{PrivateDnsEnabled: !If [C, true, false], ", "secretsmanager-docs.org", dns{"unknown", "on", "unknown", false}},
		{"{}", "{PrivateDnsEnabled: false, ", "!Sub 'secretsmanager.${AWS::Region}.amazonaws.com'", dns{"off", "on", "off", true}},
	} {
		endpoint := strings.TrimSuffix(test.endpoint, "}") + "VpcId: !Ref Vpc, ServiceName: com.amazonaws.eu-west-1.secretsmanager}"
		a := build(t, fmt.Sprintf(template, test.vpc, endpoint, test.zone))
		equal(t, test.vpc+test.endpoint, a.dnsOf(a.facts.endpoints[0]), test.want)
	}
}

func TestByDefaultName(t *testing.T) {
	const template = `
  Schedule: {Type: "AWS::SecretsManager::RotationSchedule", Properties: {SecretId: !Ref Secret, RotationLambdaARN: !GetAtt Function.Arn}}
  E: {Type: "AWS::EC2::VPCEndpoint", Properties: {VpcId: !Ref Vpc, ServiceName: com.amazonaws.eu-west-1.secretsmanager}}
  Function: {Type: "AWS::Lambda::Function", Properties: {VpcConfig: {SubnetIds: [!Ref Subnet]}, Environment: {Variables: {SECRETS_MANAGER_ENDPOINT: %s}}}}
`
	for _, test := range []struct {
		url  string
		want bool
	}{
		{"!Ref AWS::NoValue", true},
		{"!Sub 'https://secretsmanager.${AWS::Region}.amazonaws.com'", true},
		{"!Sub 'https://${E}.secretsmanager.${AWS::Region}.vpce.amazonaws.com'", false},
		{"https://vpce-1.secretsmanager.eu-west-1.vpce.amazonaws.com", false},
		{"!Select [1, !Split [':', !Select [0, !GetAtt E.DnsEntries]]]", false},
		{"!Ref Service", false},
	} {
		a := build(t, network+fmt.Sprintf(template, test.url))
		equal(t, test.url, a.facts.clients[0].byDefaultName(), test.want)
	}
}

// A VPC outside the templates has an endpoint where the user says so, by its id or that of a subnet, or by
// the name of the parameter or export that holds one.
func TestReachInDeclaredVpc(t *testing.T) {
	const source = `
Parameters: {VpcParameter: {Type: String}, SubnetParameter: {Type: String}}
Resources:
  Secret: {Type: "AWS::SecretsManager::Secret"}
  Subnet: {Type: "AWS::EC2::Subnet", Properties: {VpcId: !Ref VpcParameter}}
  Schedule: {Type: "AWS::SecretsManager::RotationSchedule", Properties: {SecretId: !Ref Secret, RotationLambdaARN: !GetAtt F.Arn}}
  F: {Type: "AWS::Lambda::Function", Properties: {VpcConfig: {SubnetIds: [%s]}}}
`
	for _, test := range []struct{ subnet, declared, want string }{
		{"subnet-0a1b2c3d", "subnet-0a1b2c3d", "endpoint"},
		{"subnet-0a1b2c3d", "subnet-99999999", "undecided"},
		{"!Ref Subnet", "VpcParameter", "endpoint"},
		{"!Ref SubnetParameter", "SubnetParameter", "endpoint"},
		{"!ImportValue shared-subnet", "shared-subnet", "endpoint"},
		{"!ImportValue shared-subnet", "other-subnet", "undecided"},
	} {
		a := New([]*template.Stack{read(t, "t.yaml", fmt.Sprintf(source, test.subnet))}, Options{VPCsWithEndpoint: []string{test.declared}})
		equal(t, test.subnet+" with "+test.declared, a.facts.clients[0].reach.by, test.want)
	}
}
