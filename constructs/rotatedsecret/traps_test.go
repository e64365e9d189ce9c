package rotatedsecret_test

import (
	"strings"
	"testing"

	"github.com/aws/aws-cdk-go/awscdk/v2"
	"github.com/aws/aws-cdk-go/awscdk/v2/awsiam"
	"github.com/aws/aws-cdk-go/awscdk/v2/awskms"
	"github.com/aws/aws-cdk-go/awscdk/v2/awslambda"
	"github.com/aws/aws-cdk-go/awscdk/v2/awsrds"
	"github.com/aws/jsii-runtime-go"

	"github.com/secretwright/secretwright/constructs/internal/synthtest"
	"github.com/secretwright/secretwright/constructs/rotatedsecret"
)

func awsrdsPassword() awsrds.Credentials {
	return awsrds.Credentials_FromPassword(jsii.String("root"), awscdk.SecretValue_SsmSecure(jsii.String("/root"), nil))
}

func denyWithoutTLS() awsiam.PolicyStatement {
	return awsiam.NewPolicyStatement(&awsiam.PolicyStatementProps{
		Effect:     awsiam.Effect_DENY,
		Principals: &[]awsiam.IPrincipal{awsiam.NewAnyPrincipal()},
		Actions:    jsii.Strings("secretsmanager:GetSecretValue"),
		Resources:  jsii.Strings("*"),
		Conditions: &map[string]any{"Bool": map[string]any{"aws:SecureTransport": "false"}},
	})
}

// aws-cdk #24383: statements added through an attached secret went into a second policy.
func TestTrapSecondResourcePolicy(t *testing.T) {
	defer synthtest.Guard(t)
	stack := synthtest.NewStack()
	vpc := isolatedVpc(stack)
	r := unit(stack, "Credential", props{Vpc: vpc, Rotation: hostedPostgres()})
	database := ownDatabase(stack, vpc, r)
	r.Attach(database)
	r.AddToResourcePolicy(denyWithoutTLS())
	database.Secret().AddToResourcePolicy(denyWithoutTLS())
	r.Secret().AddToResourcePolicy(denyWithoutTLS())
	_, policy := synthtest.Synth(t, stack).One("AWS::SecretsManager::ResourcePolicy")
	if text := synthtest.Text(policy); !strings.Contains(text, "aws:SecureTransport") {
		t.Errorf("the statement is missing: %s", text)
	}
}

// aws-cdk #28406: any account's secret could have the function called.
func TestTrapPermissionWithoutSourceAccount(t *testing.T) {
	defer synthtest.Guard(t)
	stack := synthtest.NewStack()
	unit(stack, "Credential", props{Rotation: rotatedsecret.Rotation_Function(rotator(stack, nil))})
	template := synthtest.Synth(t, stack)
	template.Count("AWS::Lambda::Permission", 1)
	template.Has("AWS::Lambda::Permission", map[string]any{
		"Action": "lambda:InvokeFunction", "Principal": "secretsmanager.amazonaws.com", "SourceAccount": map[string]any{"Ref": "AWS::AccountId"},
	})
	waitsFor(t, template, "AWS::Lambda::Permission")
	for id := range template.Resources("AWS::IAM::Policy") {
		_, schedule := template.One("AWS::SecretsManager::RotationSchedule")
		if !strings.Contains(synthtest.Text(schedule["DependsOn"]), id) {
			t.Errorf("the schedule does not wait for %s", id)
		}
	}
}

// aws-cdk #24062: no cron expression, no window.
func TestTrapNoCronAndNoWindow(t *testing.T) {
	defer synthtest.Guard(t)
	stack := synthtest.NewStack()
	unit(stack, "Credential", props{
		Rotation: rotatedsecret.Rotation_Function(rotator(stack, nil)),
		Schedule: rotatedsecret.Schedule_Cron("cron(0 4 ? * SUN *)"), Window: awscdk.Duration_Hours(jsii.Number(3)),
	})
	synthtest.Synth(t, stack).Has("AWS::SecretsManager::RotationSchedule", map[string]any{
		"RotationRules": map[string]any{"ScheduleExpression": "cron(0 4 ? * SUN *)", "Duration": "3h"},
	})
}

