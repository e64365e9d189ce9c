package rotatedsecret_test

import (
	"reflect"
	"strings"
	"testing"

	"github.com/aws/aws-cdk-go/awscdk/v2"
	"github.com/aws/aws-cdk-go/awscdk/v2/assertions"
	"github.com/aws/aws-cdk-go/awscdk/v2/awsiam"
	"github.com/aws/aws-cdk-go/awscdk/v2/awskms"
	"github.com/aws/aws-cdk-go/awscdk/v2/awslambda"
	"github.com/aws/aws-cdk-go/awscdk/v2/awssecretsmanager"
	"github.com/aws/jsii-runtime-go"

	"github.com/secretwright/secretwright/constructs/internal/synthtest"
)

// The tests of this file hold plain aws-cdk against each trap that the TestTrap of the same name shows mended in the
// unit. One that fails tells good news: the trap is mended upstream, and what the unit does about it may go.

func plainSecret(stack awscdk.Stack, p awssecretsmanager.SecretProps) awssecretsmanager.Secret {
	return awssecretsmanager.NewSecret(stack, jsii.String("Secret"), &p)
}

func rotateByFunction(secret awssecretsmanager.ISecret, function awslambda.IFunction) {
	secret.AddRotationSchedule(jsii.String("Schedule"), &awssecretsmanager.RotationScheduleOptions{RotationLambda: function})
}

func TestUpstreamSecondResourcePolicy(t *testing.T) {
	defer synthtest.Guard(t)
	stack := synthtest.NewStack()
	secret := plainSecret(stack, awssecretsmanager.SecretProps{})
	attached := secret.Attach(postgres(stack, "Database", isolatedVpc(stack), awsrdsPassword()))
	rotateByFunction(attached, rotator(stack, nil))
	secret.AddToResourcePolicy(denyWithoutTLS())
	synthtest.Synth(t, stack).Count("AWS::SecretsManager::ResourcePolicy", 2)
}

func TestUpstreamPermissionWithoutSourceAccount(t *testing.T) {
	defer synthtest.Guard(t)
	stack := synthtest.NewStack()
	rotateByFunction(plainSecret(stack, awssecretsmanager.SecretProps{}), rotator(stack, nil))
	_, permission := synthtest.Synth(t, stack).One("AWS::Lambda::Permission")
	if property(permission, "SourceAccount") != "null" {
		t.Errorf("a source account: %s", synthtest.Text(permission))
	}
}

func TestUpstreamNoCronAndNoWindow(t *testing.T) {
	defer synthtest.Guard(t)
	options := reflect.TypeFor[awssecretsmanager.RotationScheduleOptions]()
	for _, name := range []string{"ScheduleExpression", "Schedule", "Duration", "Window"} {
		if _, isThere := options.FieldByName(name); isThere {
			t.Errorf("RotationScheduleOptions has %s", name)
		}
	}
	stack := synthtest.NewStack()
	plainSecret(stack, awssecretsmanager.SecretProps{}).AddRotationSchedule(jsii.String("Schedule"), &awssecretsmanager.RotationScheduleOptions{
		RotationLambda: rotator(stack, nil), AutomaticallyAfter: awscdk.Duration_Days(jsii.Number(0)),
	})
	_, schedule := synthtest.Synth(t, stack).One("AWS::SecretsManager::RotationSchedule")
	if property(schedule, "RotationRules") != "null" {
		t.Errorf("0 days: %s", synthtest.Text(schedule))
	}
}

func TestUpstreamExcludedCharactersAreLost(t *testing.T) {
	defer synthtest.Guard(t)
	stack := synthtest.NewStack()
	vpc := isolatedVpc(stack)
	secret := plainSecret(stack, awssecretsmanager.SecretProps{GenerateSecretString: &awssecretsmanager.SecretStringGenerator{
		ExcludeCharacters: jsii.String("/@"), GenerateStringKey: jsii.String("password"), SecretStringTemplate: jsii.String(`{"username":"orders"}`),
	}})
	attached := secret.Attach(postgres(stack, "Database", vpc, awsrdsPassword()))
	attached.AddRotationSchedule(jsii.String("Schedule"), &awssecretsmanager.RotationScheduleOptions{
		HostedRotation: awssecretsmanager.HostedRotation_PostgreSqlSingleUser(&awssecretsmanager.SingleUserHostedRotationOptions{Vpc: vpc, VpcSubnets: isolated}),
	})
	_, schedule := synthtest.Synth(t, stack).One("AWS::SecretsManager::RotationSchedule")
	if strings.Contains(property(schedule, "HostedRotationLambda"), `"ExcludeCharacters":"/@"`) {
		t.Error("the characters are those of the secret")
	}
}

