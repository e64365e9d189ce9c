package rotatedsecret_test

import (
	"reflect"
	"testing"

	"github.com/aws/aws-cdk-go/awscdk/v2"
	"github.com/aws/aws-cdk-go/awscdk/v2/awsec2"
	"github.com/aws/aws-cdk-go/awscdk/v2/awsrds"
	"github.com/aws/jsii-runtime-go"

	"github.com/secretwright/secretwright/constructs/internal/synthtest"
	"github.com/secretwright/secretwright/constructs/rotatedsecret"
	"github.com/secretwright/secretwright/constructs/secretsendpoint"
)

func TestGolden(t *testing.T) {
	for name, build := range cases {
		t.Run(name, func(t *testing.T) {
			defer synthtest.Guard(t)
			stack := synthtest.NewStack()
			build(stack)
			synthtest.Synth(t, stack).Golden("rotatedsecret-" + name)
		})
	}
}

func TestHosted(t *testing.T) {
	defer synthtest.Guard(t)
	stack := synthtest.NewStack()
	cases["hosted-database"](stack)
	template := synthtest.Synth(t, stack)

	template.Has("AWS::SecretsManager::Secret", map[string]any{"GenerateSecretString": map[string]any{
		"SecretStringTemplate": `{"username":"orders","ssl":true}`, "GenerateStringKey": "password", "PasswordLength": 32,
	}})
	template.Has("AWS::KMS::Key", map[string]any{"EnableKeyRotation": true})
	template.Has("AWS::EC2::VPCEndpoint", map[string]any{"PrivateDnsEnabled": true})
	template.Has("AWS::SecretsManager::RotationSchedule", map[string]any{"RotationRules": map[string]any{"ScheduleExpression": "rate(30 days)"}})
	template.Count("AWS::Lambda::Permission", 0)
	for _, kind := range []string{
		"AWS::SecretsManager::SecretTargetAttachment", "AWS::SecretsManager::ResourcePolicy",
		"AWS::EC2::VPCEndpoint", "AWS::EC2::SecurityGroupIngress", "AWS::EC2::SecurityGroupEgress",
	} {
		waitsFor(t, template, kind)
	}
	for _, kind := range []string{"AWS::SecretsManager::Secret", "AWS::KMS::Key"} {
		if _, resource := template.One(kind); resource["DeletionPolicy"] != "Retain" || resource["UpdateReplacePolicy"] != "Retain" {
			t.Errorf("%s: got %v and %v, want Retain", kind, resource["DeletionPolicy"], resource["UpdateReplacePolicy"])
		}
	}
}

func TestFunction(t *testing.T) {
	defer synthtest.Guard(t)
	stack := synthtest.NewStack()
	cases["function-database"](stack)
	template := synthtest.Synth(t, stack)
	template.Count("AWS::Lambda::Permission", 1)
	template.Count("AWS::EC2::VPCEndpoint", 1)
	for _, kind := range []string{
		"AWS::SecretsManager::SecretTargetAttachment", "AWS::Lambda::Permission",
		"AWS::EC2::VPCEndpoint", "AWS::EC2::SecurityGroupIngress", "AWS::EC2::SecurityGroupEgress",
	} {
		waitsFor(t, template, kind)
	}
}

func TestFunctionWithoutVpc(t *testing.T) {
	defer synthtest.Guard(t)
	stack := synthtest.NewStack()
	r := unit(stack, "Credential", props{Rotation: rotatedsecret.Rotation_Function(rotator(stack, nil))})
	if r.Endpoint() != nil || r.RotationFunction() == nil {
		t.Errorf("endpoint %v, function %v", r.Endpoint(), r.RotationFunction())
	}
	template := synthtest.Synth(t, stack)
	template.Count("AWS::EC2::VPCEndpoint", 0)
	template.Count("AWS::SecretsManager::SecretTargetAttachment", 0)
	template.Count("AWS::SecretsManager::RotationSchedule", 1)
}

