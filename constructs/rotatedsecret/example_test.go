package rotatedsecret_test

import (
	"encoding/json"
	"fmt"
	"strings"

	"github.com/aws/aws-cdk-go/awscdk/v2"
	"github.com/aws/aws-cdk-go/awscdk/v2/assertions"
	"github.com/aws/aws-cdk-go/awscdk/v2/awsec2"
	"github.com/aws/aws-cdk-go/awscdk/v2/awsiam"
	"github.com/aws/aws-cdk-go/awscdk/v2/awsrds"
	"github.com/aws/jsii-runtime-go"

	"github.com/secretwright/secretwright/constructs/rotatedsecret"
)

// A database takes its first password from the unit, which then rotates it with the function of this project.
func Example() {
	stack := awscdk.NewStack(awscdk.NewApp(nil), jsii.String("Shop"), nil)
	vpc := awsec2.NewVpc(stack, jsii.String("Vpc"), nil)

	credential := rotatedsecret.NewRotatedSecret(stack, jsii.String("Credential"), &rotatedsecret.RotatedSecretProps{
		Username: jsii.String("shop"),
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
		"SecretsManager::SecretTargetAttachment", "SecretsManager::RotationSchedule", "Lambda::Function", "EC2::VPCEndpoint",
	} {
		fmt.Println(kind, len(*template.FindResources(jsii.String("AWS::"+kind), nil)))
	}
	// Output:
	// KMS::Key 1
	// SecretsManager::Secret 1
	// SecretsManager::ResourcePolicy 1
	// SecretsManager::SecretTargetAttachment 1
	// SecretsManager::RotationSchedule 1
	// Lambda::Function 1
	// EC2::VPCEndpoint 1
}

// A role of another account reads the secret. The unit names it in both policies that this account can write; the other
// account allows the rest, as a note at synth says.
func ExampleRotatedSecret_grantRead() {
	stack := awscdk.NewStack(awscdk.NewApp(nil), jsii.String("Shop"), nil)
	credential := rotatedsecret.NewRotatedSecret(stack, jsii.String("Credential"), &rotatedsecret.RotatedSecretProps{
		Username:        jsii.String("partner"),
		Rotation:        rotatedsecret.Rotation_Function(rotator(stack, nil)),
		TrustedAccounts: jsii.Strings("444455556666"),
	})
	role := awsiam.Role_FromRoleArn(stack, jsii.String("Partner"), jsii.String("arn:aws:iam::444455556666:role/partner"), nil)
	credential.GrantRead(role, jsii.Strings("AWSCURRENT"))

	template := assertions.Template_FromStack(stack, nil)
	for _, kind := range []string{"AWS::SecretsManager::ResourcePolicy", "AWS::KMS::Key"} {
		text, _ := json.Marshal(template.FindResources(jsii.String(kind), nil))
		fmt.Println(kind, strings.Contains(string(text), "role/partner"))
	}
	// Output:
	// AWS::SecretsManager::ResourcePolicy true
	// AWS::KMS::Key true
}

// A function reads the current password when it needs it, by the ARN in its environment.
func ExampleRotatedSecret_addToFunction() {
	stack := awscdk.NewStack(awscdk.NewApp(nil), jsii.String("Shop"), nil)
	function := application(stack, nil)
	credential := rotatedsecret.NewRotatedSecret(stack, jsii.String("ApiKey"), &rotatedsecret.RotatedSecretProps{
		Username: jsii.String("shop"),
		Rotation: rotatedsecret.Rotation_Function(rotator(stack, nil)),
	})
	credential.AddToFunction(function, &rotatedsecret.ReaderOptions{Variable: jsii.String("API_KEY_ARN")})

	functions, _ := json.Marshal(assertions.Template_FromStack(stack, nil).FindResources(jsii.String("AWS::Lambda::Function"), nil))
	fmt.Println(strings.Contains(string(functions), `"API_KEY_ARN":{"Ref":"ApiKeySecret`))
	// Output:
	// true
}

// A database makes, owns and rotates its master password; the unit adds key, schedule and policy.
func ExampleNewManagedSecret() {
	stack := awscdk.NewStack(awscdk.NewApp(nil), jsii.String("Shop"), nil)
	vpc := awsec2.NewVpc(stack, jsii.String("Vpc"), nil)
	master := rotatedsecret.NewManagedSecret(stack, jsii.String("Master"), nil)
	database := awsrds.NewDatabaseInstance(stack, jsii.String("Database"), &awsrds.DatabaseInstanceProps{
		Engine: awsrds.DatabaseInstanceEngine_Mysql(&awsrds.MySqlInstanceEngineProps{
			Version: awsrds.MysqlEngineVersion_VER_8_4_5(),
		}),
		ManageMasterUserPassword: jsii.Bool(true),
		Credentials: awsrds.Credentials_FromUsername(jsii.String("root"), &awsrds.CredentialsFromUsernameOptions{
			EncryptionKey: master.EncryptionKey(),
		}),
		StorageEncrypted: jsii.Bool(true),
		Vpc:              vpc,
	})
	master.Adopt(database.Node().DefaultChild().(awsrds.CfnDBInstance).AttrMasterUserSecretSecretArn())

	template := assertions.Template_FromStack(stack, nil)
	for _, kind := range []string{"SecretsManager::Secret", "SecretsManager::RotationSchedule", "SecretsManager::ResourcePolicy"} {
		fmt.Println(kind, len(*template.FindResources(jsii.String("AWS::"+kind), nil)))
	}
	// Output:
	// SecretsManager::Secret 0
	// SecretsManager::RotationSchedule 1
	// SecretsManager::ResourcePolicy 1
}
