package model

import (
	"strings"
	"testing"
)

func TestUsersOfKeys(t *testing.T) {
	const source = `
Parameters:
  Unknown: {Type: String}
  Named: {Type: String, Default: alias/named}
Resources:
  Second: {Type: "AWS::KMS::Alias", Properties: {AliasName: alias/named, TargetKeyId: !Ref Key}}
  Key: {Type: "AWS::KMS::Key"}
  Alias: {Type: "AWS::KMS::Alias", Properties: {AliasName: !Sub "alias/${AWS::StackName}/k", TargetKeyId: !Ref Key}}
  Role: {Type: "AWS::IAM::Role"}
  User:
%s
`
	for _, test := range []struct{ name, user, want string }{
		{"Ref", `{Type: "AWS::SQS::Queue", Properties: {KmsMasterKeyId: !Ref Key}}`, "User"},
		{"GetAtt", `{Type: "AWS::DynamoDB::Table", Properties: {SSESpecification: {KMSMasterKeyId: !GetAtt Key.Arn}}}`, "User"},
		{"GetAtt as a list", `{Type: "AWS::SNS::Topic", Properties: {KmsMasterKeyId: {"Fn::GetAtt": [Key, Arn]}}}`, "User"},
		{"by an alias", `{Type: "AWS::SQS::Queue", Properties: {KmsMasterKeyId: !Ref Alias}}`, "User"},
		{"by the name of an alias", `{Type: "AWS::SQS::Queue", Properties: {KmsMasterKeyId: !Sub "alias/${AWS::StackName}/k"}}`, "User"},
		{"by a name from a parameter", `{Type: "AWS::SQS::Queue", Properties: {KmsMasterKeyId: !Ref Named}}`, "User"},
		{"by a variable", `{Type: "AWS::SSM::Document", Properties: {Content: !Sub ["use ${K}", {K: !GetAtt Key.Arn}]}}`, "User"},
		{"by a name in an ARN", `{Type: "AWS::SQS::Queue", Properties: {KmsMasterKeyId: !Sub "${Alias}"}}`, "User"},
		{"in one case", `{Type: "AWS::SQS::Queue", Properties: {KmsMasterKeyId: !If [C, !Ref Key, !Ref "AWS::NoValue"]}}`, "User"},
		{"in a text", `{Type: "AWS::SSM::Document", Properties: {Content: !Sub "use ${Key.Arn}"}}`, "User"},
		{"joined", `{Type: "AWS::SSM::Document", Properties: {Content: !Join ["/", [a, !Ref Alias]]}}`, "User"},
		{"a custom resource", `{Type: "Custom::Cluster", Properties: {Key: !Ref Key}}`, "User"},
		{"a variable of a function", `{Type: "AWS::Serverless::Function", Properties: {Environment: {Variables: {KEY: !Ref Key}}}}`, "User"},
		{"the policies of a function", `{Type: "AWS::Serverless::Function", Properties: {Policies: [{Statement: {Effect: Allow, Action: "kms:Decrypt", Resource: !GetAtt Key.Arn}}]}}`, ""},
		{"a policy", `{Type: "AWS::IAM::ManagedPolicy", Properties: {PolicyDocument: {Statement: {Effect: Allow, Resource: !GetAtt Key.Arn}}}}`, ""},
		{"a parameter with its ARN", `{Type: "AWS::SSM::Parameter", Properties: {Value: !GetAtt Key.Arn}}`, ""},
		{"a replica of it", `{Type: "AWS::KMS::ReplicaKey", Properties: {PrimaryKeyArn: !GetAtt Key.Arn}}`, ""},
		{"a nested stack", `{Type: "AWS::CloudFormation::Stack", Properties: {Parameters: {Key: !Ref Key}}}`, ""},
		{"a secret", `{Type: "AWS::SecretsManager::Secret", Properties: {KmsKeyId: !Ref Key}}`, ""},
		{"rotation of a secret", `{Type: "AWS::SecretsManager::RotationSchedule", Properties: {HostedRotationLambda: {KmsKeyArn: !Ref Key}}}`, ""},
		{"another name", `{Type: "AWS::SQS::Queue", Properties: {KmsMasterKeyId: alias/other}}`, ""},
		{"an unknown one", `{Type: "AWS::SQS::Queue", Properties: {KmsMasterKeyId: !Ref Unknown}}`, ""},
		{"an index that is a function", `{Type: "AWS::SQS::Queue", Properties: {KmsMasterKeyId: {"Fn::GetAtt": [!Ref Unknown, Arn]}}}`, ""},
		{"a role beside it", `{Type: "AWS::Lambda::Function", Properties: {Role: !GetAtt Role.Arn}}`, ""},
	} {
		key := build(t, strings.Replace(source, "%s", indented(4, test.user), 1)).keys()[0]
		var ids []string
		for _, r := range key.others {
			ids = append(ids, r.id)
		}
		equal(t, test.name, strings.Join(ids, " "), test.want)
	}
}

func TestUsersInOtherStacks(t *testing.T) {
	a := buildAll(t,
		read(t, "keys.yaml", `
Resources:
  Used: {Type: "AWS::KMS::Key"}
  Exported: {Type: "AWS::KMS::Key"}
  Shown: {Type: "AWS::KMS::Key"}
Outputs:
  Used: {Value: !GetAtt Used.Arn, Export: {Name: used}}
  Exported: {Value: !Ref Exported, Export: {Name: exported}}
  Shown: {Value: !Ref Shown}
  Nothing: {Export: {Name: nothing}}
`),
		read(t, "queue.yaml", `
Resources:
  Queue: {Type: "AWS::SQS::Queue", Properties: {KmsMasterKeyId: !ImportValue used}}
`))
	var got []string
	for _, k := range a.keys() {
		users := k.id
		for _, r := range k.others {
			users += " " + r.id
		}
		if k.exported {
			users += " exported"
		}
		got = append(got, users)
	}
	equal(t, "users", strings.Join(got, ", "), "Used Queue exported, Exported exported, Shown")
}

func TestSharedWith(t *testing.T) {
	a := build(t, `
Parameters:
  Partner: {Type: String}
Resources:
  Key: {Type: "AWS::KMS::Key"}
  Secret: {Type: "AWS::SecretsManager::Secret", Properties: {KmsKeyId: !Ref Key}}
  Other: {Type: "AWS::SecretsManager::Secret"}
  Policy:
    Type: AWS::SecretsManager::ResourcePolicy
    Properties:
      SecretId: !Ref Secret
      ResourcePolicy:
        Statement:
          - {Effect: Allow, Principal: {AWS: ["999999999999", !Ref Partner, !Ref "AWS::AccountId"]}, Action: a}
          - {Effect: Deny, Principal: {AWS: "888888888888"}, Action: a}
  OtherPolicy:
    Type: AWS::SecretsManager::ResourcePolicy
    Properties: {SecretId: !Ref Other, ResourcePolicy: {Statement: {Effect: Allow, Principal: {AWS: "777777777777"}, Action: a}}}
`)
	equal(t, "shared with", a.keys()[0].sharedWith, "[999999999999 ${Partner}]")
}
