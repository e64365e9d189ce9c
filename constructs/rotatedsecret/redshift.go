package rotatedsecret

import (
	"fmt"

	"github.com/aws/aws-cdk-go/awscdk/v2/awsec2"
	"github.com/aws/aws-cdk-go/awscdk/v2/awsredshift"
	"github.com/aws/aws-cdk-go/awscdk/v2/awssecretsmanager"
	"github.com/aws/jsii-runtime-go"
)

// Database_Redshift makes a Redshift cluster, for which aws-cdk has no construct above its resource, a database that
// Attach accepts. The security groups are those of the cluster. It panics when one of the two is nil.
func Database_Redshift(cluster awsredshift.CfnCluster, securityGroups ...awsec2.ISecurityGroup) Database {
	if cluster == nil || len(securityGroups) == 0 {
		panic(fmt.Errorf("rotatedsecret: Database_Redshift: got a nil cluster or no security group: pass the cluster and its security groups"))
	}
	port := cluster.Port()
	if port == nil {
		port = jsii.Number(5439) // CFN AWS::Redshift::Cluster
	}
	return &redshift{cluster, awsec2.NewConnections(&awsec2.ConnectionsProps{
		SecurityGroups: &securityGroups, DefaultPort: awsec2.Port_Tcp(port),
	})}
}

type redshift struct {
	cluster     awsredshift.CfnCluster
	connections awsec2.Connections
}

func (d *redshift) Connections() awsec2.Connections { return d.connections }

func (d *redshift) AsSecretAttachmentTarget() *awssecretsmanager.SecretAttachmentTargetProps {
	return &awssecretsmanager.SecretAttachmentTargetProps{
		TargetId: d.cluster.Ref(), TargetType: awssecretsmanager.AttachmentTargetType_REDSHIFT_CLUSTER,
	}
}
