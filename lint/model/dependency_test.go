package model

import (
	"fmt"
	"testing"
)

func TestAfterPermission(t *testing.T) {
	const source = `
Resources:
  Secret: {Type: "AWS::SecretsManager::Secret", %s}
  F: {Type: "AWS::Lambda::Function"}
  P: {Type: "AWS::Lambda::Permission", Properties: {FunctionName: !Ref F, Action: "lambda:InvokeFunction", Principal: secretsmanager.amazonaws.com}}
  Q: {Type: "AWS::Lambda::Permission", Properties: {FunctionName: !Ref F, Action: "lambda:InvokeFunction", Principal: s3.amazonaws.com}}
  Between: {Type: "AWS::CloudFormation::WaitConditionHandle", DependsOn: [P, Between]}
  S: {Type: "AWS::SecretsManager::RotationSchedule", %s Properties: {SecretId: !Ref Secret, RotationLambdaARN: !GetAtt F.Arn}}
`
	for _, test := range []struct {
		secret, schedule string
		want             bool
	}{
		{"", "", false},
		{"", "DependsOn: P,", true},
		{"", "DependsOn: [F, P],", true},
		{"", "DependsOn: Q,", false},
		{"", "DependsOn: Missing,", false},
		{"", "DependsOn: Between,", true},
		{"DependsOn: P", "", true},
		{"Properties: {Description: !Ref P}", "", true},
		{"Properties: {Description: !Ref Between}", "", true},
		{"Properties: {Description: !GetAtt P.Id}", "", true},
		{"Properties: {Description: !GetAtt [P, Id]}", "", true},
		{"Properties: {Description: !Sub 'a ${P} b'}", "", true},
		{"Properties: {Description: !Sub ['${x}', {x: !Ref P}]}", "", true},
		{"Properties: {Tags: [{Key: a, Value: !If [C, !Ref P, b]}]}", "", true},
		{"Properties: {Description: !Sub '${!P} ${P'}", "", false},
		{"Properties: {Description: P}", "", false},
		{"Properties: {Description: !Sub [!Ref P]}", "", true},
		{"DependsOn: S", "", false}, // a circle, which CloudFormation refuses
	} {
		a := build(t, fmt.Sprintf(source, test.secret, test.schedule))
		u := a.rotators()[0].uses[0]
		equal(t, "permission", u.permission.id, "P")
		equal(t, test.secret+test.schedule, u.afterPermission, test.want)
	}
}
