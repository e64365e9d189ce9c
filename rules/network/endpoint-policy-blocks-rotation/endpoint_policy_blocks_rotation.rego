# METADATA
# title: Endpoint policy breaks rotation
# description: >-
#   What the policy of an endpoint does not allow is refused even to those whose role allows it. A rotation
#   function reads and writes its secret, moves staging labels and asks for a random password, which is
#   allowed on the resource "*" only.
# related_resources:
#   - https://docs.aws.amazon.com/secretsmanager/latest/userguide/troubleshoot_rotation.html
#   - https://docs.aws.amazon.com/secretsmanager/latest/userguide/rotating-secrets-required-permissions-function.html
#   - https://docs.aws.amazon.com/vpc/latest/privatelink/vpc-endpoints-access.html
# custom:
#   severity: high
#   tier: core
#   scope: template
#   fix: >-
#     allow secretsmanager:DescribeSecret, GetSecretValue, PutSecretValue and UpdateSecretVersionStage on the
#     secret and secretsmanager:GetRandomPassword on "*" in PolicyDocument, or use
#     secretsendpoint.NewSecretsEndpoint
#   standards: [endpoint-policy]
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
#           PolicyDocument:
#             Statement:
#               Effect: Allow
#               Principal: "*"
#               Action: secretsmanager:GetSecretValue
#               Resource: "*"
#               Condition: {StringEquals: {aws:PrincipalAccount: !Ref AWS::AccountId}}
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
#           PolicyDocument:
#             Statement:
#               Effect: Allow
#               Principal: "*"
#               Action: secretsmanager:*
#               Resource: "*"
#               Condition: {StringEquals: {aws:PrincipalAccount: !Ref AWS::AccountId}}
package rules.network["endpoint-policy-blocks-rotation"]

import future.keywords.not

import data.lib.message as phrases

fail contains {"stack": endpoint.stack, "path": path, "message": message} if {
	some endpoint in input.endpoints
	some restraint in endpoint.restraints
	not restraint.reason
	path := array.concat(endpoint.path, ["Properties", "PolicyDocument"])
	message := sprintf("the policy of endpoint %q does not allow %s, so %s cannot rotate secrets through it%s", [
		endpoint.id,
		concat(", ", restraint.actions),
		_list(restraint.clients),
		phrases.when(restraint),
	])
}

open contains {"stack": endpoint.stack, "path": path, "message": message, "reason": restraint.reason} if {
	some endpoint in input.endpoints
	some restraint in endpoint.restraints
	path := array.concat(endpoint.path, ["Properties", "PolicyDocument"])
	message := sprintf("the policy of endpoint %q may not allow %s, which %s needs to rotate secrets", [
		endpoint.id,
		concat(", ", restraint.actions),
		_list(restraint.clients),
	])
}

_list(ids) := concat(", ", [sprintf("%q", [id]) | some id in ids])
