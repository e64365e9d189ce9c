# METADATA
# title: Function cannot reach Secrets Manager
# description: >-
#   A function in a VPC has no way to Secrets Manager but an interface endpoint or a NAT gateway. Without
#   either its calls hang until it times out, and the secret stays half rotated.
# related_resources:
#   - https://docs.aws.amazon.com/secretsmanager/latest/userguide/vpc-endpoint-overview.html
#   - https://docs.aws.amazon.com/secretsmanager/latest/userguide/rotation-function-network-access.html
# custom:
#   severity: high
#   tier: core
#   scope: assembly
#   fix: >-
#     add an AWS::EC2::VPCEndpoint of type Interface for com.amazonaws.<region>.secretsmanager to the VPC,
#     or use secretsendpoint.NewSecretsEndpoint
#   standards: [vpc-endpoint]
#   fails: |
#     Transform: AWS::SecretsManager-2024-09-16
#     Resources:
#       Rotation:
#         Type: AWS::SecretsManager::RotationSchedule
#         Properties:
#           SecretId: !ImportValue DbSecretArn
#           HostedRotationLambda:
#             RotationType: PostgreSQLSingleUser
#             VpcSubnetIds: !Ref Subnet
#             VpcSecurityGroupIds: !ImportValue FunctionGroupId
#           RotationRules: {ScheduleExpression: rate(30 days)}
#       Vpc:
#         Type: AWS::EC2::VPC
#         Properties: {CidrBlock: 10.0.0.0/16, EnableDnsHostnames: true}
#       Subnet:
#         Type: AWS::EC2::Subnet
#         Properties: {VpcId: !Ref Vpc, CidrBlock: 10.0.0.0/24}
#   passes: |
#     Transform: AWS::SecretsManager-2024-09-16
#     Resources:
#       Rotation:
#         Type: AWS::SecretsManager::RotationSchedule
#         DependsOn: Endpoint
#         Properties:
#           SecretId: !ImportValue DbSecretArn
#           HostedRotationLambda:
#             RotationType: PostgreSQLSingleUser
#             VpcSubnetIds: !Ref Subnet
#             VpcSecurityGroupIds: !ImportValue FunctionGroupId
#           RotationRules: {ScheduleExpression: rate(30 days)}
#       Vpc:
#         Type: AWS::EC2::VPC
#         Properties: {CidrBlock: 10.0.0.0/16, EnableDnsHostnames: true}
#       Subnet:
#         Type: AWS::EC2::Subnet
#         Properties: {VpcId: !Ref Vpc, CidrBlock: 10.0.0.0/24}
#       Endpoint:
#         Type: AWS::EC2::VPCEndpoint
#         Properties:
#           VpcEndpointType: Interface
#           ServiceName: !Sub "com.amazonaws.${AWS::Region}.secretsmanager"
#           VpcId: !Ref Vpc
#           SubnetIds: [!Ref Subnet]
#           SecurityGroupIds: [!ImportValue EndpointGroupId]
#           PrivateDnsEnabled: true
package rules.network["missing-secretsmanager-endpoint"]

import future.keywords.not

import data.lib.message as phrases

fail contains {"stack": client.stack, "path": client.path, "message": message} if {
	some client in input.clients
	client.reach.by == "none"
	message := sprintf("%s %s, but VPC %q has neither a Secrets Manager endpoint nor a NAT route for it%s", [
		_subject(client),
		_purpose[client.role],
		client.vpc_id,
		phrases.when(client.reach),
	])
}

open contains {"stack": client.stack, "path": client.path, "message": message, "reason": client.reach.reason} if {
	some client in input.clients
	client.reach.by == "undecided"
	message := sprintf("%s %s, but may not reach Secrets Manager", [_subject(client), _purpose[client.role]])
}

_subject(client) := sprintf("the hosted function of schedule %q", [client.id]) if client.hosted

_subject(client) := sprintf("service %q", [client.id]) if client.task

_subject(client) := sprintf("function %q", [client.id]) if {
	client.hosted == false
	client.task == false
}

_purpose := {"rotation": "rotates a secret", "reader": "reads a secret"}
