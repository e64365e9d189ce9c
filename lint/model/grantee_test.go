package model

import (
	"fmt"
	"strings"
	"testing"
)

func TestEverySecret(t *testing.T) {
	for _, test := range []struct {
		resource string
		want     bool
	}{
		{"'*'", true},
		{"'**'", true},
		{"'arn:aws:secretsmanager:*:*:secret:*'", true},
		{"'arn:aws:secretsmanager:eu-west-1:111122223333:secret:*'", true},
		{"!Sub 'arn:${AWS::Partition}:secretsmanager:${AWS::Region}:${AWS::AccountId}:secret:*'", true},
		{"!Sub 'arn:${Unknown}:secretsmanager:*:${Unknown}:*'", true},
		{"'arn:aws:secretsmanager:*'", true},
		{"'arn:aws:secretsmanager:eu-west-1:*'", true},
		{"'arn:aws:*:*:*:*'", true},
		{"'arn:*'", true},
		{"'arn:*:*:*:*:*'", true},
		{"!Ref Star", true},
		{"'arn:aws:secretsmanager:*:*:secret:a*'", false},
		{"'arn:aws:secretsmanager:*:*:secret:*/db'", false},
		{"!Sub 'arn:aws:secretsmanager:*:*:secret:${Unknown}'", false},
		{"!Sub 'arn:aws:secretsmanager:*:*:secret:${Unknown}*'", false},
		{"'arn:aws:secretsmanager:*:*:other:*'", false},
		{"'arn:aws:secretsmanager:*:*:'", false},
		{"'arn:aws:ssm:*:*:*'", false},
		{"'arn:aws'", false},
		{"''", false},
		{"!Ref Unknown", false},
		{"!ImportValue x", false},
	} {
		a := build(t, "Parameters: {Unknown: {Type: String}, Star: {Type: String, Default: '*'}}\nResources:\n  R: {Type: \"AWS::S3::Bucket\", Properties: {V: "+test.resource+"}}\n")
		equal(t, test.resource, a.in("AWS::S3::Bucket")[0].property("V").everySecret(), test.want)
	}
}

func showIdentities(a *Assembly) string {
	var shown []string
	for _, s := range a.identityStatements() {
		text := s.owner.id
		if s.policy != "" {
			text += " " + s.policy
		}
		if s.isAdministrator() {
			text += " administrator"
		}
		secrets, when := s.reach()
		text += fmt.Sprintf(" %d on %s", len(s.secretActions()), secrets)
		if when != "" {
			text += " when " + abbreviated(when)
		}
		if functions := a.functionsOf(s.owner); len(functions) > 0 {
			text += " for " + strings.Join(functions, ",")
		}
		shown = append(shown, text)
	}
	return strings.Join(shown, "; ")
}

