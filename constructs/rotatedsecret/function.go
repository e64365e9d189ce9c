package rotatedsecret

import (
	"fmt"
	"maps"
	"slices"

	"github.com/aws/aws-cdk-go/awscdk/v2"
	"github.com/aws/aws-cdk-go/awscdk/v2/awsiam"
	"github.com/aws/aws-cdk-go/awscdk/v2/awslambda"
	"github.com/aws/aws-cdk-go/awscdk/v2/awssecretsmanager"
	"github.com/aws/constructs-go/constructs/v10"
	"github.com/aws/jsii-runtime-go"
)

// Rotation_Function rotates with a function that follows the rotation protocol (createSecret, setSecret, testSecret,
// finishSecret). The unit gives it the permissions on the secret and on the key, and on the superuser's where there is
// one, the permission to be called by Secrets Manager for this account only, and the environment variables
// EXCLUDE_CHARACTERS and PASSWORD_LENGTH. The function needs a Timeout of at least 30 seconds. One function may serve
// several units whose passwords have the same form.
//
// A function imported with its role (awslambda.Function_FromFunctionAttributes) gets everything but the variables; a
// warning says what to check where it is defined. NewRotatedSecret refuses one imported without its role, a version and
// an alias: aws-cdk would silently leave out permissions.
func Rotation_Function(function awslambda.IFunction) Rotation { return ownFunction{function} }

type ownFunction struct {
	lambda awslambda.IFunction
}

func (f ownFunction) check(s *settings) {
	if f.lambda == nil {
		s.refuse("Rotation", "Rotation_Function(nil)", "pass the rotation function")
	}
	path := *f.lambda.Node().Path()
	_, isVersion := f.lambda.(awslambda.IVersion)
	_, isAlias := f.lambda.(awslambda.IAlias)
	if isVersion || isAlias || f.lambda.Role() == nil {
		s.refuse("Rotation", fmt.Sprintf("the version, alias or function imported without its role %q", path),
			"pass an awslambda.Function of this app, or one from Function_FromFunctionAttributes with its Role: aws-cdk adds no permission to any other")
	}
	f.checkNetwork(s, path)
	if role := f.lambda.Role(); s.PermissionsBoundary != nil && role.Node().DefaultChild() == nil {
		s.refuse("PermissionsBoundary", "a boundary for the imported role "+*role.Node().Path(), "set it where the role is defined: aws-cdk would say nothing")
	}
	function := f.owned()
	if function == nil {
		return
	}
	if timeout := function.Timeout(); timeout == nil || !*timeout.IsUnresolved() && *timeout.ToSeconds(nil) < 30 {
		s.refuse("Rotation", fmt.Sprintf("the function %q with a timeout of %s", path, showTimeout(timeout)),
			"set Timeout of the function to at least 30 seconds")
	}
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

// owned is the function when it is one of this app, nil when it is imported.
func (f ownFunction) owned() awslambda.Function {
	if function, ok := f.lambda.(awslambda.Function); ok {
		return function
	}
	return nil
}

func (f ownFunction) inVpc() bool { return *f.lambda.IsBoundToVpc() }

func (f ownFunction) readsTarget() bool { return false }

func (f ownFunction) function() awslambda.IFunction { return f.lambda }

func (f ownFunction) functionArn(*rotatedSecret) *string { return f.lambda.FunctionArn() }

func (f ownFunction) bind(r *rotatedSecret, schedule *awssecretsmanager.CfnRotationScheduleProps) []constructs.IDependable {
	variables := r.settings.environment()
	if r.isFips() {
		variables["AWS_USE_FIPS_ENDPOINT"] = "true"
	}
	if function := f.owned(); function != nil {
		for name, value := range variables {
			function.AddEnvironment(jsii.String(name), jsii.String(value), nil)
		}
	} else {
		f.warn(r, variables)
	}
	if f.inVpc() {
		r.connections = f.lambda.Connections()
	}
	if r.settings.PermissionsBoundary != nil {
		awsiam.PermissionsBoundary_Of(f.lambda.Role()).Apply(r.settings.PermissionsBoundary)
	}
	schedule.RotationLambdaArn = f.lambda.FunctionArn()
	return []constructs.IDependable{r.newInvokePermission(f.lambda), r.newRotationPolicy(f.lambda)}
}

// warn tells what the unit cannot do for a function of another app.
func (f ownFunction) warn(r *rotatedSecret, variables map[string]string) {
	message := fmt.Sprintf("the rotation function %s is imported: where it is defined, see that its Timeout is at least 30 seconds and that its environment has",
		*f.lambda.Node().Path())
	for _, name := range slices.Sorted(maps.Keys(variables)) {
		message += fmt.Sprintf(" %s=%s", name, variables[name])
	}
	r.warn("importedFunction", message)
}

func showTimeout(timeout awscdk.Duration) string {
	if timeout == nil {
		return "3 seconds (the default)"
	}
	return *timeout.ToHumanString()
}
