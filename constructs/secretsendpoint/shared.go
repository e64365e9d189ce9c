package secretsendpoint

import (
	"fmt"
	"strings"

	"github.com/aws/aws-cdk-go/awscdk/v2"
	"github.com/aws/aws-cdk-go/awscdk/v2/awsec2"
	"github.com/aws/constructs-go/constructs/v10"
)

// SecretsEndpoint_Of returns the endpoint of vpc that NewSecretsEndpoint or an earlier call made, else makes it, with
// default props, in the stack of vpc. Its id depends on the VPC alone, so that it stays the same resource whichever of
// its users come and go. An imported VPC has one endpoint for all stacks that import it by the same literal id.
//
// It panics as NewSecretsEndpoint does.
func SecretsEndpoint_Of(vpc awsec2.IVpc) SecretsEndpoint {
	if vpc == nil {
		refuse("", "Vpc", "nil", "pass the VPC that needs the endpoint")
	}
	if found := claimOf(vpc); found != nil {
		return found.endpoint
	}
	stack := awscdk.Stack_Of(vpc)
	// The path below the stack: an id from the whole path would differ between the stages of an app.
	inStack := strings.TrimPrefix(*vpc.Node().Path(), *stack.Node().Path()+"/")
	id := "SecretsEndpoint-" + strings.ReplaceAll(inStack, "/", "-")
	return NewSecretsEndpoint(stack, &id, &SecretsEndpointProps{Vpc: vpc})
}

// claim marks a VPC as having its endpoint: an empty construct, which holds no resource and is part of no logical id.
type claim struct {
	constructs.Construct
	endpoint *secretsEndpoint
}

// Endpoint is what makes claim a type of its own to jsii, which wants at least one method.
func (c *claim) Endpoint() awsec2.IInterfaceVpcEndpoint { return c.endpoint.endpoint }

// newClaim refuses a second endpoint with private DNS, which could not be created in the same VPC (VPC docs: private DNS
// names of one service). CloudFormation would only say so in the middle of a deployment.
func newClaim(e *secretsEndpoint, vpc awsec2.IVpc) {
	if found := claimOf(vpc); found != nil {
		refuse(e.path, "Vpc", fmt.Sprintf("%s, whose endpoint is %s", *vpc.Node().Path(), found.endpoint.path),
			"private DNS allows one endpoint in a VPC: use SecretsEndpoint_Of, or make this one before the units that share it")
	}
	scope, id := claimPlace(vpc)
	constructs.NewConstruct_Override(&claim{endpoint: e}, scope, &id)
}

func claimOf(vpc awsec2.IVpc) *claim {
	scope, id := claimPlace(vpc)
	found, _ := scope.Node().TryFindChild(&id).(*claim)
	return found
}

// claimPlace is where the claim of a VPC stands: beside a VPC of this app, or, for one that several stacks may import,
// under its id in the stage.
func claimPlace(vpc awsec2.IVpc) (constructs.Construct, string) {
	if id := *vpc.VpcId(); !*awscdk.Token_IsUnresolved(id) {
		return awscdk.Stage_Of(vpc), "SecretwrightEndpoint-" + id
	}
	return awscdk.Stack_Of(vpc), "SecretwrightEndpoint" + *vpc.Node().Addr()
}
