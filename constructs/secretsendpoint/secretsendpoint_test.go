package secretsendpoint_test

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/aws/aws-cdk-go/awscdk/v2"
	"github.com/aws/aws-cdk-go/awscdk/v2/assertions"
	"github.com/aws/aws-cdk-go/awscdk/v2/awsec2"
	"github.com/aws/aws-cdk-go/awscdk/v2/awslambda"
	"github.com/aws/constructs-go/constructs/v10"
	"github.com/aws/jsii-runtime-go"

	"github.com/secretwright/secretwright/constructs/internal/synthtest"
	"github.com/secretwright/secretwright/constructs/rotatedsecret"
	"github.com/secretwright/secretwright/constructs/secretsendpoint"
)

func TestMain(m *testing.M) {
	synthtest.RunApp(synthtest.WrongApps(everyWrong()))
	synthtest.Main(m)
}

// The endpoint admits nobody until a client is named.
func Example() {
	stack := awscdk.NewStack(awscdk.NewApp(nil), jsii.String("Network"), nil)
	vpc := awsec2.NewVpc(stack, jsii.String("Vpc"), &awsec2.VpcProps{NatGateways: jsii.Number(0)})
	client := awsec2.NewSecurityGroup(stack, jsii.String("Client"), &awsec2.SecurityGroupProps{Vpc: vpc})

	endpoint := secretsendpoint.NewSecretsEndpoint(stack, jsii.String("Secrets"), &secretsendpoint.SecretsEndpointProps{Vpc: vpc})
	endpoint.AllowFrom(client)

	template := assertions.Template_FromStack(stack, nil)
	for _, kind := range []string{"AWS::EC2::VPCEndpoint", "AWS::EC2::SecurityGroupIngress"} {
		fmt.Println(kind, len(*template.FindResources(jsii.String(kind), nil)))
	}
	// Output:
	// AWS::EC2::VPCEndpoint 1
	// AWS::EC2::SecurityGroupIngress 1
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

func newEndpoint(scope constructs.Construct, id string, vpc awsec2.IVpc) secretsendpoint.SecretsEndpoint {
	return secretsendpoint.NewSecretsEndpoint(scope, &id, &secretsendpoint.SecretsEndpointProps{Vpc: vpc})
}

func TestSecretsEndpoint(t *testing.T) {
	defer synthtest.Guard(t)
	stack := synthtest.NewStack()
	vpc := isolatedVpc(stack)
	client := awsec2.NewSecurityGroup(stack, jsii.String("Client"), &awsec2.SecurityGroupProps{
		Vpc: vpc, AllowAllOutbound: jsii.Bool(false),
	})
	newEndpoint(stack, "Secrets", vpc).AllowFrom(client)

	template := synthtest.Synth(t, stack)
	template.Golden("secretsendpoint")
	template.Has("AWS::EC2::VPCEndpoint", map[string]any{"PrivateDnsEnabled": true, "VpcEndpointType": "Interface"})
	template.Count("AWS::EC2::SecurityGroupIngress", 1)
	template.Has("AWS::EC2::SecurityGroupIngress", map[string]any{"IpProtocol": "tcp", "FromPort": 443, "ToPort": 443})
	template.Has("AWS::EC2::SecurityGroupEgress", map[string]any{"IpProtocol": "tcp", "FromPort": 443, "ToPort": 443})
}

func TestNobodyMayReachANewEndpoint(t *testing.T) {
	defer synthtest.Guard(t)
	stack := synthtest.NewStack()
	newEndpoint(stack, "Secrets", isolatedVpc(stack))
	template := synthtest.Synth(t, stack)
	template.Count("AWS::EC2::SecurityGroupIngress", 0)
	_, group := template.One("AWS::EC2::SecurityGroup")
	if text := synthtest.Text(group); strings.Contains(text, "SecurityGroupIngress") {
		t.Errorf("ingress in the security group: %s", text)
	}
}

func TestSubnets(t *testing.T) {
	defer synthtest.Guard(t)
	tests := map[string]struct {
		kinds  []awsec2.SubnetType
		chosen *awsec2.SubnetSelection
		want   string
	}{
		"isolated before private":  {[]awsec2.SubnetType{awsec2.SubnetType_PUBLIC, awsec2.SubnetType_PRIVATE_WITH_EGRESS, awsec2.SubnetType_PRIVATE_ISOLATED}, nil, "VpcsubnetC"},
		"private without isolated": {[]awsec2.SubnetType{awsec2.SubnetType_PUBLIC, awsec2.SubnetType_PRIVATE_WITH_EGRESS}, nil, "VpcsubnetB"},
		"given":                    {[]awsec2.SubnetType{awsec2.SubnetType_PUBLIC, awsec2.SubnetType_PRIVATE_WITH_EGRESS, awsec2.SubnetType_PRIVATE_ISOLATED}, &awsec2.SubnetSelection{SubnetGroupName: jsii.String("subnetB")}, "VpcsubnetB"},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			defer synthtest.Guard(t)
			stack := synthtest.NewStack()
			var groups []*awsec2.SubnetConfiguration
			for i, kind := range test.kinds {
				groups = append(groups, &awsec2.SubnetConfiguration{Name: jsii.String("subnet" + string(rune('A'+i))), SubnetType: kind})
			}
			vpc := awsec2.NewVpc(stack, jsii.String("Vpc"), &awsec2.VpcProps{MaxAzs: jsii.Number(2), SubnetConfiguration: &groups})
			secretsendpoint.NewSecretsEndpoint(stack, jsii.String("Secrets"), &secretsendpoint.SecretsEndpointProps{Vpc: vpc, VpcSubnets: test.chosen})
			_, endpoint := synthtest.Synth(t, stack).One("AWS::EC2::VPCEndpoint")
			ids := endpoint["Properties"].(map[string]any)["SubnetIds"].([]any)
			if len(ids) != 2 || slices.ContainsFunc(ids, func(id any) bool { return !strings.Contains(synthtest.Text(id), test.want) }) {
				t.Errorf("subnets: got %s, want two of %s", synthtest.Text(ids), test.want)
			}
		})
	}
}

