package secretsendpoint

import (
	"github.com/aws/aws-cdk-go/awscdk/v2"
	"github.com/aws/aws-cdk-go/awscdk/v2/awsec2"
	"github.com/aws/aws-cdk-go/awscdk/v2/awsiam"
	"github.com/aws/jsii-runtime-go"
)

// restrictToAccounts replaces the default policy of an endpoint, which lets every account through. What a caller may do
// stays with identity and secret policies: the endpoint decides only whose callers and whose secrets.
func restrictToAccounts(endpoint awsec2.InterfaceVpcEndpoint, trusted *[]*string) {
	var owners any = awscdk.Aws_ACCOUNT_ID()
	if trusted != nil && len(*trusted) > 0 {
		owners = append([]*string{awscdk.Aws_ACCOUNT_ID()}, *trusted...)
	}
	endpoint.AddToPolicy(statement("secretsmanager:*", map[string]any{
		"aws:PrincipalAccount": awscdk.Aws_ACCOUNT_ID(), "aws:ResourceAccount": owners,
	}))
	// GetRandomPassword has no resource, so aws:ResourceAccount is absent from its request and the statement above
	// need not match it; without it createSecret, the first step of a rotation, stops.
	endpoint.AddToPolicy(statement("secretsmanager:GetRandomPassword", map[string]any{"aws:PrincipalAccount": awscdk.Aws_ACCOUNT_ID()}))
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
