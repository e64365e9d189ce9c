package rotatedsecret

import (
	"fmt"

	"github.com/aws/aws-cdk-go/awscdk/v2"
	"github.com/aws/aws-cdk-go/awscdk/v2/awsec2"
	"github.com/aws/aws-cdk-go/awscdk/v2/awslambda"
	"github.com/aws/aws-cdk-go/awscdk/v2/awssecretsmanager"
	"github.com/aws/constructs-go/constructs/v10"
	"github.com/aws/jsii-runtime-go"
)

// Rotation is what rotates a secret: [Rotation_Hosted] or [Rotation_Function].
type Rotation interface {
	// check refuses props that do not go with this rotation, and completes the subnets where it needs some.
	check(s *settings)
	// inVpc says whether the rotation function has network interfaces in a VPC.
	inVpc() bool
	// bind makes what the function needs, completes the schedule's props, sets the connections of r, and returns what
	// the schedule must wait for.
	bind(r *rotatedSecret, schedule *awssecretsmanager.CfnRotationScheduleProps) []constructs.IDependable
	// function is nil where the template has none.
	function() awslambda.IFunction
}

// defaultLength is the length of a password that nobody asks for: of GenerateSecretString and of the functions of AWS.
const defaultLength = 32

// Rotation_Hosted rotates with a function that AWS provides and CloudFormation makes from a transform, for a single
// user: HostedRotationType_POSTGRESQL_SINGLE_USER, _MYSQL_SINGLE_USER, _MARIADB_SINGLE_USER and so on. The function
// runs in Vpc with a security group that only reaches the endpoint and the database, so Attach must be called.
// Stacks with a transform are deployed through change sets, as the cdk CLI does.
func Rotation_Hosted(engine awssecretsmanager.HostedRotationType) Rotation { return hosted{engine} }

type hosted struct {
	engine awssecretsmanager.HostedRotationType
}

func (h hosted) check(s *settings) {
	switch {
	case h.engine == nil:
		s.refuse("Rotation", "Rotation_Hosted(nil)", "pass a type such as HostedRotationType_POSTGRESQL_SINGLE_USER")
	case h.engine.IsMultiUser() != nil && *h.engine.IsMultiUser():
		s.refuse("Rotation", *h.engine.Name(), "pass a single-user type: alternating users need the secret of a superuser")
	case s.Vpc == nil:
		s.refuse("Vpc", nil, "pass the VPC of the database: the hosted rotation function runs in it")
	case *s.PasswordLength != defaultLength:
		s.refuse("PasswordLength", *s.PasswordLength,
			"leave it out: hosted rotation has no such property and would change the length with the first rotation")
	}
	s.chooseSubnets()
}

func (h hosted) inVpc() bool { return true }

func (h hosted) function() awslambda.IFunction { return nil }

func (h hosted) bind(r *rotatedSecret, schedule *awssecretsmanager.CfnRotationScheduleProps) []constructs.IDependable {
	s := r.settings
	if r.isFips() {
		s.refuse("Endpoint", "an endpoint of the FIPS service",
			"use Rotation_Application or Rotation_Function: a hosted function calls the standard host name, which that endpoint does not answer")
	}
	// 2024-09-16 keeps DependsOn and upgrades the function's runtime at each stack update; 2020-07-23 does neither.
	awscdk.Stack_Of(r).AddTransform(jsii.String("AWS::SecretsManager-2024-09-16"))
	group := awsec2.NewSecurityGroup(r, jsii.String("SecurityGroup"), &awsec2.SecurityGroupProps{
		Vpc:              s.Vpc,
		Description:      jsii.String("Rotation function"),
		AllowAllOutbound: jsii.Bool(false),
	})
	r.connections = group.Connections()
	schedule.HostedRotationLambda = &awssecretsmanager.CfnRotationSchedule_HostedRotationLambdaProperty{
		RotationType:      h.engine.Name(),
		KmsKeyArn:         r.key.KeyArn(),
		ExcludeCharacters: s.ExcludeCharacters,
		// Both are text with commas, not lists (CFN HostedRotationLambda).
		VpcSecurityGroupIds: group.SecurityGroupId(),
		VpcSubnetIds:        awscdk.Fn_Join(jsii.String(","), s.Vpc.SelectSubnets(s.VpcSubnets).SubnetIds),
	}
	return nil
}