// A network stack must not depend on the stacks whose functions use its endpoint.
func TestRulesAreInTheStackOfTheClient(t *testing.T) {
	defer synthtest.Guard(t)
	app := awscdk.NewApp(nil)
	network := awscdk.NewStack(app, jsii.String("Network"), nil)
	service := awscdk.NewStack(app, jsii.String("Service"), nil)
	vpc := isolatedVpc(network)
	client := awsec2.NewSecurityGroup(service, jsii.String("Client"), &awsec2.SecurityGroupProps{Vpc: vpc})
	newEndpoint(network, "Secrets", vpc).AllowFrom(client)
	synthtest.Synth(t, service).Count("AWS::EC2::SecurityGroupIngress", 1)
}

// wrong is a synthtest.Wrong.
type wrong struct {
	Build func(stack awscdk.Stack)
	Want  []string // path, prop and value, remedy
}

func wrongCalls() map[string]wrong {
	return map[string]wrong{
		"without props": {
			func(stack awscdk.Stack) { secretsendpoint.NewSecretsEndpoint(stack, jsii.String("Secrets"), nil) },
			[]string{`"Stack/Secrets"`, "Vpc: got nil", "pass the VPC"},
		},
		"without id": {
			func(stack awscdk.Stack) { secretsendpoint.NewSecretsEndpoint(stack, nil, nil) },
			[]string{"scope and id", "unique"},
		},
		"with public subnets only": {
			func(stack awscdk.Stack) {
				newEndpoint(stack, "Secrets", awsec2.NewVpc(stack, jsii.String("Vpc"), &awsec2.VpcProps{SubnetConfiguration: &[]*awsec2.SubnetConfiguration{
					{Name: jsii.String("public"), SubnetType: awsec2.SubnetType_PUBLIC},
				}}))
			},
			[]string{`"Stack/Secrets"`, "Vpc: got Stack/Vpc without isolated or private subnets", "VpcSubnets"},
		},
		"with a second endpoint": {
			func(stack awscdk.Stack) {
				vpc := isolatedVpc(stack)
				newEndpoint(stack, "First", vpc)
				newEndpoint(stack, "Second", vpc)
			},
			[]string{`"Stack/Second"`, "Vpc: got Stack/Vpc, whose endpoint is Stack/First", "use SecretsEndpoint_Of"},
		},
		"with a nil account": {
			func(stack awscdk.Stack) { withAccounts(stack, nil) },
			[]string{"TrustedAccounts: got nil in the list", "12 digits"},
		},
		"with half an account": {
			func(stack awscdk.Stack) { withAccounts(stack, jsii.String("111122")) },
			[]string{`TrustedAccounts: got "111122"`, "12 digits"},
		},
		"with an organization of the wrong form": {
			func(stack awscdk.Stack) { withOrganization(stack, "444455556666", nil) },
			[]string{`OrganizationId: got "444455556666"`, "such as o-a1b2c3d4e5"},
		},
		"with an organization and accounts": {
			func(stack awscdk.Stack) { withOrganization(stack, organization, jsii.Strings("111122223333")) },
			[]string{`OrganizationId: got "o-a1b2c3d4e5" with TrustedAccounts`, "leave one out"},
		},
		"with FIPS in Europe": {
			func(stack awscdk.Stack) {
				europe := awscdk.NewStack(awscdk.NewApp(nil), jsii.String("Stack"), &awscdk.StackProps{Env: &awscdk.Environment{Region: jsii.String("eu-central-1")}})
				secretsendpoint.NewSecretsEndpoint(europe, jsii.String("Secrets"), &secretsendpoint.SecretsEndpointProps{Vpc: isolatedVpc(europe), Fips: jsii.Bool(true)})
			},
			[]string{"Fips: got true in eu-central-1", "leave it out"},
		},
		"of no VPC": {
			func(awscdk.Stack) { secretsendpoint.SecretsEndpoint_Of(nil) },
			[]string{"Vpc: got nil", "pass the VPC"},
		},
		"with nil in AllowFrom": {
			func(stack awscdk.Stack) { newEndpoint(stack, "Secrets", isolatedVpc(stack)).AllowFrom(nil) },
			[]string{`"Stack/Secrets"`, "AllowFrom: got nil", "pass the function"},
		},
	}
}

