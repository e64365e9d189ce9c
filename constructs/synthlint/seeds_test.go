package synthlint_test

import (
	"github.com/aws/aws-cdk-go/awscdk/v2"
	"github.com/aws/aws-cdk-go/awscdk/v2/awsec2"
	"github.com/aws/aws-cdk-go/awscdk/v2/awsiam"
	"github.com/aws/aws-cdk-go/awscdk/v2/awslambda"
	"github.com/aws/aws-cdk-go/awscdk/v2/awsrds"
	"github.com/aws/aws-cdk-go/awscdk/v2/awssecretsmanager"
	"github.com/aws/constructs-go/constructs/v10"
	"github.com/aws/jsii-runtime-go"

	"github.com/secretwright/secretwright/constructs/rotatedsecret"
	"github.com/secretwright/secretwright/constructs/secretsendpoint"
)

// seeds are programs with one mistake each, by the rule that finds it: a VPC in the first scope, all else in the
// second. With isMended they are right.
var seeds = map[string]func(network, scope constructs.Construct, isMended bool){
	"database-secret-without-rotation": func(network, scope constructs.Construct, isMended bool) {
		vpc := isolatedVpc(network)
		if isMended {
			rotated(scope, vpc, nil)
			return
		}
		database(scope, vpc, awsrds.Credentials_FromGeneratedSecret(jsii.String("orders"), nil))
	},
	"secret-without-rotation": func(_, scope constructs.Construct, isMended bool) {
		if isMended {
			unitWithFunction(scope)
			return
		}
		awssecretsmanager.NewSecret(scope, jsii.String("Secret"), nil)
	},
	"rotation-interval-too-long": func(_, scope constructs.Construct, isMended bool) {
		unit := unitWithFunction(scope)
		if !isMended {
			unit.CfnRotationSchedule().AddPropertyOverride(jsii.String("RotationRules.ScheduleExpression"), "rate(200 days)")
		}
	},
	"cross-account-principal": func(_, scope constructs.Construct, isMended bool) {
		account := "210987654321"
		if isMended {
			account = *awscdk.Aws_ACCOUNT_ID()
		}
		unitWithFunction(scope, "210987654321").AddToResourcePolicy(readBy(awsiam.NewArnPrincipal(jsii.String("arn:aws:iam::" + account + ":role/reader"))))
	},
	"public-secret-policy": func(_, scope constructs.Construct, isMended bool) {
		if unit := unitWithFunction(scope); !isMended {
			unit.AddToResourcePolicy(readBy(awsiam.NewAnyPrincipal()))
		}
	},
	"missing-secretsmanager-endpoint": func(network, scope constructs.Construct, isMended bool) {
		vpc := isolatedVpc(network)
		unit := unitWithFunction(scope)
		reader := function(scope, "Reader", vpc)
		unit.GrantRead(reader, nil)
		reader.AddEnvironment(jsii.String("SECRET_ARN"), unit.Secret().SecretArn(), nil)
		if isMended {
			endpoint := secretsendpoint.NewSecretsEndpoint(network, jsii.String("Secrets"), &secretsendpoint.SecretsEndpointProps{Vpc: vpc})
			endpoint.AllowFrom(reader)
		}
	},
	"endpoint-without-private-dns": func(network, scope constructs.Construct, isMended bool) {
		vpc := isolatedVpc(network)
		endpoint := secretsendpoint.NewSecretsEndpoint(network, jsii.String("Secrets"), &secretsendpoint.SecretsEndpointProps{Vpc: vpc})
		rotated(scope, vpc, endpoint.Endpoint())
		if !isMended {
			endpoint.Endpoint().Node().DefaultChild().(awsec2.CfnVPCEndpoint).SetPrivateDnsEnabled(jsii.Bool(false))
		}
	},
	"hardcoded-credential": func(network, scope constructs.Construct, isMended bool) {
		instance := rotated(scope, isolatedVpc(network), nil)
		if !isMended {
			instance.Node().DefaultChild().(awsrds.CfnDBInstance).SetMasterUserPassword(jsii.String("winter is coming"))
		}
	},
}

// rotated is a database whose password is rotated.
func rotated(scope constructs.Construct, vpc awsec2.IVpc, endpoint awsec2.IInterfaceVpcEndpoint) awsrds.DatabaseInstance {
	unit := rotatedsecret.NewRotatedSecret(scope, jsii.String("Credential"), &rotatedsecret.RotatedSecretProps{
		Username: jsii.String("orders"), Vpc: vpc, Endpoint: endpoint,
		Rotation: rotatedsecret.Rotation_Hosted(awssecretsmanager.HostedRotationType_POSTGRESQL_SINGLE_USER()),
	})
	instance := database(scope, vpc, awsrds.Credentials_FromSecret(unit.Secret(), nil))
	unit.Attach(instance)
	return instance
}

// unitWithFunction is a secret without a database, which may let accounts in.
func unitWithFunction(scope constructs.Construct, accounts ...string) rotatedsecret.RotatedSecret {
	return rotatedsecret.NewRotatedSecret(scope, jsii.String("Credential"), &rotatedsecret.RotatedSecretProps{
		Username: jsii.String("orders"), Rotation: rotatedsecret.Rotation_Function(function(scope, "Rotator", nil)),
		TrustedAccounts: jsii.Strings(accounts...),
	})
}

func readBy(principal awsiam.IPrincipal) awsiam.PolicyStatement {
	return awsiam.NewPolicyStatement(&awsiam.PolicyStatementProps{
		Principals: &[]awsiam.IPrincipal{principal}, Actions: jsii.Strings("secretsmanager:GetSecretValue"), Resources: jsii.Strings("*"),
	})
}

func isolatedVpc(scope constructs.Construct) awsec2.Vpc {
	return awsec2.NewVpc(scope, jsii.String("Vpc"), &awsec2.VpcProps{
		MaxAzs: jsii.Number(2), NatGateways: jsii.Number(0),
		SubnetConfiguration: &[]*awsec2.SubnetConfiguration{
			{Name: jsii.String("database"), SubnetType: awsec2.SubnetType_PRIVATE_ISOLATED},
		},
	})
}

func database(scope constructs.Construct, vpc awsec2.IVpc, credentials awsrds.Credentials) awsrds.DatabaseInstance {
	return awsrds.NewDatabaseInstance(scope, jsii.String("Database"), &awsrds.DatabaseInstanceProps{
		Engine:      awsrds.DatabaseInstanceEngine_Postgres(&awsrds.PostgresInstanceEngineProps{Version: awsrds.PostgresEngineVersion_VER_17_6()}),
		Credentials: credentials, Vpc: vpc, StorageEncrypted: jsii.Bool(true),
		VpcSubnets: &awsec2.SubnetSelection{SubnetType: awsec2.SubnetType_PRIVATE_ISOLATED},
	})
}

func function(scope constructs.Construct, id string, vpc awsec2.IVpc) awslambda.Function {
	props := &awslambda.FunctionProps{
		Runtime: awslambda.Runtime_PYTHON_3_13(), Handler: jsii.String("index.handler"),
		Code:    awslambda.Code_FromInline(jsii.String("def handler(event, context): pass")),
		Timeout: awscdk.Duration_Seconds(jsii.Number(60)), Vpc: vpc,
	}
	if vpc != nil {
		props.VpcSubnets = &awsec2.SubnetSelection{SubnetType: awsec2.SubnetType_PRIVATE_ISOLATED}
	}
	return awslambda.NewFunction(scope, &id, props)
}
