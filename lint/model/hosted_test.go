package model

import (
	"fmt"
	"strings"
	"testing"
)

const hostedOf = `
Parameters:
  Text: {Type: String}
  Subnets: {Type: "List<AWS::EC2::Subnet::Id>"}
  StoredSubnets: {Type: "AWS::SSM::Parameter::Value<List<String>>"}
  Named: {Type: CommaDelimitedList, Default: "a,b"}
  Env: {Type: String, AllowedValues: [dev, prod]}
Conditions:
  Prod: !Equals [!Ref Env, prod]
Resources:
  Key: {Type: "AWS::KMS::Key", Properties: {KeyPolicy: {Statement: {Effect: Allow, Principal: {AWS: !Sub "arn:aws:iam::${AWS::AccountId}:root"}, Action: "kms:*", Resource: "*"}}}}
  Open: {Type: "AWS::KMS::Key", Properties: {KeyPolicy: {Statement: {Effect: Allow, Principal: "*", Action: "kms:*", Resource: "*", Condition: {StringEquals: {"kms:CallerAccount": !Ref "AWS::AccountId"}}}}}}
  Secret: {Type: "AWS::SecretsManager::Secret", Properties: {KmsKeyId: %s}}
  Schedule: {Type: "AWS::SecretsManager::RotationSchedule", Properties: {SecretId: !Ref Secret, HostedRotationLambda: {%s}}}
`

func hostedIn(t *testing.T, key, properties string) *rotationTemplate {
	t.Helper()
	return build(t, fmt.Sprintf(hostedOf, key, properties)).rotationTemplates()[0]
}

func TestHostedTransforms(t *testing.T) {
	for _, test := range []struct{ transform, want string }{
		{"", " false"},
		{"Transform: AWS::SecretsManager-2024-09-16", "2024-09-16 false"},
		{"Transform: [AWS::Serverless-2016-10-31, AWS::SecretsManager-2020-07-23]", "2020-07-23 false"},
		{"Transform: [AWS::LanguageExtensions]", " false"},
		{"Transform: [Company]", " true"},
		{"Transform: [AWS::SecretsManager-2024-09-16, Company]", "2024-09-16 true"},
		{"Transform: {Name: AWS::Include, Parameters: {Location: s3://b/k}}", " true"},
		{"Transform: [{Name: AWS::Include}]", " true"},
	} {
		a := build(t, test.transform+"\nResources: {}\n")
		found, others := a.stacks[0].hostedTransforms()
		var names []string
		for _, n := range found {
			names = append(names, strings.TrimPrefix(n.Text, hostedTransform))
		}
		equal(t, test.transform, fmt.Sprint(strings.Join(names, " "), " ", others), test.want)
	}
}

func TestHostedSuperuser(t *testing.T) {
	for _, test := range []struct{ properties, missing, twice string }{
		{"", "yes", "no"},
		{"SuperuserSecretArn: x", "no", "no"},
		{"MasterSecretArn: !Ref Text", "no", "no"},
		{"MasterSecretArn: ''", "yes", "no"},
		{"SuperuserSecretArn: x, MasterSecretArn: y", "no", "yes"},
		{"SuperuserSecretArn: !If [Prod, x, !Ref 'AWS::NoValue']", "yes Env = dev", "no"},
		{"SuperuserSecretArn: !If [Prod, x, !Ref 'AWS::NoValue'], MasterSecretArn: y", "no", "yes Env = prod"},
		{"SuperuserSecretArn: !If [Prod, x, !Ref 'AWS::NoValue'], MasterSecretArn: !If [Prod, !Ref 'AWS::NoValue', y]", "no", "no"},
	} {
		shown := hostedIn(t, "!Ref AWS::NoValue", test.properties).superuserTerm()
		equal(t, test.properties, isAt(shown.String(), "missing")+" / "+isAt(shown.String(), "twice"), test.missing+" / "+test.twice)
	}
}

