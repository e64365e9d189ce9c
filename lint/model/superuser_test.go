package model

import (
	"fmt"
	"testing"
)

const superusers = `
  Database: {Type: "AWS::RDS::DBInstance"}
  Cluster: {Type: "AWS::RDS::DBCluster"}
  Warehouse: {Type: "AWS::Redshift::Cluster"}
  Schedule: {Type: "AWS::SecretsManager::RotationSchedule", Properties: {SecretId: !Ref Login%s}}
  Login: {Type: "AWS::SecretsManager::Secret", Properties: {GenerateSecretString: {GenerateStringKey: password, SecretStringTemplate: %s}}}
  Function: {Type: "AWS::Lambda::Function", Properties: {VpcConfig: {SubnetIds: [!Ref Subnet]}}}
  App: {Type: "AWS::Serverless::Application", Properties: {Location: {ApplicationId: "arn:aws:serverlessrepo:us-east-1:297356227824:applications/SecretsManagerRDSMySQLRotationMultiUser"}, Parameters: {vpcSubnetIds: !Ref Subnet, superuserSecretArn: !GetAtt Cluster.MasterUserSecret.SecretArn}}}
%s`

func showSuperuser(a *Assembly) string {
	for _, c := range a.facts.clients {
		found := c.superuserOf()
		if found == nil {
			continue
		}
		text := found.database.id
		if found.isOwnCode {
			text += " by own code"
		}
		if when := c.circumstances(found.when); when != "" {
			text += " if " + abbreviated(when)
		}
		way := a.reachesRDS(c)
		text += ": " + way.by
		for _, e := range way.endpoints {
			text += " " + e.id
		}
		return text + abbreviated(way.when) + way.reason
	}
	return ""
}

func TestSuperuser(t *testing.T) {
	const (
		managed = "!GetAtt Database.MasterUserSecret.SecretArn"
		hosted  = ", HostedRotationLambda: {RotationType: %s, VpcSubnetIds: !Ref Subnet, %s: %s}"
		nothing = "'{}'"
		names   = "!Sub '{\"masterarn\": \"${Database.MasterUserSecret.SecretArn}\"}'"
	)
	of := func(kind, property, value string) string { return fmt.Sprintf(hosted, kind, property, value) }
	for _, test := range []struct{ name, schedule, template, want string }{
		{"a hosted function", of("MySQLMultiUser", "SuperuserSecretArn", managed), nothing, "Database: none"},
		{"the other name of the property", of("MySQLMultiUser", "MasterSecretArn", managed), nothing, "Database: none"},
		{"a cluster's", of("MySQLMultiUser", "MasterSecretArn", "!GetAtt Cluster.MasterUserSecret.SecretArn"), nothing, "Cluster: none"},
		{"in one case", of("MySQLMultiUser", "MasterSecretArn", "!If [C, "+managed+", x]"), nothing, "Database if C: none"},
		{"one of one's own", of("MySQLMultiUser", "SuperuserSecretArn", "!Ref Secret"), nothing, ""},
		{"another attribute", of("MySQLMultiUser", "SuperuserSecretArn", "!GetAtt Database.Endpoint.Address"), nothing, ""},
		{"a warehouse's", of("RedshiftMultiUser", "SuperuserSecretArn", "!GetAtt Warehouse.MasterPasswordSecretArn"), nothing, ""},
		{"a single user", of("MySQLSingleUser", "SuperuserSecretArn", managed), nothing, ""},
		{"an application", ", RotationLambdaARN: !GetAtt App.Outputs.RotationLambdaARN", nothing, "Cluster: none"},
		{"a function", ", RotationLambdaARN: !GetAtt Function.Arn", names, "Database by own code: none"},
		{"a function without", ", RotationLambdaARN: !GetAtt Function.Arn", nothing, ""},
	} {
		a := build(t, network+fmt.Sprintf(superusers, test.schedule, test.template, ""))
		equal(t, test.name, showSuperuser(a), test.want)
	}
}

func TestReachOfRDS(t *testing.T) {
	const endpoint = `  E: {Type: "AWS::EC2::VPCEndpoint", Properties: {VpcEndpointType: Interface, VpcId: %s, ServiceName: %s}}`
	const nat = `
  Table: {Type: "AWS::EC2::RouteTable", Properties: {VpcId: !Ref Vpc}}
  Association: {Type: "AWS::EC2::SubnetRouteTableAssociation", Properties: {SubnetId: !Ref Subnet, RouteTableId: !Ref Table}}
  R: {Type: "AWS::EC2::Route", Properties: {RouteTableId: !Ref Table, DestinationCidrBlock: 0.0.0.0/0, NatGatewayId: nat-1}}`
	for _, test := range []struct{ name, resources, want string }{
		{"nothing", "", "none"},
		{"an endpoint", fmt.Sprintf(endpoint, "!Ref Vpc", "com.amazonaws.eu-west-1.rds"), "endpoint E"},
		{"one of FIPS", fmt.Sprintf(endpoint, "!Ref Vpc", "com.amazonaws.us-east-1.rds-fips"), "endpoint E"},
		{"one of the data API", fmt.Sprintf(endpoint, "!Ref Vpc", "com.amazonaws.eu-west-1.rds-data"), "none"},
		{"one of Secrets Manager", fmt.Sprintf(endpoint, "!Ref Vpc", "com.amazonaws.eu-west-1.secretsmanager"), "none"},
		{"one in another VPC", fmt.Sprintf(endpoint, "!Ref Other", "com.amazonaws.eu-west-1.rds"), "none"},
		{"one of a service that is not known", fmt.Sprintf(endpoint, "!Ref Vpc", "!Ref Service"), `undecidedthe service of endpoint "E" is not known: parameter Service has no value here`},
		{"a NAT gateway", nat, "nat"},
	} {
		schedule := ", HostedRotationLambda: {RotationType: MySQLMultiUser, VpcSubnetIds: !Ref Subnet, SuperuserSecretArn: !GetAtt Database.MasterUserSecret.SecretArn}"
		a := build(t, network+fmt.Sprintf(superusers, schedule, "'{}'", test.resources))
		equal(t, test.name, showSuperuser(a), "Database: "+test.want)
	}
}
