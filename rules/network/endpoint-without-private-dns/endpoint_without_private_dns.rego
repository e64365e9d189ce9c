# METADATA
# title: Endpoint not usable by SDK defaults
# description: >-
#   AWS SDKs call Secrets Manager by its public name. Only private DNS makes that name lead to the
#   endpoint; without it calls leave the VPC or hang although the endpoint is there.
# related_resources:
#   - https://docs.aws.amazon.com/vpc/latest/privatelink/create-interface-endpoint.html
#   - https://docs.aws.amazon.com/vpc/latest/userguide/vpc-dns.html
# custom:
#   severity: high
#   tier: core
#   scope: template
#   fix: >-
#     set PrivateDnsEnabled to true on the endpoint, and EnableDnsSupport and EnableDnsHostnames to true
#     on the VPC, or use secretsendpoint.NewSecretsEndpoint
#   standards: [vpc-endpoint]
#   yields_to: [endpoint-misconfigured]
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
package rules.network["endpoint-without-private-dns"]

import future.keywords.not

fail contains {"stack": endpoint.stack, "path": path, "message": message} if {
	some endpoint in input.endpoints
	endpoint.dns.private == "off"
	endpoint.clients_by_default_name != []
	_could_have_it(endpoint)
	path := array.concat(endpoint.path, ["Properties", "PrivateDnsEnabled"])
	message := sprintf("endpoint %q has no private DNS, so %q does not find it by the service's default name", [
		endpoint.id,
		endpoint.clients_by_default_name[0],
	])
}

fail contains {"stack": endpoint.stack, "path": path, "message": message} if {
	some endpoint in input.endpoints
	endpoint.dns.private == "on"
	some attribute in ["support", "hostnames"]
	endpoint.dns[attribute] == "off"
	endpoint.type == "Interface"
	not endpoint.unknown
	path := array.concat(endpoint.path, ["Properties", "PrivateDnsEnabled"])
	message := sprintf("the private DNS of endpoint %q needs %s, which is off in VPC %q", [
		endpoint.id,
		_attribute[attribute],
		endpoint.vpc_id,
	])
}

open contains {"stack": endpoint.stack, "path": path, "message": message, "reason": reason} if {
	some endpoint in input.endpoints
	endpoint.dns.private == "off"
	endpoint.clients == []
	_could_have_it(endpoint)
	path := array.concat(endpoint.path, ["Properties", "PrivateDnsEnabled"])
	message := sprintf("endpoint %q has no private DNS", [endpoint.id])
	reason := "no function of its VPC is in these templates, so it is not known by which name the endpoint is called"
}

_could_have_it(endpoint) if {
	endpoint.type == "Interface"
	not endpoint.unknown
	not endpoint.dns.hub
}

_attribute := {"support": "EnableDnsSupport", "hostnames": "EnableDnsHostnames"}
