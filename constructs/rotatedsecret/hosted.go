package rotatedsecret

import (
	"fmt"

	"github.com/aws/aws-cdk-go/awscdk/v2"
	"github.com/aws/aws-cdk-go/awscdk/v2/awslambda"
	"github.com/aws/aws-cdk-go/awscdk/v2/awssecretsmanager"
	"github.com/aws/constructs-go/constructs/v10"
	"github.com/aws/jsii-runtime-go"
)

// Rotation_Hosted rotates with a function that AWS provides and CloudFormation makes from a transform:
// HostedRotationType_POSTGRESQL_SINGLE_USER, _MYSQL_SINGLE_USER, _MARIADB_SINGLE_USER and so on, or, with Superuser,
// the types _MULTI_USER. The function runs in Vpc with a security group that only reaches the endpoint and the
// database, so Attach must be called. Stacks with a transform are deployed through change sets, as the cdk CLI does.
func Rotation_Hosted(engine awssecretsmanager.HostedRotationType) Rotation { return hosted{engine} }

type hosted struct {
	engine awssecretsmanager.HostedRotationType
}

func (h hosted) check(s *settings) {
	if h.engine == nil {
		s.refuse("Rotation", "Rotation_Hosted(nil)", "pass a type such as HostedRotationType_POSTGRESQL_SINGLE_USER")
	}
	s.checkAwsFunction()
	s.checkSuperuser(*h.engine.Name(), h.isMultiUser())
	// The function for MySQL names the second user <user>_clone and refuses more than 16 characters
	// (aws-samples/aws-secrets-manager-rotation-lambdas, SecretsManagerRDSMySQLRotationMultiUser).
	const longest = 16 - len("_clone")
	if *h.engine.Name() == "MySQLMultiUser" && !*awscdk.Token_IsUnresolved(s.Username) && len(*s.Username) > longest {
		s.refuse("Username", s.Username, fmt.Sprintf("pass at most %d characters: the function appends _clone, and takes no more than 16", longest))
	}
}

func (h hosted) isMultiUser() bool { return isTrue(h.engine.IsMultiUser()) }

func (h hosted) inVpc() bool { return true }

func (h hosted) readsTarget() bool { return true }

func (h hosted) function() awslambda.IFunction { return nil }

// functionArn gives the function a name, whose ARN is known: CloudFormation tells the template no other.
func (h hosted) functionArn(r *rotatedSecret) *string {
	name := r.functionName()
	r.schedule.AddPropertyOverride(jsii.String("HostedRotationLambda.RotationLambdaName"), name)
	return awscdk.Stack_Of(r).FormatArn(&awscdk.ArnComponents{
		Service: jsii.String("lambda"), Resource: jsii.String("function"), ResourceName: name, ArnFormat: awscdk.ArnFormat_COLON_RESOURCE_NAME,
	})
}

func (h hosted) bind(r *rotatedSecret, schedule *awssecretsmanager.CfnRotationScheduleProps) []constructs.IDependable {
	s := r.settings
	if r.isFips() {
		s.refuse("Endpoint", "an endpoint of the FIPS service",
			"leave Rotation out, or use Rotation_Application or Rotation_Function: a hosted function calls the standard host name, which that endpoint does not answer")
	}
	// 2024-09-16 keeps DependsOn and upgrades the function's runtime at each stack update; 2020-07-23 does neither.
	awscdk.Stack_Of(r).AddTransform(jsii.String("AWS::SecretsManager-2024-09-16"))
	lambda := &awssecretsmanager.CfnRotationSchedule_HostedRotationLambdaProperty{
		RotationType:        h.engine.Name(),
		KmsKeyArn:           r.keyArn(),
		ExcludeCharacters:   s.ExcludeCharacters,
		VpcSecurityGroupIds: r.newSecurityGroup().SecurityGroupId(),
		VpcSubnetIds:        r.subnetIds(),
	}
	if s.Superuser != nil {
		lambda.SuperuserSecretArn = s.Superuser.SecretArn()
		lambda.SuperuserSecretKmsKeyArn = arnOf(s.Superuser.EncryptionKey())
	}
	schedule.HostedRotationLambda = lambda
	return nil
}
