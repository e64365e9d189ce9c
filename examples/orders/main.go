// Command orders is a CDK app: a PostgreSQL database in subnets without any way to the internet, whose password is
// generated, stored and rotated by a RotatedSecret, and a Lambda function that reads the password when it needs it.
// The linter judges the app whenever it is synthesized.
package main

import (
	"github.com/aws/aws-cdk-go/awscdk/v2"
	"github.com/aws/aws-cdk-go/awscdk/v2/awsec2"
	"github.com/aws/aws-cdk-go/awscdk/v2/awslambda"
	"github.com/aws/aws-cdk-go/awscdk/v2/awsrds"
	"github.com/aws/constructs-go/constructs/v10"
	"github.com/aws/jsii-runtime-go"

	"github.com/secretwright/secretwright/constructs/gofunction"
	"github.com/secretwright/secretwright/constructs/rotatedsecret"
	"github.com/secretwright/secretwright/constructs/synthlint"
)

func main() {
	defer jsii.Close()
	app := awscdk.NewApp(nil)
	newOrdersStack(app, "Orders")
	awscdk.Validations_Of(app).AddPlugins(synthlint.New(nil))
	app.Synth(nil)
}

// newOrdersStack makes a stack for any account and Region.
func newOrdersStack(scope constructs.Construct, id string) awscdk.Stack {
	stack := awscdk.NewStack(scope, &id, nil)
	vpc := newVpc(stack)

	// The secret comes first, because the database takes its first password from it. Who rotates it is not said: the
	// function of secretwright, which knows PostgreSQL.
	credential := rotatedsecret.NewRotatedSecret(stack, jsii.String("Credential"), &rotatedsecret.RotatedSecretProps{
		Username: jsii.String("orders"),
		Vpc:      vpc,
		Schedule: rotatedsecret.Schedule_Cron("cron(0 3 ? * SUN *)"),
		Window:   awscdk.Duration_Hours(jsii.Number(3)),
	})
	database := newDatabase(stack, vpc, awsrds.Credentials_FromSecret(credential.Secret(), nil))
	credential.Attach(database)
	newReader(stack, vpc, credential, database)
	return stack
}

// newReader is a function that learns the secret's ARN from its environment, and the password only when it runs.
func newReader(stack awscdk.Stack, vpc awsec2.IVpc, credential rotatedsecret.RotatedSecret, database awsec2.IConnectable) {
	reader := gofunction.NewGoFunction(stack, jsii.String("Reader"), &gofunction.GoFunctionProps{
		Source: jsii.String("github.com/secretwright/secretwright/examples/orders/function"),
		Function: &awslambda.FunctionProps{
			Vpc:              vpc,
			VpcSubnets:       &awsec2.SubnetSelection{SubnetType: awsec2.SubnetType_PRIVATE_ISOLATED},
			AllowAllOutbound: jsii.Bool(false),
			Environment:      &map[string]*string{"SECRET_ARN": credential.Secret().SecretArn()},
		},
	})
	credential.GrantRead(reader, nil)
	reader.Connections().AllowToDefaultPort(credential.Endpoint(), jsii.String("to Secrets Manager"))
	reader.Connections().AllowToDefaultPort(database, jsii.String("to the database"))
}

// newVpc has isolated subnets in two zones and no NAT gateway: the unit's endpoint is the way to Secrets Manager.
func newVpc(stack awscdk.Stack) awsec2.IVpc {
	return awsec2.NewVpc(stack, jsii.String("Vpc"), &awsec2.VpcProps{
		MaxAzs:      jsii.Number(2),
		NatGateways: jsii.Number(0),
		SubnetConfiguration: &[]*awsec2.SubnetConfiguration{
			{Name: jsii.String("database"), SubnetType: awsec2.SubnetType_PRIVATE_ISOLATED},
		},
	})
}

func newDatabase(stack awscdk.Stack, vpc awsec2.IVpc, credentials awsrds.Credentials) awsrds.DatabaseInstance {
	return awsrds.NewDatabaseInstance(stack, jsii.String("Database"), &awsrds.DatabaseInstanceProps{
		Engine: awsrds.DatabaseInstanceEngine_Postgres(&awsrds.PostgresInstanceEngineProps{
			Version: awsrds.PostgresEngineVersion_VER_17_6(),
		}),
		InstanceType:       awsec2.InstanceType_Of(awsec2.InstanceClass_T4G, awsec2.InstanceSize_MEDIUM),
		Credentials:        credentials,
		DatabaseName:       jsii.String("orders"),
		Vpc:                vpc,
		VpcSubnets:         &awsec2.SubnetSelection{SubnetType: awsec2.SubnetType_PRIVATE_ISOLATED},
		MultiAz:            jsii.Bool(true),
		StorageType:        awsrds.StorageType_GP3,
		StorageEncrypted:   jsii.Bool(true),
		BackupRetention:    awscdk.Duration_Days(jsii.Number(7)),
		DeletionProtection: jsii.Bool(true),
		// A last snapshot if somebody switches the protection off and deletes the stack; the secret and its key stay too.
		RemovalPolicy: awscdk.RemovalPolicy_SNAPSHOT,
	})
}
