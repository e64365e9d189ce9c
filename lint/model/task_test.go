package model

import (
	"fmt"
	"strings"
	"testing"
)

const tasks = `
Resources:
  Vpc: {Type: "AWS::EC2::VPC"}
  Subnet: {Type: "AWS::EC2::Subnet", Properties: {VpcId: !Ref Vpc}}
  Group: {Type: "AWS::EC2::SecurityGroup", Properties: {VpcId: !Ref Vpc}}
  Secret: {Type: "AWS::SecretsManager::Secret", Properties: {Name: orders}}
  Reader: {Type: "AWS::IAM::Role", Properties: {Policies: [{PolicyDocument: {Statement: {Effect: Allow, Action: "secretsmanager:GetSecretValue", Resource: !Ref Secret}}}]}}
  Other: {Type: "AWS::IAM::Role"}
  Table: {Type: "AWS::EC2::RouteTable", Properties: {VpcId: !Ref Vpc}}
  Association: {Type: "AWS::EC2::SubnetRouteTableAssociation", Properties: {SubnetId: !Ref Subnet, RouteTableId: !Ref Table}}
  Internet: {Type: "AWS::EC2::InternetGateway"}
  Route: {Type: "AWS::EC2::Route", Properties: {RouteTableId: !Ref Table, DestinationCidrBlock: 0.0.0.0/0, GatewayId: !Ref Internet}}
  Service: {Type: "AWS::ECS::Service", Properties: {TaskDefinition: !Ref Task, %s}}
  Task: {Type: "AWS::ECS::TaskDefinition", Properties: {%s}}
`

func TestTasksAsReaders(t *testing.T) {
	const (
		vpc       = `NetworkConfiguration: {AwsvpcConfiguration: {Subnets: [!Ref Subnet], SecurityGroups: [!Ref Group]}}`
		public    = `NetworkConfiguration: {AwsvpcConfiguration: {Subnets: [!Ref Subnet], AssignPublicIp: ENABLED}}`
		fargate   = `LaunchType: FARGATE, ` + vpc
		handed    = `ExecutionRoleArn: !GetAtt Reader.Arn, ContainerDefinitions: [{Secrets: [{Name: A, ValueFrom: %s}]}]`
		variable  = `TaskRoleArn: !GetAtt Reader.Arn, ContainerDefinitions: [{Environment: [{Name: A, Value: !Ref Secret}]}]`
		isReader  = "Service reader: none"
		viaPublic = "Service reader: internet"
	)
	for _, test := range []struct{ name, service, task, want string }{
		{"a secret handed over", fargate, fmt.Sprintf(handed, "!Ref Secret"), isReader},
		{"a key of a secret", fargate, fmt.Sprintf(handed, "!Sub '${Secret}:password::'"), isReader},
		{"by capacity provider", "CapacityProviderStrategy: [{CapacityProvider: FARGATE_SPOT}], " + vpc, fmt.Sprintf(handed, "!Ref Secret"), isReader},
		{"by compatibility", vpc, "RequiresCompatibilities: [FARGATE], " + fmt.Sprintf(handed, "!Ref Secret"), isReader},
		{"a registry's login", fargate, `ExecutionRoleArn: !GetAtt Reader.Arn, ContainerDefinitions: [{RepositoryCredentials: {CredentialsParameter: !Ref Secret}}]`, isReader},
		{"the environment", vpc, variable, isReader},
		{"with public addresses", "LaunchType: FARGATE, " + public, fmt.Sprintf(handed, "!Ref Secret"), viaPublic},
		// The container instance fetches the secret, through its own network.
		{"on instances", "LaunchType: EC2, " + vpc, fmt.Sprintf(handed, "!Ref Secret"), ""},
		{"on instances by default", vpc, fmt.Sprintf(handed, "!Ref Secret"), ""},
		{"another secret", fargate, fmt.Sprintf(handed, "other"), ""},
		{"a role that may not read", fargate, strings.ReplaceAll(fmt.Sprintf(handed, "!Ref Secret"), "Reader", "Other"), ""},
		{"no VPC", "LaunchType: FARGATE", fmt.Sprintf(handed, "!Ref Secret"), ""},
	} {
		a := build(t, fmt.Sprintf(tasks, test.service, test.task))
		equal(t, test.name, showReach(a.facts.clients), test.want)
	}
}

// A task without security groups has the default group of its VPC.
func TestTaskInDefaultGroup(t *testing.T) {
	const endpoint = `  E: {Type: "AWS::EC2::VPCEndpoint", Properties: {VpcId: !Ref Vpc, VpcEndpointType: Interface, ServiceName: com.amazonaws.eu-west-1.secretsmanager}}`
	a := build(t, fmt.Sprintf(tasks, "NetworkConfiguration: {AwsvpcConfiguration: {Subnets: [!Ref Subnet]}}",
		"TaskRoleArn: !GetAtt Reader.Arn, ContainerDefinitions: [{Environment: [{Name: A, Value: orders}]}]")+endpoint)
	equal(t, "admission", showAdmissions(a), "open")
}

func TestEndpointPolicy(t *testing.T) {
	const endpoint = `
Parameters: {Given: {Type: String}}
Resources:
  Secret: {Type: "AWS::SecretsManager::Secret"}
  E: {Type: "AWS::EC2::VPCEndpoint", Properties: {VpcId: v, ServiceName: com.amazonaws.eu-west-1.secretsmanager%s}}
`
	for policy, want := range map[string]string{
		"": "on",
		", PolicyDocument: {Statement: {Effect: Allow, Principal: '*', Action: '*', Resource: '*'}}":                                        "off: allow [*] of [*] to any",
		`, PolicyDocument: '{"Statement": [{"Effect": "Allow", "Principal": "*", "Action": "secretsmanager:*", "Resource": "*"}]}'`:         "off: allow [secretsmanager:*] of [*] to any",
		", PolicyDocument: {Statement: [{Effect: Allow, Principal: '*', Action: 'secretsmanager:GetSecretValue', Resource: !Ref Secret}]}":  "off: allow [secretsmanager:GetSecretValue] of [${Secret}] to any, Secret",
		", PolicyDocument: {Statement: [{Effect: Deny, Principal: '*', NotAction: 'secretsmanager:GetSecretValue', Resource: !Ref Given}]}": "off: deny [] of [${Given}] to any, unknown: parameter Given has no value here",
		", PolicyDocument: !If [C, {Statement: {Effect: Allow, Principal: '*', Action: '*', Resource: '*'}}, !Ref AWS::NoValue]":            "unknown: allow [*] of [*] to any",
		", PolicyDocument: !Ref Given": "off: allow [] of [] to unknown",
	} {
		a := build(t, fmt.Sprintf(endpoint, policy))
		got := []string{a.facts.endpoints[0].defaultPolicy()}
		for _, s := range a.facts.endpointStatements {
			effect := map[bool]string{true: "allow", false: "deny"}[s.allows]
			shown := fmt.Sprintf("%s %v of %v to %s", effect, s.actions, s.resources, s.principals[0].class)
			for _, target := range s.targets {
				if target.secret != nil {
					shown += ", " + target.secret.id
				} else {
					shown += ", unknown: " + target.unknown
				}
			}
			got = append(got, shown)
		}
		equal(t, policy, strings.Join(got, ": "), want)
	}
}
