package rotatedsecret_test

import (
	"path/filepath"
	"strings"
	"testing"

	"github.com/aws/aws-cdk-go/awscdk/v2"
	"github.com/aws/aws-cdk-go/awscdk/v2/awsec2"
	"github.com/aws/aws-cdk-go/awscdk/v2/awseventstargets"
	"github.com/aws/aws-cdk-go/awscdk/v2/awsiam"
	"github.com/aws/aws-cdk-go/awscdk/v2/awskms"
	"github.com/aws/aws-cdk-go/awscdk/v2/awslambda"
	"github.com/aws/aws-cdk-go/awscdk/v2/awssecretsmanager"
	"github.com/aws/aws-cdk-go/awscdk/v2/awssns"
	"github.com/aws/jsii-runtime-go"

	"github.com/secretwright/secretwright/constructs/internal/synthtest"
	"github.com/secretwright/secretwright/constructs/rotatedsecret"
	"github.com/secretwright/secretwright/constructs/secretsendpoint"
)

// The factors of a combination, and the names of their values.
const (
	byRotation = iota
	byUsers
	byNetwork
	byDatabase
	byKey
	bySchedule
	byRemoval
	byAccess
	byReplicas
	byRestriction
	byBoundary
)

var factors = [][]string{
	byRotation:    {"default", "hosted", "application", "function", "imported-function", "function-outside"},
	byUsers:       {"single", "alternating"},
	byNetwork:     {"shared", "made-before", "given", "fips", "elsewhere"},
	byDatabase:    {"instance", "cluster", "existing", "none"},
	byKey:         {"own", "given", "imported", "aws-managed"},
	bySchedule:    {"default", "rate", "cron"},
	byRemoval:     {"default", "destroy"},
	byAccess:      {"nobody", "readers", "foreign", "operators"},
	byReplicas:    {"none", "one"},
	byRestriction: {"none", "endpoint"},
	byBoundary:    {"none", "given"},
}

// combination chooses a value of each factor; an empty one is not chosen yet.
type combination []int

func (c combination) is(factor int, values ...string) bool {
	for _, value := range values {
		if c[factor] >= 0 && factors[factor][c[factor]] == value {
			return true
		}
	}
	return false
}

func (c combination) isNot(factor int, value string) bool {
	return c[factor] >= 0 && !c.is(factor, value)
}

// isSupported leaves out what a unit refuses; TestFails and its neighbours have a case for each.
func isSupported(row []int) bool {
	c := combination(row)
	switch {
	case c.is(byRotation, "default", "hosted", "application") && c.is(byDatabase, "none"),
		c.is(byRotation, "hosted", "application", "imported-function") && c.is(byBoundary, "given"),
		c.is(byRotation, "hosted") && c.is(byNetwork, "fips"),
		c.is(byRotation, "function-outside") && (c.isNot(byNetwork, "shared") || c.is(byRestriction, "endpoint") || c.isNot(byDatabase, "none")),
		c.is(byUsers, "alternating") && c.isNot(byDatabase, "existing"),
		c.is(byNetwork, "elsewhere") && c.is(byRestriction, "endpoint"),
		c.is(byKey, "aws-managed") && c.is(byAccess, "foreign"):
		return false
	}
	return true
}

func (c combination) String() string {
	var names []string
	for factor, value := range c {
		names = append(names, factors[factor][value])
	}
	return strings.Join(names, ".")
}

// beyondTheTemplate are the rules that cannot be decided where a value of a factor says that something is elsewhere: the
// endpoint of an imported VPC, and the policy of an imported key, of which the unit warns at synth.
var beyondTheTemplate = map[string]string{
	"missing-secretsmanager-endpoint": ".elsewhere.",
	"key-policy-blocks-reader":        ".imported.",
}

