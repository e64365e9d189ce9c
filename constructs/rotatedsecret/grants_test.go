package rotatedsecret_test

import (
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
	"github.com/secretwright/secretwright/constructs/rotatedsecret"
)

// contains checks that a part of a template has each text.
func contains(t *testing.T, part any, want ...string) {
	t.Helper()
	for _, text := range want {
		if !strings.Contains(synthtest.Text(part), text) {
			t.Errorf("lacks %s: %s", text, synthtest.Text(part))
		}
	}
}

func TestGrantsToTheSameAccount(t *testing.T) {
	tests := map[string]struct {
		grant func(r rotatedsecret.RotatedSecret, role awsiam.IRole)
		want  []string
	}{
		"read": {
			func(r rotatedsecret.RotatedSecret, role awsiam.IRole) { r.GrantRead(role, nil) },
			[]string{`"secretsmanager:GetSecretValue"`, `"secretsmanager:DescribeSecret"`, `"kms:Decrypt"`},
		},
		"write": {
			func(r rotatedsecret.RotatedSecret, role awsiam.IRole) { r.GrantWrite(role) },
			[]string{`"secretsmanager:PutSecretValue"`, `"secretsmanager:UpdateSecret"`, `"secretsmanager:UpdateSecretVersionStage"`, `"kms:GenerateDataKey"`},
		},
		"rotate": {
			func(r rotatedsecret.RotatedSecret, role awsiam.IRole) { r.GrantRotate(role) },
			[]string{`"secretsmanager:RotateSecret"`, `"Action":"lambda:InvokeFunction","Effect":"Allow","Resource":{"Fn::GetAtt":["Rotator`},
		},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			defer synthtest.Guard(t)
			stack := synthtest.NewStack()
			test.grant(unit(stack, "Credential", props{Rotation: rotatedsecret.Rotation_Function(rotator(stack, nil))}), reader(stack))
			template := synthtest.Synth(t, stack)
			for id, policy := range template.Resources("AWS::IAM::Policy") {
				if strings.HasPrefix(id, "Reader") {
					contains(t, policy, test.want...)
				}
			}
		})
	}
}

// The three sides of a read from another account: the policy of the secret, that of the key, and a note on the third.
func TestReaderOfAnotherAccount(t *testing.T) {
	for name, isImported := range map[string]bool{"own key": false, "imported key": true} {
		t.Run(name, func(t *testing.T) {
			defer synthtest.Guard(t)
			stack := synthtest.NewStack()
			p := props{Rotation: rotatedsecret.Rotation_Function(rotator(stack, nil)), TrustedAccounts: jsii.Strings(trustedAccount)}
			if isImported {
				p.EncryptionKey = awskms.Key_FromKeyArn(stack, jsii.String("Key"), jsii.String(importedKeyArn))
			}
			unit(stack, "Credential", p).GrantRead(foreignReader(stack), jsii.Strings("AWSCURRENT"))
			template := synthtest.Synth(t, stack)
			const role = "arn:aws:iam::444455556666:role/reader"
			_, policy := template.One("AWS::SecretsManager::ResourcePolicy")
			contains(t, policy, `{"Action":"secretsmanager:DescribeSecret","Effect":"Allow","Principal":{"AWS":"`+role+`"}`,
				`{"Action":"secretsmanager:GetSecretValue","Condition":{"ForAnyValue:StringEquals":{"secretsmanager:VersionStage":["AWSCURRENT"]}},"Effect":"Allow","Principal":{"AWS":"`+role+`"}`)
			if isImported {
				assertions.Annotations_FromStack(stack).HasWarning(jsii.String("/Stack/Credential"),
					assertions.Match_StringLikeRegexp(jsii.String("allow kms:Decrypt and kms:DescribeKey to "+role)))
			} else {
				_, key := template.One("AWS::KMS::Key")
				contains(t, key, `"Principal":{"AWS":"`+role+`"}`, `"kms:DescribeKey"`)
			}
			assertions.Annotations_FromStack(stack).HasInfo(jsii.String("/Stack/Credential"),
				assertions.Match_StringLikeRegexp(jsii.String(role+" needs an identity policy in its own account")))
			template.Count("AWS::IAM::Policy", 1) // of the rotation function, none for a role of the same name here
		})
	}
}

