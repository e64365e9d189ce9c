package rotatedsecret_test

import (
	"github.com/aws/aws-cdk-go/awscdk/v2"
	"github.com/aws/aws-cdk-go/awscdk/v2/awsdocdb"
	"github.com/aws/aws-cdk-go/awscdk/v2/awsec2"
	"github.com/aws/aws-cdk-go/awscdk/v2/awsecs"
	"github.com/aws/aws-cdk-go/awscdk/v2/awslambda"
	"github.com/aws/aws-cdk-go/awscdk/v2/awsrds"
	"github.com/aws/aws-cdk-go/awscdk/v2/awsredshift"
	"github.com/aws/jsii-runtime-go"

	"github.com/secretwright/secretwright/constructs/rotatedsecret"
)

var isolated = &awsec2.SubnetSelection{SubnetType: awsec2.SubnetType_PRIVATE_ISOLATED}

func aurora(stack awscdk.Stack, vpc awsec2.IVpc, r rotatedsecret.RotatedSecret) rotatedsecret.Database {
	return awsrds.NewDatabaseCluster(stack, jsii.String("Database"), &awsrds.DatabaseClusterProps{
		Engine: awsrds.DatabaseClusterEngine_AuroraPostgres(&awsrds.AuroraPostgresClusterEngineProps{
			Version: awsrds.AuroraPostgresEngineVersion_VER_16_6(),
		}),
		Credentials: awsrds.Credentials_FromSecret(r.Secret(), nil), StorageEncrypted: jsii.Bool(true),
		Vpc: vpc, VpcSubnets: isolated, Writer: awsrds.ClusterInstance_ServerlessV2(jsii.String("Writer"), nil),
	})
}

func documentDb(stack awscdk.Stack, vpc awsec2.IVpc, r rotatedsecret.RotatedSecret) rotatedsecret.Database {
	return awsdocdb.NewDatabaseCluster(stack, jsii.String("Database"), &awsdocdb.DatabaseClusterProps{
		MasterUser: &awsdocdb.Login{
			Username: jsii.String("orders"), Password: r.Secret().SecretValueFromJson(jsii.String("password")),
		},
		InstanceType: awsec2.InstanceType_Of(awsec2.InstanceClass_T4G, awsec2.InstanceSize_MEDIUM),
		Vpc:          vpc, VpcSubnets: isolated,
	})
}

func redshift(stack awscdk.Stack, vpc awsec2.IVpc, r rotatedsecret.RotatedSecret) rotatedsecret.Database {
	group := awsec2.NewSecurityGroup(stack, jsii.String("Warehouse"), &awsec2.SecurityGroupProps{Vpc: vpc})
	subnets := awsredshift.NewCfnClusterSubnetGroup(stack, jsii.String("Subnets"), &awsredshift.CfnClusterSubnetGroupProps{
		Description: jsii.String("isolated"), SubnetIds: refs(*vpc.SelectSubnets(isolated).SubnetIds...),
	})
	return rotatedsecret.Database_Redshift(awsredshift.NewCfnCluster(stack, jsii.String("Database"), &awsredshift.CfnClusterProps{
		ClusterType: jsii.String("single-node"), NodeType: jsii.String("ra3.large"), DbName: jsii.String("orders"), Encrypted: true,
		PubliclyAccessible: false, ClusterSubnetGroupName: subnets.Ref(), VpcSecurityGroupIds: refs(group.SecurityGroupId()),
		MasterUsername:     jsii.String("orders"),
		MasterUserPassword: r.Secret().SecretValueFromJson(jsii.String("password")).UnsafeUnwrap(),
	}), group)
}

// application is a function that reads the secret, in a VPC when vpc is not nil.
func application(stack awscdk.Stack, vpc awsec2.IVpc) awslambda.Function {
	p := &awslambda.FunctionProps{
		Runtime: awslambda.Runtime_PYTHON_3_13(), Handler: jsii.String("index.handler"),
		Code: awslambda.Code_FromInline(jsii.String("def handler(event, context): pass")),
	}
	if vpc != nil {
		p.Vpc, p.VpcSubnets, p.AllowAllOutbound = vpc, isolated, jsii.Bool(false)
	}
	return awslambda.NewFunction(stack, jsii.String("Application"), p)
}

func container(stack awscdk.Stack) awsecs.ContainerDefinition {
	return awsecs.NewFargateTaskDefinition(stack, jsii.String("Task"), nil).AddContainer(jsii.String("Service"), &awsecs.ContainerDefinitionOptions{
		Image: awsecs.ContainerImage_FromRegistry(jsii.String("public.ecr.aws/docker/library/busybox:1.37"), nil),
	})
}

// refs are ids in a list of a resource that also takes references.
func refs(ids ...*string) *[]any {
	var all []any
	for _, id := range ids {
		all = append(all, id)
	}
	return &all
}
