# METADATA
# title: Secrets traffic leaves through NAT
# description: >-
#   A rotation function reaches Secrets Manager through a NAT gateway, so that new passwords leave the VPC
#   and the function's network is open to the internet. An interface endpoint keeps the traffic inside.
# related_resources:
#   - https://docs.aws.amazon.com/secretsmanager/latest/userguide/vpc-endpoint-overview.html
#   - https://docs.aws.amazon.com/secretsmanager/latest/userguide/rotation-function-network-access.html
# custom:
#   severity: low
#   tier: core
#   scope: assembly
#   fix: >-
#     add an AWS::EC2::VPCEndpoint of type Interface for com.amazonaws.<region>.secretsmanager to the VPC,
#     or use secretsendpoint.NewSecretsEndpoint
#   standards: [vpc-endpoint]
#   yields_to: [missing-secretsmanager-endpoint]
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
#       Table:
#         Type: AWS::EC2::RouteTable
#         Properties: {VpcId: !Ref Vpc}
#       Association:
#         Type: AWS::EC2::SubnetRouteTableAssociation
#         Properties: {SubnetId: !Ref Subnet, RouteTableId: !Ref Table}
#       Route:
#         Type: AWS::EC2::Route
#         Properties: {RouteTableId: !Ref Table, DestinationCidrBlock: 0.0.0.0/0, NatGatewayId: !ImportValue NatGatewayId}
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
#       Table:
#         Type: AWS::EC2::RouteTable
#         Properties: {VpcId: !Ref Vpc}
#       Association:
#         Type: AWS::EC2::SubnetRouteTableAssociation
#         Properties: {SubnetId: !Ref Subnet, RouteTableId: !Ref Table}
#       Route:
#         Type: AWS::EC2::Route
#         Properties: {RouteTableId: !Ref Table, DestinationCidrBlock: 0.0.0.0/0, NatGatewayId: !ImportValue NatGatewayId}
#       Endpoint:
#         Type: AWS::EC2::VPCEndpoint
#         Properties:
#           VpcEndpointType: Interface
#           ServiceName: !Sub "com.amazonaws.${AWS::Region}.secretsmanager"
#           VpcId: !Ref Vpc
#           SubnetIds: [!Ref Subnet]
#           SecurityGroupIds: [!ImportValue EndpointGroupId]
#           PrivateDnsEnabled: true
package rules.network["secrets-traffic-through-nat"]

import future.keywords.not

import data.lib.message as phrases

fail contains {"stack": client.stack, "path": client.path, "message": message} if {
	some client in input.clients
	client.reach.by == "nat"
	client.role == "rotation"
	not client.reach.reason
	message := sprintf("%s rotates a secret through the NAT gateway of VPC %q, which has no Secrets Manager endpoint%s", [
		_subject(client),
		client.vpc_id,
		phrases.when(client.reach),
	])
}

open contains {"stack": client.stack, "path": client.path, "message": message, "reason": client.reach.reason} if {
	some client in input.clients
	client.reach.by == "nat"
	client.role == "rotation"
	message := sprintf("%s may rotate a secret through the NAT gateway of VPC %q", [_subject(client), client.vpc_id])
}

_subject(client) := sprintf("the hosted function of schedule %q", [client.id]) if client.hosted

_subject(client) := sprintf("function %q", [client.id]) if not client.hosted
