# METADATA
# title: Security groups keep a function from the endpoint
# description: >-
#   Calls to Secrets Manager go to the endpoint's network interfaces on TCP port 443. Where a security
#   group of the endpoint or of the function does not let them through, they hang until the function
#   times out.
# related_resources:
#   - https://docs.aws.amazon.com/secretsmanager/latest/userguide/troubleshoot_rotation.html
#   - https://docs.aws.amazon.com/vpc/latest/privatelink/create-interface-endpoint.html
# custom:
#   severity: high
#   tier: core
#   scope: template
#   fix: >-
#     let TCP port 443 out of the function's security group and into the endpoint's from there, or use
#     secretsendpoint.NewSecretsEndpoint
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
#             RotationType: PostgreSQLSingleUser
#             VpcSubnetIds: !Ref Subnet
#             VpcSecurityGroupIds: !Ref FunctionGroup
#           RotationRules: {ScheduleExpression: rate(30 days)}
#       Vpc:
#         Type: AWS::EC2::VPC
#         Properties: {CidrBlock: 10.0.0.0/16, EnableDnsHostnames: true}
#       Subnet:
#         Type: AWS::EC2::Subnet
#         Properties: {VpcId: !Ref Vpc, CidrBlock: 10.0.0.0/24}
#       FunctionGroup:
#         Type: AWS::EC2::SecurityGroup
#         Properties: {VpcId: !Ref Vpc, GroupDescription: Rotation function}
#       EndpointGroup:
#         Type: AWS::EC2::SecurityGroup
#         Properties:
#           VpcId: !Ref Vpc
#           GroupDescription: Endpoint
#           SecurityGroupIngress:
#             - {IpProtocol: tcp, FromPort: 80, ToPort: 80, SourceSecurityGroupId: !Ref FunctionGroup}
#       Endpoint:
#         Type: AWS::EC2::VPCEndpoint
#         Properties:
#           VpcEndpointType: Interface
#           ServiceName: !Sub "com.amazonaws.${AWS::Region}.secretsmanager"
#           VpcId: !Ref Vpc
#           SubnetIds: [!Ref Subnet]
#           SecurityGroupIds: [!Ref EndpointGroup]
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
#             RotationType: PostgreSQLSingleUser
#             VpcSubnetIds: !Ref Subnet
#             VpcSecurityGroupIds: !Ref FunctionGroup
#           RotationRules: {ScheduleExpression: rate(30 days)}
#       Vpc:
#         Type: AWS::EC2::VPC
#         Properties: {CidrBlock: 10.0.0.0/16, EnableDnsHostnames: true}
#       Subnet:
#         Type: AWS::EC2::Subnet
#         Properties: {VpcId: !Ref Vpc, CidrBlock: 10.0.0.0/24}
#       FunctionGroup:
#         Type: AWS::EC2::SecurityGroup
#         Properties: {VpcId: !Ref Vpc, GroupDescription: Rotation function}
#       EndpointGroup:
#         Type: AWS::EC2::SecurityGroup
#         Properties:
#           VpcId: !Ref Vpc
#           GroupDescription: Endpoint
#           SecurityGroupIngress:
#             - {IpProtocol: tcp, FromPort: 443, ToPort: 443, SourceSecurityGroupId: !Ref FunctionGroup}
#       Endpoint:
#         Type: AWS::EC2::VPCEndpoint
#         Properties:
#           VpcEndpointType: Interface
#           ServiceName: !Sub "com.amazonaws.${AWS::Region}.secretsmanager"
#           VpcId: !Ref Vpc
#           SubnetIds: [!Ref Subnet]
#           SecurityGroupIds: [!Ref EndpointGroup]
#           PrivateDnsEnabled: true
package rules.network["endpoint-blocks-function"]

import future.keywords.not

fail contains {"stack": endpoint.stack, "path": path, "message": message} if {
	some endpoint in input.endpoints
	endpoint.type == "Interface"
	some admission in endpoint.admits
	admission.https == "closed"
	not endpoint.unknown
	path := array.concat(endpoint.path, ["Properties", "SecurityGroupIds"])
	message := sprintf("endpoint %q cannot be reached by %q: %s", [endpoint.id, admission.id, admission.reason])
}

open contains {"stack": endpoint.stack, "path": path, "message": message, "reason": admission.reason} if {
	some endpoint in input.endpoints
	endpoint.type == "Interface"
	some admission in endpoint.admits
	admission.https == "unknown"
	not endpoint.unknown
	path := array.concat(endpoint.path, ["Properties", "SecurityGroupIds"])
	message := sprintf("endpoint %q may not be reached by %q", [endpoint.id, admission.id])
}
