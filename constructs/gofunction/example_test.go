package gofunction_test

import (
	"fmt"

	"github.com/aws/aws-cdk-go/awscdk/v2"
	"github.com/aws/aws-cdk-go/awscdk/v2/assertions"
	"github.com/aws/aws-cdk-go/awscdk/v2/awslambda"
	"github.com/aws/jsii-runtime-go"

	"github.com/secretwright/secretwright/constructs/gofunction"
	"github.com/secretwright/secretwright/constructs/rotatedsecret"
)

// A rotation function with an engine of its own, for a secret without a database.
func Example() {
	stack := awscdk.NewStack(awscdk.NewApp(nil), jsii.String("Shop"), nil)
	rotator := gofunction.NewGoFunction(stack, jsii.String("Rotator"), &gofunction.GoFunctionProps{
		Source: jsii.String("github.com/secretwright/secretwright/examples/own-function/function"),
		Function: &awslambda.FunctionProps{
			Environment: &map[string]*string{"API_URL": jsii.String("https://api.payments.example")},
		},
	})
	rotatedsecret.NewRotatedSecret(stack, jsii.String("Token"), &rotatedsecret.RotatedSecretProps{
		Username: jsii.String("shop"),
		Rotation: rotatedsecret.Rotation_Function(rotator),
	})

	template := assertions.Template_FromStack(stack, nil)
	for _, kind := range []string{"Lambda::Function", "Logs::LogGroup", "IAM::Role", "SecretsManager::RotationSchedule"} {
		fmt.Println(kind, len(*template.FindResources(jsii.String("AWS::"+kind), nil)))
	}
	// Output:
	// Lambda::Function 1
	// Logs::LogGroup 1
	// IAM::Role 1
	// SecretsManager::RotationSchedule 1
}