func TestOneEndpointForTwoUnits(t *testing.T) {
	defer synthtest.Guard(t)
	stack := synthtest.NewStack()
	cases["two-units-one-endpoint"](stack)
	template := synthtest.Synth(t, stack)
	template.Count("AWS::EC2::VPCEndpoint", 1)
	template.Count("AWS::SecretsManager::RotationSchedule", 2)
	template.Count("AWS::SecretsManager::ResourcePolicy", 2)
}

// The endpoint belongs to the VPC: a unit that goes away leaves it, and its logical id, to the others.
func TestEndpointOutlivesTheUnitThatCameFirst(t *testing.T) {
	defer synthtest.Guard(t)
	endpoint := func(names ...string) (id string) {
		stack := synthtest.NewStack()
		vpc := isolatedVpc(stack)
		for _, name := range names {
			r := unit(stack, name, props{Vpc: vpc, Rotation: hostedPostgres()})
			r.Attach(postgres(stack, name+"Database", vpc, awsrds.Credentials_FromSecret(r.Secret(), nil)))
		}
		id, _ = synthtest.Synth(t, stack).One("AWS::EC2::VPCEndpoint")
		return id
	}
	both := endpoint("First", "Second")
	for _, names := range [][]string{{"Second"}, {"Renamed", "Second"}, {"Second", "First"}} {
		if got := endpoint(names...); got != both {
			t.Errorf("units %v: the endpoint is %s, not %s", names, got, both)
		}
	}
}

func TestEndpointElsewhere(t *testing.T) {
	defer synthtest.Guard(t)
	stack := synthtest.NewStack()
	vpc := importedVpc(stack)
	r := unit(stack, "Credential", props{Vpc: vpc, Rotation: hostedPostgres(), EndpointElsewhere: jsii.Bool(true)})
	r.Attach(ownDatabase(stack, vpc, r))
	template := synthtest.Synth(t, stack)
	template.Count("AWS::EC2::VPCEndpoint", 0)
	template.Has("AWS::EC2::SecurityGroup", map[string]any{"SecurityGroupEgress": []any{
		map[string]any{"CidrIp": "0.0.0.0/0", "FromPort": 443, "IpProtocol": "tcp", "ToPort": 443, "Description": "rotation function to Secrets Manager"},
	}})
}

func TestFipsEndpoint(t *testing.T) {
	defer synthtest.Guard(t)
	stack := synthtest.NewStack()
	vpc := isolatedVpc(stack)
	fipsEndpoint(stack, vpc)
	unit(stack, "Credential", props{Vpc: vpc, Rotation: rotatedsecret.Rotation_Function(rotator(stack, vpc))})
	synthtest.Synth(t, stack).Has("AWS::Lambda::Function", map[string]any{"Environment": map[string]any{"Variables": map[string]any{
		"AWS_USE_FIPS_ENDPOINT": "true",
	}}})
}

// Endpoint and VPC in a network stack, unit and database in another: every rule must be in the second.
func TestEndpointOfANetworkStack(t *testing.T) {
	defer synthtest.Guard(t)
	app := awscdk.NewApp(nil)
	network := awscdk.NewStack(app, jsii.String("Network"), nil)
	stack := awscdk.NewStack(app, jsii.String("Stack"), nil)
	vpc := isolatedVpc(network)
	endpoint := secretsendpoint.NewSecretsEndpoint(network, jsii.String("Secrets"), &secretsendpoint.SecretsEndpointProps{Vpc: vpc})
	r := unit(stack, "Credential", props{Vpc: vpc, Rotation: hostedPostgres(), Endpoint: endpoint.Endpoint()})
	r.Attach(ownDatabase(stack, vpc, r))
	template := synthtest.Synth(t, stack)
	template.Count("AWS::EC2::SecurityGroupIngress", 2)
	waitsFor(t, template, "AWS::EC2::SecurityGroupIngress")
	waitsFor(t, template, "AWS::EC2::SecurityGroupEgress")
}

