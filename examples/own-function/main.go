// Command own-function is a CDK app: a secret without a database, a key by which services sign messages for each other,
// that is rotated by a function of its own.
package main

import (
	"github.com/aws/aws-cdk-go/awscdk/v2"
	"github.com/aws/aws-cdk-go/awscdk/v2/awslambda"
	"github.com/aws/constructs-go/constructs/v10"
	"github.com/aws/jsii-runtime-go"

	"github.com/secretwright/secretwright/constructs/rotatedsecret"
	"github.com/secretwright/secretwright/constructs/synthlint"
	"github.com/secretwright/secretwright/examples/internal/gofunction"
)

// excluded are characters that neither the first key nor any later one has: they are awkward in shells and URLs.
const excluded = " \"'\\`$&%?#/"

func main() {
	defer jsii.Close()
	app := awscdk.NewApp(nil)
	newSigningStack(app, "Signing")
	awscdk.Validations_Of(app).AddPlugins(synthlint.New(nil))
	app.Synth(nil)
}

func newSigningStack(scope constructs.Construct, id string) {
	stack := awscdk.NewStack(scope, &id, nil)
	rotator := gofunction.New(stack, "Rotator", "github.com/secretwright/secretwright/examples/own-function/function", &awslambda.FunctionProps{
		Environment: &map[string]*string{"EXCLUDE_CHARACTERS": jsii.String(excluded)},
	})
	key := rotatedsecret.NewRotatedSecret(stack, jsii.String("Key"), &rotatedsecret.RotatedSecretProps{
		Username:          jsii.String("signer"),
		Rotation:          rotatedsecret.Rotation_Function(rotator),
		ExcludeCharacters: jsii.String(excluded),
		Schedule:          rotatedsecret.Schedule_Rate(awscdk.Duration_Days(jsii.Number(7))),
	})
	// Services of other stacks and apps find the key by this ARN, and need GrantRead.
	awscdk.NewCfnOutput(stack, jsii.String("KeyArn"), &awscdk.CfnOutputProps{Value: key.Secret().SecretArn()})
}
