package model

import (
	"fmt"
	"strings"
	"testing"
)

const managed = `
Parameters:
  Env: {Type: String, AllowedValues: [dev, prod]}
  Manage: {Type: String, Default: "true", AllowedValues: ["true", "false"]}
  Given: {Type: String}
  Empty: {Type: String, Default: "", NoEcho: true}
  Stored: {Type: "AWS::SSM::Parameter::Value<String>"}
Conditions:
  Prod: !Equals [!Ref Env, prod]
  Dark: !Equals [!Ref Stored, x]
  Managed: !Equals [!Ref Manage, "true"]
Resources:
  Secret: {Type: "AWS::SecretsManager::Secret", Properties: {GenerateSecretString: {}}}
  Rotated: {Type: "AWS::SecretsManager::Secret", Properties: {GenerateSecretString: {}}}
  Sometimes: {Type: "AWS::SecretsManager::Secret", Properties: {GenerateSecretString: {}}}
  R1: {Type: "AWS::SecretsManager::RotationSchedule", Properties: {SecretId: !Ref Rotated}}
  R2: {Type: "AWS::SecretsManager::RotationSchedule", Condition: Prod, Properties: {SecretId: !Ref Sometimes}}
  Database: {Type: "AWS::%s", Properties: {%s}}
`

const (
	fromSecret    = "MasterUserPassword: !Sub '{{resolve:secretsmanager:${Secret}:SecretString:password}}'"
	fromRotated   = "MasterUserPassword: !Sub '{{resolve:secretsmanager:${Rotated}:SecretString:password}}'"
	fromSometimes = "MasterUserPassword: !Sub '{{resolve:secretsmanager:${Sometimes}:SecretString:password}}'"
)

func TestRenewal(t *testing.T) {
	for _, test := range []struct{ kind, properties, want string }{
		{"RDS::DBInstance", fromSecret, "Secret no always"},
		{"RDS::DBCluster", fromSecret, "Secret no always"},
		{"DocDB::DBCluster", fromSecret, "Secret no always"},
		{"Redshift::Cluster", fromSecret, "Secret no always"},
		{"RedshiftServerless::Namespace", strings.Replace(fromSecret, "MasterUser", "AdminUser", 1), "Secret no always"},
		{"RDS::DBInstance", "MasterUserPassword: !Join ['', ['{{resolve:secretsmanager:', !Ref Secret, ':SecretString:password::}}']]", "Secret no always"},
		{"RDS::DBInstance", fromRotated, "Rotated yes"},
		{"RDS::DBInstance", fromSometimes, "Sometimes no Env = dev"},
		{"RDS::DBInstance", fromSometimes + ", ManageMasterUserPassword: !If [Prod, false, true]", "Sometimes yes"},
		{"RDS::DBInstance", fromSometimes + ", ManageMasterUserPassword: !If [Prod, true, false]", "Sometimes no Env = dev"},
		{"RDS::DBInstance", fromSecret + ", ManageMasterUserPassword: true", "Secret yes"},
		{"RDS::DBInstance", fromSecret + ", ManageMasterUserPassword: 'false'", "Secret no always"},
		{"RDS::DBInstance", fromSecret + ", ManageMasterUserPassword: !If [Prod, true, !Ref AWS::NoValue]", "Secret no Env = dev"},
		{"RDS::DBInstance", fromSecret + ", ManageMasterUserPassword: !Ref Manage", "Secret no Manage = false"},
		{"RDS::DBInstance", fromSecret + ", ManageMasterUserPassword: !Ref Given", "Secret unknown parameter Given has no value here"},
		{"RDS::DBInstance", fromSecret + ", ManageMasterUserPassword: !If [Dark, true, false]", "Secret unknown parameter Stored is read from the parameter store at deployment"},
		{"RDS::DBInstance", "MasterUserPassword: !If [Prod, !Sub '{{resolve:secretsmanager:${Secret}}}', x]", "Secret no Env = prod"},
		{"RDS::DBInstance", "MasterUserPassword: '{{resolve:secretsmanager:orders/db:SecretString:password}}'", " unknown its secret is not in these templates"},
		{"RDS::DBInstance", "MasterUserPassword: !Sub '{{resolve:secretsmanager:${Given}:SecretString:password}}'", " unknown parameter Given has no value here"},
		{"RDS::DBInstance", "MasterUserPassword: !Ref Given", ""},
		{"RDS::DBInstance", "MasterUserPassword: '{{resolve:ssm-secure:password}}'", ""},
		{"RDS::DBInstance", fromSecret + ", SourceDBInstanceIdentifier: orders", ""},
		{"RDS::DBInstance", fromSecret + ", Engine: custom-oracle-ee", ""},
		{"RDS::DBInstance", fromSecret + ", Engine: aurora-postgresql", ""},
		{"RDS::DBInstance", fromSecret + ", DBClusterIdentifier: !Ref Given", ""},
		{"RDS::DBCluster", fromSecret + ", Engine: aurora-postgresql", "Secret no always"},
		{"RDS::DBCluster", fromSecret + ", EngineMode: serverless", ""},
		{"RDS::DBCluster", fromSecret + ", GlobalClusterIdentifier: !Ref Given", ""},
		{"RDS::DBCluster", fromSecret + ", ReplicationSourceIdentifier: !Ref Given", ""},
		{"DocDB::DBCluster", fromSecret + ", GlobalClusterIdentifier: orders", ""},
		{"RDS::DBInstance", fromSecret + "}}\n  Copy: {Type: 'AWS::RDS::DBInstance', Properties: {SourceDBInstanceIdentifier: !Ref Database", ""},
		{"RDS::DBInstance", fromSecret + ", Engine: sqlserver-ee}}\n  Copy: {Type: 'AWS::RDS::DBInstance', Properties: {SourceDBInstanceIdentifier: !Ref Database", "Secret no always"},
		{"RDS::DBCluster", fromSecret + "}}\n  Global: {Type: 'AWS::RDS::GlobalCluster', Properties: {SourceDBClusterIdentifier: !GetAtt Database.DBClusterArn", ""},
	} {
		d := build(t, fmt.Sprintf(managed, test.kind, test.properties)).databases()[0]
		var got []string
		for _, s := range d.secrets {
			status, in, reason := d.renewal(s)
			if status == "no" {
				reason = showOccasion(in)
			}
			id := ""
			if s.secret != nil {
				id = s.secret.id
			}
			got = append(got, strings.TrimRight(id+" "+status+" "+reason, " "))
		}
		equal(t, test.kind+" "+test.properties, strings.Join(got, ", "), test.want)
	}
}