// Every combination of two supported props is synthesized without a cycle, has one resource policy for each secret,
// properties that AWS knows, no finding and no error of cfn-lint.
func TestPairwise(t *testing.T) {
	levels := make([]int, len(factors))
	for factor, values := range factors {
		levels[factor] = len(values)
	}
	folder := t.TempDir()
	rows := synthtest.Pairwise(levels, isSupported)
	for _, row := range rows {
		t.Run(combination(row).String(), func(t *testing.T) {
			defer synthtest.Guard(t)
			stack := synthtest.NewStack()
			builder{stack, row}.build()
			template := synthtest.Synth(t, stack)
			onePolicyEach(t, template)
			template.Valid()
			template.Write(filepath.Join(folder, combination(row).String()+".template.json"))
		})
	}
	t.Logf("%d combinations", len(rows))
	t.Run("cfn-lint", func(t *testing.T) {
		if err := synthtest.CfnLint(t, folder); err != nil {
			t.Error(err)
		}
	})
	for _, f := range synthtest.NewLinter(t).Lint(t, folder, "--trusted-account", trustedAccount) {
		if value, isKnown := beyondTheTemplate[f.Rule]; f.Kind != "open" || !isKnown || !strings.Contains(f.File, value) {
			t.Errorf("%s: %s: %s %s [%s]", filepath.Base(f.File), f.Kind, f.Message, f.Reason, f.Rule)
		}
	}
}

func onePolicyEach(t *testing.T, template synthtest.Template) {
	t.Helper()
	secrets := len(template.Resources("AWS::SecretsManager::Secret"))
	template.Count("AWS::SecretsManager::ResourcePolicy", secrets)
	template.Count("AWS::SecretsManager::RotationSchedule", secrets)
	policyOf := map[string]bool{}
	for _, policy := range template.Resources("AWS::SecretsManager::ResourcePolicy") {
		policyOf[property(policy, "SecretId")] = true
		if property(policy, "BlockPublicPolicy") != "true" {
			t.Errorf("BlockPublicPolicy: got %s", property(policy, "BlockPublicPolicy"))
		}
	}
	if len(policyOf) != secrets {
		t.Errorf("%d secrets have policies, want %d", len(policyOf), secrets)
	}
}

// builder makes a stack with the unit of a combination.
type builder struct {
	stack awscdk.Stack
	combination
}

func (b builder) build() {
	vpc := b.vpc()
	p := props{Vpc: vpc}
	b.network(&p)
	var existing rotatedsecret.Database
	if b.is(byDatabase, "existing") {
		superuser := unit(b.stack, "Superuser", props{
			Username: jsii.String("root"), Vpc: vpc, Endpoint: p.Endpoint, EndpointElsewhere: p.EndpointElsewhere,
			Rotation: rotatedsecret.Rotation_Application(awssecretsmanager.SecretRotationApplication_POSTGRES_ROTATION_SINGLE_USER()),
		})
		existing = ownDatabase(b.stack, vpc, superuser)
		superuser.Attach(existing)
		if b.is(byUsers, "alternating") {
			p.Superuser = superuser.Secret()
		}
	}
	b.rotation(&p)
	b.protection(&p)
	b.schedule(&p)
	r := unit(b.stack, "Credential", p)
	b.attach(r, vpc, existing)
	b.access(r)
}

func (b builder) vpc() awsec2.IVpc {
	switch {
	case b.is(byRotation, "function-outside"):
		return nil
	case b.is(byNetwork, "elsewhere"):
		return importedVpc(b.stack)
	}
	return isolatedVpc(b.stack)
}

func (b builder) network(p *props) {
	switch {
	case b.is(byNetwork, "made-before"):
		secretsendpoint.NewSecretsEndpoint(b.stack, jsii.String("Secrets"), &secretsendpoint.SecretsEndpointProps{Vpc: p.Vpc})
	case b.is(byNetwork, "given"):
		p.Endpoint = secretsendpoint.SecretsEndpoint_Of(p.Vpc).Endpoint()
	case b.is(byNetwork, "fips"):
		fipsEndpoint(b.stack, p.Vpc)
	case b.is(byNetwork, "elsewhere"):
		p.EndpointElsewhere = jsii.Bool(true)
	}
	if b.is(byAccess, "foreign") {
		p.TrustedAccounts = jsii.Strings(trustedAccount)
	}
	if b.is(byRestriction, "endpoint") {
		p.RestrictToEndpoint = jsii.Bool(true)
	}
}

func (b builder) rotation(p *props) {
	isAlternating := p.Superuser != nil
	switch {
	case b.is(byRotation, "default"):
	case b.is(byRotation, "hosted") && isAlternating:
		p.Rotation = rotatedsecret.Rotation_Hosted(awssecretsmanager.HostedRotationType_POSTGRESQL_MULTI_USER())
	case b.is(byRotation, "hosted"):
		p.Rotation = hostedPostgres()
	case b.is(byRotation, "application") && isAlternating:
		p.Rotation = rotatedsecret.Rotation_Application(awssecretsmanager.SecretRotationApplication_POSTGRES_ROTATION_MULTI_USER())
	case b.is(byRotation, "application"):
		p.Rotation = rotatedsecret.Rotation_Application(awssecretsmanager.SecretRotationApplication_POSTGRES_ROTATION_SINGLE_USER())
	case b.is(byRotation, "imported-function"):
		p.Rotation = rotatedsecret.Rotation_Function(importedRotator(b.stack))
	default:
		p.Rotation = rotatedsecret.Rotation_Function(rotator(b.stack, p.Vpc))
	}
}

