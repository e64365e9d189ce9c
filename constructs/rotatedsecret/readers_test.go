package rotatedsecret_test

import (
	"testing"

	"github.com/aws/aws-cdk-go/awscdk/v2"
	"github.com/aws/aws-cdk-go/awscdk/v2/awseventstargets"
	"github.com/aws/aws-cdk-go/awscdk/v2/awssecretsmanager"
	"github.com/aws/aws-cdk-go/awscdk/v2/awssns"
	"github.com/aws/jsii-runtime-go"

	"github.com/secretwright/secretwright/constructs/internal/synthtest"
	"github.com/secretwright/secretwright/constructs/rotatedsecret"
)

func TestReaders(t *testing.T) {
	defer synthtest.Guard(t)
	stack := synthtest.NewStack()
	cases["aurora-readers-alarm"](stack)
	template := synthtest.Synth(t, stack)
	arn := map[string]any{"Ref": "CredentialSecretA129A6A9"}
	template.Has("AWS::Lambda::Function", map[string]any{
		"Environment": map[string]any{"Variables": map[string]any{"SECRET_ARN": arn}}, "Layers": []string{extensionLayerArn},
	})
	_, task := template.One("AWS::ECS::TaskDefinition")
	contains(t, task, `"Environment":[{"Name":"DATABASE_SECRET_ARN","Value":{"Ref":"CredentialSecretA129A6A9"}}]`)
	template.Count("AWS::EC2::SecurityGroupIngress", 3) // database and endpoint from the rotation function, endpoint from the application
	for id, policy := range template.Resources("AWS::IAM::Policy") {
		if id != "TaskExecutionRoleDefaultPolicy" {
			contains(t, policy, `"secretsmanager:VersionStage":["AWSCURRENT"]`)
		}
	}
}

func TestFunctionThatReadsTwoSecrets(t *testing.T) {
	defer synthtest.Guard(t)
	stack := synthtest.NewStack()
	function, rotation := application(stack, nil), rotatedsecret.Rotation_Function(rotator(stack, nil))
	for _, name := range []string{"First", "Second"} {
		unit(stack, name, props{Rotation: rotation}).AddToFunction(function,
			&rotatedsecret.ReaderOptions{Variable: jsii.String(name), ExtensionLayerArn: jsii.String(extensionLayerArn)})
	}
	synthtest.Synth(t, stack).Has("AWS::Lambda::Function", map[string]any{"Layers": []string{extensionLayerArn}})
}

func TestOnRotationFailed(t *testing.T) {
	defer synthtest.Guard(t)
	stack := synthtest.NewStack()
	r := unit(stack, "Credential", props{Rotation: rotatedsecret.Rotation_Function(rotator(stack, nil))})
	for _, name := range []string{"Alarms", "Archive"} {
		r.OnRotationFailed(awseventstargets.NewSnsTopic(awssns.NewTopic(stack, jsii.String(name), nil), nil))
	}
	_, rule := synthtest.Synth(t, stack).One("AWS::Events::Rule")
	contains(t, rule, `"source":["aws.secretsmanager"]`, `"detail-type":["AWS Service Event via CloudTrail"]`, `"RotationFailed"`,
		`"additionalEventData":{"SecretId":[{"Ref":"CredentialSecret`, "Alarms", "Archive")
}

func TestFailsForARedshiftClusterWithoutSecurityGroup(t *testing.T) {
	synthtest.Refuses(t, "rotatedsecret", func() { rotatedsecret.Database_Redshift(nil) }, "Database_Redshift: got a nil cluster", "pass the cluster")
}

// VPC, unit and service in stacks of their own, as owners differ: no grant and no rule may close a circle.
func TestServiceOfAnotherStack(t *testing.T) {
	defer synthtest.Guard(t)
	app := awscdk.NewApp(nil)
	network := awscdk.NewStack(app, jsii.String("Network"), nil)
	data := awscdk.NewStack(app, jsii.String("Data"), nil)
	service := awscdk.NewStack(app, jsii.String("Service"), nil)
	vpc := isolatedVpc(network)
	superuser := unit(data, "Superuser", props{Username: jsii.String("root"), Vpc: vpc, Rotation: hostedPostgres()})
	database := ownDatabase(data, vpc, superuser)
	superuser.Attach(database)
	r := unit(service, "Credential", props{
		Vpc: vpc, Superuser: superuser.Secret(),
		Rotation: rotatedsecret.Rotation_Hosted(awssecretsmanager.HostedRotationType_POSTGRESQL_MULTI_USER()),
	})
	r.Attach(database)
	for _, of := range []rotatedsecret.RotatedSecret{superuser, r} {
		of.GrantWrite(reader(service))
		of.GrantRotate(reader(service))
	}
	superuser.AddToFunction(application(service, vpc), nil)
	superuser.AddToContainer(container(service), nil)
	template := synthtest.Synth(t, service)
	template.Count("AWS::EC2::VPCEndpoint", 0)
	template.Count("AWS::SecretsManager::RotationSchedule", 1)
	for _, f := range synthtest.NewLinter(t).Lint(t, *app.Synth(nil).Directory()) {
		t.Errorf("%s: %s %s [%s]", f.Kind, f.Message, f.Reason, f.Rule)
	}
	synthtest.Synth(t, network).Count("AWS::EC2::VPCEndpoint", 1)
}
