package model

import (
	"fmt"
	"testing"
)

const samHead = `
Transform: [AWS::LanguageExtensions, AWS::Serverless-2016-10-31]
Globals:
  Function:
    Runtime: python3.12
    Timeout: 10
    VpcConfig: {SubnetIds: [!Ref Subnet], SecurityGroupIds: [sg-1]}
    Environment: {Variables: {A: common, B: common}}
    Tags: {a: b}
`

func TestGlobals(t *testing.T) {
	for _, test := range []struct{ properties, key, want string }{
		{"Properties: {}", "Timeout", "10"},
		{"DependsOn: Subnet", "Timeout", "10"},
		{"Properties: {Timeout: 20}", "Timeout", "20"},
		{"Properties: {Timeout: !Ref Timeout}", "Timeout", "${Timeout}"},
		{"Properties: {}", "VpcConfig", "{SubnetIds: [${Subnet}], SecurityGroupIds: [sg-1]}"},
		{"Properties: {VpcConfig: {SubnetIds: [subnet-2]}}", "VpcConfig", "{SubnetIds: [${Subnet}, subnet-2], SecurityGroupIds: [sg-1]}"},
		{"Properties: {VpcConfig: {SubnetIds: !Ref Subnets}}", "VpcConfig", "{SubnetIds: ${Subnets}, SecurityGroupIds: [sg-1]}"},
		{"Properties: {VpcConfig: !If [C, {SubnetIds: []}, !Ref AWS::NoValue]}", "VpcConfig", "({SubnetIds: []} if C, absent if not C)"},
		{"Properties: {Environment: {Variables: {B: own, C: own}}}", "Environment", "{Variables: {A: common, B: own, C: own}}"},
		{"Properties: {Tags: text}", "Tags", "text"},
		{"{IgnoreGlobals: '*', Properties: {}}", "Timeout", "absent"},
		{"{IgnoreGlobals: [Timeout, Tags], Properties: {}}", "Timeout", "absent"},
		{"{IgnoreGlobals: [Timeout, Tags], Properties: {}}", "Runtime", "python3.12"},
	} {
		block := "{" + test.properties + "}"
		if test.properties[0] == '{' {
			block = test.properties
		}
		a := build(t, samHead+"Resources:\n  Subnet: {Type: AWS::EC2::Subnet}\n  F: {Type: AWS::Serverless::Function, "+block[1:]+"\n  Other: {Type: AWS::Lambda::Function}\n")
		f := a.in(samFunction)[0]
		equal(t, test.properties, show(f.property(test.key)), test.want)
		equal(t, "no SAM function", show(a.in("AWS::Lambda::Function")[0].property("Timeout")), "absent")
		if v := f.property("VpcConfig", "SubnetIds"); v.kind == list && len(v.items()) == 2 {
			equal(t, "an item's path", v.items()[1].node.Path(), "[Resources F Properties VpcConfig SubnetIds 1]")
		}
	}
	a := build(t, "Globals: {Function: {Timeout: 10}}\nResources:\n  F: {Type: AWS::Serverless::Function, Properties: {}}\n")
	equal(t, "without the transform", show(a.in(samFunction)[0].property("Timeout")), "absent")
}

func TestGeneratedResources(t *testing.T) {
	const source = `
Transform: AWS::Serverless-2016-10-31
Resources:
  F: {Type: AWS::Serverless::Function, Properties: {AutoPublishAlias: live}}
  WithRole: {Type: AWS::Serverless::Function, Properties: {Role: !GetAtt Own.Arn}}
  Own: {Type: AWS::IAM::Role}
  Secret: {Type: AWS::SecretsManager::Secret, Properties: {GenerateSecretString: {}}}
  Policy:
    Type: AWS::SecretsManager::ResourcePolicy
    Properties: {SecretId: !Ref Secret, ResourcePolicy: {Statement: {Effect: Allow, Principal: {AWS: %s}, Action: "*"}}}
`
	for _, test := range []struct{ principal, want string }{
		{"!GetAtt FRole.Arn", "same"},
		{"!Sub 'arn:aws:iam::${AWS::AccountId}:role/${FRole}'", "same"},
		{"!GetAtt WithRoleRole.Arn", "unknown"},
		{"!GetAtt FAliaslive.Arn", "unknown"},
	} {
		a := build(t, fmt.Sprintf(source, test.principal))
		equal(t, test.principal, a.facts.secretStatements[0].principals[0].class, test.want)
		equal(t, "resources", a.Resources(), 5)
	}
}

