package synthlint_test

import (
	"slices"
	"testing"

	"github.com/aws/aws-cdk-go/awscdk/v2"
	"github.com/aws/constructs-go/constructs/v10"
	"github.com/aws/jsii-runtime-go"

	"github.com/secretwright/secretwright/constructs/internal/synthtest"
)

// places are where a program with a mistake may stand: the VPC's scope and that of all else.
var places = map[string]func(app constructs.Construct) (network, scope constructs.Construct){
	"one stack": func(app constructs.Construct) (network, scope constructs.Construct) {
		stack := awscdk.NewStack(app, jsii.String("Stack"), nil)
		return stack, stack
	},
	"two stacks": func(app constructs.Construct) (network, scope constructs.Construct) {
		return awscdk.NewStack(app, jsii.String("Network"), nil), awscdk.NewStack(app, jsii.String("Stack"), nil)
	},
	"nested stack": func(app constructs.Construct) (network, scope constructs.Construct) {
		stack := awscdk.NewStack(app, jsii.String("Stack"), nil)
		return stack, awscdk.NewNestedStack(stack, jsii.String("Nested"), nil)
	},
	"stage": func(app constructs.Construct) (network, scope constructs.Construct) {
		stack := awscdk.NewStack(awscdk.NewStage(app, jsii.String("Prod"), nil), jsii.String("Stack"), nil)
		return stack, stack
	},
}

func TestSeededMistakes(t *testing.T) {
	for rule, seed := range seeds {
		for place, scopes := range places {
			t.Run(rule+"/"+place, func(t *testing.T) {
				defer synthtest.Guard(t)
				r, isFailed := synth(t, nil, func(app awscdk.App) {
					network, scope := scopes(app)
					seed(network, scope, false)
				})
				if !isFailed || r.Conclusion != "failure" || !slices.Contains(r.failing(), rule) {
					t.Errorf("failed %t, %s: %v", isFailed, r.Conclusion, r.Violations)
				}
				r, isFailed = synth(t, nil, func(app awscdk.App) {
					network, scope := scopes(app)
					seed(network, scope, true)
				})
				if isFailed || r.Conclusion != "success" || len(r.failing()) > 0 {
					t.Errorf("mended: failed %t, %s: %v", isFailed, r.Conclusion, r.Violations)
				}
			})
		}
	}
}