func TestFails(t *testing.T) {
	for name, test := range wrongCalls() {
		t.Run(name, func(t *testing.T) {
			synthtest.Refuses(t, "secretsendpoint ", func() { test.Build(synthtest.NewStack()) }, test.Want...)
		})
	}
}

// wrongAtSynth are mistakes of a VPC that a later call could have mended.
func wrongAtSynth() map[string]wrong {
	want := []string{"[Stack/Secrets]", "Vpc: got Stack/Vpc with EnableDnsHostnames false", "set both to true"}
	in := func(props *awsec2.VpcProps) func(awscdk.Stack) {
		return func(stack awscdk.Stack) {
			newEndpoint(stack, "Secrets", awsec2.NewVpc(stack, jsii.String("Vpc"), props))
		}
	}
	return map[string]wrong{
		"without DNS hostnames": {in(&awsec2.VpcProps{EnableDnsHostnames: jsii.Bool(false)}), want},
		"without DNS support":   {in(&awsec2.VpcProps{EnableDnsSupport: jsii.Bool(false), EnableDnsHostnames: jsii.Bool(false)}), want},
	}
}

func TestFailsAtSynth(t *testing.T) {
	for name, test := range wrongAtSynth() {
		t.Run(name, func(t *testing.T) {
			stack := synthtest.NewStack()
			test.Build(stack)
			synthtest.Panics(t, func() { assertions.Template_FromStack(stack, nil) }, test.Want...)
		})
	}
}

func everyWrong() map[string]synthtest.Wrong {
	all := map[string]synthtest.Wrong{}
	for _, tests := range []map[string]wrong{wrongCalls(), wrongAtSynth()} {
		for name, test := range tests {
			all[name] = synthtest.Wrong(test)
		}
	}
	return all
}

func TestFailsInCdkSynth(t *testing.T) {
	synthtest.RefusedInCdkSynth(t, everyWrong(), "with half an account", "without DNS support")
}

func withAccounts(stack awscdk.Stack, accounts ...*string) {
	secretsendpoint.NewSecretsEndpoint(stack, jsii.String("Secrets"), &secretsendpoint.SecretsEndpointProps{Vpc: isolatedVpc(stack), TrustedAccounts: &accounts})
}

func TestSecretsOfOtherAccounts(t *testing.T) {
	defer synthtest.Guard(t)
	stack := synthtest.NewStack()
	withAccounts(stack, jsii.String("111122223333"))
	_, endpoint := synthtest.Synth(t, stack).One("AWS::EC2::VPCEndpoint")
	if text := synthtest.Text(endpoint); !strings.Contains(text, `"aws:ResourceAccount":[{"Ref":"AWS::AccountId"},"111122223333"]`) {
		t.Errorf("the policy does not let the account's secrets through: %s", text)
	}
}

const organization = "o-a1b2c3d4e5"

func withOrganization(stack awscdk.Stack, id string, accounts *[]*string) awsec2.Vpc {
	vpc := isolatedVpc(stack)
	secretsendpoint.NewSecretsEndpoint(stack, jsii.String("Secrets"), &secretsendpoint.SecretsEndpointProps{
		Vpc: vpc, OrganizationId: &id, TrustedAccounts: accounts,
	})
	return vpc
}

