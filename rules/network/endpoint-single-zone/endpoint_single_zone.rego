# METADATA
# title: Endpoint in one availability zone only
# description: >-
#   An endpoint has a network interface in each of its zones. With one only, functions of the other zones
#   lose Secrets Manager when that zone fails, and until then pay for traffic between zones.
# related_resources:
#   - https://docs.aws.amazon.com/vpc/latest/privatelink/create-interface-endpoint.html
# custom:
#   severity: low
#   tier: extended
#   scope: resource
#   fix: >-
#     give SubnetIds one subnet in each availability zone that the functions use, or use
#     secretsendpoint.NewSecretsEndpoint
#   standards: []
#   yields_to: [endpoint-misconfigured]
#   fails: |
#     Resources:
#       Endpoint:
#         Type: AWS::EC2::VPCEndpoint
#         Properties:
#           VpcEndpointType: Interface
#           ServiceName: !Sub "com.amazonaws.${AWS::Region}.secretsmanager"
#           VpcId: !ImportValue VpcId
#           SubnetIds: [!ImportValue SubnetA]
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
package rules.network["endpoint-single-zone"]

import future.keywords.not

import data.lib.message as phrases

fail contains {"stack": endpoint.stack, "path": path, "message": message} if {
	some endpoint in input.endpoints
	endpoint.type == "Interface"
	some case in endpoint.single_subnet
	not endpoint.unknown
	_is_used_elsewhere(endpoint)
	path := array.concat(endpoint.path, ["Properties", "SubnetIds"])
	message := sprintf("endpoint %q has one subnet, so it fails with that subnet's zone%s", [
		endpoint.id,
		phrases.when(case),
	])
}

_is_used_elsewhere(endpoint) if endpoint.clients == []

_is_used_elsewhere(endpoint) if not endpoint.clients_elsewhere

_is_used_elsewhere(endpoint) if endpoint.clients_elsewhere != []
