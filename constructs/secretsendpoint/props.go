package secretsendpoint

import (
	"fmt"
	"regexp"
	"strings"

	"github.com/aws/aws-cdk-go/awscdk/v2"
	"github.com/aws/aws-cdk-go/awscdk/v2/awsec2"
	"github.com/aws/jsii-runtime-go"
)

var (
	accountId = regexp.MustCompile(`^[0-9]{12}$`)
	// Organizations API reference, type Organization.
	organizationId = regexp.MustCompile(`^o-[a-z0-9]{10,32}$`)
)

func (p *SecretsEndpointProps) checkAccounts(path string) {
	if p.TrustedAccounts == nil {
		return
	}
	for _, id := range *p.TrustedAccounts {
		switch {
		case id == nil:
			refuse(path, "TrustedAccounts", "nil in the list", "pass account ids of 12 digits")
		case !*awscdk.Token_IsUnresolved(id) && !accountId.MatchString(*id):
			refuse(path, "TrustedAccounts", fmt.Sprintf("%q", *id), "pass account ids of 12 digits")
		}
	}
}

func (p *SecretsEndpointProps) checkOrganization(path string) {
	switch id := p.OrganizationId; {
	case id == nil:
	case p.TrustedAccounts != nil:
		refuse(path, "OrganizationId", fmt.Sprintf("%q with TrustedAccounts", *id), "leave one out: the accounts of the organization are trusted anyway")
	case !*awscdk.Token_IsUnresolved(id) && !organizationId.MatchString(*id):
		refuse(path, "OrganizationId", fmt.Sprintf("%q", *id), "pass the id of the organization, such as o-a1b2c3d4e5")
	}
}

// checkFips knows the Regions by their prefixes: those of the USA, GovCloud and the isolated partitions included, and
// of Canada.
func (p *SecretsEndpointProps) checkFips(path, region string) {
	if !p.isFips() || *awscdk.Token_IsUnresolved(region) || strings.HasPrefix(region, "us-") || strings.HasPrefix(region, "ca-") {
		return
	}
	refuse(path, "Fips", "true in "+region, "leave it out: the FIPS service exists in Regions of the USA and of Canada")
}

func (p *SecretsEndpointProps) isFips() bool { return p.Fips != nil && *p.Fips }

// service is the endpoint service. aws-cdk has no constant for the FIPS one.
func (p *SecretsEndpointProps) service() awsec2.IInterfaceVpcEndpointService {
	if p.isFips() {
		return awsec2.NewInterfaceVpcEndpointAwsService(jsii.String("secretsmanager-fips"), nil, nil, nil)
	}
	return awsec2.InterfaceVpcEndpointAwsService_SECRETS_MANAGER()
}
