package rotatedsecret_test

import (
	"github.com/aws/aws-cdk-go/awscdk/v2"
	"github.com/aws/aws-cdk-go/awscdk/v2/awseventstargets"
	"github.com/aws/aws-cdk-go/awscdk/v2/awskms"
	"github.com/aws/aws-cdk-go/awscdk/v2/awsrds"
	"github.com/aws/aws-cdk-go/awscdk/v2/awssecretsmanager"
	"github.com/aws/aws-cdk-go/awscdk/v2/awssns"
	"github.com/aws/jsii-runtime-go"

	"github.com/secretwright/secretwright/constructs/rotatedsecret"
)

const (
	importedKeyArn = "arn:aws:kms:eu-central-1:111122223333:key/01234567-89ab-cdef-0123-456789abcdef"
	replicaKeyArn  = "arn:aws:kms:eu-west-1:111122223333:key/01234567-89ab-cdef-0123-456789abcdef"
	trustedAccount = "444455556666"

	extensionLayerArn = "arn:aws:lambda:eu-central-1:187925254637:layer:AWS-Parameters-and-Secrets-Lambda-Extension:17"
)

// cases are the combinations that goldens pin, each in a stack without account, Region and feature flags.
var cases = map[string]func(stack awscdk.Stack){
	"hosted-database": func(stack awscdk.Stack) {
		vpc := isolatedVpc(stack)
		r := unit(stack, "Credential", props{Vpc: vpc, Rotation: hostedPostgres()})
		r.Attach(ownDatabase(stack, vpc, r))
	},
	"default-database": func(stack awscdk.Stack) {
		vpc := isolatedVpc(stack)
		r := unit(stack, "Credential", props{Vpc: vpc})
		r.Attach(ownDatabase(stack, vpc, r))
	},
	"default-alternating-users": func(stack awscdk.Stack) {
		vpc := isolatedVpc(stack)
		superuser := unit(stack, "Superuser", props{Username: jsii.String("root"), Vpc: vpc})
		database := ownDatabase(stack, vpc, superuser)
		superuser.Attach(database)
		unit(stack, "Credential", props{Vpc: vpc, Superuser: superuser.Secret()}).Attach(database)
	},
	"hosted-given-endpoint-and-key": func(stack awscdk.Stack) {
		vpc := importedVpc(stack)
		r := unit(stack, "Credential", props{
			Vpc: vpc, Rotation: hostedPostgres(), Endpoint: importedEndpoint(stack),
			EncryptionKey: awskms.Key_FromKeyArn(stack, jsii.String("Key"), jsii.String(importedKeyArn)),
			Schedule:      rotatedsecret.Schedule_Cron("cron(0 4 ? * SUN *)"), Window: awscdk.Duration_Hours(jsii.Number(3)),
			RotateImmediatelyOnUpdate: jsii.Bool(false), RemovalPolicy: awscdk.RemovalPolicy_DESTROY,
		})
		r.Attach(ownDatabase(stack, vpc, r))
	},
	"function-database": func(stack awscdk.Stack) {
		vpc := isolatedVpc(stack)
		r := unit(stack, "Credential", props{Vpc: vpc, Rotation: rotatedsecret.Rotation_Function(rotator(stack, vpc))})
		r.Attach(ownDatabase(stack, vpc, r))
	},
	"function-without-vpc": func(stack awscdk.Stack) {
		r := unit(stack, "Credential", props{Rotation: rotatedsecret.Rotation_Function(rotator(stack, nil))})
		r.GrantRead(reader(stack), jsii.Strings("AWSCURRENT"))
	},
	"two-units-one-endpoint": func(stack awscdk.Stack) {
		vpc := isolatedVpc(stack)
		first := unit(stack, "First", props{Vpc: vpc, Rotation: hostedPostgres()})
		first.Attach(ownDatabase(stack, vpc, first))
		second := unit(stack, "Second", props{Username: jsii.String("reports"), Vpc: vpc, Rotation: hostedPostgres()})
		second.Attach(postgres(stack, "Reports", vpc, awsrds.Credentials_FromSecret(second.Secret(), nil)))
	},
	"application-database": func(stack awscdk.Stack) {
		vpc := isolatedVpc(stack)
		r := unit(stack, "Credential", props{
			Vpc: vpc, Rotation: rotatedsecret.Rotation_Application(awssecretsmanager.SecretRotationApplication_POSTGRES_ROTATION_SINGLE_USER()),
		})
		r.Attach(ownDatabase(stack, vpc, r))
	},
	"hosted-alternating-users": func(stack awscdk.Stack) {
		vpc := isolatedVpc(stack)
		superuser := unit(stack, "Superuser", props{Username: jsii.String("root"), Vpc: vpc, Rotation: hostedPostgres()})
		database := ownDatabase(stack, vpc, superuser)
		superuser.Attach(database)
		unit(stack, "Credential", props{
			Vpc: vpc, Superuser: superuser.Secret(),
			Rotation: rotatedsecret.Rotation_Hosted(awssecretsmanager.HostedRotationType_POSTGRESQL_MULTI_USER()),
		}).Attach(database)
	},
	"function-alternating-users": func(stack awscdk.Stack) {
		vpc := isolatedVpc(stack)
		superuser := unit(stack, "Superuser", props{Username: jsii.String("root"), Vpc: vpc, Rotation: hostedPostgres()})
		database := ownDatabase(stack, vpc, superuser)
		superuser.Attach(database)
		unit(stack, "Credential", props{
			Vpc: vpc, Superuser: superuser.Secret(), Rotation: rotatedsecret.Rotation_Function(rotator(stack, vpc)),
		}).Attach(database)
	},
	"function-aws-managed-key-replica": func(stack awscdk.Stack) {
		r := unit(stack, "Credential", props{
			Rotation: rotatedsecret.Rotation_Function(rotator(stack, nil)), AwsManagedKey: jsii.Bool(true),
			ReplicaRegions: &[]*awssecretsmanager.ReplicaRegion{{Region: jsii.String("eu-west-1")}},
		})
		r.GrantWrite(reader(stack))
		r.GrantRotate(reader(stack))
	},
	"hosted-restricted-trusted-account": func(stack awscdk.Stack) {
		vpc := isolatedVpc(stack)
		r := unit(stack, "Credential", props{
			Vpc: vpc, Rotation: hostedPostgres(), RestrictToEndpoint: jsii.Bool(true), TrustedAccounts: jsii.Strings(trustedAccount),
			ReplicaRegions: &[]*awssecretsmanager.ReplicaRegion{{
				Region: jsii.String("eu-west-1"), EncryptionKey: awskms.Key_FromKeyArn(stack, jsii.String("ReplicaKey"), jsii.String(replicaKeyArn)),
			}},
		})
		r.Attach(ownDatabase(stack, vpc, r))
		r.GrantRead(foreignReader(stack), jsii.Strings("AWSCURRENT"))
		r.GrantRotate(reader(stack))
	},
	"aurora-readers-alarm": func(stack awscdk.Stack) {
		vpc := isolatedVpc(stack)
		r := unit(stack, "Credential", props{Vpc: vpc, Rotation: hostedPostgres()})
		r.Attach(aurora(stack, vpc, r))
		r.AddToFunction(application(stack, vpc), &rotatedsecret.ReaderOptions{ExtensionLayerArn: jsii.String(extensionLayerArn)})
		r.AddToContainer(container(stack), &rotatedsecret.ReaderOptions{Variable: jsii.String("DATABASE_SECRET_ARN")})
		r.OnRotationFailed(awseventstargets.NewSnsTopic(awssns.NewTopic(stack, jsii.String("Alarms"), nil), nil))
	},
	"documentdb": func(stack awscdk.Stack) {
		vpc := isolatedVpc(stack)
		r := unit(stack, "Credential", props{
			Vpc: vpc, Rotation: rotatedsecret.Rotation_Hosted(awssecretsmanager.HostedRotationType_MONGODB_SINGLE_USER()),
		})
		r.Attach(documentDb(stack, vpc, r))
	},
	"redshift": func(stack awscdk.Stack) {
		vpc := isolatedVpc(stack)
		r := unit(stack, "Credential", props{
			Vpc: vpc, Rotation: rotatedsecret.Rotation_Hosted(awssecretsmanager.HostedRotationType_REDSHIFT_SINGLE_USER()),
		})
		r.Attach(redshift(stack, vpc, r))
	},
}
