// Command own-function is a CDK app: the token by which a shop calls the API of a payment service, rotated by a function
// with an engine of its own.
package main

import (
	"github.com/aws/aws-cdk-go/awscdk/v2"
	"github.com/aws/aws-cdk-go/awscdk/v2/awslambda"
	"github.com/aws/constructs-go/constructs/v10"
	"github.com/aws/jsii-runtime-go"

	"github.com/secretwright/secretwright/constructs/gofunction"
	"github.com/secretwright/secretwright/constructs/rotatedsecret"
	"github.com/secretwright/secretwright/constructs/synthlint"
)

func main() {
	defer jsii.Close()
	app := awscdk.NewApp(nil)
	newShopStack(app, "Shop")
	awscdk.Validations_Of(app).AddPlugins(synthlint.New(nil))
	app.Synth(nil)
}

func newShopStack(scope constructs.Construct, id string) {
	stack := awscdk.NewStack(scope, &id, nil)
	rotator := gofunction.NewGoFunction(stack, jsii.String("Rotator"), &gofunction.GoFunctionProps{
		Source: jsii.String("./function"), // seen from here, where `npx cdk synth` runs
		Function: &awslambda.FunctionProps{
			Environment: &map[string]*string{"API_URL": jsii.String("https://api.payments.example")},
		},
	})
	token := rotatedsecret.NewRotatedSecret(stack, jsii.String("Token"), &rotatedsecret.RotatedSecretProps{
		Username: jsii.String("shop"), // the account of the payment service
		Rotation: rotatedsecret.Rotation_Function(rotator),
		Schedule: rotatedsecret.Schedule_Rate(awscdk.Duration_Days(jsii.Number(7))),
		// There is nothing to rotate before somebody has stored the first token.
		RotateImmediatelyOnUpdate: jsii.Bool(false),
	})
	awscdk.NewCfnOutput(stack, jsii.String("TokenArn"), &awscdk.CfnOutputProps{Value: token.Secret().SecretArn()})
}
