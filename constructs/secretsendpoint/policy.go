package secretsendpoint

import (
	"github.com/aws/aws-cdk-go/awscdk/v2"
	"github.com/aws/aws-cdk-go/awscdk/v2/awsec2"
	"github.com/aws/aws-cdk-go/awscdk/v2/awsiam"
	"github.com/aws/jsii-runtime-go"
)

// restrictToAccount replaces the default policy of an endpoint, which lets every account through. What a caller may do
// stays with identity and secret policies: the endpoint decides only whose callers and whose secrets.
func restrictToAccount(endpoint awsec2.InterfaceVpcEndpoint) {
	endpoint.AddToPolicy(statement("secretsmanager:*", "aws:PrincipalAccount", "aws:ResourceAccount"))
	// GetRandomPassword has no resource, so aws:ResourceAccount is absent from its request and the statement above
	// need not match it; without it createSecret, the first step of a rotation, stops.
	endpoint.AddToPolicy(statement("secretsmanager:GetRandomPassword", "aws:PrincipalAccount"))
}

// statement allows action to everybody for whom each of the condition keys is this account.
func statement(action string, keys ...string) awsiam.PolicyStatement {
	own := map[string]any{}
	for _, key := range keys {
		own[key] = awscdk.Aws_ACCOUNT_ID()
	}
	return awsiam.NewPolicyStatement(&awsiam.PolicyStatementProps{
		Principals: &[]awsiam.IPrincipal{awsiam.NewAnyPrincipal()},
		Actions:    jsii.Strings(action),
		Resources:  jsii.Strings("*"),
		Conditions: &map[string]any{"StringEquals": own},
	})
}
