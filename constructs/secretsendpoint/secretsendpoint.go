// Package secretsendpoint gives a VPC its Secrets Manager endpoint: private DNS, a security group that admits nobody
// until AllowFrom names a client, and a policy that lets only this account reach only its own secrets, or only the
// accounts of one organization theirs.
//
// It does not replace a route to other AWS services, and it makes one endpoint for each VPC, because private DNS allows
// no second one: [SecretsEndpoint_Of] finds or makes it, and every unit of the VPC shares it.
package secretsendpoint

import (
	"fmt"
	"strings"

	"github.com/aws/aws-cdk-go/awscdk/v2"
	"github.com/aws/aws-cdk-go/awscdk/v2/awsec2"
	"github.com/aws/constructs-go/constructs/v10"
	"github.com/aws/jsii-runtime-go"

	"github.com/secretwright/secretwright/constructs/internal/subnets"
)

// SecretsEndpointProps are the properties of a [SecretsEndpoint].
type SecretsEndpointProps struct {
	// Vpc is where the endpoint is made. Its DNS support and DNS hostnames must both be on. Required.
	Vpc awsec2.IVpc

	// VpcSubnets are the subnets with the endpoint's network interfaces, each billed by the hour; one of each
	// availability zone is taken.
	// Default: one subnet in each availability zone that has an isolated or a private one, isolated before private.
	VpcSubnets *awsec2.SubnetSelection

	// TrustedAccounts are accounts, as 12 digits, whose secrets may be read through the endpoint besides those of this
	// account. The secrets' own policies still decide.
	// Default: only the secrets of this account can be reached.
	TrustedAccounts *[]*string

	// OrganizationId is the id of an AWS organization, such as o-a1b2c3d4e5: all its accounts may use the endpoint, to
	// reach the secrets of all its accounts, as in a VPC that accounts share. The secrets' own policies still decide. It
	// replaces the restriction to this account, and cannot be given together with TrustedAccounts.
	// Default: only principals of this account may use the endpoint.
	OrganizationId *string

	// Fips makes the endpoint of the FIPS 140 service, whose host name is secretsmanager-fips.<region>: clients set
	// AWS_USE_FIPS_ENDPOINT. It exists in Regions of the USA and of Canada (AWS FIPS endpoints).
	// Default: the endpoint of the standard service.
	Fips *bool
}

// SecretsEndpoint is the Secrets Manager endpoint of a VPC. Its connections have the default port 443.
type SecretsEndpoint interface {
	constructs.Construct
	awsec2.IConnectable

	// Endpoint is the interface endpoint itself, to be given to other units of the same VPC.
	Endpoint() awsec2.IInterfaceVpcEndpoint

	// AllowFrom lets client reach Secrets Manager: port 443 of the endpoint, and the way out of the client's own
	// security group where that group does not allow all outbound traffic. The rules are made in the client's stack,
	// so that an endpoint of a network stack never depends on the stacks that use it. It panics when client is nil.
	AllowFrom(client awsec2.IConnectable)
}

type secretsEndpoint struct {
	constructs.Construct
	path     string
	endpoint awsec2.InterfaceVpcEndpoint
}

// NewSecretsEndpoint makes the Secrets Manager endpoint of a VPC.
//
// It panics with an error that names the construct path and the prop when Vpc is missing, when Vpc has neither isolated
// nor private subnets and VpcSubnets is not given, when Vpc already has a SecretsEndpoint, when a trusted account is
// not 12 digits, when OrganizationId is no such id or given with TrustedAccounts, and when Fips is asked for in a Region
// without it. A VPC of the same app whose DNS attributes are off fails at synth.
func NewSecretsEndpoint(scope constructs.Construct, id *string, props *SecretsEndpointProps) SecretsEndpoint {
	path := pathOf(scope, id)
	selection := checked(path, scope, props)

	e := &secretsEndpoint{path: path}
	constructs.NewConstruct_Override(e, scope, id)
	newClaim(e, props.Vpc)
	e.endpoint = awsec2.NewInterfaceVpcEndpoint(e, jsii.String("VpcEndpoint"), &awsec2.InterfaceVpcEndpointProps{
		Vpc:               props.Vpc,
		Service:           props.service(),
		Subnets:           selection,
		PrivateDnsEnabled: jsii.Bool(true),
		// aws-cdk opens an endpoint to the whole address range of the VPC unless told otherwise.
		Open:           jsii.Bool(false),
		SecurityGroups: &[]awsec2.ISecurityGroup{newSecurityGroup(e, props.Vpc)},
	})
	props.restrict(e.endpoint)
	e.Node().AddValidation(&dnsValidation{vpc: props.Vpc})
	return e
}

func (e *secretsEndpoint) Connections() awsec2.Connections { return e.endpoint.Connections() }

func (e *secretsEndpoint) Endpoint() awsec2.IInterfaceVpcEndpoint { return e.endpoint }

func (e *secretsEndpoint) AllowFrom(client awsec2.IConnectable) {
	if client == nil {
		refuse(e.path, "AllowFrom", "nil", "pass the function, service or security group that reads secrets")
	}
	client.Connections().AllowToDefaultPort(e.endpoint, jsii.String("to Secrets Manager"))
}

func newSecurityGroup(scope constructs.Construct, vpc awsec2.IVpc) awsec2.ISecurityGroup {
	return awsec2.NewSecurityGroup(scope, jsii.String("SecurityGroup"), &awsec2.SecurityGroupProps{
		Vpc:              vpc,
		Description:      jsii.String("Secrets Manager endpoint"),
		AllowAllOutbound: jsii.Bool(false),
	})
}

// checked refuses wrong props and returns the subnets to use.
func checked(path string, scope constructs.Construct, props *SecretsEndpointProps) *awsec2.SubnetSelection {
	if props == nil || props.Vpc == nil {
		refuse(path, "Vpc", "nil", "pass the VPC that needs the endpoint")
	}
	props.checkAccounts(path)
	props.checkOrganization(path)
	props.checkFips(path, *awscdk.Stack_Of(scope).Region())
	if props.VpcSubnets != nil {
		return props.VpcSubnets
	}
	selection := subnets.Default(props.Vpc)
	if selection == nil {
		refuse(path, "Vpc", *props.Vpc.Node().Path()+" without isolated or private subnets",
			"add such subnets or choose others with VpcSubnets")
	}
	return selection
}

func pathOf(scope constructs.Construct, id *string) string {
	if scope == nil || id == nil {
		refuse("", "scope and id", "nil", "pass the parent construct and an id that is unique in it")
	}
	return strings.TrimPrefix(*scope.Node().Path()+"/"+*id, "/")
}

func refuse(path, prop, given, remedy string) {
	panic(fmt.Errorf("secretsendpoint %q: %s: got %s: %s", path, prop, given, remedy))
}
