package rotatedsecret_test

import (
	"maps"
	"testing"

	"github.com/aws/aws-cdk-go/awscdk/v2"
	"github.com/aws/aws-cdk-go/awscdk/v2/awsec2"
	"github.com/aws/aws-cdk-go/awscdk/v2/awsiam"
	"github.com/aws/aws-cdk-go/awscdk/v2/awskms"
	"github.com/aws/aws-cdk-go/awscdk/v2/awsrds"
	"github.com/aws/aws-cdk-go/awscdk/v2/awssecretsmanager"
	"github.com/aws/jsii-runtime-go"

	"github.com/secretwright/secretwright/constructs/internal/synthtest"
)

// BenchmarkUnit synthesizes a database with the resources of a unit from plain aws-cdk, and with a unit. CPU of Go and
// node, 21 turns on two busy cores, least and median: 1179 and 1420 ms, 1233 and 1546 ms with the unit, 1.05 times in the
// least and 1.06 in the median turn; the budget is 1.1. The unit calls node 180 times where the plain stack calls 70 times.
func BenchmarkUnit(b *testing.B) {
	synthtest.Turns(b, synthtest.OwnApp(b, "plain"), synthtest.OwnApp(b, "unit"))
}

// units are the apps of the benchmark.
var units = map[string]func(){
	"plain": func() { synthAlone(plainUnit) },
	"unit":  func() { synthAlone(cases["hosted-database"]) },
}

func synthAlone(build func(stack awscdk.Stack)) {
	stack := synthtest.NewStack()
	build(stack)
	stack.Node().Root().(awscdk.App).Synth(nil)
}

// TestPlainUnit holds that both apps of the benchmark make the same: resources of the same types, as many of each.
func TestPlainUnit(t *testing.T) {
	defer synthtest.Guard(t)
	counts := map[string]map[string]int{}
	for name, build := range map[string]func(stack awscdk.Stack){"plain": plainUnit, "unit": cases["hosted-database"]} {
		stack := synthtest.NewStack()
		build(stack)
		counts[name] = synthtest.Synth(t, stack).Counts()
	}
	if !maps.Equal(counts["plain"], counts["unit"]) {
		t.Errorf("plain aws-cdk %v, the unit %v", counts["plain"], counts["unit"])
	}
}

// plainUnit writes out what a unit with hosted rotation makes.
func plainUnit(stack awscdk.Stack) {
	stack.Node().SetContext(jsii.String("@aws-cdk/aws-secretsmanager:useAttachedSecretResourcePolicyForSecretTargetAttachments"), true)
	stack.AddTransform(jsii.String("AWS::SecretsManager-2024-09-16"))
	vpc := isolatedVpc(stack)
	key := plainKey(stack)
	excluded := jsii.String(" %+~`#$&*()|[]{}:;<>?!'/@\"\\")
	secret := awssecretsmanager.NewSecret(stack, jsii.String("Secret"), &awssecretsmanager.SecretProps{
		EncryptionKey: key, RemovalPolicy: awscdk.RemovalPolicy_RETAIN,
		GenerateSecretString: &awssecretsmanager.SecretStringGenerator{
			SecretStringTemplate: jsii.String(`{"username":"orders","ssl":true}`), GenerateStringKey: jsii.String("password"),
			ExcludeCharacters: excluded, PasswordLength: jsii.Number(32),
		},
	})
	endpoint, endpointGroup := plainEndpoint(stack, vpc)
	secret.DenyAccountRootDelete()
	secret.AddToResourcePolicy(denyWithoutTLS())
	policy := secret.Node().FindChild(jsii.String("Policy")).Node().DefaultChild().(awssecretsmanager.CfnResourcePolicy)
	policy.SetBlockPublicPolicy(jsii.Bool(true))
	group := awsec2.NewSecurityGroup(stack, jsii.String("Group"), &awsec2.SecurityGroupProps{
		Vpc: vpc, Description: jsii.String("Rotation function"), AllowAllOutbound: jsii.Bool(false),
	})
	database := postgres(stack, "Database", vpc, awsrds.Credentials_FromSecret(secret, nil))
	group.Connections().AllowToDefaultPort(endpoint, jsii.String("rotation function to Secrets Manager"))
	group.Connections().AllowToDefaultPort(database, jsii.String("rotation function to the database"))
	schedule := awssecretsmanager.NewCfnRotationSchedule(stack, jsii.String("Schedule"), &awssecretsmanager.CfnRotationScheduleProps{
		SecretId: secret.SecretArn(),
		HostedRotationLambda: &awssecretsmanager.CfnRotationSchedule_HostedRotationLambdaProperty{
			RotationType: jsii.String("PostgreSQLSingleUser"), ExcludeCharacters: excluded, KmsKeyArn: key.KeyArn(),
			VpcSecurityGroupIds: group.SecurityGroupId(),
			VpcSubnetIds:        awscdk.Fn_Join(jsii.String(","), vpc.SelectSubnets(isolated).SubnetIds),
		},
		RotationRules: &awssecretsmanager.CfnRotationSchedule_RotationRulesProperty{ScheduleExpression: jsii.String("rate(30 days)")},
	})
	schedule.Node().AddDependency(policy, secret.Node().FindChild(jsii.String("Attachment")), endpoint, endpointGroup, group, database)
}

