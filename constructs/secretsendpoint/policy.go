package secretsendpoint

import (
	"maps"

	"github.com/aws/aws-cdk-go/awscdk/v2"
	"github.com/aws/aws-cdk-go/awscdk/v2/awsec2"
	"github.com/aws/aws-cdk-go/awscdk/v2/awsiam"
	"github.com/aws/jsii-runtime-go"
)

// restrict replaces the default policy of an endpoint, which lets every account through. What a caller may do stays with
// identity and secret policies: the endpoint decides only whose callers and whose secrets.
func (p *SecretsEndpointProps) restrict(endpoint awsec2.InterfaceVpcEndpoint) {
	both := p.owners()
	maps.Copy(both, p.callers())
	endpoint.AddToPolicy(statement("secretsmanager:*", both))
	// GetRandomPassword has no resource, so the key of the owner is absent from its request and the first statement need
	// not match it; without it createSecret, the first step of a rotation, stops.
	endpoint.AddToPolicy(statement("secretsmanager:GetRandomPassword", p.callers()))
}

// callers are the principals that may use the endpoint, and owners the accounts whose secrets they may reach (IAM User
// Guide, "AWS global condition context keys"; "Building a data perimeter on AWS" for the organization's).
func (p *SecretsEndpointProps) callers() map[string]any {
	if p.OrganizationId != nil {
		return map[string]any{"aws:PrincipalOrgID": p.OrganizationId}
	}
	return map[string]any{"aws:PrincipalAccount": awscdk.Aws_ACCOUNT_ID()}
}

func (p *SecretsEndpointProps) owners() map[string]any {
	switch {
	case p.OrganizationId != nil:
		return map[string]any{"aws:ResourceOrgID": p.OrganizationId}
	case p.TrustedAccounts != nil && len(*p.TrustedAccounts) > 0:
		return map[string]any{"aws:ResourceAccount": append([]*string{awscdk.Aws_ACCOUNT_ID()}, *p.TrustedAccounts...)}
	}
	return map[string]any{"aws:ResourceAccount": awscdk.Aws_ACCOUNT_ID()}
}

// statement allows action to everybody for whom the condition keys have these values.
func statement(action string, equal map[string]any) awsiam.PolicyStatement {
	return awsiam.NewPolicyStatement(&awsiam.PolicyStatementProps{
		Principals: &[]awsiam.IPrincipal{awsiam.NewAnyPrincipal()},
		Actions:    jsii.Strings(action),
		Resources:  jsii.Strings("*"),
		Conditions: &map[string]any{"StringEquals": equal},
	})
}
