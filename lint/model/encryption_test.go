package model

import (
	"fmt"
	"strings"
	"testing"
)

const encrypted = `
Parameters:
  Env: {Type: String, AllowedValues: [dev, prod]}
  Spec: {Type: String, Default: RSA_2048}
  Given: {Type: String}
  Stored: {Type: "AWS::SSM::Parameter::Value<String>"}
Conditions:
  Prod: !Equals [!Ref Env, prod]
  Dark: !Equals [!Ref Stored, x]
  Symmetric: !Equals [!Ref Spec, SYMMETRIC_DEFAULT]
Resources:
  Key: {Type: "AWS::KMS::Key"%s}
  Alias: {Type: "AWS::KMS::Alias", Properties: {AliasName: alias/k, TargetKeyId: !Ref Key}}
  Secret: {Type: "AWS::SecretsManager::Secret"%s}
`

func TestUselessKeys(t *testing.T) {
	const byRef, byAlias = ", Properties: {KmsKeyId: !Ref Key}", ", Properties: {KmsKeyId: alias/k}"
	for _, test := range []struct{ key, secret, want string }{
		{"", byRef, "never"},
		{"KeySpec: SYMMETRIC_DEFAULT, KeyUsage: ENCRYPT_DECRYPT, Enabled: true", byRef, "never"},
		{"Enabled: 'true'", byRef, "never"},
		{"KeySpec: RSA_2048", byRef, "always: KeySpec is RSA_2048"},
		{"KeySpec: HMAC_256, KeyUsage: GENERATE_VERIFY_MAC", byAlias, "always: KeySpec is HMAC_256, KeyUsage is GENERATE_VERIFY_MAC"},
		{"Enabled: 'False'", ", Properties: {KmsKeyId: !Ref Alias}", "always: Enabled is False"},
		{"KeySpec: !Ref Given, Enabled: !Ref Stored", byRef, "never"},
		{"KeySpec: !Ref Spec", byRef, "Spec = RSA_2048: KeySpec is RSA_2048"},
		{"Enabled: !If [Prod, true, false]", byRef, "Env = dev: Enabled is false"},
		{"Enabled: !If [Prod, true, false]", ", Properties: {KmsKeyId: !If [Prod, !Ref Key, !Ref AWS::NoValue]}", "never"},
		{"KeySpec: !Ref Spec", ", Properties: {KmsKeyId: !If [Symmetric, !Ref Key, !Ref AWS::NoValue]}", "never"},
		{"Enabled: !If [Prod, true, false]", ", Condition: Prod" + byRef, "never"},
		{"Enabled: !If [Dark, true, false]", byRef, "never"},
	} {
		a := build(t, fmt.Sprintf(encrypted, ", Properties: {"+test.key+"}", test.secret))
		in, reasons := a.encryptions()[0].useless()
		equal(t, test.key+test.secret, strings.TrimSuffix(showOccasion(in)+": "+strings.Join(reasons, ", "), ": "), test.want)
	}
}

