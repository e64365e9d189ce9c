package rotatedsecret

import (
	"github.com/aws/aws-cdk-go/awscdk/v2"
	"github.com/aws/aws-cdk-go/awscdk/v2/awsiam"
	"github.com/aws/aws-cdk-go/awscdk/v2/awslambda"
	"github.com/aws/aws-cdk-go/awscdk/v2/awssecretsmanager"
	"github.com/aws/constructs-go/constructs/v10"
	"github.com/aws/jsii-runtime-go"
)

// newResourcePolicy makes the one resource policy of the secret. aws-cdk denies the account's root the deletion of a
// secret that is rotated; its L2 policy leaves BlockPublicPolicy out, and the API then blocks nothing.
func (r *rotatedSecret) newResourcePolicy() constructs.IDependable {
	r.secret.DenyAccountRootDelete()
	r.secret.AddToResourcePolicy(denyUnencryptedTransport())
	if isTrue(r.settings.RestrictToEndpoint) {
		r.secret.AddToResourcePolicy(r.denyOutsideEndpoint())
	}
	policy := r.secret.Node().FindChild(jsii.String("Policy")).Node().DefaultChild().(awssecretsmanager.CfnResourcePolicy)
	policy.SetBlockPublicPolicy(jsii.Bool(true))
	return policy
}

func denyUnencryptedTransport() awsiam.PolicyStatement {
	return deny("DenyUnencryptedTransport", "secretsmanager:*", map[string]any{
		"Bool": map[string]any{"aws:SecureTransport": "false"},
	})
}

// denyOutsideEndpoint spares AWS services that act for a caller, without whom no stack with a dynamic reference to the
// secret could be deployed (User Guide, best practices).
func (r *rotatedSecret) denyOutsideEndpoint() awsiam.PolicyStatement {
	if r.endpoint == nil {
		r.settings.refuse("RestrictToEndpoint", "true without an endpoint that this app knows", "pass Vpc or Endpoint, or leave it out")
	}
	return deny("DenyOutsideEndpoint", "secretsmanager:GetSecretValue", map[string]any{
		"StringNotEquals": map[string]any{"aws:SourceVpce": r.endpoint.VpcEndpointId()},
		"BoolIfExists":    map[string]any{"aws:ViaAWSService": "false"},
	})
}

func deny(sid, action string, conditions map[string]any) awsiam.PolicyStatement {
	return awsiam.NewPolicyStatement(&awsiam.PolicyStatementProps{
		Sid:        &sid,
		Effect:     awsiam.Effect_DENY,
		Principals: &[]awsiam.IPrincipal{awsiam.NewAnyPrincipal()},
		Actions:    jsii.Strings(action),
		Resources:  jsii.Strings("*"), // in the policy of a secret: this secret
		Conditions: &conditions,
	})
}

func (r *rotatedSecret) AddToResourcePolicy(statement awsiam.PolicyStatement) {
	if statement == nil {
		r.settings.refuse("AddToResourcePolicy", nil, "pass the statement")
	}
	if statement.Effect() == awsiam.Effect_ALLOW {
		for _, principal := range *statement.Principals() {
			r.checkForeign("AddToResourcePolicy", principal)
		}
	}
	r.secret.AddToResourcePolicy(statement)
}

// newInvokePermission lets Secrets Manager call the function for secrets of this account. Without the source account,
// a secret of any account could have it called (User Guide, rotation permissions; aws-cdk #28406).
func (r *rotatedSecret) newInvokePermission(function awslambda.IFunction) constructs.IDependable {
	return awslambda.NewCfnPermission(r, jsii.String("InvokePermission"), &awslambda.CfnPermissionProps{
		Action:        jsii.String("lambda:InvokeFunction"),
		FunctionName:  function.FunctionArn(),
		Principal:     jsii.String("secretsmanager.amazonaws.com"),
		SourceAccount: awscdk.Aws_ACCOUNT_ID(),
	})
}

// newRotationPolicy lets the function rotate this secret and no other. It is a policy of its own, not part of the
// role's default policy, so that the schedule can wait for it and a function of another stack does not depend on this
// one (aws-cdk #33336).
func (r *rotatedSecret) newRotationPolicy(function awslambda.IFunction) constructs.IDependable {
	statements := []awsiam.PolicyStatement{
		allow(r.secret.SecretArn(), "secretsmanager:DescribeSecret", "secretsmanager:GetSecretValue",
			"secretsmanager:PutSecretValue", "secretsmanager:UpdateSecretVersionStage"),
		allow(jsii.String("*"), "secretsmanager:GetRandomPassword"), // the action has no resource
	}
	if r.key != nil {
		statements = append(statements, r.keyStatement(r.key, "kms:Decrypt", "kms:GenerateDataKey"))
	}
	if superuser := r.settings.Superuser; superuser != nil {
		statements = append(statements, allow(superuser.SecretArn(), "secretsmanager:DescribeSecret", "secretsmanager:GetSecretValue"))
		if key := superuser.EncryptionKey(); key != nil {
			statements = append(statements, r.keyStatement(key, "kms:Decrypt"))
		}
	}
	policy := awsiam.NewPolicy(r, jsii.String("RotationPolicy"), &awsiam.PolicyProps{Statements: &statements})
	policy.AttachToRole(function.Role())
	return policy
}

func allow(resource *string, actions ...string) awsiam.PolicyStatement {
	return awsiam.NewPolicyStatement(&awsiam.PolicyStatementProps{Actions: jsii.Strings(actions...), Resources: &[]*string{resource}})
}
