// Package gofunction makes a Lambda function from a Go program, which is compiled when the app is synthesized: with the
// Go toolchain of whoever synthesizes, without Docker, and so that the same sources are the same function everywhere.
//
// The rotation function that rotatedsecret uses by default is made by it, and so is one with an engine of your own:
//
//	rotator := gofunction.NewGoFunction(stack, jsii.String("Rotator"), &gofunction.GoFunctionProps{
//		Source: jsii.String("./function"),
//	})
//	Rotation: rotatedsecret.Rotation_Function(rotator),
//
// The package does not know what the program does.
package gofunction

import (
	"fmt"
	"os"
	"strings"

	"github.com/aws/aws-cdk-go/awscdk/v2"
	"github.com/aws/aws-cdk-go/awscdk/v2/awsiam"
	"github.com/aws/aws-cdk-go/awscdk/v2/awslambda"
	"github.com/aws/aws-cdk-go/awscdk/v2/awslogs"
	"github.com/aws/constructs-go/constructs/v10"
	"github.com/aws/jsii-runtime-go"
)

// GoFunctionProps are the properties of [NewGoFunction].
type GoFunctionProps struct {
	// Source is the program: the import path of a package main, of this app's module or of one that it requires, or its
	// folder, which starts with a dot or a slash and may have a go.mod of its own. The program of another module must be
	// a tool of this app's module (go get -tool PATH@VERSION), so that go.sum knows what it is made of.
	// Required, unless Prebuilt is given.
	Source *string

	// Prebuilt is a zip or a folder with a program named bootstrap, for Linux and the architecture, which is used as it
	// is: for machines without Go, and for programs that are built elsewhere.
	// Default: Source is compiled.
	Prebuilt *string

	// Files are further files of the function, by the name that they have beside the program in /var/task. The values
	// are paths on the machine that synthesizes.
	// Default: the program is alone.
	Files *map[string]*string

	// Function are the properties of the function. Code, Runtime and Handler must be left out. What else is left out
	// gets the default of aws-cdk, but for the Architecture (arm64), the Timeout (30 seconds), the LogGroup (its own,
	// kept for three months) and the Role, which may only write to the log group and, in a VPC, have network interfaces.
	// Default: all defaults.
	Function *awslambda.FunctionProps
}

// NewGoFunction makes a function on the runtime provided.al2023. The program is compiled once however many functions
// run it, and not at all when the output folder has it already or the cdk CLI works on other stacks.
//
// What the template says of the program depends on its sources, the versions of the modules that it is made of and the
// architecture, not on the version of Go: change one of the former, or delete the output folder and the asset in the
// bootstrap bucket, to have a newer Go compile it.
//
// It panics with an error that names the construct path, the prop, the value given and what to do: when a prop is missing
// or impossible, when there is no Go, when the app's module does not know the program, and with what the compiler says.
func NewGoFunction(scope constructs.Construct, id *string, props *GoFunctionProps) awslambda.Function {
	s := checked(scope, id, props)
	this := constructs.NewConstruct(scope, id)
	function := s.function
	if function.LogGroup == nil {
		function.LogGroup = awslogs.NewLogGroup(this, jsii.String("Logs"), &awslogs.LogGroupProps{
			Retention: awslogs.RetentionDays_THREE_MONTHS,
		})
	}
	if function.Role == nil {
		function.Role = newRole(this, function)
	}
	function.Runtime = awslambda.Runtime_PROVIDED_AL2023()
	function.Handler = jsii.String(bootstrap)
	folder, err := os.MkdirTemp("", "gofunction")
	s.must(err)
	defer func() { _ = os.RemoveAll(folder) }() // then aws-cdk has copied it
	function.Code = s.code(this, folder)
	return awslambda.NewFunction(this, jsii.String("Function"), &function)
}

// settings are the caller's props, copied, with defaults filled in.
type settings struct {
	GoFunctionProps
	path     string
	function awslambda.FunctionProps
}

func checked(scope constructs.Construct, id *string, props *GoFunctionProps) *settings {
	s := &settings{}
	if scope == nil || id == nil {
		s.refuse("scope and id", "nil", "pass the parent construct and an id that is unique in it")
	}
	s.path = strings.TrimPrefix(*scope.Node().Path()+"/"+*id, "/")
	if props != nil {
		s.GoFunctionProps = *props
	}
	if s.Function != nil {
		s.function = *s.Function
	}
	s.checkProgram()
	if s.function.Architecture == nil {
		s.function.Architecture = awslambda.Architecture_ARM_64()
	}
	if s.function.Timeout == nil {
		s.function.Timeout = awscdk.Duration_Seconds(jsii.Number(30))
	}
	return s
}

func (s *settings) checkProgram() {
	switch f := s.function; {
	case f.Code != nil || f.Runtime != nil || f.Handler != nil:
		s.refuse("Function", "Code, Runtime or Handler", "leave them out: Source or Prebuilt says what runs")
	case s.Prebuilt == nil && (s.Source == nil || *s.Source == ""):
		s.refuse("Source", "nil", "pass the import path or the folder of a package main")
	case s.Prebuilt != nil && s.Source != nil:
		s.refuse("Source", fmt.Sprintf("%q with Prebuilt", *s.Source), "leave one of the two out")
	case s.Prebuilt != nil && s.Files != nil:
		s.refuse("Files", "files with Prebuilt", "put them beside the program")
	}
}

// newRole is less than the policies of AWS that aws-cdk would attach: they allow to write to every log.
func newRole(scope constructs.Construct, function awslambda.FunctionProps) awsiam.Role {
	role := awsiam.NewRole(scope, jsii.String("Role"), &awsiam.RoleProps{
		AssumedBy: awsiam.NewServicePrincipal(jsii.String("lambda.amazonaws.com"), nil),
	})
	role.AddToPolicy(awsiam.NewPolicyStatement(&awsiam.PolicyStatementProps{
		Actions:   jsii.Strings("logs:CreateLogStream", "logs:PutLogEvents"),
		Resources: &[]*string{function.LogGroup.LogGroupRef().LogGroupArn},
	}))
	if function.Vpc != nil {
		role.AddToPolicy(awsiam.NewPolicyStatement(&awsiam.PolicyStatementProps{
			// Lambda Developer Guide, "Giving Lambda functions access to resources in an Amazon VPC".
			Actions: jsii.Strings("ec2:CreateNetworkInterface", "ec2:DescribeNetworkInterfaces", "ec2:DescribeSubnets",
				"ec2:DeleteNetworkInterface", "ec2:AssignPrivateIpAddresses", "ec2:UnassignPrivateIpAddresses"),
			Resources: jsii.Strings("*"), // the interfaces do not exist yet
		}))
	}
	return role
}

// refuse panics: constructors of aws-cdk in Go cannot return an error.
func (s *settings) refuse(prop, given, remedy string) {
	panic(fmt.Errorf("gofunction %q: %s: got %s: %s", s.path, prop, given, remedy))
}
