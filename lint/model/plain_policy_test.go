package model

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

func TestMayBeOfSecrets(t *testing.T) {
	for _, test := range []struct {
		name, document string
		want           bool
	}{
		{"another service", "{Statement: [{Effect: Allow, Action: 's3:GetObject', Resource: '*'}]}", false},
		{"other services", "{Statement: {Effect: Allow, Action: ['s3:*', 'kms:Decrypt'], Resource: !Ref X}}", false},
		{"no statement", "{Version: 2012-10-17}", false},
		{"the service", "{Statement: [{Effect: Allow, Action: 's3:GetObject'}, {Effect: Allow, Action: 'SecretsManager:*'}]}", true},
		{"every service", "{Statement: [{Effect: Allow, Action: '*'}]}", true},
		{"services by a pattern", "{Statement: [{Effect: Allow, Action: 's*:Get*'}]}", true},
		{"no action", "{Statement: [{Effect: Allow}]}", true},
		{"all but some", "{Statement: [{Effect: Allow, Action: 's3:*', NotAction: 's3:*'}]}", true},
		{"an action of a function", "{Statement: [{Effect: Allow, Action: !Sub 's3:${X}'}]}", true},
		{"a dynamic reference", "{Statement: [{Effect: Allow, Action: '{{resolve:ssm:x}}'}]}", true},
		{"a statement of a function", "{Statement: [!If [X, {}, {}]]}", true},
		{"a macro", "{Statement: [{Effect: Allow, Action: 's3:*', 'Fn::Transform': x}]}", true},
		{"statements of a function", "{Statement: !If [X, [], []]}", true},
		{"a function", "!If [X, {}, {}]", true},
		{"a text", "'{}'", true},
	} {
		r := build(t, "Resources: {R: {Type: AWS::IAM::Policy, Properties: {PolicyDocument: "+test.document+"}}}").resources[0]
		equal(t, test.name, r.mayBeOfSecrets(), test.want)
		role := build(t, "Resources: {R: {Type: AWS::IAM::Role, Properties: {Policies: [{PolicyDocument: "+test.document+"}]}}}").resources[0]
		equal(t, test.name+", in a role", !isEmpty(role.policiesOfSecrets()), test.want)
	}
}

func TestMayBeManagedOfSecrets(t *testing.T) {
	for arn, want := range map[string]bool{
		"arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole":                                false,
		"!Sub 'arn:${AWS::Partition}:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole'":           false,
		"!Join ['', ['arn:', !Ref 'AWS::Partition', ':iam::aws:policy/service-role/AWSLambdaBasicRole']]": false,
		"arn:aws:iam::aws:policy/SecretsManagerReadWrite":                                                 true,
		"!Sub 'arn:${AWS::Partition}:iam::aws:policy/AdministratorAccess'":                                true,
		"!Sub ['arn:${P}:iam::aws:policy/PowerUserAccess', {P: aws}]":                                     true,
		"!Join ['/', ['arn:aws:iam::aws:policy', AWSSecretsManagerClientReadOnlyAccess]]":                 true,
		"!Join ['', !Split [',', 'a,/b']]":                                                                true,
		"!Join ['', []]":                                                                                  true,
		"!Sub '${X}'":                                                                                     true,
		"AdministratorAccess":                                                                             true,
		"!Ref R":                                                                                          true,
		"!If [X, a/b, a/c]":                                                                               true,
		"[a/b]":                                                                                           true,
		"1":                                                                                               true,
	} {
		r := build(t, "Resources: {R: {Type: AWS::IAM::Role, Properties: {ManagedPolicyArns: ["+arn+"]}}}").resources[0]
		equal(t, arn, !isEmpty(r.managedOfSecrets()), want)
	}
	for name, actions := range awsPolicies {
		speaks := slices.ContainsFunc(actions, func(action string) bool { return action == "*" || strings.HasPrefix(action, "secretsmanager:") })
		if speaks && !slices.Contains(readingPolicies, ":policy/"+name) {
			t.Errorf("%s lets read secrets", name)
		}
	}
}

func TestMayBeOutward(t *testing.T) {
	for statement, want := range map[string]bool{
		"{Effect: Allow, Principal: {Service: lambda.amazonaws.com}}":                     false,
		"{Effect: Allow, Principal: {Service: [!Ref X], Federated: x, CanonicalUser: x}}": false,
		"{Effect: Deny, Principal: {AWS: '*'}}":                                           true,
		"{Effect: Allow, Principal: '*'}":                                                 true,
		"{Effect: Allow, Principal: !Ref X}":                                              true,
		"{Effect: Allow, Principal: {Ref: X}}":                                            true,
		"{Effect: Allow, NotPrincipal: {Service: x}, Principal: {Service: x}}":            true,
		"{Effect: Allow}": true,
		"{Effect: !Ref X, Principal: {Service: x}}":                    true,
		"{Effect: '{{resolve:ssm:x}}', Principal: {Service: x}}":       true,
		"{Effect: Allow, Principal: {Service: x}, 'Fn::Transform': x}": true,
		"{Effect: Allow, Principal: {Service: x, 'Fn::Transform': x}}": true,
	} {
		a := build(t, fmt.Sprintf("Resources: {R: {Type: AWS::IAM::Role, Properties: {AssumeRolePolicyDocument: {Statement: [%s]}}}}", statement))
		equal(t, statement, a.resources[0].mayBeOutward(), want)
	}
}

func TestUnknownProperties(t *testing.T) {
	for properties, want := range map[string]bool{"{}": false, "!If [X, {Policies: [x]}, {}]": true, "{Other: x, 'Fn::Transform': x}": true} {
		r := build(t, "Resources: {R: {Type: AWS::IAM::Role, Properties: "+properties+"}}").resources[0]
		equal(t, properties, fmt.Sprint(r.mayBeOutward(), !isEmpty(r.policiesOfSecrets()), r.mayBeOfSecrets()), fmt.Sprint(want, want, want))
	}
}
