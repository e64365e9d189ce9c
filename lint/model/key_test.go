package model

import (
	"strings"
	"testing"
)

func TestKeys(t *testing.T) {
	const source = `
Parameters:
  Unknown: {Type: String}
Resources:
  Key: {Type: "AWS::KMS::Key", Properties: {%s}}
  Alias: {Type: "AWS::KMS::Alias", Properties: {AliasName: alias/k, TargetKeyId: !Ref Key}}
  ByRef: {Type: "AWS::SecretsManager::Secret", Properties: {KmsKeyId: !Ref Key}}
  ByArn: {Type: "AWS::SecretsManager::Secret", Properties: {KmsKeyId: !GetAtt Key.Arn}}
  ByAlias: {Type: "AWS::SecretsManager::Secret", Properties: {KmsKeyId: !Ref Alias}}
  Replica: {Type: "AWS::SecretsManager::Secret", Properties: {ReplicaRegions: [{Region: eu-west-1, KmsKeyId: !If [C, !Ref Key, !Ref "AWS::NoValue"]}]}}
  Other: {Type: "AWS::SecretsManager::Secret", Properties: {KmsKeyId: alias/aws/secretsmanager}}
`
	for _, test := range []struct{ properties, rotation, rotatable string }{
		{"", "off", "yes"},
		{"EnableKeyRotation: true", "on", "yes"},
		{"EnableKeyRotation: 'false', KeySpec: SYMMETRIC_DEFAULT, Origin: AWS_KMS", "off", "yes"},
		{"EnableKeyRotation: !Ref Unknown, KeySpec: !Ref Unknown", "unknown", "unknown"},
		{"KeySpec: RSA_2048, Origin: !Ref Unknown", "off", "no"},
		{"Origin: EXTERNAL", "off", "no"},
		{"KeySpec: HMAC_256", "off", "no"},
	} {
		key := build(t, strings.Replace(source, "%s", test.properties, 1)).keys()[0]
		equal(t, test.properties, key.rotation+" "+key.rotatable, test.rotation+" "+test.rotatable)
		var ids []string
		for _, secret := range key.secrets {
			ids = append(ids, secret.id)
		}
		equal(t, "secrets", strings.Join(ids, " "), "ByRef ByArn ByAlias Replica")
	}
}

// TestKeyPolicies classifies the principals of key policies as it does those of secret policies.
func TestKeyPolicies(t *testing.T) {
	a := build(t, `
Resources:
  Secret: {Type: "AWS::SecretsManager::Secret", Properties: {KmsKeyId: !Ref Key}}
  Key:
    Type: AWS::KMS::Key
    Properties:
      KeyPolicy:
        Statement:
          - {Effect: Allow, Principal: {AWS: !Sub "arn:${AWS::Partition}:iam::${AWS::AccountId}:root"}, Action: "kms:*", Resource: "*"}
          - {Effect: Allow, Principal: {AWS: "999999999999"}, Action: kms:Decrypt, Resource: "*"}
          - {Effect: Allow, Principal: "*", Action: kms:Decrypt, Resource: "*", Condition: {StringEquals: {kms:CallerAccount: !Ref "AWS::AccountId"}}}
`)
	var got []string
	for _, s := range a.keyStatements() {
		for _, p := range s.principals {
			got = append(got, string(p.class)+" "+s.condition.restriction.String()+" "+s.governs[0].id)
		}
	}
	equal(t, "principals", strings.Join(got, ", "), "same none Secret, cross none Secret, any fixed Secret")
}

func TestIdentityPolicies(t *testing.T) {
	a := build(t, `
Resources:
  Role: {Type: "AWS::IAM::Role", Properties: {Policies: [{PolicyName: p, PolicyDocument: {Statement: {Effect: Allow, Action: ["secretsmanager:List*", a:b], Resource: "*"}}}]}}
  Policy: {Type: "AWS::IAM::Policy", Properties: {PolicyDocument: {Statement: [{Effect: Deny, Action: "*", Resource: "*"}, {Effect: Allow, Action: c:d, Resource: "*"}]}}}
`)
	var got []string
	for _, s := range a.identityStatements() {
		got = append(got, s.owner.id+" "+strings.Join(s.actions, " "))
	}
	equal(t, "statements", strings.Join(got, ", "), "Role secretsmanager:List* a:b, Policy *")
}