func TestRotationClientsOfSAM(t *testing.T) {
	const head = `
Transform: AWS::Serverless-2016-10-31
Mappings: {Apps: {aws: {Id: "arn:aws:serverlessrepo:us-east-1:297356227824:applications/SecretsManagerRDSPostgreSQLRotationMultiUser"}}}
Parameters:
  Application: {Type: String}
Resources:
  Vpc: {Type: "AWS::EC2::VPC"}
  Subnet: {Type: "AWS::EC2::Subnet", Properties: {VpcId: !Ref Vpc}}
  Secret: {Type: "AWS::SecretsManager::Secret"}
  F: {Type: AWS::Serverless::Function, Properties: {FunctionName: rotate, AutoPublishAlias: live, VpcConfig: {SubnetIds: [!Ref Subnet]}}}
  Schedule: {Type: "AWS::SecretsManager::RotationSchedule", Properties: {SecretId: !Ref Secret, RotationLambdaARN: %s}}
`
	const app = `
  App: {Type: "AWS::Serverless::Application", Properties: {Location: %s, Parameters: {functionName: rotator, endpoint: "https://secretsmanager.eu-west-1.amazonaws.com", vpcSubnetIds: !Ref Subnet, vpcSecurityGroupIds: sg-1}}}
`
	literal := fmt.Sprintf(app, `{ApplicationId: "arn:aws:serverlessrepo:us-east-1:297356227824:applications/SecretsManagerMongoDBRotationSingleUser", SemanticVersion: 1.1.3}`)
	const other = `
  App: {Type: "AWS::Serverless::Application", Properties: {Location: %s, Parameters: {functionName: rotator, vpcSubnetIds: !Ref Subnet}}}
`
	for _, test := range []struct{ arn, app, want string }{
		{"!GetAtt F.Arn", "", "F rotation: none"},
		{"!Ref FVersion", "", "F rotation: none"},
		{"!Ref FAliaslive", "", "F rotation: none"},
		{"!Ref F.Alias", "", "F rotation: none"},
		{"!Ref F.Version", "", "F rotation: none"},
		{"!Sub 'arn:aws:lambda:${AWS::Region}:${AWS::AccountId}:function:rotate'", "", "F rotation: none"},
		{"!Sub 'arn:aws:lambda:${AWS::Region}:${AWS::AccountId}:function:rotate:live'", "", "F rotation: none"},
		{"!Sub 'arn:aws:lambda:${AWS::Region}:${AWS::AccountId}:function:other'", "", ""},
		{"!Sub 'arn:aws:lambda:${AWS::Region}:${AWS::AccountId}:function:rotator'", literal, "App rotation: none"},
		{"!GetAtt App.Outputs.RotationLambdaARN", literal, "App rotation: none"},
		{"!GetAtt App.Outputs.RotationLambdaARN", fmt.Sprintf(app, `{ApplicationId: !FindInMap [Apps, !Ref AWS::Partition, Id], SemanticVersion: "1"}`), "App rotation: none"},
		{"!GetAtt App.Outputs.RotationLambdaARN", fmt.Sprintf(app, "{ApplicationId: masked}"), "App rotation: none"},
		{"!GetAtt App.Outputs.RotationLambdaARN", fmt.Sprintf(other, "./rotator.yaml"), ""},
		{"!GetAtt App.Outputs.RotationLambdaARN", fmt.Sprintf(other, `{ApplicationId: !Ref Application, SemanticVersion: "1"}`), ""},
		{"!GetAtt App.Outputs.RotationLambdaARN", fmt.Sprintf(other, `{ApplicationId: "arn:aws:serverlessrepo:us-east-1:111122223333:applications/Rotator", SemanticVersion: "1"}`), ""},
	} {
		a := build(t, fmt.Sprintf(head, test.arn)+test.app)
		equal(t, test.arn+test.app, showReach(a.facts.clients), test.want)
		if len(a.facts.clients) == 1 && a.facts.clients[0].is("AWS::Serverless::Application") {
			equal(t, "calls by the default name", a.facts.clients[0].byDefaultName(), true)
		}
	}
}