// A function of another stack: that stack must not come to depend on the unit's (aws-cdk #33336).
func TestFunctionOfAnotherStack(t *testing.T) {
	defer synthtest.Guard(t)
	app := awscdk.NewApp(nil)
	functions := awscdk.NewStack(app, jsii.String("Functions"), nil)
	stack := awscdk.NewStack(app, jsii.String("Stack"), nil)
	vpc := isolatedVpc(functions)
	unit(stack, "Credential", props{Vpc: vpc, Rotation: rotatedsecret.Rotation_Function(rotator(functions, vpc))})
	synthtest.Synth(t, stack).Count("AWS::EC2::VPCEndpoint", 0)
	template := synthtest.Synth(t, functions)
	template.Count("AWS::EC2::VPCEndpoint", 1)
	template.Count("AWS::EC2::SecurityGroupIngress", 1)
	template.Count("AWS::EC2::SecurityGroupEgress", 1)
}

// A service may reach the database and wait for the whole unit: the schedule must not wait for the service's rules.
func TestServiceThatWaitsForTheUnit(t *testing.T) {
	defer synthtest.Guard(t)
	stack := synthtest.NewStack()
	vpc := isolatedVpc(stack)
	endpoint := secretsendpoint.NewSecretsEndpoint(stack, jsii.String("Secrets"), &secretsendpoint.SecretsEndpointProps{Vpc: vpc})
	r := unit(stack, "Credential", props{Vpc: vpc, Rotation: hostedPostgres(), Endpoint: endpoint.Endpoint()})
	database := ownDatabase(stack, vpc, r)
	service := awsec2.NewSecurityGroup(stack, jsii.String("Service"), &awsec2.SecurityGroupProps{Vpc: vpc})
	database.Connections().AllowDefaultPortFrom(service, nil)
	endpoint.AllowFrom(service)
	service.Node().AddDependency(r)
	r.Attach(database)
	synthtest.Synth(t, stack).Count("AWS::EC2::SecurityGroupIngress", 4)
}

func TestUnitIsConnectable(t *testing.T) {
	defer synthtest.Guard(t)
	stack := synthtest.NewStack()
	vpc := isolatedVpc(stack)
	r := unit(stack, "Credential", props{Vpc: vpc, Rotation: hostedPostgres()})
	r.Attach(ownDatabase(stack, vpc, r))
	proxy := awsec2.NewSecurityGroup(stack, jsii.String("Proxy"), &awsec2.SecurityGroupProps{Vpc: vpc})
	proxy.Connections().AllowFrom(r, awsec2.Port_Tcp(jsii.Number(5432)), nil)
	synthtest.Synth(t, stack).Count("AWS::EC2::SecurityGroupIngress", 3)
}

func TestHandles(t *testing.T) {
	defer synthtest.Guard(t)
	stack := synthtest.NewStack()
	vpc := isolatedVpc(stack)
	r := unit(stack, "Credential", props{Vpc: vpc, Rotation: hostedPostgres()})
	r.Attach(ownDatabase(stack, vpc, r))
	r.CfnSecret().SetDescription(jsii.String("orders database"))
	r.CfnRotationSchedule().AddMetadata(jsii.String("owner"), "team")
	awscdk.Tags_Of(r).Add(jsii.String("team"), jsii.String("orders"), nil)
	if r.RotationFunction() != nil || r.Secret() == nil || r.EncryptionKey() == nil || *r.Node().Path() != "Stack/Credential" {
		t.Errorf("function %v, secret %v, key %v, path %s", r.RotationFunction(), r.Secret(), r.EncryptionKey(), *r.Node().Path())
	}
	synthtest.Synth(t, stack).Has("AWS::SecretsManager::Secret", map[string]any{"Description": "orders database"})
}

func TestPropsAreNotChanged(t *testing.T) {
	defer synthtest.Guard(t)
	stack := synthtest.NewStack()
	vpc := isolatedVpc(stack)
	given := props{Username: jsii.String("orders"), Vpc: vpc, Rotation: hostedPostgres(), VpcSubnets: &awsec2.SubnetSelection{SubnetGroupName: jsii.String("database")}}
	before, subnets := given, *given.VpcSubnets
	rotatedsecret.NewRotatedSecret(stack, jsii.String("Credential"), &given)
	if !reflect.DeepEqual(given, before) || !reflect.DeepEqual(*given.VpcSubnets, subnets) {
		t.Errorf("props were changed: got %+v, want %+v", given, before)
	}
}
