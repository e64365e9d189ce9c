package rotatedsecret_test

import (
	"strings"
	"testing"

	"github.com/aws/aws-cdk-go/awscdk/v2"
	"github.com/aws/aws-cdk-go/awscdk/v2/awsec2"
	"github.com/aws/aws-cdk-go/awscdk/v2/awskms"
	"github.com/aws/aws-cdk-go/awscdk/v2/awsrds"
	"github.com/aws/aws-cdk-go/awscdk/v2/awsredshift"
	"github.com/aws/jsii-runtime-go"

	"github.com/secretwright/secretwright/constructs/internal/synthtest"
	"github.com/secretwright/secretwright/constructs/rotatedsecret"
)

func managed(stack awscdk.Stack, p *rotatedsecret.ManagedSecretProps) rotatedsecret.ManagedSecret {
	return rotatedsecret.NewManagedSecret(stack, jsii.String("Master"), p)
}

func managedDatabase(stack awscdk.Stack, vpc awsec2.IVpc, m rotatedsecret.ManagedSecret) awsrds.CfnDBInstance {
	return awsrds.NewDatabaseInstance(stack, jsii.String("Database"), &awsrds.DatabaseInstanceProps{
		Engine: awsrds.DatabaseInstanceEngine_Postgres(&awsrds.PostgresInstanceEngineProps{Version: awsrds.PostgresEngineVersion_VER_17_6()}),
		Vpc:    vpc, VpcSubnets: isolated, StorageEncrypted: jsii.Bool(true), ManageMasterUserPassword: jsii.Bool(true),
		Credentials: awsrds.Credentials_FromUsername(jsii.String("root"), &awsrds.CredentialsFromUsernameOptions{EncryptionKey: m.EncryptionKey()}),
	}).Node().DefaultChild().(awsrds.CfnDBInstance)
}

func TestManagedSecret(t *testing.T) {
	defer synthtest.Guard(t)
	stack := synthtest.NewStack()
	m := managed(stack, nil)
	m.Adopt(managedDatabase(stack, isolatedVpc(stack), m).AttrMasterUserSecretSecretArn())
	m.GrantRead(reader(stack), jsii.Strings("AWSCURRENT"))
	m.AddToResourcePolicy(denyWithoutTLS())
	template := synthtest.Synth(t, stack)
	template.Golden("managedsecret")
	for _, kind := range []string{"AWS::SecretsManager::Secret", "AWS::Lambda::Function", "AWS::EC2::VPCEndpoint"} {
		template.Count(kind, 0)
	}
	template.Has("AWS::RDS::DBInstance", map[string]any{"ManageMasterUserPassword": true, "MasterUserSecret": map[string]any{
		"KmsKeyId": map[string]any{"Fn::GetAtt": []string{"MasterKey7E449CB4", "Arn"}},
	}})
	arn := `{"Fn::GetAtt":["DatabaseB269D8BB","MasterUserSecret.SecretArn"]}`
	_, schedule := template.One("AWS::SecretsManager::RotationSchedule")
	contains(t, schedule, `"SecretId":`+arn, `{"ScheduleExpression":"rate(7 days)"}`)
	_, policy := template.One("AWS::SecretsManager::ResourcePolicy")
	contains(t, policy, `"SecretId":`+arn, `"BlockPublicPolicy":true`, "DenyUnencryptedTransport")
	if strings.Contains(synthtest.Text(policy), "DeleteSecret") {
		t.Error("the service could not delete its secret")
	}
	_, grant := template.One("AWS::IAM::Policy")
	contains(t, grant, `"secretsmanager:GetSecretValue"`, arn, `"kms:Decrypt"`)
}

// managedCases are the databases besides an instance of RDS that say the ARN of their secret.
var managedCases = map[string]func(stack awscdk.Stack, vpc awsec2.IVpc, m rotatedsecret.ManagedSecret) (secretArn *string){
	"aurora": func(stack awscdk.Stack, vpc awsec2.IVpc, m rotatedsecret.ManagedSecret) *string {
		return awsrds.NewDatabaseCluster(stack, jsii.String("Database"), &awsrds.DatabaseClusterProps{
			Engine: awsrds.DatabaseClusterEngine_AuroraPostgres(&awsrds.AuroraPostgresClusterEngineProps{
				Version: awsrds.AuroraPostgresEngineVersion_VER_16_6(),
			}),
			Credentials:              awsrds.Credentials_FromUsername(jsii.String("root"), &awsrds.CredentialsFromUsernameOptions{EncryptionKey: m.EncryptionKey()}),
			ManageMasterUserPassword: jsii.Bool(true), StorageEncrypted: jsii.Bool(true),
			Vpc: vpc, VpcSubnets: isolated, Writer: awsrds.ClusterInstance_ServerlessV2(jsii.String("Writer"), nil),
		}).Node().DefaultChild().(awsrds.CfnDBCluster).AttrMasterUserSecretSecretArn()
	},
	"redshift": func(stack awscdk.Stack, vpc awsec2.IVpc, m rotatedsecret.ManagedSecret) *string {
		subnets := awsredshift.NewCfnClusterSubnetGroup(stack, jsii.String("Subnets"), &awsredshift.CfnClusterSubnetGroupProps{
			Description: jsii.String("isolated"), SubnetIds: refs(*vpc.SelectSubnets(isolated).SubnetIds...),
		})
		return awsredshift.NewCfnCluster(stack, jsii.String("Database"), &awsredshift.CfnClusterProps{
			ClusterType: jsii.String("single-node"), NodeType: jsii.String("ra3.large"), DbName: jsii.String("orders"), Encrypted: true,
			PubliclyAccessible: false, ClusterSubnetGroupName: subnets.Ref(),
			MasterUsername: jsii.String("root"), ManageMasterPassword: true, MasterPasswordSecretKmsKeyId: m.EncryptionKey().KeyId(),
		}).AttrMasterPasswordSecretArn()
	},
}