func TestReachOfStatements(t *testing.T) {
	for _, test := range []struct{ statement, want string }{
		{"Effect: Allow, Action: 'secretsmanager:*', Resource: '*'", "P 23 on all"},
		{"Effect: Allow, Action: ['secretsmanager:GetSecretValue', 's3:*'], Resource: '*'", "P 1 on all"},
		{"Effect: Allow, Action: 'secretsmanager:get*', Resource: '*'", "P 3 on all"},
		{"Effect: Allow, Action: '*', Resource: '*'", "P administrator 23 on all"},
		{"Effect: Allow, NotAction: 'iam:*', Resource: '*'", "P administrator 23 on all"},
		{"Effect: Deny, Action: '*', Resource: '*'", "P administrator 0 on some"},
		{"Effect: Allow, Action: ['s3:*', 'secrets:*'], Resource: '*'", ""},
		{"Effect: Allow, Action: 'SecretsManager:?', Resource: '*'", "P 0 on all"},
		{"Effect: Allow, Action: 'secretsmanager:*', Resource: !If [C, '*', x]", "P 23 on all when C"},
		{"Effect: Allow, Action: 'secretsmanager:*', Resource: [x, '*']", "P 23 on all"},
		{"Effect: Allow, Action: 'secretsmanager:*', NotResource: x", "P 23 on some"},
		{"Effect: Allow, Action: 'secretsmanager:*', Resource: '*', Condition: {StringEquals: {'aws:ResourceTag/a': b}}", "P 23 on some"},
		{"Effect: Allow, Action: 'secretsmanager:*', Resource: '*', Condition: {StringLike: {'SecretsManager:SecretId': b}}", "P 23 on some"},
		{"Effect: Allow, Action: 'secretsmanager:*', Resource: '*', Condition: {'ForAnyValue:StringEquals': {'aws:CalledVia': b}}", "P 23 on some"},
		{"Effect: Allow, Action: 'secretsmanager:*', Resource: '*', Condition: {Bool: {'aws:SecureTransport': true}}", "P 23 on all"},
		{"Effect: Allow, Action: 'secretsmanager:*', Resource: '*', Condition: !Ref Unknown", "P 23 on some"},
		{"Effect: Allow, Action: 'secretsmanager:*', Resource: '*', Condition: !If [C, {StringEquals: {'aws:ResourceTag/a': b}}, !Ref 'AWS::NoValue']", "P 23 on some; P 23 on all when not C"},
	} {
		a := build(t, "Parameters: {Unknown: {Type: String}}\nResources:\n  P: {Type: \"AWS::IAM::Policy\", Properties: {PolicyDocument: {Statement: {"+test.statement+"}}}}\n")
		equal(t, test.statement, showIdentities(a), test.want)
	}
}

func TestHoldersOfStatements(t *testing.T) {
	const policy = "PolicyDocument: {Statement: {Effect: Allow, Action: 'secretsmanager:GetSecretValue', Resource: '*'}}"
	for _, test := range []struct{ resources, want string }{
		{"R: {Type: AWS::IAM::Role, Properties: {Policies: [{" + policy + "}]}}", "R 1 on all"},
		{"R: {Type: AWS::IAM::User, Properties: {ManagedPolicyArns: ['arn:aws:iam::aws:policy/SecretsManagerReadWrite']}}", "R SecretsManagerReadWrite 23 on all"},
		{"R: {Type: AWS::IAM::Role, Properties: {ManagedPolicyArns: ['arn:aws:iam::aws:policy/AdministratorAccess', 'arn:aws:iam::aws:policy/IAMFullAccess']}}", "R AdministratorAccess administrator 23 on all"},
		{"R: {Type: AWS::IAM::Role, Properties: {ManagedPolicyArns: [!If [C, 'arn:aws:iam::aws:policy/SecretsManagerReadWrite', !Ref 'AWS::NoValue']]}}", "R SecretsManagerReadWrite 23 on all when C"},
		{"R: {Type: AWS::Serverless::Function, Properties: {Policies: [SecretsManagerReadWrite, {Statement: [{Effect: Allow, Action: 'secretsmanager:ListSecrets', Resource: '*'}]}]}}", "R 1 on all; R SecretsManagerReadWrite 23 on all"},
		{"R: {Type: AWS::Serverless::StateMachine, Properties: {Policies: {Statement: {Effect: Allow, Action: 'secretsmanager:ListSecrets', Resource: '*'}}}}", "R 1 on all"},
		// Permissions boundaries allow nothing by themselves.
		{"R: {Type: AWS::IAM::Role, Properties: {PermissionsBoundary: !Ref P}}\n  P: {Type: AWS::IAM::ManagedPolicy, Properties: {" + policy + "}}", ""},
		{"R: {Type: AWS::IAM::Role, Properties: {PermissionsBoundary: !Ref P, ManagedPolicyArns: [!Ref P]}}\n  P: {Type: AWS::IAM::ManagedPolicy, Properties: {" + policy + "}}", "P 1 on all"},
		{"P: {Type: AWS::IAM::ManagedPolicy, Properties: {ManagedPolicyName: DeveloperBoundary, " + policy + "}}", ""},
		{"P: {Type: AWS::IAM::ManagedPolicy, Properties: {ManagedPolicyName: DeveloperBoundary, Users: [u], " + policy + "}}", "P 1 on all"},
		// The role of a rotation function has what is attached to it, too.
		{
			"F: {Type: AWS::Lambda::Function, Properties: {Role: !GetAtt R.Arn}}\n  S: {Type: AWS::SecretsManager::RotationSchedule, Properties: {SecretId: x, RotationLambdaARN: !Ref F}}\n" +
				"  R: {Type: AWS::IAM::Role, Properties: {Policies: [{" + policy + "}]}}\n  P: {Type: AWS::IAM::Policy, Properties: {Roles: [!Ref R], " + policy + "}}\n  Q: {Type: AWS::IAM::Policy, Properties: {Roles: [q], " + policy + "}}",
			"R 1 on all for F; P 1 on all for F; Q 1 on all",
		},
	} {
		a := build(t, "Transform: AWS::Serverless-2016-10-31\nResources:\n  "+test.resources+"\n")
		equal(t, test.resources, showIdentities(a), test.want)
	}
}

