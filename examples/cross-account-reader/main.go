// Command cross-account-reader is a CDK app for two accounts: one owns a rotated secret, a function of the other may
// read it. Three policies must agree for that: those of the secret and of its key in the first account, and that of the
// function in the second.
package main

import (
	"github.com/aws/aws-cdk-go/awscdk/v2"
	"github.com/aws/aws-cdk-go/awscdk/v2/awsiam"
	"github.com/aws/aws-cdk-go/awscdk/v2/awslambda"
	"github.com/aws/constructs-go/constructs/v10"
	"github.com/aws/jsii-runtime-go"

	"github.com/secretwright/secretwright/constructs/gofunction"
	"github.com/secretwright/secretwright/constructs/rotatedsecret"
	"github.com/secretwright/secretwright/constructs/synthlint"
)

// Each side knows the other by names, not by references: two accounts share no exports.
const (
	region        = "eu-central-1"
	owner, reader = "111122223333", "444455556666"
	secretName    = "shared/signing-key"
	readerRole    = "signing-key-reader"
)

func main() {
	defer jsii.Close()
	app := awscdk.NewApp(nil)
	// First the reader: a policy of a secret cannot name a role that does not exist.
	newReaderStack(app, "Reader")
	newOwnerStack(app, "Owner")
	// .secretwright.yaml declares both accounts as ours; the linter would warn about any other.
	awscdk.Validations_Of(app).AddPlugins(synthlint.New(nil))
	app.Synth(nil)
}

func newOwnerStack(scope constructs.Construct, id string) {
	stack := awscdk.NewStack(scope, &id, in(owner))
	unit := rotatedsecret.NewRotatedSecret(stack, jsii.String("Key"), &rotatedsecret.RotatedSecretProps{
		Username: jsii.String("signer"),
		Rotation: rotatedsecret.Rotation_Function(gofunction.NewGoFunction(stack, jsii.String("Rotator"), &gofunction.GoFunctionProps{
			Source: jsii.String("./rotator"), // seen from here, where `npx cdk synth` runs
		})),
		TrustedAccounts: jsii.Strings(reader),
	})
	unit.CfnSecret().SetName(jsii.String(secretName))

	// The policies of the secret and of its key.
	unit.GrantRead(awsiam.NewArnPrincipal(jsii.String("arn:aws:iam::"+reader+":role/"+readerRole)), nil)
}

func newReaderStack(scope constructs.Construct, id string) {
	stack := awscdk.NewStack(scope, &id, in(reader))
	role := awsiam.NewRole(stack, jsii.String("Role"), &awsiam.RoleProps{
		RoleName:  jsii.String(readerRole),
		AssumedBy: awsiam.NewServicePrincipal(jsii.String("lambda.amazonaws.com"), nil),
		ManagedPolicies: &[]awsiam.IManagedPolicy{
			awsiam.ManagedPolicy_FromAwsManagedPolicyName(jsii.String("service-role/AWSLambdaBasicExecutionRole")),
		},
	})
	// Secrets Manager adds a hyphen and six characters to a name.
	arn := "arn:aws:secretsmanager:" + region + ":" + owner + ":secret:" + secretName + "-??????"
	role.AddToPolicy(awsiam.NewPolicyStatement(&awsiam.PolicyStatementProps{
		Actions: jsii.Strings("secretsmanager:GetSecretValue"), Resources: jsii.Strings(arn),
	}))
	// The key's id is not known here: any key of the owner, but only to read a secret of this name.
	conditions := &map[string]any{
		"StringEquals": map[string]string{"kms:ViaService": "secretsmanager." + region + ".amazonaws.com"},
		"StringLike":   map[string]string{"kms:EncryptionContext:SecretARN": arn},
	}
	role.AddToPolicy(awsiam.NewPolicyStatement(&awsiam.PolicyStatementProps{
		Actions:    jsii.Strings("kms:Decrypt"),
		Resources:  jsii.Strings("arn:aws:kms:" + region + ":" + owner + ":key/*"),
		Conditions: conditions,
	}))
	// An ARN without the suffix finds the secret too; the name alone would be looked for in this account.
	gofunction.NewGoFunction(stack, jsii.String("Signer"), &gofunction.GoFunctionProps{
		Source: jsii.String("./function"),
		Function: &awslambda.FunctionProps{
			Role:        role,
			Environment: &map[string]*string{"SECRET_ARN": jsii.String("arn:aws:secretsmanager:" + region + ":" + owner + ":secret:" + secretName)},
		},
	})
}

func in(account string) *awscdk.StackProps {
	return &awscdk.StackProps{Env: &awscdk.Environment{Account: &account, Region: jsii.String(region)}}
}
