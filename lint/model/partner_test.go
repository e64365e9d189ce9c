package model

import (
	"fmt"
	"testing"
)

func TestPartner(t *testing.T) {
	const source = `
Resources:
  Schedule: {Type: "AWS::SecretsManager::RotationSchedule", Properties: {SecretId: x, %s}}
`
	for _, test := range []struct{ properties, want string }{
		{"RotationLambdaARN: x", "nil"},
		{"ExternalSecretRotationRoleArn: x", `{"metadata": false, "role": true}`},
		{"ExternalSecretRotationRoleArn: !Ref 'AWS::NoValue', ExternalSecretRotationMetadata: [{Key: a, Value: b}]", `{"metadata": true, "role": false}`},
		{"ExternalSecretRotationRoleArn: !ImportValue x, ExternalSecretRotationMetadata: []", `{"metadata": false, "role": true}`},
	} {
		got := "nil"
		if term := build(t, fmt.Sprintf(source, test.properties)).facts.schedules[0].partnerTerm(); term != nil {
			got = term.String()
		}
		equal(t, test.properties, got, test.want)
	}
}

func TestTrustOfPartnerRole(t *testing.T) {
	const source = `
Parameters: {Unknown: {Type: String}}
Resources:
  Role: {Type: "AWS::IAM::Role", Properties: {AssumeRolePolicyDocument: {Statement: %s}}}
`
	const service = `{Effect: Allow, Principal: {Service: secretsmanager.amazonaws.com}, Action: sts:AssumeRole`
	for _, test := range []struct{ statement, want string }{
		{"[]", "none"},
		{"{Effect: Allow, Principal: {Service: lambda.amazonaws.com}, Action: sts:AssumeRole}", "none"},
		{"{Effect: Deny, Principal: {Service: secretsmanager.amazonaws.com}, Action: sts:AssumeRole}", "none"},
		{service + "}", "open"},
		{"{Effect: Allow, Principal: {Service: [lambda.amazonaws.com, secretsmanager.amazonaws.com]}, Action: sts:AssumeRole}", "open"},
		{service + ", Condition: {StringEquals: {aws:SourceAccount: !Ref 'AWS::AccountId'}}}", "bound"},
		{service + ", Condition: {ArnLike: {'AWS:SourceArn': !Sub 'arn:aws:secretsmanager:*:${AWS::AccountId}:secret:*'}}}", "bound"},
		{service + ", Condition: {ArnLike: {aws:SourceArn: 'arn:aws:secretsmanager:*:*:secret:*'}}}", "open"},
		{service + ", Condition: {StringEquals: {aws:SourceAccount: !Ref Unknown}}}", "bound"},
		{"[" + service + "}, " + service + ", Condition: {StringEquals: {aws:SourceAccount: '111122223333'}}}]", "open"},
		{"{Effect: Allow, Principal: {Service: !Ref Unknown}, Action: sts:AssumeRole}", "unknown"},
		{"{Effect: Allow, Principal: !Ref Unknown, Action: sts:AssumeRole}", "unknown"},
		{"!Ref Unknown", "unknown"},
	} {
		a := build(t, fmt.Sprintf(source, test.statement))
		got := between(a.trustTerm(a.in("AWS::IAM::Role")[0]).String(), `"status": "`, `"`)
		equal(t, test.statement, got, test.want)
	}
}
