//go:build unix

package main

import (
	"fmt"
	"strings"
)

// graphs are many resources that all have to do with each other.
//
//nolint:funlen // a table
func graphs() []hostile {
	secrets := func(n int) string {
		return every(n, "  S%[1]d: {Type: AWS::SecretsManager::Secret, Properties: {Name: app/s%[1]d, GenerateSecretString: {}}}\n")
	}
	resources := func(text func(n int) string) func(folder, int) {
		return template(func(n int) string { return "Resources:\n" + text(n) })
	}
	return []hostile{
		{group: "graph", name: "9,000 resources in a circle of references", size: 9_000, growth: true, says: `^2 open`, files: resources(func(n int) string {
			return each(n, func(i int) string {
				return fmt.Sprintf("  A%d: {Type: AWS::SecretsManager::SecretTargetAttachment, Properties: {SecretId: !Ref A%d, TargetId: !Ref A%d, TargetType: AWS::RDS::DBInstance}}\n", i, (i+1)%n, i)
			}) + "  R: {Type: AWS::SecretsManager::RotationSchedule, Properties: {SecretId: !Ref A0, RotationRules: {AutomaticallyAfterDays: 30}}}\n" + secrets(1)
		})},
		{group: "graph", name: "a chain of 9,990 attachments", size: 9_990, growth: true, exit: 1, says: `\[[a-z-]+\]`, files: resources(func(n int) string {
			return each(n, func(i int) string {
				return fmt.Sprintf("  A%d: {Type: AWS::SecretsManager::SecretTargetAttachment, Properties: {SecretId: !Ref A%d}}\n", i, i+1)
			}) + fmt.Sprintf("  A%d: {Type: AWS::SecretsManager::Secret, Properties: {GenerateSecretString: {}}}\n", n)
		})},
		{group: "graph", name: "9,900 resources that all depend on each other's neighbours", size: 9_900, growth: true, exit: 1, says: `\[[a-z-]+\]`, files: resources(func(n int) string {
			return secrets(1) + each(n, func(i int) string {
				return fmt.Sprintf("  T%d: {Type: AWS::SNS::Topic, DependsOn: [%s]}\n", i, each(10, func(j int) string { return fmt.Sprintf("T%d, ", (i+j*j+1)%n) }))
			}) + "  F: {Type: AWS::Lambda::Function, DependsOn: T0, Properties: {Runtime: python3.12, Role: !GetAtt T0.Arn}}\n  R: {Type: AWS::SecretsManager::RotationSchedule, DependsOn: F, Properties: {SecretId: !Ref S0, RotationLambdaARN: !GetAtt F.Arn, RotationRules: {AutomaticallyAfterDays: 30}}}\n"
		})},
		{group: "graph", name: "4,999 secrets, 4,999 policies for all of them", size: 4999, growth: true, exit: 1, says: `\[[a-z-]+\]`, files: resources(func(n int) string {
			return secrets(n) + every(n, "  P%[1]d: {Type: AWS::IAM::ManagedPolicy, Properties: {PolicyDocument: {Statement: [{Effect: Allow, Action: 'secretsmanager:*', Resource: 'arn:aws:secretsmanager:*:*:secret:app/*%[1]d*'}]}}}\n")
		})},
		{group: "graph", name: "4,999 secrets with one name, 4,999 schedules by that name", size: 4999, growth: true, exit: 1, says: `\[[a-z-]+\]`, files: resources(func(n int) string {
			return every(n, "  S%[1]d: {Type: AWS::SecretsManager::Secret, Properties: {Name: same, GenerateSecretString: {}}}\n") +
				every(n, "  R%[1]d: {Type: AWS::SecretsManager::RotationSchedule, Properties: {SecretId: same, RotationLambdaARN: !ImportValue f, RotationRules: {AutomaticallyAfterDays: 30}}}\n")
		})},
		{group: "graph", name: "9,990 schedules and policies of one secret", size: 9_990, growth: true, exit: 1, says: `\[[a-z-]+\]`, files: resources(func(n int) string {
			return secrets(1) + every(n/2, "  R%[1]d: {Type: AWS::SecretsManager::RotationSchedule, Properties: {SecretId: !Ref S0, RotationLambdaARN: !ImportValue f, RotationRules: {AutomaticallyAfterDays: 30}}}\n") +
				every(n/2, "  P%[1]d: {Type: AWS::SecretsManager::ResourcePolicy, Properties: {SecretId: !Ref S0, ResourcePolicy: {Statement: [{Effect: Allow, Principal: '*', Action: 'secretsmanager:GetSecretValue', Resource: '*'}]}}}\n")
		})},
		{group: "graph", name: "one policy: 3,000 grants, 3,000 denials", size: 3000, growth: true, exit: 1, says: `\[[a-z-]+\]`, files: resources(func(n int) string {
			return secrets(1) + "  P:\n    Type: AWS::SecretsManager::ResourcePolicy\n    Properties:\n      SecretId: !Ref S0\n      ResourcePolicy:\n        Statement:\n" +
				every(n, "          - {Effect: Allow, Principal: {AWS: '*'}, Action: 'secretsmanager:GetSecretValue', Resource: '*', Condition: {StringEquals: {'aws:PrincipalTag/t': 'v%[1]d'}}}\n          - {Effect: Deny, Principal: '*', Action: 'secretsmanager:Put*', Resource: '*', Condition: {StringNotEquals: {'aws:PrincipalAccount': '111122223333'}}}\n")
		})},
		{group: "graph", name: "one statement: 100,000 principals", size: 100_000, growth: true, exit: 1, says: `\[[a-z-]+\]`, files: resources(func(n int) string {
			return secrets(1) + "  P: {Type: AWS::SecretsManager::ResourcePolicy, Properties: {SecretId: !Ref S0, ResourcePolicy: {Statement: [{Effect: Allow, Action: '*', Resource: '*', Principal: {AWS: [" +
				every(n, "'arn:aws:iam::%012[1]d:root', ") + "]}}]}}}\n"
		})},
		{group: "graph", name: "one statement: 100,000 actions with wildcards", size: 100_000, growth: true, exit: 1, says: `\[[a-z-]+\]`, files: resources(func(n int) string {
			return secrets(1) + "  P: {Type: AWS::SecretsManager::ResourcePolicy, Properties: {SecretId: !Ref S0, ResourcePolicy: {Statement: [{Effect: Allow, Principal: '*', Resource: '*', Action: [" +
				every(n, "'secretsmanager:*a*b*%[1]d', ") + "]}]}}}\n"
		})},
		{group: "graph", name: "one action of a million wildcards", size: 1_000_000, growth: true, exit: 1, says: `\[[a-z-]+\]`, files: resources(func(n int) string {
			return secrets(1) + "  P: {Type: AWS::SecretsManager::ResourcePolicy, Properties: {SecretId: !Ref S0, ResourcePolicy: {Statement: [{Effect: Allow, Principal: '*', Resource: '*', Action: 'secretsmanager:" +
				strings.Repeat("*a", n) + "'}]}}}\n"
		})},
		{group: "graph", name: "one statement: 50,000 condition keys", size: 50_000, growth: true, exit: 1, says: `\[[a-z-]+\]`, files: resources(func(n int) string {
			return secrets(1) + "  P: {Type: AWS::SecretsManager::ResourcePolicy, Properties: {SecretId: !Ref S0, ResourcePolicy: {Statement: [{Effect: Allow, Principal: '*', Resource: '*', Action: '*', Condition: {StringEquals: {" +
				every(n, "'aws:PrincipalTag/%[1]d': x, ") + "}}}]}}}\n"
		})},
		{group: "graph", name: "4,990 functions whose roles read one secret", size: 4_990, growth: true, exit: 1, says: `\[[a-z-]+\]`, files: resources(func(n int) string {
			return secrets(1) + every(n, "  F%[1]d: {Type: AWS::Lambda::Function, Properties: {Role: !GetAtt R%[1]d.Arn}}\n  R%[1]d: {Type: AWS::IAM::Role, Properties: {AssumeRolePolicyDocument: {Statement: [{Effect: Allow, Principal: {Service: lambda.amazonaws.com}, Action: 'sts:AssumeRole'}]}, Policies: [{PolicyName: p, PolicyDocument: {Statement: [{Effect: Allow, Action: 'secretsmanager:GetSecretValue', Resource: !Ref S0}]}}]}}\n")
		})},
		{group: "graph", name: "one policy for 9,990 roles", size: 9_990, growth: true, exit: 1, says: `\[[a-z-]+\]`, files: resources(func(n int) string {
			return secrets(1) + every(n, "  R%[1]d: {Type: AWS::IAM::Role, Properties: {AssumeRolePolicyDocument: {Statement: []}}}\n") +
				"  P: {Type: AWS::IAM::Policy, Properties: {PolicyName: p, PolicyDocument: {Statement: [{Effect: Allow, Action: '*', Resource: '*'}]}, Roles: [" + every(n, "!Ref R%[1]d, ") + "]}}\n"
		})},
		{group: "graph", name: "one VPC: 1,900 subnets, functions, endpoints, schedules", size: 1900, growth: true, exit: 3, says: `there are 1900 endpoints of one VPC, more than the 50 that are judged`, files: resources(func(n int) string {
			return secrets(1) + "  V: {Type: AWS::EC2::VPC, Properties: {CidrBlock: 10.0.0.0/8}}\n" +
				every(n, "  N%[1]d: {Type: AWS::EC2::Subnet, Properties: {VpcId: !Ref V, CidrBlock: 10.0.0.0/24, AvailabilityZone: a%[1]d}}\n  G%[1]d: {Type: AWS::EC2::SecurityGroup, Properties: {VpcId: !Ref V}}\n  F%[1]d: {Type: AWS::Lambda::Function, Properties: {VpcConfig: {SubnetIds: [!Ref N%[1]d], SecurityGroupIds: [!Ref G%[1]d]}}}\n  E%[1]d: {Type: AWS::EC2::VPCEndpoint, Properties: {VpcId: !Ref V, VpcEndpointType: Interface, ServiceName: com.amazonaws.eu-west-1.secretsmanager, SubnetIds: [!Ref N%[1]d], SecurityGroupIds: [!Ref G%[1]d]}}\n") +
				every(n, "  W%[1]d: {Type: AWS::SecretsManager::RotationSchedule, Properties: {SecretId: !Ref S0, RotationLambdaARN: !GetAtt F%[1]d.Arn, RotationRules: {AutomaticallyAfterDays: 30}}}\n")
		})},
		{group: "graph", name: "one function in 9,500 subnets", size: 19_000, growth: true, exit: 1, says: `\[[a-z-]+\]`, files: resources(func(n int) string {
			return secrets(1) + "  V: {Type: AWS::EC2::VPC, Properties: {CidrBlock: 10.0.0.0/8}}\n" + every(n/2, "  N%[1]d: {Type: AWS::EC2::Subnet, Properties: {VpcId: !Ref V}}\n") +
				"  F: {Type: AWS::Lambda::Function, Properties: {VpcConfig: {SubnetIds: [" + every(n/2, "!Ref N%[1]d, ") + "]}}}\n  W: {Type: AWS::SecretsManager::RotationSchedule, Properties: {SecretId: !Ref S0, RotationLambdaARN: !GetAtt F.Arn, RotationRules: {AutomaticallyAfterDays: 30}}}\n"
		})},
		{group: "graph", name: "one security group of 60,000 rules", size: 60_000, growth: true, exit: 1, says: `\[[a-z-]+\]`, files: resources(func(n int) string {
			return secrets(1) + "  V: {Type: AWS::EC2::VPC, Properties: {CidrBlock: 10.0.0.0/8}}\n  N: {Type: AWS::EC2::Subnet, Properties: {VpcId: !Ref V, CidrBlock: 10.0.0.0/24}}\n" +
				"  G:\n    Type: AWS::EC2::SecurityGroup\n    Properties:\n      VpcId: !Ref V\n      SecurityGroupIngress:\n" + strings.Repeat("        - {IpProtocol: tcp, FromPort: 1, ToPort: 2, CidrIp: 10.0.0.0/32}\n", n) +
				"  F: {Type: AWS::Lambda::Function, Properties: {VpcConfig: {SubnetIds: [!Ref N], SecurityGroupIds: [!Ref G]}}}\n  E: {Type: AWS::EC2::VPCEndpoint, Properties: {VpcId: !Ref V, VpcEndpointType: Interface, ServiceName: com.amazonaws.eu-west-1.secretsmanager, SubnetIds: [!Ref N], SecurityGroupIds: [!Ref G]}}\n  W: {Type: AWS::SecretsManager::RotationSchedule, Properties: {SecretId: !Ref S0, RotationLambdaARN: !GetAtt F.Arn, RotationRules: {AutomaticallyAfterDays: 30}}}\n"
		})},
	}
}