// All accounts of an organization may rotate and read their secrets through the endpoint, and nobody else: a rotation
// function in its VPC gives no finding.
func TestOrganization(t *testing.T) {
	defer synthtest.Guard(t)
	stack := synthtest.NewStack()
	vpc := withOrganization(stack, organization, nil)
	rotatedsecret.NewRotatedSecret(stack, jsii.String("Credential"), &rotatedsecret.RotatedSecretProps{
		Username: jsii.String("orders"), Vpc: vpc, Rotation: rotatedsecret.Rotation_Function(rotator(stack, vpc)),
	})
	template := synthtest.Synth(t, stack)
	template.Golden("secretsendpoint-organization")
	_, endpoint := template.One("AWS::EC2::VPCEndpoint")
	policy := synthtest.Text(endpoint["Properties"].(map[string]any)["PolicyDocument"])
	for _, want := range []string{
		`"Action":"secretsmanager:*","Condition":{"StringEquals":{"aws:PrincipalOrgID":"o-a1b2c3d4e5","aws:ResourceOrgID":"o-a1b2c3d4e5"}}`,
		`"Action":"secretsmanager:GetRandomPassword","Condition":{"StringEquals":{"aws:PrincipalOrgID":"o-a1b2c3d4e5"}}`,
	} {
		if !strings.Contains(policy, want) {
			t.Errorf("the policy lacks %s:\n%s", want, policy)
		}
	}
	if strings.Contains(policy, "Account") {
		t.Errorf("the policy is restricted to an account: %s", policy)
	}
	folder := t.TempDir()
	template.Write(filepath.Join(folder, "stack.template.json"))
	for _, f := range synthtest.NewLinter(t).Lint(t, folder) {
		t.Errorf("%s: %s %s [%s]", f.Kind, f.Message, f.Reason, f.Rule)
	}
}

func rotator(stack awscdk.Stack, vpc awsec2.IVpc) awslambda.Function {
	return awslambda.NewFunction(stack, jsii.String("Rotator"), &awslambda.FunctionProps{
		Runtime: awslambda.Runtime_PYTHON_3_13(), Handler: jsii.String("index.handler"),
		Code:    awslambda.Code_FromInline(jsii.String("def handler(event, context): pass")),
		Timeout: awscdk.Duration_Seconds(jsii.Number(60)), AllowAllOutbound: jsii.Bool(false),
		Vpc: vpc, VpcSubnets: &awsec2.SubnetSelection{SubnetType: awsec2.SubnetType_PRIVATE_ISOLATED},
	})
}

func TestFips(t *testing.T) {
	defer synthtest.Guard(t)
	stack := synthtest.NewStack()
	secretsendpoint.NewSecretsEndpoint(stack, jsii.String("Secrets"), &secretsendpoint.SecretsEndpointProps{Vpc: isolatedVpc(stack), Fips: jsii.Bool(true)})
	_, endpoint := synthtest.Synth(t, stack).One("AWS::EC2::VPCEndpoint")
	if text := synthtest.Text(endpoint); !strings.Contains(text, ".secretsmanager-fips") {
		t.Errorf("not the FIPS service: %s", text)
	}
}

func TestOf(t *testing.T) {
	defer synthtest.Guard(t)
	app := awscdk.NewApp(nil)
	stack := awscdk.NewStack(app, jsii.String("Stack"), nil)
	other := awscdk.NewStack(app, jsii.String("Other"), nil)
	own := isolatedVpc(stack)
	made := newEndpoint(stack, "Secrets", own)
	if secretsendpoint.SecretsEndpoint_Of(own) != made {
		t.Error("an endpoint that NewSecretsEndpoint made was not found")
	}
	imported := func(scope constructs.Construct) awsec2.IVpc {
		return awsec2.Vpc_FromVpcAttributes(scope, jsii.String("Imported"), &awsec2.VpcAttributes{
			VpcId: jsii.String("vpc-0123456789abcdef0"), AvailabilityZones: jsii.Strings("eu-central-1a"),
			IsolatedSubnetIds: jsii.Strings("subnet-0123456789abcdef0"),
		})
	}
	first := secretsendpoint.SecretsEndpoint_Of(imported(stack))
	if secretsendpoint.SecretsEndpoint_Of(imported(other)) != first {
		t.Error("a VPC that two stacks import got two endpoints")
	}
	if path := *first.Node().Path(); path != "Stack/SecretsEndpoint-Imported" {
		t.Errorf("path of the shared endpoint: %s", path)
	}
}

// The zones of private subnets are covered too, where a zone has no isolated one.
func TestEveryZone(t *testing.T) {
	defer synthtest.Guard(t)
	stack := synthtest.NewStack()
	vpc := awsec2.Vpc_FromVpcAttributes(stack, jsii.String("Vpc"), &awsec2.VpcAttributes{
		VpcId: jsii.String("vpc-0123456789abcdef0"), AvailabilityZones: jsii.Strings("eu-central-1a", "eu-central-1b"),
		IsolatedSubnetIds: jsii.Strings("subnet-0123456789abcdef0", "subnet-0123456789abcdef1"),
		PrivateSubnetIds:  jsii.Strings("subnet-0123456789abcdef2", "subnet-0123456789abcdef3", "subnet-0123456789abcdef4", "subnet-0123456789abcdef5"),
	})
	secretsendpoint.SecretsEndpoint_Of(vpc)
	synthtest.Synth(t, stack).Has("AWS::EC2::VPCEndpoint", map[string]any{"SubnetIds": []string{"subnet-0123456789abcdef0", "subnet-0123456789abcdef1"}})
}
