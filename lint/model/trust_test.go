package model

import (
	"fmt"
	"strings"
	"testing"
)

func TestTrusts(t *testing.T) {
	const source = `
Parameters:
  Unknown: {Type: String}
Resources:
  Secret: {Type: "AWS::SecretsManager::Secret", Properties: {Name: orders/db}}
  Role: {Type: "AWS::IAM::Role", Properties: {AssumeRolePolicyDocument: {Statement: %s}, %s}}
  Attached: {Type: "AWS::IAM::Policy", Properties: {Roles: [!Ref Role], PolicyDocument: {Statement: {%s}}}}
  Managed: {Type: "AWS::IAM::ManagedPolicy", Properties: {PolicyDocument: {Statement: {Effect: Allow, Action: "secretsmanager:Get*", Resource: !Ref Secret}}}}
`
	const (
		foreign = `{Effect: Allow, Principal: {AWS: "999999999999"}, Action: "sts:AssumeRole"}`
		none    = `Description: d`
		nothing = `Effect: Allow, Action: "s3:*", Resource: "*"`
		reads   = `Effect: Allow, Action: "secretsmanager:GetSecretValue", Resource: `
		arn     = `arn:aws:secretsmanager:eu-west-1:111122223333:secret:`
	)
	inline := func(statement string) string {
		return `Policies: [{PolicyName: p, PolicyDocument: {Statement: {` + statement + `}}}]`
	}
	for _, test := range []struct{ trust, properties, attached, want string }{
		{foreign, inline(reads + `!Ref Secret`), nothing, "cross reads Secret"},
		{foreign, inline(reads + `!Sub "${Secret}*"`), nothing, "cross reads Secret"},
		{foreign, inline(reads + `"` + arn + `orders/db-??????"`), nothing, "cross reads Secret"},
		{foreign, none, reads + `!Ref Secret`, "cross reads Secret"},
		{foreign, `ManagedPolicyArns: [!Ref Managed]`, nothing, "cross reads Secret"},
		{foreign, `ManagedPolicyArns: ["arn:aws:iam::aws:policy/SecretsManagerReadWrite"]`, nothing, "cross reads all"},
		{foreign, inline(reads + `"*"`), nothing, "cross reads all"},
		{foreign, inline(reads + `!Sub "arn:aws:secretsmanager:*:${AWS::AccountId}:secret:*"`), nothing, "cross reads all"},
		{foreign, inline(`Effect: Allow, Action: "*", Resource: !Ref Secret`), nothing, "cross reads Secret"},
		{foreign, inline(`Effect: Allow, NotAction: "iam:*", Resource: !Ref Secret`), nothing, "cross reads Secret"},
		{`{Effect: Allow, Principal: {AWS: !Ref Unknown}, Action: "sts:*"}`, none, reads + `"*"`, "unknown reads all"},
		{`{Effect: Allow, Principal: "*", Action: "sts:AssumeRole"}`, none, reads + `"*"`, "any reads all"},

		{foreign, none, nothing, ""},
		{foreign, `ManagedPolicyArns: ["arn:aws:iam::aws:policy/AdministratorAccess"]`, `Effect: Allow, Action: "*", Resource: "*"`, ""},
		{foreign, none, `Effect: Deny, Action: "secretsmanager:GetSecretValue", Resource: "*"`, ""},
		{foreign, none, `Effect: Allow, Action: "secretsmanager:DescribeSecret", Resource: "*"`, ""},
		{foreign, none, reads + `"` + arn + `payments/db-??????"`, ""},
		{foreign, none, reads + `!Sub "` + arn + `${Unknown}"`, ""},
		{`{Effect: Deny, Principal: {AWS: "999999999999"}, Action: "sts:AssumeRole"}`, none, reads + `"*"`, ""},
		{`{Effect: Allow, Principal: {AWS: "999999999999"}, Action: "sts:TagSession"}`, none, reads + `"*"`, ""},
		{`{Effect: Allow, Principal: {AWS: !Ref AWS::AccountId}, Action: "sts:AssumeRole"}`, none, reads + `"*"`, ""},
		{`{Effect: Allow, Principal: {Service: lambda.amazonaws.com}, Action: "sts:AssumeRole"}`, none, reads + `"*"`, ""},
		{`{Effect: Allow, Principal: {Federated: "arn:aws:iam::999999999999:saml-provider/p"}, Action: "sts:AssumeRoleWithSAML"}`, none, reads + `"*"`, ""},
	} {
		var shown []string
		for _, trust := range build(t, fmt.Sprintf(source, test.trust, test.properties, test.attached)).trusts() {
			text := string(trust.principals[0].class) + " reads"
			if trust.reads.all {
				text += " all"
			}
			for _, secret := range trust.reads.secrets {
				text += " " + secret.id
			}
			shown = append(shown, text)
		}
		equal(t, test.trust+test.properties+test.attached, strings.Join(shown, ", "), test.want)
	}
}

func TestARNPatterns(t *testing.T) {
	const source = `
Parameters:
  SecretName: {Type: String}
  AppName: {Type: String, Default: shop}
Mappings:
  Names: {dev: {Name: a}, prod: {Name: b}}
Resources:
  Secret: {Type: "AWS::SecretsManager::Secret", Properties: {Name: billing-db}}
  Policy: {Type: "AWS::IAM::Policy", Properties: {PolicyDocument: {Statement: {Effect: %s, Action: "secretsmanager:GetSecretValue", Resource: %s}}}}
`
	const arn = "arn:aws:secretsmanager:eu-west-1:111122223333:secret:"
	for _, test := range []struct{ resource, want string }{
		{arn + "orders-*", arn + "orders-*"},
		{`[x, !Sub "` + arn + `${SecretName}-*"]`, arn + "${SecretName}-*"},
		{`!Join ["", ["` + arn + `", !Ref SecretName, "-*"]]`, arn + "${SecretName}-*"},
		{`!Sub ["` + arn + `${N}/key-*", {N: !FindInMap [Names, !If [C, dev, prod], Name]}]`, arn + "a/key-*"},
		{arn + "billing-db-*", arn + "billing-db-*"},
		{arn + "billing-*", ""},
		{`"` + arn + `orders-??????"`, ""},
		{arn + "orders*", ""},
		{arn + "orders/*", ""},
		{`"` + arn + `*-db-*"`, ""},
		{`"` + arn + `rds!db-*"`, ""},
		{arn + "AmazonSageMaker-*", ""},
		{`!Sub "` + arn + `${AWS::StackName}-*"`, ""},
		{`!Sub "` + arn + `${AppName}-*"`, ""},
		{`!Sub "${Secret}-*"`, ""},
		{"arn:aws:s3:::bucket-*", ""},
		{`"*"`, ""},
	} {
		var shown []string
		for _, p := range build(t, fmt.Sprintf(source, "Allow", test.resource)).arnPatterns() {
			shown = append(shown, p.value.render())
		}
		equal(t, test.resource, strings.Join(shown, ", "), test.want)
		equal(t, "denied "+test.resource, len(build(t, fmt.Sprintf(source, "Deny", test.resource)).arnPatterns()), 0)
	}
}