func TestUpstreamNoPermissionOnAnImportedKey(t *testing.T) {
	defer synthtest.Guard(t)
	stack := synthtest.NewStack()
	key := awskms.Key_FromKeyArn(stack, jsii.String("Key"), jsii.String(importedKeyArn))
	rotateByFunction(plainSecret(stack, awssecretsmanager.SecretProps{EncryptionKey: key}), rotator(stack, nil))
	if text := synthtest.Text(synthtest.Synth(t, stack).Resources("AWS::IAM::Policy")); strings.Contains(text, "kms:") {
		t.Errorf("a permission on the key: %s", text)
	}
}

func TestUpstreamImportedFunctionWithoutPermission(t *testing.T) {
	defer synthtest.Guard(t)
	stack := synthtest.NewStack()
	function := awslambda.Function_FromFunctionArn(stack, jsii.String("Rotate"), jsii.String("arn:aws:lambda:eu-central-1:111122223333:function:rotate"))
	rotateByFunction(plainSecret(stack, awssecretsmanager.SecretProps{}), function)
	template := synthtest.Synth(t, stack)
	template.Count("AWS::Lambda::Permission", 0)
	template.Count("AWS::IAM::Policy", 0)
}

func TestUpstreamReaderOfAnotherStack(t *testing.T) {
	app := awscdk.NewApp(nil)
	stack := awscdk.NewStack(app, jsii.String("Stack"), nil)
	role := reader(awscdk.NewStack(app, jsii.String("Readers"), nil))
	key := awskms.NewKey(stack, jsii.String("Key"), nil)
	plainSecret(stack, awssecretsmanager.SecretProps{EncryptionKey: key}).GrantRead(role, nil)
	synthtest.Panics(t, func() { assertions.Template_FromStack(stack, nil) }, "yclic")
}

func TestUpstreamCrossAccountReadWithoutKey(t *testing.T) {
	defer synthtest.Guard(t)
	stack := synthtest.NewStack()
	plainSecret(stack, awssecretsmanager.SecretProps{}).GrantRead(foreignReader(stack), nil)
	synthtest.Synth(t, stack).Count("AWS::KMS::Key", 0) // and no error: nobody can ever read it
}

func TestUpstreamStatementOnAnImportedSecret(t *testing.T) {
	defer synthtest.Guard(t)
	stack := synthtest.NewStack()
	secret := awssecretsmanager.Secret_FromSecretNameV2(stack, jsii.String("Imported"), jsii.String("orders"))
	if *secret.AddToResourcePolicy(denyWithoutTLS()).StatementAdded {
		t.Error("the statement was added")
	}
	synthtest.Synth(t, stack).Count("AWS::SecretsManager::ResourcePolicy", 0)
}

func TestUpstreamPublicPolicyIsNotBlocked(t *testing.T) {
	defer synthtest.Guard(t)
	stack := synthtest.NewStack()
	plainSecret(stack, awssecretsmanager.SecretProps{}).AddToResourcePolicy(denyWithoutTLS())
	_, policy := synthtest.Synth(t, stack).One("AWS::SecretsManager::ResourcePolicy")
	if property(policy, "BlockPublicPolicy") != "null" {
		t.Errorf("BlockPublicPolicy: %s", property(policy, "BlockPublicPolicy"))
	}
}

// The condition of a grant does not reach the resource policy that the grant is added to.
func TestUpstreamConditionOfAGrantIsLost(t *testing.T) {
	defer synthtest.Guard(t)
	stack := synthtest.NewStack()
	secret := plainSecret(stack, awssecretsmanager.SecretProps{})
	awsiam.Grant_AddToPrincipalOrResource(&awsiam.GrantWithResourceOptions{
		Grantee: awsiam.NewArnPrincipal(jsii.String("arn:aws:iam::" + trustedAccount + ":role/reader")), Resource: secret,
		Actions: jsii.Strings("secretsmanager:GetSecretValue"), ResourceArns: jsii.Strings("*"),
		Conditions: &map[string]*map[string]any{"StringEquals": {"secretsmanager:VersionStage": "AWSCURRENT"}},
	})
	_, policy := synthtest.Synth(t, stack).One("AWS::SecretsManager::ResourcePolicy")
	if strings.Contains(synthtest.Text(policy), "VersionStage") {
		t.Errorf("the condition is there: %s", synthtest.Text(policy))
	}
}
