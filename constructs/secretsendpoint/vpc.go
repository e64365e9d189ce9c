package secretsendpoint

import (
	"fmt"

	"github.com/aws/aws-cdk-go/awscdk/v2/awsec2"
	"github.com/aws/jsii-runtime-go"
)

// dnsValidation checks the VPC at synth, when escape hatches have had their say.
type dnsValidation struct{ vpc awsec2.IVpc }

// Validate is called by aws-cdk before synth. A panic would kill the jsii process without a message, so it becomes one.
func (v *dnsValidation) Validate() (messages *[]*string) {
	defer func() {
		if r := recover(); r != nil {
			messages = jsii.Strings(fmt.Sprintf("check the DNS attributes of the VPC: %v", r))
		}
	}()
	vpc, ok := v.vpc.Node().DefaultChild().(awsec2.CfnVPC)
	if !ok {
		return jsii.Strings() // an imported VPC: its attributes are not known here
	}
	// DNS hostnames are off and DNS support is on where nothing is said (CFN AWS::EC2::VPC).
	hostnames, support := vpc.EnableDnsHostnames(), vpc.EnableDnsSupport()
	if hostnames == nil || hostnames == false || support == false {
		return jsii.Strings(fmt.Sprintf("Vpc: got %s with EnableDnsHostnames %v and EnableDnsSupport %v: "+
			"private DNS of the endpoint needs both, set both to true", *v.vpc.Node().Path(), hostnames, support))
	}
	return jsii.Strings()
}
