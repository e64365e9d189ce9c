# METADATA
# title: Rotation function cannot reach the API of RDS
# description: >-
#   A superuser secret that RDS manages holds no host, so AWS's function for alternating users asks the API
#   of RDS for it. Without a way to that API the function hangs until it times out.
# related_resources:
#   - https://docs.aws.amazon.com/secretsmanager/latest/userguide/troubleshoot_rotation.html
#   - https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/rds-secrets-manager.html
# custom:
#   severity: medium
#   tier: extended
#   scope: template
#   fix: >-
#     add an AWS::EC2::VPCEndpoint of type Interface for com.amazonaws.<region>.rds to the VPC, and let the
#     function's role call rds:DescribeDBInstances
#   standards: [vpc-endpoint]
#   fails: |
#     Transform: AWS::SecretsManager-2024-09-16
#     Resources:
#       Rotation:
#         Type: AWS::SecretsManager::RotationSchedule
#         DependsOn: Endpoint
#         Properties:
#           SecretId: !ImportValue DbSecretArn
#           HostedRotationLambda:
#             RotationType: PostgreSQLMultiUser
#             SuperuserSecretArn: !GetAtt Database.MasterUserSecret.SecretArn
#             VpcSubnetIds: !Ref Subnet
#             VpcSecurityGroupIds: !ImportValue FunctionGroupId
#           RotationRules: {ScheduleExpression: rate(30 days)}
#       Database:
#         Type: AWS::RDS::DBInstance
#         Properties: {Engine: postgres, MasterUsername: root, ManageMasterUserPassword: true}
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
#   passes: |
#     Transform: AWS::SecretsManager-2024-09-16
#     Resources:
#       Rotation:
#         Type: AWS::SecretsManager::RotationSchedule
#         DependsOn: Endpoint
#         Properties:
#           SecretId: !ImportValue DbSecretArn
#           HostedRotationLambda:
#             RotationType: PostgreSQLMultiUser
#             SuperuserSecretArn: !GetAtt Database.MasterUserSecret.SecretArn
#             VpcSubnetIds: !Ref Subnet
#             VpcSecurityGroupIds: !ImportValue FunctionGroupId
#           RotationRules: {ScheduleExpression: rate(30 days)}
#       Database:
#         Type: AWS::RDS::DBInstance
#         Properties: {Engine: postgres, MasterUsername: root, ManageMasterUserPassword: true}
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
#       RdsEndpoint:
#         Type: AWS::EC2::VPCEndpoint
#         Properties:
#           VpcEndpointType: Interface
#           ServiceName: !Sub "com.amazonaws.${AWS::Region}.rds"
#           VpcId: !Ref Vpc
#           SubnetIds: [!Ref Subnet]
#           SecurityGroupIds: [!ImportValue EndpointGroupId]
#           PrivateDnsEnabled: true
package rules.network["missing-rds-endpoint"]

import future.keywords.not

import data.lib.message as phrases

fail contains {"stack": client.stack, "path": client.path, "message": message} if {
	some client in input.clients
	not client.superuser.own_code
	client.superuser.rds.by == "none"
	message := sprintf("%s, but VPC %q has neither an endpoint of RDS nor a NAT route for it%s", [
		_subject(client),
		client.vpc_id,
		phrases.circumstances([client.superuser, client.superuser.rds]),
	])
}

open contains {"stack": client.stack, "path": client.path, "message": message, "reason": reason} if {
	some client in input.clients
	reason := _doubt(client.superuser)
	message := sprintf("%s, but may not reach the API of RDS", [_subject(client)])
}

_doubt(superuser) := superuser.rds.reason if {
	not superuser.own_code
	superuser.rds.by == "undecided"
}

_doubt(superuser) := "whether its code asks the API of RDS for the host is not in these templates" if {
	superuser.own_code
	superuser.rds.by == "none"
}

_subject(client) := sprintf("%s rotates a secret with the superuser of %q, which RDS manages", [
	_function(client),
	client.superuser.database,
])

_function(client) := sprintf("the hosted function of schedule %q", [client.id]) if client.hosted

_function(client) := sprintf("function %q", [client.id]) if not client.hosted
