// Command before is the app that examples/migration/after mends: a secret of plain aws-cdk, as many apps have it. It
// is never rotated, its value stands in a function's environment, and the function could not even reach it.
package main

import (
	"github.com/aws/aws-cdk-go/awscdk/v2"
	"github.com/aws/aws-cdk-go/awscdk/v2/awsec2"
	"github.com/aws/aws-cdk-go/awscdk/v2/awslambda"
	"github.com/aws/aws-cdk-go/awscdk/v2/awsrds"
	"github.com/aws/aws-cdk-go/awscdk/v2/awssecretsmanager"
	"github.com/aws/jsii-runtime-go"

	"github.com/secretwright/secretwright/constructs/gofunction"
	"github.com/secretwright/secretwright/constructs/synthlint"
)

func main() {
	defer jsii.Close()
	app := awscdk.NewApp(nil)
	newShop(app)
	// .secretwright.yaml says fail_on: never, so that the findings are shown and nothing else changes.
	awscdk.Validations_Of(app).AddPlugins(synthlint.New(nil))
	app.Synth(nil)
}

func newShop(app awscdk.App) {
	stack := awscdk.NewStack(app, jsii.String("Shop"), nil)
	vpc := awsec2.NewVpc(stack, jsii.String("Vpc"), &awsec2.VpcProps{
		MaxAzs:      jsii.Number(2),
		NatGateways: jsii.Number(0),
		SubnetConfiguration: &[]*awsec2.SubnetConfiguration{
			{Name: jsii.String("database"), SubnetType: awsec2.SubnetType_PRIVATE_ISOLATED},
		},
	})
	isolated := &awsec2.SubnetSelection{SubnetType: awsec2.SubnetType_PRIVATE_ISOLATED}
	secret := awssecretsmanager.NewSecret(stack, jsii.String("Secret"), &awssecretsmanager.SecretProps{
		GenerateSecretString: &awssecretsmanager.SecretStringGenerator{
			SecretStringTemplate: jsii.String(`{"username":"shop"}`),
			GenerateStringKey:    jsii.String("password"),
			ExcludePunctuation:   jsii.Bool(true),
		},
	})
	database := awsrds.NewDatabaseInstance(stack, jsii.String("Database"), &awsrds.DatabaseInstanceProps{
		Engine: awsrds.DatabaseInstanceEngine_Postgres(&awsrds.PostgresInstanceEngineProps{
			Version: awsrds.PostgresEngineVersion_VER_17_6(),
		}),
		Credentials:      awsrds.Credentials_FromSecret(secret, jsii.String("shop")),
		DatabaseName:     jsii.String("shop"),
		Vpc:              vpc,
		VpcSubnets:       isolated,
		StorageEncrypted: jsii.Bool(true),
	})
	reader := gofunction.NewGoFunction(stack, jsii.String("Reader"), &gofunction.GoFunctionProps{
		Source: jsii.String("github.com/secretwright/secretwright/examples/orders/function"),
		Function: &awslambda.FunctionProps{
			Vpc:        vpc,
			VpcSubnets: isolated,
			Environment: &map[string]*string{
				"SECRET_ARN":  secret.SecretArn(),
				"DB_PASSWORD": secret.SecretValueFromJson(jsii.String("password")).UnsafeUnwrap(),
			},
		},
	})
	secret.GrantRead(reader, nil)
	database.Connections().AllowDefaultPortFrom(reader, nil)
}