// A stack that knows its account needs no declaration for readers of its own.
func TestReaderOfTheStacksAccountByArn(t *testing.T) {
	defer synthtest.Guard(t)
	stack := awscdk.NewStack(awscdk.NewApp(nil), jsii.String("Stack"), &awscdk.StackProps{Env: &awscdk.Environment{Account: jsii.String(trustedAccount)}})
	unit(stack, "Credential", props{Rotation: rotatedsecret.Rotation_Function(rotator(stack, nil))}).GrantRead(foreignReader(stack), nil)
	synthtest.Synth(t, stack).Count("AWS::IAM::Policy", 2)
}

func TestAwsManagedKey(t *testing.T) {
	defer synthtest.Guard(t)
	stack := synthtest.NewStack()
	r := unit(stack, "Credential", props{Rotation: rotatedsecret.Rotation_Function(rotator(stack, nil)), AwsManagedKey: jsii.Bool(true)})
	r.GrantRead(reader(stack), nil)
	template := synthtest.Synth(t, stack)
	template.Count("AWS::KMS::Key", 0)
	if r.EncryptionKey() != nil || strings.Contains(synthtest.Text(template.Resources("AWS::IAM::Policy")), "kms:") {
		t.Error("a key or a permission on one")
	}
}

func TestImportedFunction(t *testing.T) {
	defer synthtest.Guard(t)
	stack := synthtest.NewStack()
	function := awslambda.Function_FromFunctionAttributes(stack, jsii.String("Rotate"), &awslambda.FunctionAttributes{
		FunctionArn: jsii.String("arn:aws:lambda:eu-central-1:111122223333:function:rotate"),
		Role:        awsiam.Role_FromRoleArn(stack, jsii.String("Role"), jsii.String("arn:aws:iam::111122223333:role/rotate"), nil),
	})
	unit(stack, "Credential", props{Rotation: rotatedsecret.Rotation_Function(function)})
	template := synthtest.Synth(t, stack)
	template.Has("AWS::Lambda::Permission", map[string]any{"FunctionName": "arn:aws:lambda:eu-central-1:111122223333:function:rotate"})
	template.Has("AWS::IAM::Policy", map[string]any{"Roles": []string{"rotate"}})
	assertions.Annotations_FromStack(stack).HasWarning(jsii.String("/Stack/Credential"),
		assertions.Match_StringLikeRegexp(jsii.String("at least 30 seconds .* EXCLUDE_CHARACTERS=.* PASSWORD_LENGTH=32")))
}

func TestPermissionsBoundary(t *testing.T) {
	defer synthtest.Guard(t)
	stack := synthtest.NewStack()
	boundary := awsiam.ManagedPolicy_FromManagedPolicyArn(stack, jsii.String("Boundary"), jsii.String("arn:aws:iam::111122223333:policy/boundary"))
	unit(stack, "Credential", props{Rotation: rotatedsecret.Rotation_Function(rotator(stack, nil)), PermissionsBoundary: boundary})
	synthtest.Synth(t, stack).Has("AWS::IAM::Role", map[string]any{"PermissionsBoundary": "arn:aws:iam::111122223333:policy/boundary"})
}

// The function of an application in a VPC with a FIPS endpoint is told the host name that the endpoint answers.
func TestApplicationOfAFipsEndpoint(t *testing.T) {
	defer synthtest.Guard(t)
	stack := synthtest.NewStack()
	vpc := isolatedVpc(stack)
	fipsEndpoint(stack, vpc)
	r := unit(stack, "Credential", props{
		Vpc: vpc, Rotation: rotatedsecret.Rotation_Application(awssecretsmanager.SecretRotationApplication_POSTGRES_ROTATION_SINGLE_USER()),
	})
	r.Attach(ownDatabase(stack, vpc, r))
	r.GrantRotate(reader(stack))
	template := synthtest.Synth(t, stack)
	_, application := template.One("AWS::Serverless::Application")
	contains(t, application, "https://secretsmanager-fips.")
	contains(t, template.Resources("AWS::IAM::Policy"), `"Outputs.RotationLambdaARN"`)
}

func TestFunctionOfASuperuserMayReadIt(t *testing.T) {
	defer synthtest.Guard(t)
	stack := synthtest.NewStack()
	cases["function-alternating-users"](stack)
	for id, policy := range synthtest.Synth(t, stack).Resources("AWS::IAM::Policy") {
		if strings.HasPrefix(id, "CredentialRotationPolicy") {
			contains(t, policy, `{"Action":["secretsmanager:DescribeSecret","secretsmanager:GetSecretValue"],"Effect":"Allow","Resource":{"Ref":"SuperuserSecret`,
				`"Resource":{"Fn::GetAtt":["SuperuserKey`)
		}
	}
}
