package model

import (
	"fmt"
	"strings"
	"testing"
)

func TestUnmentioned(t *testing.T) {
	const unmentioned = "Secret"
	for _, test := range []struct{ name, more, want string }{
		{"nothing", "Topic: {Type: 'AWS::SNS::Topic'}", unmentioned},
		{"a Ref", "Topic: {Type: 'AWS::SNS::Topic', Properties: {DisplayName: !Ref Secret}}", ""},
		{"a GetAtt", "Topic: {Type: 'AWS::SNS::Topic', Properties: {DisplayName: !GetAtt Secret.Id}}", ""},
		{"a GetAtt as list", "Topic: {Type: 'AWS::SNS::Topic', Properties: {DisplayName: {'Fn::GetAtt': [Secret, Id]}}}", ""},
		{"a Sub", "Topic: {Type: 'AWS::SNS::Topic', Properties: {DisplayName: !Sub 'x${Secret.Id}'}}", ""},
		{"a Sub with variables", "Topic: {Type: 'AWS::SNS::Topic', Properties: {DisplayName: !Sub ['{{resolve:secretsmanager:${ Secret }}} ${x}', {x: y}]}}", ""},
		{"a variable of a Sub", "Topic: {Type: 'AWS::SNS::Topic', Properties: {DisplayName: !Sub ['${x}', {x: !Ref Secret}]}}", ""},
		{"its own schedule", "Schedule: {Type: 'AWS::SecretsManager::RotationSchedule', Properties: {SecretId: !Ref Secret}}", ""},
		{"metadata", "Topic: {Type: 'AWS::SNS::Topic', Metadata: {x: !Ref Secret}}", ""},
		{"the logical id in an ARN", "Topic: {Type: 'AWS::SNS::Topic', Properties: {DisplayName: !Sub 'arn:aws:secretsmanager:*:*:secret:${AWS::StackName}-Secret-*'}}", ""},
		{"the logical id as prefix in an ARN", "Topic: {Type: 'AWS::SNS::Topic', Properties: {DisplayName: 'arn:aws:secretsmanager:*:*:secret:Secret*'}}", ""},
		{"only its order", "Topic: {Type: 'AWS::SNS::Topic', DependsOn: Secret}", unmentioned},
		{"only a text", "Topic: {Type: 'AWS::SNS::Topic', Properties: {DisplayName: 'Secret ${Secret}'}}", unmentioned},
		{"a longer id", "Topic: {Type: 'AWS::SNS::Topic', Properties: {DisplayName: !Ref SecretTopic}}", unmentioned},
		{"an escaped variable", "Topic: {Type: 'AWS::SNS::Topic', Properties: {DisplayName: !Sub '${!Secret}'}}", unmentioned},
		{"a list without it", "Topic: {Type: 'AWS::SNS::Topic', Properties: {DisplayName: !Sub [!Ref X, {}]}}", unmentioned},
		{"every secret of the account", "Topic: {Type: 'AWS::SNS::Topic', Properties: {DisplayName: 'arn:aws:secretsmanager:*:*:secret:*'}}", unmentioned},
		{"what an include brings in", "Fn::Transform: {Name: AWS::Include, Parameters: {Location: x}}", ""},
		{"a loop that is not expanded", "Fn::ForEach::X: [Id, !Ref Ids, {'T${Id}': {Type: 'AWS::SNS::Topic'}}]", ""},
		{"a computed id", "Topic: {Type: 'AWS::SNS::Topic', Properties: {DisplayName: {Ref: !Sub 'Sec${x}'}}}", ""},
		{"a computed attribute", "Topic: {Type: 'AWS::SNS::Topic', Properties: {DisplayName: {'Fn::GetAtt': [!Sub 'Sec${x}', Id]}}}", ""},
	} {
		a := build(t, "Transform: AWS::LanguageExtensions\nResources:\n  Secret: {Type: 'AWS::SecretsManager::Secret'}\n  "+test.more+"\n")
		equal(t, test.name, showIDs(a.unmentioned()), test.want)
	}
}

func showIDs(all []*resource) string {
	var ids []string
	for _, r := range all {
		ids = append(ids, r.id)
	}
	return strings.Join(ids, " ")
}

func TestUnmentionedElsewhere(t *testing.T) {
	const source = "%s\nResources:\n  Secret: {Type: 'AWS::SecretsManager::Secret', Properties: {%s}}\n%s"
	for _, test := range []struct{ name, top, properties, more, want string }{
		{"a name", "", "Name: orders", "", ""},
		{"a name from a parameter", "Parameters: {Name: {Type: String}}", "Name: !Ref Name", "", ""},
		{"a name in some cases", "", "Name: !If [C, orders, !Ref AWS::NoValue]", "", ""},
		{"no name", "", "Name: !Ref AWS::NoValue", "", "Secret"},
		{"an output", "", "", "Outputs: {Arn: {Value: !Ref Secret}}", ""},
		{"a macro", "Transform: [AWS::LanguageExtensions, Company]", "", "", ""},
		{"one macro", "Transform: Company", "", "", ""},
		{"transforms of AWS", "Transform: [AWS::LanguageExtensions, AWS::Serverless-2016-10-31]", "", "", "Secret"},
		{"SAM's variables of all functions", "Transform: AWS::Serverless-2016-10-31\nGlobals: {Function: {Environment: {Variables: {S: !Ref Secret}}}}", "", "", ""},
	} {
		equal(t, test.name, showIDs(build(t, fmt.Sprintf(source, test.top, test.properties, test.more)).unmentioned()), test.want)
	}
}

// TestUnmentionedByStack tells secrets of one logical id in several stacks apart.
func TestUnmentionedByStack(t *testing.T) {
	a := read(t, "a.yaml", "Resources: {Secret: {Type: 'AWS::SecretsManager::Secret'}}\nOutputs: {Arn: {Value: !Ref Secret}}")
	b := read(t, "b.yaml", "Resources: {Secret: {Type: 'AWS::SecretsManager::Secret'}, Other: {Type: 'AWS::SecretsManager::Secret'}}")
	var keys []string
	for _, r := range buildAll(t, a, b).unmentioned() {
		keys = append(keys, r.key())
	}
	equal(t, "keys", strings.Join(keys, " "), "b.yaml/Secret b.yaml/Other")
}