func TestOutliving(t *testing.T) {
	const kept = ", DeletionPolicy: Retain, Properties: {KmsKeyId: "
	for _, test := range []struct{ key, secret, want string }{
		{"", kept + "!Ref Key}", "always Secret"},
		{"", kept + "!GetAtt Key.Arn}", "always Secret"},
		{"", kept + "!Ref Alias}", "always Secret"},
		{"", kept + "alias/k}", "always Secret"},
		{"", ", Properties: {KmsKeyId: !Ref Key}", "never"},
		{"", ", DeletionPolicy: !Ref Given, Properties: {KmsKeyId: !Ref Key}", "never"},
		{"", ", DeletionPolicy: Retain", "never"},
		{"", kept + "!Ref Given}", "never"},
		{"", kept + "!If [Prod, !Ref Key, !Ref AWS::NoValue]}", "Env = prod Secret"},
		{", Condition: Prod", kept + "!If [Prod, !Ref Key, !Ref AWS::NoValue]}", "always Secret"},
		{", Condition: Dark", kept + "!If [Dark, !Ref Key, !Ref AWS::NoValue]}", "always Secret"},
		{"", kept + "!If [Dark, !Ref Key, !Ref AWS::NoValue]}", "unknown Secret"},
		{"", ", DeletionPolicy: Retain, Properties: {ReplicaRegions: [{Region: eu-west-1, KmsKeyId: !Ref Key}]}", "always Secret"},
	} {
		k := build(t, fmt.Sprintf(encrypted, test.key, test.secret)).keys()[0]
		var needs []*formula
		ids := ""
		for _, e := range k.outliving {
			needs, ids = append(needs, and(e.secret.exists, e.when)), e.secret.id
		}
		equal(t, test.key+test.secret, strings.TrimSpace(showOccasion(k.occurs(or(needs...)))+" "+ids), test.want)
	}
}

func TestPendingDays(t *testing.T) {
	for properties, want := range map[string]string{
		"": "30", "PendingWindowInDays: 7": "7", "PendingWindowInDays: '14'": "14", "PendingWindowInDays: !Ref Given": "<nil>",
		"PendingWindowInDays: !If [Prod, 30, 7]": "<nil>",
	} {
		a := build(t, fmt.Sprintf(encrypted, ", Properties: {"+properties+"}", ""))
		equal(t, properties, fmt.Sprint(a.keys()[0].pendingDays()), want)
	}
}

func TestKeylessReplicas(t *testing.T) {
	for _, test := range []struct{ properties, want string }{
		{"KmsKeyId: !Ref Key, ReplicaRegions: [{Region: eu-west-1}]", "always"},
		{"KmsKeyId: !Ref Key, ReplicaRegions: [{Region: eu-west-1}, {Region: eu-west-2, KmsKeyId: alias/k}]", "always never"},
		{"KmsKeyId: !Ref Key, ReplicaRegions: [{Region: eu-west-1, KmsKeyId: alias/aws/secretsmanager}]", "never"},
		{"KmsKeyId: !Ref Key, ReplicaRegions: [{Region: eu-west-1, KmsKeyId: !Ref Given}]", "never"},
		{"KmsKeyId: !Ref Given, ReplicaRegions: [{Region: eu-west-1}]", "never"},
		{"KmsKeyId: alias/aws/secretsmanager, ReplicaRegions: [{Region: eu-west-1}]", "never"},
		{"ReplicaRegions: [{Region: eu-west-1}]", "never"},
		{"KmsKeyId: !Ref Key, ReplicaRegions: !Ref Given", ""},
		{"KmsKeyId: !Ref Key, ReplicaRegions: !If [Prod, [{Region: eu-west-1}], !Ref AWS::NoValue]", "Env = prod"},
		{"KmsKeyId: !Ref Key, ReplicaRegions: [!If [Prod, {Region: eu-west-1}, !Ref AWS::NoValue]]", "Env = prod"},
		{"KmsKeyId: !If [Prod, !Ref Key, !Ref AWS::NoValue], ReplicaRegions: [{Region: eu-west-1}]", "Env = prod"},
		{"KmsKeyId: !If [Prod, !Ref Key, !Ref AWS::NoValue], ReplicaRegions: [{Region: eu-west-1, KmsKeyId: !If [Prod, alias/k, !Ref AWS::NoValue]}]", "never"},
		{"KmsKeyId: !If [Dark, !Ref Key, !Ref AWS::NoValue], ReplicaRegions: [{Region: eu-west-1}]", "unknown"},
	} {
		var got []string
		for _, r := range build(t, fmt.Sprintf(encrypted, "", ", Properties: {"+test.properties+"}")).replicas() {
			got = append(got, showOccasion(r.keyless()))
		}
		equal(t, test.properties, strings.Join(got, " "), test.want)
	}
}