func TestHostedNetwork(t *testing.T) {
	for _, test := range []struct{ properties, groups, subnets string }{
		{"", "no", "no"},
		{"VpcSubnetIds: 'a,b', VpcSecurityGroupIds: g", "no", "no"},
		{"VpcSubnetIds: !Ref Text", "yes", "no"},
		{"VpcSecurityGroupIds: g", "no", "yes"},
		{"VpcSubnetIds: '', VpcSecurityGroupIds: ''", "no", "no"},
		{"VpcSubnetIds: a, VpcSecurityGroupIds: !If [Prod, g, !Ref 'AWS::NoValue']", "yes Env = dev", "no"},
		{"VpcSubnetIds: !If [Prod, a, !Ref 'AWS::NoValue'], VpcSecurityGroupIds: !If [Prod, g, '']", "no", "no"},
	} {
		shown := hostedIn(t, "!Ref AWS::NoValue", test.properties).networkTerm()
		equal(t, test.properties, isAt(shown.String(), "without_groups")+" / "+isAt(shown.String(), "without_subnets"), test.groups+" / "+test.subnets)
	}
}

// isAt reads an occurrence out of a term that is shown as text.
func isAt(shown, key string) string {
	inner := between(shown, `"`+key+`": {`, "}")
	return strings.TrimSpace(between(inner, `"is": "`, `"`) + " " + between(inner, `"when": "`, `"`))
}

func TestHostedLists(t *testing.T) {
	for _, test := range []struct{ properties, want string }{
		{"VpcSubnetIds: 'a,b'", ""},
		{"VpcSubnetIds: !Join [',', !Ref Subnets]", ""},
		{"VpcSubnetIds: !Ref Text", ""},
		{"VpcSubnetIds: [a, b]", "VpcSubnetIds"},
		{"VpcSubnetIds: !Ref Subnets", "VpcSubnetIds"},
		{"VpcSubnetIds: !Ref StoredSubnets", "VpcSubnetIds"},
		{"VpcSubnetIds: !Ref Named, VpcSecurityGroupIds: [!Ref Text]", "VpcSubnetIds VpcSecurityGroupIds"},
		{"VpcSubnetIds: !Split [',', !Ref Text]", ""}, // not computed
		{"VpcSubnetIds: !If [Prod, [a], b]", "VpcSubnetIds"},
	} {
		var got []string
		for _, term := range hostedIn(t, "!Ref AWS::NoValue", test.properties).lists() {
			got = append(got, between(term.String(), `"property": "`, `"`))
		}
		equal(t, test.properties, strings.Join(got, " "), test.want)
	}
}

func TestKeyless(t *testing.T) {
	for _, test := range []struct{ key, properties, want string }{
		{"!Ref AWS::NoValue", "", "no"},
		{"alias/aws/secretsmanager", "", "no"},
		{"!Ref Text", "", "no"},
		{"!GetAtt Key.Arn", "", "yes"},
		{"!GetAtt Key.Arn", "KmsKeyArn: !GetAtt Key.Arn", "no"},
		{"!GetAtt Key.Arn", "KmsKeyArn: !Ref Text", "no"},
		{"alias/orders", "", "yes"},
		{"!Ref Open", "", "no"}, // its policy lets whoever is in the account in
		{"!If [Prod, !Ref Key, !Ref 'AWS::NoValue']", "", "yes Env = prod"},
		{"!If [Prod, !Ref Key, !Ref 'AWS::NoValue']", "KmsKeyArn: !If [Prod, !GetAtt Key.Arn, !Ref 'AWS::NoValue']", "no"},
		{"!Ref Key", "KmsKeyArn: !If [Prod, !GetAtt Key.Arn, !Ref 'AWS::NoValue']", "yes Env = dev"},
	} {
		equal(t, test.key+" "+test.properties, verdict(hostedIn(t, test.key, test.properties).keyless()), test.want)
	}
}

// What a whole map that is not known holds is not known either.
func TestUnknownHostedFunction(t *testing.T) {
	a := build(t, `
Parameters: {Text: {Type: String}}
Resources:
  Schedule: {Type: "AWS::SecretsManager::RotationSchedule", Properties: {SecretId: x, HostedRotationLambda: !Ref Text}}
  Absent: {Type: "AWS::SecretsManager::RotationSchedule", Properties: {SecretId: y, HostedRotationLambda: !Ref "AWS::NoValue"}}
`)
	all := a.rotationTemplates()
	equal(t, "templates", len(all), 1)
	equal(t, "type", between(all[0].typeTerm().String(), `"status": "`, `"`), "unknown")
	if runtime := all[0].runtimeTerm(); runtime != nil {
		t.Error(runtime)
	}
	equal(t, "superuser", isAt(all[0].superuserTerm().String(), "missing"), "no")
}
