// Command shared-services is a CDK app of four stacks: a network with the one Secrets Manager endpoint that its VPC may
// have, two services with a database each, and a third that reads the secret of the first.
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
	"github.com/secretwright/secretwright/constructs/secretsendpoint"
	"github.com/secretwright/secretwright/constructs/synthlint"
)

func main() {
	defer jsii.Close()
	app := awscdk.NewApp(nil)
	net := newNetwork(app)
	orders := newService(app, "Orders", net, postgres())
	newService(app, "Billing", net, mysql())
	newReports(app, net, orders)
	awscdk.Validations_Of(app).AddPlugins(synthlint.New(nil))
	app.Synth(nil)
}

// network is what the services share.
type network struct {
	vpc      awsec2.IVpc
	endpoint secretsendpoint.SecretsEndpoint
}

func newNetwork(scope constructs.Construct) network {
	stack := awscdk.NewStack(scope, jsii.String("Network"), nil)
	vpc := awsec2.NewVpc(stack, jsii.String("Vpc"), &awsec2.VpcProps{
		MaxAzs:      jsii.Number(2),
		NatGateways: jsii.Number(0),
		SubnetConfiguration: &[]*awsec2.SubnetConfiguration{
			{Name: jsii.String("services"), SubnetType: awsec2.SubnetType_PRIVATE_ISOLATED},
		},
	})
	// The endpoint lives with the VPC: no service that comes or goes takes it along.
	return network{vpc, secretsendpoint.NewSecretsEndpoint(stack, jsii.String("Secrets"), &secretsendpoint.SecretsEndpointProps{Vpc: vpc})}
}

// service is a database with its rotated password.
type service struct {
	credential rotatedsecret.RotatedSecret
	database   awsrds.DatabaseInstance
}

func newService(scope constructs.Construct, id string, net network, engine awsrds.IInstanceEngine) service {
	stack := awscdk.NewStack(scope, &id, nil)
	credential := rotatedsecret.NewRotatedSecret(stack, jsii.String("Credential"), &rotatedsecret.RotatedSecretProps{
		Username: jsii.String("service"),
		Vpc:      net.vpc,
		Endpoint: net.endpoint.Endpoint(),
	})
	database := awsrds.NewDatabaseInstance(stack, jsii.String("Database"), &awsrds.DatabaseInstanceProps{
		Engine:             engine,
		InstanceType:       awsec2.InstanceType_Of(awsec2.InstanceClass_T4G, awsec2.InstanceSize_MEDIUM),
		Credentials:        awsrds.Credentials_FromSecret(credential.Secret(), nil),
		DatabaseName:       jsii.String("service"),
		Vpc:                net.vpc,
		VpcSubnets:         isolated(),
		StorageType:        awsrds.StorageType_GP3,
		StorageEncrypted:   jsii.Bool(true),
		DeletionProtection: jsii.Bool(true),
	})
	credential.Attach(database)
	return service{credential, database}
}

// newReports reads the secret of a service of another stack: all that is needed is in this stack.
func newReports(scope constructs.Construct, net network, of service) {
	stack := awscdk.NewStack(scope, jsii.String("Reports"), nil)
	reader := gofunction.NewGoFunction(stack, jsii.String("Reader"), &gofunction.GoFunctionProps{
		Source: jsii.String("github.com/secretwright/secretwright/examples/orders/function"),
		Function: &awslambda.FunctionProps{
			Vpc:              net.vpc,
			VpcSubnets:       isolated(),
			AllowAllOutbound: jsii.Bool(false),
			Environment:      &map[string]*string{"SECRET_ARN": of.credential.Secret().SecretArn()},
		},
	})
	of.credential.GrantRead(reader, nil)
	net.endpoint.AllowFrom(reader)
	reader.Connections().AllowToDefaultPort(of.database, jsii.String("to the database"))
}

func isolated() *awsec2.SubnetSelection {
	return &awsec2.SubnetSelection{SubnetType: awsec2.SubnetType_PRIVATE_ISOLATED}
}

func postgres() awsrds.IInstanceEngine {
	return awsrds.DatabaseInstanceEngine_Postgres(&awsrds.PostgresInstanceEngineProps{Version: awsrds.PostgresEngineVersion_VER_17_6()})
}

func mysql() awsrds.IInstanceEngine {
	return awsrds.DatabaseInstanceEngine_Mysql(&awsrds.MySqlInstanceEngineProps{Version: awsrds.MysqlEngineVersion_VER_8_4_5()})
}
