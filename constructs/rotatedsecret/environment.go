package rotatedsecret

import (
	"fmt"
	"strconv"

	"github.com/aws/aws-cdk-go/awscdk/v2"
	"github.com/aws/aws-cdk-go/awscdk/v2/awslambda"
)

// environment tells a rotation function the form of a password, under the names that the functions of AWS read. It is
// the form of the first password too: aws-cdk forgets the excluded characters of an attached secret (aws-cdk #17575).
func (s *settings) environment() map[string]string {
	return map[string]string{
		"EXCLUDE_CHARACTERS": *s.ExcludeCharacters,
		"PASSWORD_LENGTH":    strconv.FormatFloat(*s.PasswordLength, 'f', -1, 64),
	}
}

// checkEnvironment refuses a function that was told another form, by its maker or by another unit: one of the two
// would get passwords that its database does not accept.
func (f ownFunction) checkEnvironment(s *settings, function awslambda.Function) {
	cfn, ok := function.Node().DefaultChild().(awslambda.CfnFunction)
	if !ok || cfn.Environment() == nil {
		return
	}
	variables := variablesOf(awscdk.Stack_Of(function).Resolve(cfn.Environment()))
	for name, value := range s.environment() {
		if other, isSet := variables[name]; isSet && other != value {
			s.refuse("Rotation", fmt.Sprintf("the function %q with %s=%v in its environment", *function.Node().Path(), name, other),
				fmt.Sprintf("leave the variable to the unit, which sets it to %q, or use another function", value))
		}
	}
}

// variablesOf finds the variables in what jsii gives back for a resolved environment.
func variablesOf(resolved any) map[string]any {
	properties, _ := resolved.(map[string]any)
	if wrapped, ok := properties["$jsii.map"].(map[string]any); ok {
		properties = wrapped
	}
	if variables, ok := properties["variables"]; ok {
		return variablesOf(variables)
	}
	return properties
}