func plainKey(stack awscdk.Stack) awskms.Key {
	key := awskms.NewKey(stack, jsii.String("Key"), &awskms.KeyProps{
		Description: jsii.String("Encrypts the secret"), EnableKeyRotation: jsii.Bool(true), RemovalPolicy: awscdk.RemovalPolicy_RETAIN,
	})
	key.AddToResourcePolicy(awsiam.NewPolicyStatement(&awsiam.PolicyStatementProps{
		Sid:        jsii.String("UseThroughSecretsManager"),
		Principals: &[]awsiam.IPrincipal{awsiam.NewAccountRootPrincipal()},
		Actions:    jsii.Strings("kms:Decrypt", "kms:GenerateDataKey"), Resources: jsii.Strings("*"),
		Conditions: &map[string]any{"StringEquals": map[string]any{
			"kms:ViaService": "secretsmanager." + *stack.Region() + ".amazonaws.com", "kms:CallerAccount": awscdk.Aws_ACCOUNT_ID(),
		}},
	}), nil)
	return key
}

func plainEndpoint(stack awscdk.Stack, vpc awsec2.IVpc) (awsec2.InterfaceVpcEndpoint, awsec2.SecurityGroup) {
	group := awsec2.NewSecurityGroup(stack, jsii.String("EndpointGroup"), &awsec2.SecurityGroupProps{
		Vpc: vpc, Description: jsii.String("Secrets Manager endpoint"), AllowAllOutbound: jsii.Bool(false),
	})
	endpoint := awsec2.NewInterfaceVpcEndpoint(stack, jsii.String("Endpoint"), &awsec2.InterfaceVpcEndpointProps{
		Vpc: vpc, Service: awsec2.InterfaceVpcEndpointAwsService_SECRETS_MANAGER(), Subnets: isolated,
		PrivateDnsEnabled: jsii.Bool(true), Open: jsii.Bool(false), SecurityGroups: &[]awsec2.ISecurityGroup{group},
	})
	caller := map[string]any{"aws:PrincipalAccount": awscdk.Aws_ACCOUNT_ID()}
	both := map[string]any{"aws:PrincipalAccount": awscdk.Aws_ACCOUNT_ID(), "aws:ResourceAccount": awscdk.Aws_ACCOUNT_ID()}
	for action, equal := range map[string]map[string]any{"secretsmanager:*": both, "secretsmanager:GetRandomPassword": caller} {
		endpoint.AddToPolicy(awsiam.NewPolicyStatement(&awsiam.PolicyStatementProps{
			Principals: &[]awsiam.IPrincipal{awsiam.NewAnyPrincipal()}, Actions: jsii.Strings(action), Resources: jsii.Strings("*"),
			Conditions: &map[string]any{"StringEquals": equal},
		}))
	}
	return endpoint, group
}