func TestRenewalByUnknownSchedule(t *testing.T) {
	const schedule = "  R3: {Type: 'AWS::SecretsManager::RotationSchedule', Properties: {SecretId: !ImportValue x}}\n"
	d := build(t, fmt.Sprintf(managed, "RDS::DBInstance", fromSecret)+schedule).databases()[0]
	status, _, reason := d.renewal(d.secrets[0])
	equal(t, "renewal", status+" "+reason, `unknown the secret of schedule "R3" is not known: the export x is not in these templates`)
}

func TestGivenTwice(t *testing.T) {
	for _, test := range []struct{ kind, properties, want string }{
		{"RDS::DBInstance", "MasterUserPassword: x, ManageMasterUserPassword: true", "always"},
		{"RDS::DBInstance", fromSecret + ", ManageMasterUserPassword: 'true'", "always"},
		{"Redshift::Cluster", "MasterUserPassword: !Ref Given, ManageMasterPassword: true", "always"},
		{"Redshift::Cluster", "MasterUserPassword: !Ref Given, ManageMasterUserPassword: true", "never"},
		{"RedshiftServerless::Namespace", "AdminUserPassword: !ImportValue x, ManageAdminPassword: true", "always"},
		{"RDS::DBInstance", "MasterUserPassword: x", "never"},
		{"RDS::DBInstance", "ManageMasterUserPassword: true", "never"},
		{"RDS::DBInstance", "MasterUserPassword: x, ManageMasterUserPassword: false", "never"},
		{"RDS::DBInstance", "MasterUserPassword: !Ref Empty, ManageMasterUserPassword: true", "never"},
		{"RDS::DBInstance", "MasterUserPassword: x, ManageMasterUserPassword: !Ref Given", "never"},
		{"RDS::DBInstance", "MasterUserPassword: !If [Prod, x, !Ref AWS::NoValue], ManageMasterUserPassword: !If [Prod, !Ref AWS::NoValue, true]", "never"},
		{"RDS::DBInstance", "MasterUserPassword: !If [Prod, x, !Ref AWS::NoValue], ManageMasterUserPassword: true", "Env = prod"},
		{"RDS::DBInstance", "MasterUserPassword: x, ManageMasterUserPassword: !If [Dark, true, false]", "unknown"},
		{"RDS::DBInstance", "MasterUserPassword: x, ManageMasterUserPassword: !Ref Manage", "Manage = true"},
		{"RDS::DBInstance", "MasterUserPassword: !If [Managed, !Ref AWS::NoValue, x], ManageMasterUserPassword: !Ref Manage", "never"},
	} {
		in, _ := build(t, fmt.Sprintf(managed, test.kind, test.properties)).databases()[0].givenTwice()
		equal(t, test.kind+" "+test.properties, showOccasion(in), test.want)
	}
}