// Rotation_Function rotates with a function of this app that follows the rotation protocol (createSecret, setSecret,
// testSecret, finishSecret). The unit gives it the permissions on the secret and on the key, the permission to be
// called by Secrets Manager for this account only, and the environment variables EXCLUDE_CHARACTERS and
// PASSWORD_LENGTH. The function needs a Timeout of at least 30 seconds. One function may serve several units whose
// passwords have the same form.
//
// NewRotatedSecret refuses an imported function, a version and an alias: aws-cdk would silently leave out permissions.
func Rotation_Function(function awslambda.IFunction) Rotation { return ownFunction{function} }

type ownFunction struct {
	lambda awslambda.IFunction
}

func (f ownFunction) check(s *settings) {
	if f.lambda == nil {
		s.refuse("Rotation", "Rotation_Function(nil)", "pass the rotation function")
	}
	path := *f.lambda.Node().Path()
	function, isFunction := f.lambda.(awslambda.Function)
	if !isFunction || f.lambda.PermissionsNode().DefaultChild() == nil || f.lambda.Role() == nil {
		s.refuse("Rotation", fmt.Sprintf("the imported function, version or alias %q", path),
			"pass an awslambda.Function of this app, because aws-cdk adds no permission to any other, or use Rotation_Hosted")
	}
	if timeout := function.Timeout(); timeout == nil || !*timeout.IsUnresolved() && *timeout.ToSeconds(nil) < 30 {
		s.refuse("Rotation", fmt.Sprintf("the function %q with a timeout of %s", path, showTimeout(timeout)),
			"set Timeout of the function to at least 30 seconds")
	}
	f.checkNetwork(s, path)
	f.checkEnvironment(s, function)
}

func (f ownFunction) checkNetwork(s *settings, path string) {
	switch {
	case f.inVpc() && s.Vpc == nil && s.Endpoint == nil && !isTrue(s.EndpointElsewhere):
		s.refuse("Vpc", "nil with the function "+path+" in a VPC, which reaches nothing",
			"pass Vpc to share or have made its endpoint, Endpoint, or EndpointElsewhere")
	case !f.inVpc() && (s.Vpc != nil || s.Endpoint != nil || isTrue(s.EndpointElsewhere)):
		s.refuse("Rotation", fmt.Sprintf("the function %q outside a VPC", path),
			"put the function into the VPC, or leave out Vpc, Endpoint and EndpointElsewhere")
	case s.VpcSubnets != nil:
		s.refuse("VpcSubnets", "subnets with a function of your own", "leave them out: the function has its subnets already")
	}
}

func (f ownFunction) inVpc() bool { return *f.lambda.IsBoundToVpc() }

func (f ownFunction) function() awslambda.IFunction { return f.lambda }

func (f ownFunction) bind(r *rotatedSecret, schedule *awssecretsmanager.CfnRotationScheduleProps) []constructs.IDependable {
	for name, value := range r.settings.environment() {
		f.lambda.(awslambda.Function).AddEnvironment(jsii.String(name), jsii.String(value), nil)
	}
	if f.inVpc() {
		r.connections = f.lambda.Connections()
	}
	if r.isFips() {
		f.lambda.(awslambda.Function).AddEnvironment(jsii.String("AWS_USE_FIPS_ENDPOINT"), jsii.String("true"), nil)
	}
	schedule.RotationLambdaArn = f.lambda.FunctionArn()
	return []constructs.IDependable{r.newInvokePermission(f.lambda), r.newRotationPolicy(f.lambda)}
}

func showTimeout(timeout awscdk.Duration) string {
	if timeout == nil {
		return "3 seconds (the default)"
	}
	return *timeout.ToHumanString()
}
