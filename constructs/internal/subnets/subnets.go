// Package subnets chooses where the network interfaces of a unit go. It makes no resources.
package subnets

import (
	"github.com/aws/aws-cdk-go/awscdk/v2/awsec2"
)

// Default is one subnet in each availability zone of vpc: the isolated subnets, else the private ones. Public subnets
// are never chosen: an interface there has no public address and gains nothing. It is nil when vpc has neither kind.
//
// One subnet in each zone, because an endpoint refuses two of one zone (VPC docs, create an interface endpoint).
func Default(vpc awsec2.IVpc) *awsec2.SubnetSelection {
	onePerAz := true
	switch {
	case len(*vpc.IsolatedSubnets()) > 0:
		return &awsec2.SubnetSelection{SubnetType: awsec2.SubnetType_PRIVATE_ISOLATED, OnePerAz: &onePerAz}
	case len(*vpc.PrivateSubnets()) > 0:
		return &awsec2.SubnetSelection{SubnetType: awsec2.SubnetType_PRIVATE_WITH_EGRESS, OnePerAz: &onePerAz}
	}
	return nil
}