// aws-cdk #17575: the characters to exclude were forgotten once the secret was attached.
func TestTrapExcludedCharactersAreLost(t *testing.T) {
	defer synthtest.Guard(t)
	t.Run("hosted", func(t *testing.T) {
		defer synthtest.Guard(t)
		stack := synthtest.NewStack()
		vpc := isolatedVpc(stack)
		r := unit(stack, "Credential", props{Vpc: vpc, Rotation: hostedPostgres(), ExcludeCharacters: jsii.String("/@")})
		r.Attach(ownDatabase(stack, vpc, r))
		template := synthtest.Synth(t, stack)
		template.Has("AWS::SecretsManager::Secret", map[string]any{"GenerateSecretString": map[string]any{"ExcludeCharacters": "/@"}})
		template.Has("AWS::SecretsManager::RotationSchedule", map[string]any{"HostedRotationLambda": map[string]any{"ExcludeCharacters": "/@"}})
	})
	t.Run("function", func(t *testing.T) {
		defer synthtest.Guard(t)
		stack := synthtest.NewStack()
		unit(stack, "Credential", props{
			Rotation:          rotatedsecret.Rotation_Function(rotator(stack, nil)),
			ExcludeCharacters: jsii.String("/@"), PasswordLength: jsii.Number(40),
		})
		template := synthtest.Synth(t, stack)
		template.Has("AWS::SecretsManager::Secret", map[string]any{"GenerateSecretString": map[string]any{"ExcludeCharacters": "/@", "PasswordLength": 40}})
		template.Has("AWS::Lambda::Function", map[string]any{"Environment": map[string]any{"Variables": map[string]any{
			"EXCLUDE_CHARACTERS": "/@", "PASSWORD_LENGTH": "40",
		}}})
	})
}

// aws-cdk #20087: the function got no permission on an imported key.
func TestTrapNoPermissionOnAnImportedKey(t *testing.T) {
	for name, isImported := range map[string]bool{"imported": true, "owned": false} {
		t.Run(name, func(t *testing.T) {
			defer synthtest.Guard(t)
			stack := synthtest.NewStack()
			p := props{Rotation: rotatedsecret.Rotation_Function(rotator(stack, nil))}
			if isImported {
				p.EncryptionKey = awskms.Key_FromKeyArn(stack, jsii.String("Key"), jsii.String(importedKeyArn))
			}
			unit(stack, "Credential", p)
			_, policy := synthtest.Synth(t, stack).One("AWS::IAM::Policy")
			text := property(policy, "PolicyDocument")
			for _, want := range []string{`["kms:Decrypt","kms:GenerateDataKey"]`, `"kms:ViaService"`} {
				if !strings.Contains(text, want) {
					t.Errorf("the function's policy lacks %s: %s", want, text)
				}
			}
			if strings.Contains(text, importedKeyArn) != isImported {
				t.Errorf("the policy names another key: %s", text)
			}
		})
	}
}

// aws-cdk says nothing and adds no permission to a function that it does not own.
func TestTrapImportedFunctionWithoutPermission(t *testing.T) {
	arn := jsii.String("arn:aws:lambda:eu-central-1:111122223333:function:rotate")
	tests := map[string]func(stack awscdk.Stack) awslambda.IFunction{
		"imported": func(stack awscdk.Stack) awslambda.IFunction {
			return awslambda.Function_FromFunctionArn(stack, jsii.String("Rotate"), arn)
		},
		"alias": func(stack awscdk.Stack) awslambda.IFunction {
			return rotator(stack, nil).AddAlias(jsii.String("Rotate"), nil)
		},
	}
	for name, function := range tests {
		t.Run(name, func(t *testing.T) {
			stack := synthtest.NewStack()
			synthtest.Refuses(t, "rotatedsecret ", func() {
				unit(stack, "Credential", props{Rotation: rotatedsecret.Rotation_Function(function(stack))})
			}, `"Stack/Credential"`, "Rotation: got the version, alias or function imported without its role", "Function_FromFunctionAttributes")
		})
	}
}

