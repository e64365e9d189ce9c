package model

import (
	"fmt"
	"testing"
)

func TestDatabaseTLS(t *testing.T) {
	const source = `
Parameters: {Text: {Type: String, Default: "8.0"}}
Resources:
  Forced: {Type: "AWS::RDS::DBParameterGroup", Properties: {Parameters: {rds.force_ssl: 1, require_secure_transport: "ON"}}}
  Off: {Type: "AWS::RDS::DBParameterGroup", Properties: {Parameters: {rds.force_ssl: "0", require_secure_transport: "OFF"}}}
  Silent: {Type: "AWS::RDS::DBParameterGroup", Properties: {Parameters: {max_connections: 5}}}
  Unknown: {Type: "AWS::RDS::DBParameterGroup", Properties: {Parameters: {rds.force_ssl: !Ref Text, require_secure_transport: !Ref Text}}}
  DocOff: {Type: "AWS::DocDB::DBClusterParameterGroup", Properties: {Parameters: {tls: disabled}}}
  DocOn: {Type: "AWS::DocDB::DBClusterParameterGroup", Properties: {Parameters: {tls: tls1.2+}}}
  RedOn: {Type: "AWS::Redshift::ClusterParameterGroup", Properties: {Parameters: [{ParameterName: other, ParameterValue: "0"}, {ParameterName: require_ssl, ParameterValue: "true"}]}}
  RedOff: {Type: "AWS::Redshift::ClusterParameterGroup", Properties: {Parameters: [{ParameterName: require_ssl, ParameterValue: "false"}]}}
  Database: {Type: "%s", Properties: {%s}}
`
	const instance, cluster = "AWS::RDS::DBInstance", "AWS::RDS::DBCluster"
	for _, test := range []struct{ kind, properties, want string }{
		{instance, "Engine: postgres, EngineVersion: '14.7'", "optional"},
		{instance, "Engine: postgres, EngineVersion: '15'", "required"},
		{instance, "Engine: postgres, EngineVersion: '16.4'", "required"},
		{instance, "Engine: postgres", "unknown"},
		{instance, "Engine: postgres, EngineVersion: !Ref Text", "unknown"},
		{instance, "Engine: postgres, EngineVersion: '16', DBParameterGroupName: !Ref Off", "optional"},
		{instance, "Engine: postgres, EngineVersion: '14', DBParameterGroupName: !Ref Forced", "required"},
		{instance, "Engine: postgres, EngineVersion: '14', DBParameterGroupName: !Ref Silent", "optional"},
		{instance, "Engine: postgres, EngineVersion: '14', DBParameterGroupName: !Ref Unknown", "unknown"},
		{instance, "Engine: postgres, EngineVersion: '14', DBParameterGroupName: default.postgres14", "unknown"},
		{instance, "Engine: postgres, EngineVersion: '14', DBParameterGroupName: !If [C, !Ref Off, !Ref Forced]", "unknown"},
		{instance, "Engine: mysql, EngineVersion: 8.0.39", "optional"},
		{instance, "Engine: mysql, EngineVersion: '8.4'", "optional"},
		{instance, "Engine: mysql, EngineVersion: '9.7'", "required"},
		{instance, "Engine: mysql, EngineVersion: '9.7', DBParameterGroupName: !Ref Off", "optional"},
		{instance, "Engine: mariadb, EngineVersion: 11.4.4", "optional"},
		{instance, "Engine: mariadb, EngineVersion: 11.8.2", "required"},
		{instance, "Engine: mariadb, EngineVersion: '11'", "required"}, // of which minor version nothing is known
		{instance, "Engine: sqlserver-se", "optional"},
		{instance, "Engine: sqlserver-se, DBParameterGroupName: !Ref Forced", "required"},
		{instance, "Engine: oracle-ee, EngineVersion: '19'", "unknown"},
		{instance, "Engine: aurora-mysql, EngineVersion: '8.0'", "unknown"}, // the cluster decides
		{instance, "EngineVersion: '14'", "unknown"},
		{cluster, "Engine: aurora-postgresql, EngineVersion: '16.4'", "optional"},
		{cluster, "Engine: aurora-postgresql, EngineVersion: '17.4'", "required"},
		{cluster, "Engine: aurora-mysql, EngineVersion: 8.0.mysql_aurora.3.04.0", "optional"},
		{cluster, "Engine: aurora-mysql, EngineVersion: 8.0.mysql_aurora.3.04.0, DBClusterParameterGroupName: !Ref Forced", "required"},
		{"AWS::DocDB::DBCluster", "EngineVersion: '5.0'", "required"},
		{"AWS::DocDB::DBCluster", "DBClusterParameterGroupName: !Ref DocOff", "optional"},
		{"AWS::DocDB::DBCluster", "DBClusterParameterGroupName: !Ref DocOn", "required"},
		{"AWS::Redshift::Cluster", "NodeType: x", "unknown"},
		{"AWS::Redshift::Cluster", "ClusterParameterGroupName: !Ref RedOn", "required"},
		{"AWS::Redshift::Cluster", "ClusterParameterGroupName: !Ref RedOff", "optional"},
		{"AWS::Neptune::DBCluster", "EngineVersion: '1'", "unknown"},
	} {
		a := build(t, fmt.Sprintf(source, test.kind, test.properties))
		equal(t, test.kind+" "+test.properties, a.in(test.kind)[0].tls(), test.want)
	}
}

func TestAttachedDatabases(t *testing.T) {
	const source = `
Parameters: {Unknown: {Type: String}}
Resources:
  Secret: {Type: "AWS::SecretsManager::Secret"}
  Database: {Type: "AWS::RDS::DBInstance", Properties: {%s}}
  Bucket: {Type: "AWS::S3::Bucket"}
  Attachment: {Type: "AWS::SecretsManager::SecretTargetAttachment", Properties: {%s}}
`
	const password = "MasterUserPassword: !Sub '{{resolve:secretsmanager:${Secret}:SecretString:password}}'"
	for _, test := range []struct{ database, attachment, want string }{
		{"", "SecretId: !Ref Secret, TargetId: !Ref Database", "Database"},
		{password, "SecretId: !Ref Secret, TargetId: !Ref Database", "Database"},
		{password, "SecretId: !Ref Unknown, TargetId: !Ref Unknown", "Database"},
		{"", "SecretId: !Ref Secret, TargetId: !Ref Unknown", ""},
		{"", "SecretId: !Ref Unknown, TargetId: !Ref Database", ""},
		{"", "SecretId: !Ref Secret, TargetId: !Ref Bucket", ""},
	} {
		a := build(t, fmt.Sprintf(source, test.database, test.attachment))
		got := ""
		for _, d := range a.attachedDatabases()[a.in(secretType)[0]] {
			got += d.id
		}
		equal(t, test.database+" "+test.attachment, got, test.want)
	}
}
