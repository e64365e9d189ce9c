package rotatedsecret_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/aws/aws-cdk-go/awscdk/v2"
	"github.com/aws/aws-cdk-go/awscdk/v2/awsec2"
	"github.com/aws/aws-cdk-go/awscdk/v2/awsiam"
	"github.com/aws/aws-cdk-go/awscdk/v2/awslambda"
	"github.com/aws/aws-cdk-go/awscdk/v2/awsrds"
	"github.com/aws/jsii-runtime-go"

	"github.com/secretwright/secretwright/constructs/internal/synthtest"
	"github.com/secretwright/secretwright/constructs/rotatedsecret"
)

func TestDefaultRotation(t *testing.T) {
	defer synthtest.Guard(t)
	stack := synthtest.NewStack()
	cases["default-database"](stack)
	template := synthtest.Synth(t, stack)
	template.Has("AWS::Lambda::Function", map[string]any{
		"Runtime": "provided.al2023", "Architectures": []any{"arm64"}, "Timeout": 30,
		"Environment": map[string]any{"Variables": map[string]any{"PASSWORD_LENGTH": "32"}},
	})
	if _, function := template.One("AWS::Lambda::Function"); strings.Contains(synthtest.Text(function), "CA_FILE") {
		t.Error("a file of certificates that nobody asked for")
	}
	for _, kind := range []string{
		"AWS::SecretsManager::SecretTargetAttachment", "AWS::Lambda::Permission",
		"AWS::EC2::VPCEndpoint", "AWS::EC2::SecurityGroupIngress", "AWS::EC2::SecurityGroupEgress",
	} {
		waitsFor(t, template, kind)
	}
	template.Has("AWS::Lambda::Permission", map[string]any{
		"Principal": "secretsmanager.amazonaws.com", "SourceAccount": map[string]any{"Ref": "AWS::AccountId"},
	})
	template.Count("AWS::EC2::SecurityGroupIngress", 2)
	template.Count("AWS::EC2::SecurityGroupEgress", 2)
	for _, role := range template.Resources("AWS::IAM::Role") {
		if strings.Contains(synthtest.Text(role), "ManagedPolicyArns") {
			t.Errorf("a policy of AWS: %s", synthtest.Text(role))
		}
	}
}

// With a superuser the function may read that secret and decrypt it, and nothing else of it.
func TestDefaultAlternatingUsers(t *testing.T) {
	defer synthtest.Guard(t)
	stack := synthtest.NewStack()
	cases["default-alternating-users"](stack)
	template := synthtest.Synth(t, stack)
	superusers := map[string]bool{}
	for id := range template.Resources("AWS::SecretsManager::Secret") {
		superusers[id] = strings.HasPrefix(id, "Superuser")
	}
	var policies int
	for id, policy := range template.Resources("AWS::IAM::Policy") {
		if !strings.HasPrefix(id, "CredentialRotationPolicy") {
			continue
		}
		policies++
		statements := policy["Properties"].(map[string]any)["PolicyDocument"].(map[string]any)["Statement"].([]any)
		for _, s := range statements {
			statement := s.(map[string]any)
			resource, _ := statement["Resource"].(map[string]any)
			secret, _ := resource["Ref"].(string)
			if superusers[secret] && synthtest.Text(statement["Action"]) != `["secretsmanager:DescribeSecret","secretsmanager:GetSecretValue"]` {
				t.Errorf("more than reading: %s", synthtest.Text(statement))
			}
		}
		contains(t, policy, `"Ref":"SuperuserSecret`, `"SuperuserKey`)
	}
	if policies != 1 {
		t.Errorf("%d policies of the function", policies)
	}
	functions := map[string]bool{}
	for _, function := range template.Resources("AWS::Lambda::Function") {
		functions[property(function, "Code")] = true
	}
	if len(functions) != 1 {
		t.Errorf("%d programs for two functions, want one", len(functions))
	}
}

func TestSecretwrightOptions(t *testing.T) {
	defer synthtest.Guard(t)
	authority := filepath.Join(t.TempDir(), "authority.pem")
	if err := os.WriteFile(authority, []byte("certificate"), 0o600); err != nil {
		t.Fatal(err)
	}
	stack := synthtest.NewStack()
	vpc := isolatedVpc(stack)
	boundary := awsiam.ManagedPolicy_FromAwsManagedPolicyName(jsii.String("PowerUserAccess"))
	r := unit(stack, "Credential", props{
		Vpc: vpc, PasswordLength: jsii.Number(40), ExcludeCharacters: jsii.String("/@"), PermissionsBoundary: boundary,
		Rotation: rotatedsecret.Rotation_Secretwright(&rotatedsecret.SecretwrightOptions{
			Architecture: awslambda.Architecture_X86_64(), CAFile: &authority,
		}),
	})
	r.Attach(ownDatabase(stack, vpc, r))
	r.RotationFunction().(awslambda.Function).AddEnvironment(jsii.String("SEND_PASSWORD"), jsii.String("true"), nil)
	template := synthtest.Synth(t, stack)
	template.Has("AWS::Lambda::Function", map[string]any{
		"Architectures": []any{"x86_64"},
		"Environment": map[string]any{"Variables": map[string]any{
			"CA_FILE": "/var/task/ca.pem", "PASSWORD_LENGTH": "40", "EXCLUDE_CHARACTERS": "/@", "SEND_PASSWORD": "true",
		}},
	})
	if _, role := template.One("AWS::IAM::Role"); !strings.Contains(property(role, "PermissionsBoundary"), "PowerUserAccess") {
		t.Errorf("no boundary: %s", synthtest.Text(role))
	}
	if files, _ := filepath.Glob(filepath.Join(*awscdk.Stage_Of(stack).AssetOutdir(), "asset.*", "ca.pem")); len(files) != 1 {
		t.Errorf("certificates in %v", files)
	}
}

