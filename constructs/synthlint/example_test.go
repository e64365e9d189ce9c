package synthlint_test

import (
	"fmt"
	"os"

	"github.com/aws/aws-cdk-go/awscdk/v2"
	"github.com/aws/aws-cdk-go/awscdk/v2/awssecretsmanager"
	"github.com/aws/jsii-runtime-go"

	"github.com/secretwright/secretwright/constructs/synthlint"
)

// A secret that somebody rotates by hand until its owner moves. Without the suppression the synthesis would fail.
func Example() {
	folder, err := os.MkdirTemp("", "cdk.out")
	if err != nil {
		panic(err)
	}
	defer os.RemoveAll(folder)
	app := awscdk.NewApp(&awscdk.AppProps{Outdir: &folder})
	stack := awscdk.NewStack(app, jsii.String("Legacy"), nil)
	secret := awssecretsmanager.NewSecret(stack, jsii.String("Terminal"), &awssecretsmanager.SecretProps{
		SecretName: jsii.String("legacy/terminal"),
	})
	synthlint.Suppress(secret, "secret-without-rotation", "the terminal takes a new password only by hand", "2999-12-31")

	awscdk.Validations_Of(app).AddPlugins(synthlint.New(nil))
	assembly := app.Synth(nil)
	fmt.Println(len(*assembly.Stacks()), "stack without findings")
	// Output: 1 stack without findings
}
