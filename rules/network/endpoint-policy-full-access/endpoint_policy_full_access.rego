# METADATA
# title: Endpoint policy is the full-access default
# description: >-
#   Without a policy of its own an endpoint lets everybody who gets into the VPC call Secrets Manager with
#   any credentials for any secret, also with those of another account, to take data out.
# related_resources:
#   - https://docs.aws.amazon.com/secretsmanager/latest/userguide/vpc-endpoint-overview.html
#   - https://docs.aws.amazon.com/vpc/latest/privatelink/vpc-endpoints-access.html
# custom:
#   severity: low
#   tier: extended
#   scope: resource
#   fix: >-
#     allow only identities of the own account or organization (aws:PrincipalAccount, aws:PrincipalOrgID) or
#     its secrets (aws:ResourceOrgID) in PolicyDocument, or use secretsendpoint.NewSecretsEndpoint
#   standards: [endpoint-policy]
#   yields_to: [endpoint-policy-blocks-rotation]
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
#           PolicyDocument:
#             Statement:
#               Effect: Allow
#               Principal: "*"
#               Action: secretsmanager:*
#               Resource: "*"
#               Condition: {StringEquals: {aws:PrincipalAccount: !Ref AWS::AccountId}}
package rules.network["endpoint-policy-full-access"]

import future.keywords.not

import data.lib.message as phrases

fail contains {"stack": endpoint.stack, "path": path, "message": message} if {
	some endpoint in input.endpoints
	some case in endpoint.default_policy_in
	_lets_rotate(endpoint)
	path := array.concat(endpoint.path, ["Properties", "PolicyDocument"])
	message := sprintf("endpoint %q has no policy, so it lets any identity of any account use any secret%s", [
		endpoint.id,
		phrases.when(case),
	])
}

fail contains {"stack": statement.stack, "path": statement.path, "message": message} if {
	some statement in input.endpoint_statements
	_lets_rotate(input.endpoints[statement.endpoint])
	_allows_everything(statement)
	some principal in statement.principals
	principal.class == "any"
	message := sprintf("the policy of endpoint %q lets any identity of any account use any secret%s", [
		statement.id,
		phrases.when(principal),
	])
}

_allows_everything(statement) if {
	statement.allows
	not statement.confined
	"*" in statement.resources
	some action in statement.actions
	lower(action) in {"*", "secretsmanager:*"}
}

_lets_rotate(endpoint) if {
	not endpoint.unknown
	every restraint in endpoint.restraints {
		restraint.reason
	}
}