// aws-cdk #17341: a reader in another stack and the unit's own key made a dependency cycle.
func TestTrapReaderOfAnotherStack(t *testing.T) {
	defer synthtest.Guard(t)
	app := awscdk.NewApp(nil)
	stack := awscdk.NewStack(app, jsii.String("Stack"), nil)
	readers := awscdk.NewStack(app, jsii.String("Readers"), nil)
	role := awsiam.NewRole(readers, jsii.String("Reader"), &awsiam.RoleProps{
		AssumedBy: awsiam.NewServicePrincipal(jsii.String("ecs-tasks.amazonaws.com"), nil),
	})
	unit(stack, "Credential", props{Rotation: rotatedsecret.Rotation_Function(rotator(stack, nil))}).GrantRead(role, jsii.Strings("AWSCURRENT"))
	_, policy := synthtest.Synth(t, readers).One("AWS::IAM::Policy")
	text := property(policy, "PolicyDocument")
	for _, want := range []string{`"kms:Decrypt"`, `"kms:ViaService"`, `"secretsmanager:GetSecretValue"`, `"secretsmanager:VersionStage":["AWSCURRENT"]`} {
		if !strings.Contains(text, want) {
			t.Errorf("the reader's policy lacks %s: %s", want, text)
		}
	}
}

// aws-cdk #15450: without a key of its own no other account can decrypt a secret; aws-cdk says so only when it knows
// both accounts.
func TestTrapCrossAccountReadWithoutKey(t *testing.T) {
	stack := synthtest.NewStack()
	r := unit(stack, "Credential", props{
		Rotation: rotatedsecret.Rotation_Function(rotator(stack, nil)), AwsManagedKey: jsii.Bool(true), TrustedAccounts: jsii.Strings(trustedAccount),
	})
	synthtest.Refuses(t, "rotatedsecret ", func() { r.GrantRead(foreignReader(stack), nil) },
		`"Stack/Credential"`, "GrantRead: got a principal of the account 444455556666 with AwsManagedKey", "leave AwsManagedKey out")
}

// A statement is never dropped, because the unit always owns its secret and the policy is there from the start.
func TestTrapStatementOnAnImportedSecret(t *testing.T) {
	defer synthtest.Guard(t)
	stack := synthtest.NewStack()
	unit(stack, "Credential", props{Rotation: rotatedsecret.Rotation_Function(rotator(stack, nil))}).AddToResourcePolicy(awsiam.NewPolicyStatement(&awsiam.PolicyStatementProps{
		Sid: jsii.String("Own"), Principals: &[]awsiam.IPrincipal{reader(stack)}, Actions: jsii.Strings("secretsmanager:GetSecretValue"), Resources: jsii.Strings("*"),
	}))
	_, policy := synthtest.Synth(t, stack).One("AWS::SecretsManager::ResourcePolicy")
	contains(t, policy, `"Sid":"Own"`)
}

func TestTrapPublicPolicyIsNotBlocked(t *testing.T) {
	defer synthtest.Guard(t)
	stack := synthtest.NewStack()
	unit(stack, "Credential", props{Rotation: rotatedsecret.Rotation_Function(rotator(stack, nil))})
	synthtest.Synth(t, stack).Has("AWS::SecretsManager::ResourcePolicy", map[string]any{"BlockPublicPolicy": true})
}

func TestTrapConditionOfAGrantIsLost(t *testing.T) {
	defer synthtest.Guard(t)
	stack := synthtest.NewStack()
	unit(stack, "Credential", props{Rotation: rotatedsecret.Rotation_Function(rotator(stack, nil)), TrustedAccounts: jsii.Strings(trustedAccount)}).
		GrantRead(foreignReader(stack), jsii.Strings("AWSCURRENT"))
	_, policy := synthtest.Synth(t, stack).One("AWS::SecretsManager::ResourcePolicy")
	contains(t, policy, `"secretsmanager:VersionStage":["AWSCURRENT"]`)
}
