// Package subnets chooses where the network interfaces of a unit go. It makes no resources.
package subnets

import (
	"github.com/aws/aws-cdk-go/awscdk/v2/awsec2"
)

// Default is one subnet in each availability zone of vpc that has an isolated or a private one, isolated before
// private. Public subnets are never chosen: an interface there has no public address and gains nothing. It is nil when
// vpc has neither kind.
//
// One subnet in each zone, because an endpoint refuses two of one zone (VPC docs, create an interface endpoint).
func Default(vpc awsec2.IVpc) *awsec2.SubnetSelection {
	var chosen []awsec2.ISubnet
	zones := map[string]bool{}
	for _, kind := range []*[]awsec2.ISubnet{vpc.IsolatedSubnets(), vpc.PrivateSubnets()} {
		for _, subnet := range *kind {
			if zone := *subnet.AvailabilityZone(); !zones[zone] {
				zones[zone] = true
				chosen = append(chosen, subnet)
			}
		}
	}
	if len(chosen) == 0 {
		return nil
	}
	return &awsec2.SubnetSelection{Subnets: &chosen}
}
