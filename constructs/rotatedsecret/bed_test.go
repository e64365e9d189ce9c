package rotatedsecret_test

import (
	"strings"
	"testing"

	"github.com/aws/aws-cdk-go/awscdk/v2"
	"github.com/aws/aws-cdk-go/awscdk/v2/awsec2"
	"github.com/aws/aws-cdk-go/awscdk/v2/awsiam"
	"github.com/aws/aws-cdk-go/awscdk/v2/awslambda"
	"github.com/aws/aws-cdk-go/awscdk/v2/awsrds"
	"github.com/aws/aws-cdk-go/awscdk/v2/awssecretsmanager"
	"github.com/aws/constructs-go/constructs/v10"
	"github.com/aws/jsii-runtime-go"

	"github.com/secretwright/secretwright/constructs/internal/synthtest"
	"github.com/secretwright/secretwright/constructs/rotatedsecret"
	"github.com/secretwright/secretwright/constructs/secretsendpoint"
)

func TestMain(m *testing.M) {
	synthtest.RunApp(units)
	synthtest.RunApp(synthtest.WrongApps(everyWrong()))
	synthtest.Main(m)
}

// props are the properties of the tests, given by value.
type props = rotatedsecret.RotatedSecretProps

// unit makes a RotatedSecret with a user name.
func unit(scope constructs.Construct, id string, p props) rotatedsecret.RotatedSecret {
	if p.Username == nil {
		p.Username = jsii.String("orders")
	}
	return rotatedsecret.NewRotatedSecret(scope, &id, &p)
}

func hostedPostgres() rotatedsecret.Rotation {
	return rotatedsecret.Rotation_Hosted(awssecretsmanager.HostedRotationType_POSTGRESQL_SINGLE_USER())
}

func isolatedVpc(scope constructs.Construct) awsec2.Vpc {
	return awsec2.NewVpc(scope, jsii.String("Vpc"), &awsec2.VpcProps{
		MaxAzs:      jsii.Number(2),
		NatGateways: jsii.Number(0),
		SubnetConfiguration: &[]*awsec2.SubnetConfiguration{
			{Name: jsii.String("database"), SubnetType: awsec2.SubnetType_PRIVATE_ISOLATED},
		},
	})
}

func postgres(scope constructs.Construct, id string, vpc awsec2.IVpc, credentials awsrds.Credentials) awsrds.DatabaseInstance {
	return awsrds.NewDatabaseInstance(scope, &id, &awsrds.DatabaseInstanceProps{
		Engine:           awsrds.DatabaseInstanceEngine_Postgres(&awsrds.PostgresInstanceEngineProps{Version: awsrds.PostgresEngineVersion_VER_17_6()}),
		Credentials:      credentials,
		Vpc:              vpc,
		VpcSubnets:       &awsec2.SubnetSelection{SubnetType: awsec2.SubnetType_PRIVATE_ISOLATED},
		StorageEncrypted: jsii.Bool(true),
	})
}

// ownDatabase takes its master password from the unit.
func ownDatabase(scope constructs.Construct, vpc awsec2.IVpc, r rotatedsecret.RotatedSecret) awsrds.DatabaseInstance {
	return postgres(scope, "Database", vpc, awsrds.Credentials_FromSecret(r.Secret(), nil))
}

// rotator is a rotation function, in a VPC when vpc is not nil.
func rotator(scope constructs.Construct, vpc awsec2.IVpc) awslambda.Function {
	p := &awslambda.FunctionProps{
		Runtime: awslambda.Runtime_PYTHON_3_13(),
		Handler: jsii.String("index.handler"),
		Code:    awslambda.Code_FromInline(jsii.String("def handler(event, context): pass")),
		Timeout: awscdk.Duration_Seconds(jsii.Number(60)),
	}
	if vpc != nil {
		p.Vpc = vpc
		p.VpcSubnets = &awsec2.SubnetSelection{SubnetType: awsec2.SubnetType_PRIVATE_ISOLATED}
		p.AllowAllOutbound = jsii.Bool(false)
	}
	return awslambda.NewFunction(scope, jsii.String("Rotator"), p)
}

// importedVpc is a VPC of another app, which has an endpoint.
func importedVpc(scope constructs.Construct) awsec2.IVpc {
	return awsec2.Vpc_FromVpcAttributes(scope, jsii.String("ImportedVpc"), &awsec2.VpcAttributes{
		VpcId:             jsii.String("vpc-0123456789abcdef0"),
		AvailabilityZones: jsii.Strings("eu-central-1a", "eu-central-1b"),
		IsolatedSubnetIds: jsii.Strings("subnet-0123456789abcdef0", "subnet-0123456789abcdef1"),
	})
}

// importedEndpoint is an endpoint of another app.
func importedEndpoint(scope constructs.Construct) awsec2.IInterfaceVpcEndpoint {
	return awsec2.InterfaceVpcEndpoint_FromInterfaceVpcEndpointAttributes(scope, jsii.String("Imported"), &awsec2.InterfaceVpcEndpointAttributes{
		Port:          jsii.Number(443),
		VpcEndpointId: jsii.String("vpce-0123456789abcdef0"),
		SecurityGroups: &[]awsec2.ISecurityGroup{
			awsec2.SecurityGroup_FromSecurityGroupId(scope, jsii.String("ImportedGroup"), jsii.String("sg-0123456789abcdef0"), nil),
		},
	})
}

// property is a property of a resource, as text.
func property(resource map[string]any, name string) string {
	return synthtest.Text(resource["Properties"].(map[string]any)[name])
}

// waitsFor checks that the only schedule depends on each resource of a type.
func waitsFor(t *testing.T, template synthtest.Template, kind string) {
	t.Helper()
	_, schedule := template.One("AWS::SecretsManager::RotationSchedule")
	resources := template.Resources(kind)
	if len(resources) == 0 {
		t.Errorf("%s: no such resource", kind)
	}
	for id := range resources {
		if !strings.Contains(synthtest.Text(schedule["DependsOn"]), `"`+id+`"`) {
			t.Errorf("the schedule does not wait for %s %s", kind, id)
		}
	}
}

// reader is the role of an application, the same one each time.
func reader(stack awscdk.Stack) awsiam.IRole {
	if found := stack.Node().TryFindChild(jsii.String("Reader")); found != nil {
		return found.(awsiam.Role)
	}
	return awsiam.NewRole(stack, jsii.String("Reader"), &awsiam.RoleProps{
		AssumedBy: awsiam.NewServicePrincipal(jsii.String("ecs-tasks.amazonaws.com"), nil),
	})
}

// foreignReader is the role of an application of another account.
func foreignReader(scope constructs.Construct) awsiam.IRole {
	return awsiam.Role_FromRoleArn(scope, jsii.String("ForeignReader"), jsii.String("arn:aws:iam::"+trustedAccount+":role/reader"), nil)
}

func fipsEndpoint(scope constructs.Construct, vpc awsec2.IVpc) {
	secretsendpoint.NewSecretsEndpoint(scope, jsii.String("Fips"), &secretsendpoint.SecretsEndpointProps{Vpc: vpc, Fips: jsii.Bool(true)})
}
