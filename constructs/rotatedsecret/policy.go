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
	policy := r.secret.Node().FindChild(jsii.String("Policy")).Node().DefaultChild().(awssecretsmanager.CfnResourcePolicy)
	policy.SetBlockPublicPolicy(jsii.Bool(true))
	return policy
}

func (r *rotatedSecret) AddToResourcePolicy(statement awsiam.PolicyStatement) {
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
	policy := awsiam.NewPolicy(r, jsii.String("RotationPolicy"), &awsiam.PolicyProps{
		Statements: &[]awsiam.PolicyStatement{
			awsiam.NewPolicyStatement(&awsiam.PolicyStatementProps{
				Actions: jsii.Strings("secretsmanager:DescribeSecret", "secretsmanager:GetSecretValue",
					"secretsmanager:PutSecretValue", "secretsmanager:UpdateSecretVersionStage"),
				Resources: &[]*string{r.secret.SecretArn()},
			}),
			awsiam.NewPolicyStatement(&awsiam.PolicyStatementProps{
				Actions:   jsii.Strings("secretsmanager:GetRandomPassword"),
				Resources: jsii.Strings("*"), // the action has no resource
			}),
			awsiam.NewPolicyStatement(r.keyStatement("kms:Decrypt", "kms:GenerateDataKey")),
		},
	})
	policy.AttachToRole(function.Role())
	return policy
}

func (r *rotatedSecret) GrantRead(grantee awsiam.IGrantable, versionStages *[]*string) awsiam.Grant {
	if grantee == nil {
		r.settings.refuse("GrantRead", nil, "pass the role, function or service that reads the secret")
	}
	grant := r.grant(grantee, "secretsmanager:DescribeSecret", r.secret.SecretArn(), nil)
	// The label is a key of GetSecretValue only: in one statement it would also forbid DescribeSecret.
	grant = grant.Combine(r.grant(grantee, "secretsmanager:GetSecretValue", r.secret.SecretArn(), labelled(versionStages)))
	grant = grant.Combine(r.grant(grantee, "kms:Decrypt", r.key.KeyArn(), &map[string]*map[string]any{
		"StringEquals": {"kms:ViaService": r.viaService()},
	}))
	if !*grant.Success() {
		r.settings.refuse("GrantRead", "a principal without an identity policy", "allow it with AddToResourcePolicy")
	}
	return grant
}

func (r *rotatedSecret) grant(grantee awsiam.IGrantable, action string, arn *string, conditions *map[string]*map[string]any) awsiam.Grant {
	return awsiam.Grant_AddToPrincipal(&awsiam.GrantOnPrincipalOptions{
		Grantee: grantee, Actions: jsii.Strings(action), ResourceArns: &[]*string{arn}, Conditions: conditions,
	})
}

// labelled is the condition that a read names one of the staging labels, nil for no labels.
func labelled(stages *[]*string) *map[string]*map[string]any {
	if stages == nil || len(*stages) == 0 {
		return nil
	}
	return &map[string]*map[string]any{"ForAnyValue:StringEquals": {"secretsmanager:VersionStage": stages}}
}
