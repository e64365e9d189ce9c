# METADATA
# title: Endpoint type or subnets wrong
# description: >-
#   Secrets Manager has endpoints of type Interface only, and an endpoint is reached through network
#   interfaces in its subnets, at most one in an availability zone. Others are refused at deployment or
#   lead nowhere.
# related_resources:
#   - https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-vpcendpoint.html
#   - https://docs.aws.amazon.com/vpc/latest/privatelink/create-interface-endpoint.html
# custom:
#   severity: high
#   tier: core
#   scope: resource
#   fix: >-
#     set VpcEndpointType to Interface and SubnetIds to one subnet in each availability zone, or use
#     secretsendpoint.NewSecretsEndpoint
#   standards: [vpc-endpoint]
#   fails: |
#     Resources:
#       Endpoint:
#         Type: AWS::EC2::VPCEndpoint
#         Properties:
#           ServiceName: !Sub "com.amazonaws.${AWS::Region}.secretsmanager"
#           VpcId: !ImportValue VpcId
#           SubnetIds: [!ImportValue SubnetA, !ImportValue SubnetB]
#           SecurityGroupIds: [!ImportValue EndpointGroupId]
#           PrivateDnsEnabled: true
#   passes: |
#     Resources:
#       Endpoint:
#         Type: AWS::EC2::VPCEndpoint
#         Properties:
#           VpcEndpointType: Interface
#           ServiceName: !Sub "com.amazonaws.${AWS::Region}.secretsmanager"
#           VpcId: !ImportValue VpcId
#           SubnetIds: [!ImportValue SubnetA, !ImportValue SubnetB]
#           SecurityGroupIds: [!ImportValue EndpointGroupId]
#           PrivateDnsEnabled: true
package rules.network["endpoint-misconfigured"]

import future.keywords.not

import data.lib.message as phrases

fail contains {"stack": endpoint.stack, "path": path, "message": message} if {
	some endpoint in input.endpoints
	some type in endpoint.types
	type.text != "Interface"
	not endpoint.unknown
	path := array.concat(endpoint.path, ["Properties", "VpcEndpointType"])
	message := sprintf("endpoint %q is of type %s, but Secrets Manager has endpoints of type Interface only%s", [
		endpoint.id,
		type.text,
		phrases.when(type),
	])
}

fail contains {"stack": endpoint.stack, "path": path, "message": message} if {
	some endpoint in input.endpoints
	endpoint.type == "Interface"
	some case in endpoint.without_subnets
	not endpoint.unknown
	path := array.concat(endpoint.path, ["Properties", "SubnetIds"])
	message := sprintf("endpoint %q names no subnets, so nothing in its VPC reaches it%s", [
		endpoint.id,
		phrases.when(case),
	])
}

fail contains {"stack": endpoint.stack, "path": path, "message": message} if {
	some endpoint in input.endpoints
	endpoint.type == "Interface"
	some zone in endpoint.zones.twice
	not endpoint.unknown
	path := array.concat(endpoint.path, ["Properties", "SubnetIds"])
	message := sprintf("endpoint %q has two subnets in zone %s, but may have one in each%s", [
		endpoint.id,
		zone.text,
		phrases.when(zone),
	])
}