// A machine without Go takes a function that was built elsewhere.
func TestPrebuiltFunction(t *testing.T) {
	defer synthtest.Guard(t)
	folder := t.TempDir()
	if err := os.WriteFile(filepath.Join(folder, "bootstrap"), []byte("#!/bin/sh\n"), 0o700); err != nil {
		t.Fatal(err)
	}
	t.Setenv("PATH", t.TempDir())
	stack := synthtest.NewStack()
	vpc := isolatedVpc(stack)
	prebuilt := rotatedsecret.Rotation_Secretwright(&rotatedsecret.SecretwrightOptions{Prebuilt: &folder})
	r := unit(stack, "Credential", props{Vpc: vpc, Rotation: prebuilt})
	r.Attach(ownDatabase(stack, vpc, r))
	synthtest.Synth(t, stack).Count("AWS::Lambda::Function", 1)
}

// Every engine that the command rotates may be attached, and no other one that is known.
func TestEnginesOfTheDefaultRotation(t *testing.T) {
	source, err := os.ReadFile("../../cmd/secretwright-rotate/rotator.go")
	if err != nil {
		t.Fatal(err)
	}
	instance := func(engine awsrds.IInstanceEngine) func(awscdk.Stack, awsec2.IVpc, rotatedsecret.RotatedSecret) rotatedsecret.Database {
		return func(stack awscdk.Stack, vpc awsec2.IVpc, _ rotatedsecret.RotatedSecret) rotatedsecret.Database {
			return awsrds.NewDatabaseInstance(stack, jsii.String("Database"), &awsrds.DatabaseInstanceProps{Engine: engine, Vpc: vpc, VpcSubnets: isolated})
		}
	}
	cluster := func(engine awsrds.IClusterEngine) func(awscdk.Stack, awsec2.IVpc, rotatedsecret.RotatedSecret) rotatedsecret.Database {
		return func(stack awscdk.Stack, vpc awsec2.IVpc, _ rotatedsecret.RotatedSecret) rotatedsecret.Database {
			return awsrds.NewDatabaseCluster(stack, jsii.String("Database"), &awsrds.DatabaseClusterProps{
				Engine: engine, Vpc: vpc, VpcSubnets: isolated, Writer: awsrds.ClusterInstance_ServerlessV2(jsii.String("Writer"), nil),
			})
		}
	}
	tests := map[string]struct {
		database func(awscdk.Stack, awsec2.IVpc, rotatedsecret.RotatedSecret) rotatedsecret.Database
		serves   bool
	}{
		"postgres":          {instance(awsrds.DatabaseInstanceEngine_POSTGRES()), true},
		"mysql":             {instance(awsrds.DatabaseInstanceEngine_MYSQL()), true},
		"mariadb":           {instance(awsrds.DatabaseInstanceEngine_MARIADB()), true},
		"aurora-postgresql": {aurora, true},
		"aurora-mysql":      {cluster(awsrds.DatabaseClusterEngine_AURORA_MYSQL()), true},
		"sqlserver-se":      {instance(awsrds.DatabaseInstanceEngine_SQL_SERVER_SE()), false},
		"docdb":             {documentDb, false},
		"redshift":          {redshift, false},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			if isRotated := strings.Contains(string(source), `"`+name+`":`); isRotated != test.serves {
				t.Errorf("the command rotates it: %t", isRotated)
			}
			stack := synthtest.NewStack()
			vpc := isolatedVpc(stack)
			r := unit(stack, "Credential", props{Vpc: vpc})
			attach := func() { r.Attach(test.database(stack, vpc, r)) }
			if !test.serves {
				synthtest.Refuses(t, "rotatedsecret ", attach, `"Stack/Credential"`, "Attach: got a database of the engine "+name, "Rotation_Hosted")
				return
			}
			defer synthtest.Guard(t)
			attach()
		})
	}
}

// An imported database may be any; what it is says the secret.
func TestDefaultRotationOfAnImportedDatabase(t *testing.T) {
	defer synthtest.Guard(t)
	stack := synthtest.NewStack()
	vpc := isolatedVpc(stack)
	unit(stack, "Credential", props{Vpc: vpc}).Attach(awsrds.DatabaseInstance_FromDatabaseInstanceAttributes(stack, jsii.String("Imported"),
		&awsrds.DatabaseInstanceAttributes{
			InstanceIdentifier: jsii.String("orders"), InstanceEndpointAddress: jsii.String("orders.example"), Port: jsii.Number(5432),
			SecurityGroups: &[]awsec2.ISecurityGroup{awsec2.SecurityGroup_FromSecurityGroupId(stack, jsii.String("Group"), jsii.String("sg-0123456789abcdef0"), nil)},
		}))
	synthtest.Synth(t, stack).Count("AWS::SecretsManager::SecretTargetAttachment", 1)
}

func TestFailsWithoutGo(t *testing.T) {
	stack := synthtest.NewStack()
	vpc := isolatedVpc(stack)
	t.Setenv("PATH", t.TempDir())
	// Another architecture than that of the other tests, whose program is known already.
	x86 := rotatedsecret.Rotation_Secretwright(&rotatedsecret.SecretwrightOptions{Architecture: awslambda.Architecture_X86_64()})
	t.Chdir(t.TempDir())
	synthtest.Refuses(t, "gofunction ", func() { unit(stack, "Credential", props{Vpc: vpc, Rotation: x86}) },
		`"Stack/Credential/RotationFunction"`, "no go command on PATH", "Prebuilt")
}
