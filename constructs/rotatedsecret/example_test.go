package rotatedsecret_test

import (
	"fmt"

	"github.com/aws/aws-cdk-go/awscdk/v2"
	"github.com/aws/aws-cdk-go/awscdk/v2/assertions"
	"github.com/aws/aws-cdk-go/awscdk/v2/awsec2"
	"github.com/aws/aws-cdk-go/awscdk/v2/awsrds"
	"github.com/aws/aws-cdk-go/awscdk/v2/awssecretsmanager"
	"github.com/aws/jsii-runtime-go"

	"github.com/secretwright/secretwright/constructs/rotatedsecret"
)

// A database takes its first password from the unit, which then rotates it.
func Example() {
	stack := awscdk.NewStack(awscdk.NewApp(nil), jsii.String("Shop"), nil)
	vpc := awsec2.NewVpc(stack, jsii.String("Vpc"), nil)

	credential := rotatedsecret.NewRotatedSecret(stack, jsii.String("Credential"), &rotatedsecret.RotatedSecretProps{
		Username: jsii.String("shop"),
		Rotation: rotatedsecret.Rotation_Hosted(awssecretsmanager.HostedRotationType_MYSQL_SINGLE_USER()),
		Vpc:      vpc,
	})
	database := awsrds.NewDatabaseInstance(stack, jsii.String("Database"), &awsrds.DatabaseInstanceProps{
		Engine: awsrds.DatabaseInstanceEngine_Mysql(&awsrds.MySqlInstanceEngineProps{
			Version: awsrds.MysqlEngineVersion_VER_8_4_5(),
		}),
		Credentials:      awsrds.Credentials_FromSecret(credential.Secret(), nil),
		StorageEncrypted: jsii.Bool(true),
		Vpc:              vpc,
	})
	credential.Attach(database)

	template := assertions.Template_FromStack(stack, nil)
	for _, kind := range []string{
		"KMS::Key", "SecretsManager::Secret", "SecretsManager::ResourcePolicy",
		"SecretsManager::SecretTargetAttachment", "SecretsManager::RotationSchedule", "EC2::VPCEndpoint",
	} {
		fmt.Println(kind, len(*template.FindResources(jsii.String("AWS::"+kind), nil)))
	}
	// Output:
	// KMS::Key 1
	// SecretsManager::Secret 1
	// SecretsManager::ResourcePolicy 1
	// SecretsManager::SecretTargetAttachment 1
	// SecretsManager::RotationSchedule 1
	// EC2::VPCEndpoint 1
}