// TestSpeaksOfSecrets spares templates without secrets the work.
func TestSpeaksOfSecrets(t *testing.T) {
	for _, test := range []struct {
		action string
		want   bool
	}{{"s3:GetObject", false}, {"secretsmanager:GetSecretValue", true}, {"SecretsManager:*", true}} {
		a := build(t, "Resources:\n  R: {Type: AWS::IAM::Role, Properties: {Policies: [{PolicyDocument: {Statement: {Action: '"+test.action+"'}}}]}}\n")
		equal(t, test.action, a.Has("identity_statements"), test.want)
	}
}

func TestSourceOfPermissions(t *testing.T) {
	for _, test := range []struct{ properties, want string }{
		{"", "any"},
		{"SourceAccount: !Ref 'AWS::AccountId'", "fixed"},
		{"SourceAccount: 111122223333", "fixed"},
		{"SourceAccount: '111122223333'", "fixed"},
		{"SourceAccount: '*'", "any"},
		{"SourceAccount: !Ref Unknown", "fixed"},
		{"SourceArn: !Ref Secret", "fixed"},
		{"SourceArn: 'arn:aws:secretsmanager:eu-west-1:111122223333:secret:*'", "fixed"},
		{"SourceArn: 'arn:aws:secretsmanager:*:*:secret:*'", "any"},
		{"SourceArn: '*'", "any"},
		{"SourceArn: !Sub 'arn:aws:secretsmanager:${AWS::Region}:${AWS::AccountId}:secret:*'", "fixed"},
		{"PrincipalOrgID: o-1234567890", "fixed"},
		{"SourceAccount: !If [C, '111122223333', !Ref 'AWS::NoValue']", "any when not C"},
		{"SourceAccount: !If [C, '111122223333', !Ref 'AWS::NoValue'], SourceArn: !If [C, !Ref 'AWS::NoValue', !Ref Secret]", "fixed"},
	} {
		a := build(t, "Parameters: {Unknown: {Type: String}}\nResources:\n  Secret: {Type: \"AWS::SecretsManager::Secret\"}\n"+
			"  P: {Type: \"AWS::Lambda::Permission\", Properties: {FunctionName: f, Action: '*', Principal: secretsmanager.amazonaws.com, "+test.properties+"}}\n")
		source := a.permissions()[0].source
		got := source.account
		if source.when != "" {
			got += " when " + abbreviated(source.when)
		}
		equal(t, test.properties, got, test.want)
	}
	a := build(t, "Resources:\n  P: {Type: \"AWS::Lambda::Permission\", Properties: {FunctionName: f, Action: '*', Principal: s3.amazonaws.com}}\n")
	equal(t, "another service", len(a.permissions()), 0)
}