func TestExposures(t *testing.T) {
	const source = `
Parameters:
  Env: {Type: String, AllowedValues: [dev, prod]}
  Public: {Type: String, Default: "true", AllowedValues: ["true", "false"]}
  Given: {Type: String}
  Stored: {Type: "AWS::SSM::Parameter::Value<String>"}
Conditions:
  Prod: !Equals [!Ref Env, prod]
  Dev: !Equals [!Ref Env, dev]
  Dark: !Equals [!Ref Stored, x]
Resources:
  Secret: {Type: "AWS::SecretsManager::Secret", Properties: {GenerateSecretString: {}}}
  Database: {Type: "AWS::RDS::DBInstance", Properties: {DBInstanceIdentifier: orders, %s}}
  Cluster: {Type: "AWS::RDS::DBCluster", Properties: {DBClusterIdentifier: !Sub "${AWS::StackName}-c", EngineMode: provisioned}}
  Namespace: {Type: "AWS::RedshiftServerless::Namespace", Properties: {NamespaceName: warehouse}}
  Attachment: {Type: "AWS::SecretsManager::SecretTargetAttachment", Properties: {SecretId: !Ref Secret, TargetId: %s}%s}
  Other: {Type: "AWS::%s}
`
	const none = "SNS::Topic\""
	for _, test := range []struct{ name, database, target, attachment, other, want string }{
		{"public", "PubliclyAccessible: true", "!Ref Database", "", none, "Database always"},
		{"public by text", "PubliclyAccessible: 'true'", "!Ref Database", "", none, "Database always"},
		{"by name", "PubliclyAccessible: true", "orders", "", none, "Database always"},
		{"private", "PubliclyAccessible: false", "!Ref Database", "", none, ""},
		{"not said", "Engine: mysql", "!Ref Database", "", none, ""},
		{"unknown", "PubliclyAccessible: !Ref Given", "!Ref Database", "", none, ""},
		{"by default", "PubliclyAccessible: !Ref Public", "!Ref Database", "", none, "Database Public = true"},
		{"attached to another", "PubliclyAccessible: true", "payments", "", none, ""},
		{"attached to something unknown", "PubliclyAccessible: true", "!ImportValue x", "", none, ""},
		{"under a condition", "PubliclyAccessible: !If [Prod, false, true]", "!Ref Database", "", none, "Database Env = dev"},
		{"attached in the other case", "PubliclyAccessible: !If [Prod, false, true]", "!Ref Database", ", Condition: Prod", none, ""},
		{"attached in the same case", "PubliclyAccessible: !If [Prod, false, true]", "!Ref Database", ", Condition: Dev", none, "Database Env = dev"},
		{"undecided", "PubliclyAccessible: !If [Dark, false, true]", "!Ref Database", "", none, ""},
		{"an instance of the cluster", "Engine: mysql", "!Ref Cluster", "", `RDS::DBInstance", Properties: {DBClusterIdentifier: !Ref Cluster, PubliclyAccessible: true}`, "Other always"},
		{"an instance of the cluster by name", "Engine: mysql", "!Ref Cluster", "", `RDS::DBInstance", Properties: {DBClusterIdentifier: !Sub "${AWS::StackName}-c", PubliclyAccessible: true}`, "Other always"},
		{"an instance of another cluster", "Engine: mysql", "!Ref Cluster", "", `RDS::DBInstance", Properties: {DBClusterIdentifier: orders-c, PubliclyAccessible: true}`, ""},
		{"a workgroup of the namespace", "Engine: mysql", "!Ref Namespace", "", `RedshiftServerless::Workgroup", Properties: {NamespaceName: !Ref Namespace, PubliclyAccessible: true}`, "Other always"},
	} {
		var got []string
		for _, d := range build(t, fmt.Sprintf(source, test.database, test.target, test.attachment, test.other)).databases() {
			for _, e := range d.exposures() {
				got = append(got, e.id+" "+showOccasion(e.in))
			}
		}
		equal(t, test.name, strings.Join(got, ", "), test.want)
	}
}
