// Command after is examples/migration/before with a RotatedSecret in the place of the plain one. VPC, database and
// function keep their construct ids, so nothing but the secret is replaced.
package main

import (
	"github.com/aws/aws-cdk-go/awscdk/v2"
	"github.com/aws/aws-cdk-go/awscdk/v2/awsec2"
	"github.com/aws/aws-cdk-go/awscdk/v2/awslambda"
	"github.com/aws/aws-cdk-go/awscdk/v2/awsrds"
	"github.com/aws/jsii-runtime-go"

	"github.com/secretwright/secretwright/constructs/gofunction"
	"github.com/secretwright/secretwright/constructs/rotatedsecret"
	"github.com/secretwright/secretwright/constructs/synthlint"
)

func main() {
	defer jsii.Close()
	app := awscdk.NewApp(nil)
	newShop(app)
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
	// The user keeps its name: another one would replace the database.
	credential := rotatedsecret.NewRotatedSecret(stack, jsii.String("Credential"), &rotatedsecret.RotatedSecretProps{
		Username: jsii.String("shop"),
		Vpc:      vpc,
	})
	database := awsrds.NewDatabaseInstance(stack, jsii.String("Database"), &awsrds.DatabaseInstanceProps{
		Engine: awsrds.DatabaseInstanceEngine_Postgres(&awsrds.PostgresInstanceEngineProps{
			Version: awsrds.PostgresEngineVersion_VER_17_6(),
		}),
		Credentials:      awsrds.Credentials_FromSecret(credential.Secret(), jsii.String("shop")),
		DatabaseName:     jsii.String("shop"),
		Vpc:              vpc,
		VpcSubnets:       isolated,
		StorageEncrypted: jsii.Bool(true),
	})
	credential.Attach(database)
	reader := gofunction.NewGoFunction(stack, jsii.String("Reader"), &gofunction.GoFunctionProps{
		Source: jsii.String("github.com/secretwright/secretwright/examples/orders/function"),
		Function: &awslambda.FunctionProps{
			Vpc:         vpc,
			VpcSubnets:  isolated,
			Environment: &map[string]*string{"SECRET_ARN": credential.Secret().SecretArn()},
		},
	})
	credential.GrantRead(reader, nil)
	credential.Endpoint().Connections().AllowDefaultPortFrom(reader, nil)
	database.Connections().AllowDefaultPortFrom(reader, nil)
}