// importedRotator is a rotation function of another app, with its role and in a VPC.
func importedRotator(stack awscdk.Stack) awslambda.IFunction {
	return awslambda.Function_FromFunctionAttributes(stack, jsii.String("Rotate"), &awslambda.FunctionAttributes{
		FunctionArn:   jsii.String("arn:aws:lambda:eu-central-1:111122223333:function:rotate"),
		Role:          awsiam.Role_FromRoleArn(stack, jsii.String("Role"), jsii.String("arn:aws:iam::111122223333:role/rotate"), nil),
		SecurityGroup: awsec2.SecurityGroup_FromSecurityGroupId(stack, jsii.String("Group"), jsii.String("sg-0123456789abcdef1"), nil),
	})
}

func (b builder) protection(p *props) {
	switch {
	case b.is(byKey, "given"):
		p.EncryptionKey = awskms.NewKey(b.stack, jsii.String("Given"), &awskms.KeyProps{EnableKeyRotation: jsii.Bool(true)})
	case b.is(byKey, "imported"):
		p.EncryptionKey = awskms.Key_FromKeyArn(b.stack, jsii.String("Imported Key"), jsii.String(importedKeyArn))
	case b.is(byKey, "aws-managed"):
		p.AwsManagedKey = jsii.Bool(true)
	}
	if b.is(byReplicas, "one") {
		replica := &awssecretsmanager.ReplicaRegion{Region: jsii.String("eu-west-1")}
		if p.AwsManagedKey == nil {
			replica.EncryptionKey = awskms.Key_FromKeyArn(b.stack, jsii.String("ReplicaKey"), jsii.String(replicaKeyArn))
		}
		p.ReplicaRegions = &[]*awssecretsmanager.ReplicaRegion{replica}
	}
	if b.is(byRemoval, "destroy") {
		p.RemovalPolicy = awscdk.RemovalPolicy_DESTROY
	}
	if b.is(byBoundary, "given") {
		p.PermissionsBoundary = awsiam.ManagedPolicy_FromManagedPolicyArn(b.stack, jsii.String("Boundary"), jsii.String("arn:aws:iam::111122223333:policy/boundary"))
	}
}

func (b builder) schedule(p *props) {
	switch {
	case b.is(bySchedule, "rate"):
		p.Schedule, p.Window = rotatedsecret.Schedule_Rate(awscdk.Duration_Hours(jsii.Number(8))), awscdk.Duration_Hours(jsii.Number(8))
	case b.is(bySchedule, "cron"):
		p.Schedule, p.Window = rotatedsecret.Schedule_Cron("cron(0 4 ? * SUN *)"), awscdk.Duration_Hours(jsii.Number(3))
		p.RotateImmediatelyOnUpdate = jsii.Bool(false)
	}
}

func (b builder) attach(r rotatedsecret.RotatedSecret, vpc awsec2.IVpc, existing rotatedsecret.Database) {
	switch {
	case b.is(byDatabase, "instance"):
		r.Attach(ownDatabase(b.stack, vpc, r))
	case b.is(byDatabase, "cluster"):
		r.Attach(aurora(b.stack, vpc, r))
	case b.is(byDatabase, "existing"):
		r.Attach(existing)
	}
}

func (b builder) access(r rotatedsecret.RotatedSecret) {
	switch {
	case b.is(byAccess, "readers"):
		r.GrantRead(reader(b.stack), jsii.Strings("AWSCURRENT"))
		r.AddToFunction(application(b.stack, nil), nil)
		r.AddToContainer(container(b.stack), nil)
	case b.is(byAccess, "foreign"):
		r.GrantRead(foreignReader(b.stack), nil)
	case b.is(byAccess, "operators"):
		r.GrantWrite(reader(b.stack))
		r.GrantRotate(reader(b.stack))
		r.AddToResourcePolicy(denyWithoutTLS())
		r.OnRotationFailed(awseventstargets.NewSnsTopic(awssns.NewTopic(b.stack, jsii.String("Alarms"), nil), nil))
	}
}
