package rotatedsecret

import (
	"fmt"
	"strings"

	"github.com/aws/aws-cdk-go/awscdk/v2"
	"github.com/aws/aws-cdk-go/awscdk/v2/awsec2"
	"github.com/aws/aws-cdk-go/awscdk/v2/awsecs"
	"github.com/aws/aws-cdk-go/awscdk/v2/awslambda"
	"github.com/aws/jsii-runtime-go"
)

// ReaderOptions are the options of an application that reads the secret.
type ReaderOptions struct {
	// Variable is the environment variable with the ARN of the secret.
	// Default: SECRET_ARN.
	Variable *string

	// ExtensionLayerArn is the version ARN of the AWS Parameters and Secrets Lambda Extension for the function's Region
	// and architecture, which the User Guide lists. It answers reads on localhost and keeps them for 5 minutes, so the
	// function must read again when the database refuses a password. For functions only.
	// Default: the function has no such layer.
	ExtensionLayerArn *string
}

func (o *ReaderOptions) variable() *string {
	if o == nil || o.Variable == nil {
		return jsii.String("SECRET_ARN")
	}
	return o.Variable
}

func (r *rotatedSecret) AddToFunction(function awslambda.Function, options *ReaderOptions) {
	if function == nil {
		r.settings.refuse("AddToFunction", nil, "pass the function that reads the secret")
	}
	function.AddEnvironment(options.variable(), r.secret.SecretArn(), nil)
	r.GrantRead(function, jsii.Strings("AWSCURRENT"))
	if *function.IsBoundToVpc() {
		r.allowReader(function)
	}
	if options != nil && options.ExtensionLayerArn != nil {
		r.addExtension(function, *options.ExtensionLayerArn)
	}
}

func (r *rotatedSecret) AddToContainer(container awsecs.ContainerDefinition, options *ReaderOptions) {
	switch {
	case container == nil:
		r.settings.refuse("AddToContainer", nil, "pass the container that reads the secret")
	case options != nil && options.ExtensionLayerArn != nil:
		r.settings.refuse("ExtensionLayerArn", options.ExtensionLayerArn, "leave it out: a container has no layers")
	}
	container.AddEnvironment(options.variable(), r.secret.SecretArn())
	r.GrantRead(container.TaskDefinition().TaskRole(), jsii.Strings("AWSCURRENT"))
}

// allowReader opens the endpoint to a client of the same VPC, in the client's stack.
func (r *rotatedSecret) allowReader(client awsec2.IConnectable) {
	if r.endpoint != nil {
		client.Connections().AllowToDefaultPort(r.endpoint, jsii.String("to Secrets Manager"))
	}
}

// addExtension adds the layer once, however many secrets the function reads.
func (r *rotatedSecret) addExtension(function awslambda.Function, arn string) {
	parts := strings.Split(arn, ":")
	if !*awscdk.Token_IsUnresolved(arn) && (len(parts) != 8 || parts[5] != "layer") {
		r.settings.refuse("ExtensionLayerArn", fmt.Sprintf("%q", arn), "pass the ARN of a version of the layer, which ends in :layer:<name>:<version>")
	}
	id := jsii.String("SecretsExtension")
	if function.Node().TryFindChild(id) == nil {
		function.AddLayers(awslambda.LayerVersion_FromLayerVersionArn(function, id, &arn))
	}
}
