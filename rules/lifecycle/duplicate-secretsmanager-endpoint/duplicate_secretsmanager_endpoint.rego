# METADATA
# title: Two endpoints with private DNS in one VPC
# description: >-
#   In a VPC only one endpoint of a service can have private DNS: both would answer for the same name. The
#   second one is refused, and the deployment fails; it would cost as much as the first, too.
# related_resources:
#   - https://docs.aws.amazon.com/vpc/latest/privatelink/create-interface-endpoint.html
#   - https://docs.aws.amazon.com/vpc/latest/privatelink/privatelink-access-aws-services.html
# custom:
#   severity: high
#   tier: extended
#   scope: assembly
#   fix: >-
#     share one endpoint among all functions of the VPC, or use secretsendpoint.NewSecretsEndpoint once for
#     all units
#   standards: []
#   fails: |
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
#       Second:
#         Type: AWS::EC2::VPCEndpoint
#         Properties:
#           VpcEndpointType: Interface
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
package rules.lifecycle["duplicate-secretsmanager-endpoint"]

import future.keywords.not

import data.lib.message as phrases

fail contains {"stack": endpoint.stack, "path": endpoint.path, "message": message} if {
	some endpoint in input.endpoints
	message := sprintf("endpoint %q has private DNS for Secrets Manager in the same VPC as %q, so it cannot be created%s", [
		endpoint.id,
		endpoint.twin.id,
		phrases.when(endpoint.twin),
	])
}