func TestReadersOfSAM(t *testing.T) {
	const source = `
Transform: AWS::Serverless-2016-10-31
Resources:
  Vpc: {Type: "AWS::EC2::VPC"}
  Subnet: {Type: "AWS::EC2::Subnet", Properties: {VpcId: !Ref Vpc}}
  Secret: {Type: "AWS::SecretsManager::Secret"}
  Managed: {Type: AWS::IAM::ManagedPolicy, Properties: {PolicyDocument: {Statement: {Effect: Allow, Action: "secretsmanager:*", Resource: "*"}}}}
  Attached: {Type: AWS::IAM::Policy, Properties: {Roles: [%s], PolicyDocument: {Statement: {Effect: Allow, Action: "secretsmanager:Get*", Resource: "*"}}}}
  F:
    Type: AWS::Serverless::Function
    Properties: {VpcConfig: {SubnetIds: [!Ref Subnet]}, Environment: {Variables: {ID: %s}}, Policies: %s}
`
	for _, test := range []struct{ roles, variable, policies, want string }{
		{"other", "!Ref Secret", "[{AWSSecretsManagerGetSecretValuePolicy: {SecretArn: !Ref Secret}}]", "F reader: none"},
		{"other", "none", "[{AWSSecretsManagerGetSecretValuePolicy: {SecretArn: !Ref Secret}}]", "F reader: none"},
		{"other", "none", "[{AWSSecretsManagerGetSecretValuePolicy: {SecretArn: !ImportValue secret}}]", ""},
		{"other", "!Ref Secret", "[{AWSSecretsManagerRotationPolicy: {FunctionName: f}}]", "F reader: none"},
		{"other", "!Ref Secret", "!If [C, [{AWSSecretsManagerRotationPolicy: {FunctionName: f}}], !Ref AWS::NoValue]", "F reader: none"},
		{"other", "!Ref Secret", "SecretsManagerReadWrite", "F reader: none"},
		{"other", "!Ref Secret", "[AWSLambdaBasicExecutionRole, 'arn:aws:iam::aws:policy/SecretsManagerReadWrite']", "F reader: none"},
		{"other", "!Ref Secret", "[!Ref Managed]", "F reader: none"},
		{"other", "!Ref Secret", "[{Statement: [{Effect: Allow, Action: 'secretsmanager:GetSecretValue', Resource: !Ref Secret}]}]", "F reader: none"},
		{"other", "!Ref Secret", "{Version: '2012-10-17', Statement: {Effect: Allow, Action: '*', Resource: '*'}}", "F reader: none"},
		{"other", "!Ref Secret", "[{Statement: [{Effect: Deny, Action: 'secretsmanager:GetSecretValue', Resource: '*'}]}]", ""},
		{"other", "!Ref Secret", "[{DynamoDBReadPolicy: {TableName: t}}, AWSLambdaBasicExecutionRole, !Ref Missing]", ""},
		{"!Ref FRole", "!Ref Secret", "[]", "F reader: none"},
	} {
		a := build(t, fmt.Sprintf(source, test.roles, test.variable, test.policies))
		equal(t, fmt.Sprint(test), showReach(a.facts.clients), test.want)
	}
}
