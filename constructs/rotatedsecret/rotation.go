package rotatedsecret

import (
	"github.com/aws/aws-cdk-go/awscdk/v2"
	"github.com/aws/aws-cdk-go/awscdk/v2/awsec2"
	"github.com/aws/aws-cdk-go/awscdk/v2/awskms"
	"github.com/aws/aws-cdk-go/awscdk/v2/awslambda"
	"github.com/aws/aws-cdk-go/awscdk/v2/awssecretsmanager"
	"github.com/aws/constructs-go/constructs/v10"
	"github.com/aws/jsii-runtime-go"
)

// Rotation is what rotates a secret: [Rotation_Secretwright], [Rotation_Hosted], [Rotation_Application] or
// [Rotation_Function].
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
	// functionArn is the ARN of the function, for those who may start a rotation.
	functionArn(r *rotatedSecret) *string
	// readsTarget says whether the function reads engine and host from the secret, so that Attach must be called.
	readsTarget() bool
}

// defaultLength is the length of a password that nobody asks for: of GenerateSecretString and of the functions of AWS.
const defaultLength = 32

// checkAwsFunction holds for functions that AWS provides: they run in the VPC of the database and take no length.
func (s *settings) checkAwsFunction() {
	switch {
	case s.Vpc == nil:
		s.refuse("Vpc", nil, "pass the VPC of the database: the rotation function runs in it")
	case *s.PasswordLength != defaultLength:
		s.refuse("PasswordLength", *s.PasswordLength,
			"leave it out: the functions of AWS cannot be told and would change the length with the first rotation")
	case s.PermissionsBoundary != nil:
		s.refuse("PermissionsBoundary", *s.PermissionsBoundary.ManagedPolicyArn(),
			"leave it out, or use Rotation_Function: nothing can be put on the role that AWS makes for its function")
	}
	s.chooseSubnets()
}

// checkSuperuser refuses a superuser where none is used, and its absence where one is needed.
func (s *settings) checkSuperuser(name string, isNeeded bool) {
	switch {
	case isNeeded && s.Superuser == nil:
		s.refuse("Superuser", "nil with "+name, "pass the secret of a superuser of the same database, or a single-user type")
	case !isNeeded && s.Superuser != nil:
		s.refuse("Superuser", *s.Superuser.Node().Path()+" with "+name, "leave it out, or pass a multi-user type")
	}
}

// newSecurityGroup is that of a function that the unit makes or has made: it reaches nothing but what rules name.
func (r *rotatedSecret) newSecurityGroup() awsec2.ISecurityGroup {
	group := awsec2.NewSecurityGroup(r, jsii.String("SecurityGroup"), &awsec2.SecurityGroupProps{
		Vpc:              r.settings.Vpc,
		Description:      jsii.String("Rotation function"),
		AllowAllOutbound: jsii.Bool(false),
	})
	r.connections = group.Connections()
	return group
}

// subnetIds are the subnets of a function of AWS: text with commas, not a list (CFN HostedRotationLambda).
func (r *rotatedSecret) subnetIds() *string {
	return awscdk.Fn_Join(jsii.String(","), r.settings.Vpc.SelectSubnets(r.settings.VpcSubnets).SubnetIds)
}

// functionName is a name for a function that AWS provides, of at most the 64 characters that Lambda allows.
func (r *rotatedSecret) functionName() *string {
	return awscdk.Names_UniqueResourceName(r, &awscdk.UniqueResourceNameOptions{MaxLength: jsii.Number(64)})
}

// keyArn is the ARN of the key, nil for aws/secretsmanager.
func (r *rotatedSecret) keyArn() *string { return arnOf(r.key) }

func arnOf(key awskms.IKey) *string {
	if key == nil {
		return nil
	}
	return key.KeyArn()
}