func TestManagedGolden(t *testing.T) {
	for name, build := range managedCases {
		t.Run(name, func(t *testing.T) {
			defer synthtest.Guard(t)
			stack := synthtest.NewStack()
			m := managed(stack, nil)
			m.Adopt(build(stack, isolatedVpc(stack), m))
			synthtest.Synth(t, stack).Golden("managedsecret-" + name)
		})
	}
}

func TestManagedSecretWithProps(t *testing.T) {
	defer synthtest.Guard(t)
	stack := synthtest.NewStack()
	m := managed(stack, &rotatedsecret.ManagedSecretProps{
		AwsManagedKey: jsii.Bool(true), RotateImmediatelyOnUpdate: jsii.Bool(false),
		Schedule: rotatedsecret.Schedule_Cron("cron(0 4 ? * SUN *)"), Window: awscdk.Duration_Hours(jsii.Number(2)),
	})
	m.Adopt(managedDatabase(stack, isolatedVpc(stack), m).AttrMasterUserSecretSecretArn())
	m.GrantRead(reader(stack), nil)
	template := synthtest.Synth(t, stack)
	template.Count("AWS::KMS::Key", 0)
	template.Has("AWS::SecretsManager::RotationSchedule", map[string]any{
		"RotationRules": map[string]any{"ScheduleExpression": "cron(0 4 ? * SUN *)", "Duration": "2h"}, "RotateImmediatelyOnUpdate": false,
	})
	if m.CfnRotationSchedule() == nil || m.EncryptionKey() != nil {
		t.Errorf("schedule %v, key %v", m.CfnRotationSchedule(), m.EncryptionKey())
	}
}

const managedArn = "arn:aws:secretsmanager:eu-central-1:111122223333:secret:rds!db-1-a1b2c3"

// wrongManaged are calls that a managed secret refuses.
var wrongManaged = map[string]wrong{
	"without id": {func(stack awscdk.Stack) { rotatedsecret.NewManagedSecret(stack, nil, nil) }, []string{"scope and id: got nil", "unique"}},
	"with two keys": {func(stack awscdk.Stack) {
		managed(stack, &rotatedsecret.ManagedSecretProps{AwsManagedKey: jsii.Bool(true), EncryptionKey: awskms.NewKey(stack, jsii.String("Key"), nil)})
	}, []string{`"Stack/Master"`, "AwsManagedKey: got true with an EncryptionKey", "leave one"}},
	"with a snapshot": {func(stack awscdk.Stack) {
		managed(stack, &rotatedsecret.ManagedSecretProps{RemovalPolicy: awscdk.RemovalPolicy_SNAPSHOT})
	}, []string{`"Stack/Master"`, "RemovalPolicy: got SNAPSHOT", "pass RETAIN"}},
	"with a wrong schedule": {func(stack awscdk.Stack) {
		managed(stack, &rotatedsecret.ManagedSecretProps{Schedule: rotatedsecret.Schedule_Cron("daily")})
	}, []string{`"Stack/Master"`, "Schedule: got daily", "want cron("}},
	"with nil in Adopt": {func(stack awscdk.Stack) { managed(stack, nil).Adopt(nil) }, []string{`"Stack/Master"`, "Adopt: got nil", "AttrMasterUserSecretSecretArn"}},
	"with two secrets": {func(stack awscdk.Stack) {
		m := managed(stack, nil)
		m.Adopt(jsii.String(managedArn))
		m.Adopt(jsii.String(managedArn))
	}, []string{"Adopt: got a second secret", "one ManagedSecret for each"}},
	"with nil in GrantRead": {func(stack awscdk.Stack) { managed(stack, nil).GrantRead(nil, nil) }, []string{"GrantRead: got nil", "pass the role"}},
	"with an early grant":   {func(stack awscdk.Stack) { managed(stack, nil).GrantRead(reader(stack), nil) }, []string{"GrantRead: got no secret yet", "call Adopt before"}},
	"with a nil statement":  {func(stack awscdk.Stack) { managed(stack, nil).AddToResourcePolicy(nil) }, []string{"AddToResourcePolicy: got nil", "pass the statement"}},
}

func TestFailsForManagedSecret(t *testing.T) {
	for name, test := range wrongManaged {
		t.Run(name, func(t *testing.T) {
			synthtest.Refuses(t, "rotatedsecret ", func() { test.Build(synthtest.NewStack()) }, test.Want...)
		})
	}
}
