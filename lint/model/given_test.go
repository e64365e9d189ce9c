package model

import (
	"fmt"
	"strings"
	"testing"

	"github.com/secretwright/secretwright/lint/template"
)

func TestGivenParameters(t *testing.T) {
	given := map[string]string{
		"Plain": "x", "Given": "prod", "Empty": "y", "Env": "prod", "Many": "p, q", "Subnets": "subnet-1,subnet-2",
		"FromStore": "/other", "Hidden": "hunter9", "Nowhere": "z",
	}
	for _, test := range []struct{ expression, want string }{
		{"!Ref Plain", "x"},
		{"!Ref Given", "prod"},
		{"!Ref Empty", "y"},
		{"!Ref Env", "prod"},
		{"!Ref Many", "[p, q]"},
		{"!Ref Subnets", "[subnet-1, subnet-2]"},
		{"!Ref FromStore", "${FromStore}"},
		{"!Ref Hidden", "${Hidden}"},
		{"!Ref Nowhere", "${Nowhere}"},
		{"!Sub '${Env}-${Plain}'", "prod-x"},
		{"!FindInMap [ByEnv, !Ref Env, Size]", "large"},
		{"{'Fn::Length': !Ref Many}", "2"},
	} {
		a := New([]*template.Stack{read(t, "t.yaml", fmt.Sprintf(values, test.expression))}, Options{Parameters: given})
		equal(t, test.expression, show(a.in("AWS::KMS::Key")[0].property("V")), test.want)
		if shown := document(t, a); strings.Contains(shown, "hunter") {
			t.Errorf("%s shows %s", test.expression, shown)
		}
		for _, node := range a.Credentials("t.yaml") {
			if node.At.Line == 0 {
				t.Errorf("%s: a node without a place is a credential of the file", test.expression)
			}
		}
	}
}

func TestIntervalOfGivenParameters(t *testing.T) {
	const source = `
Parameters:
  Days: {Type: Number, Default: 30}
  Expression: {Type: String}
  Hidden: {Type: String, NoEcho: true}
  Env: {Type: String, Default: dev}
Mappings:
  ByEnv: {dev: {Days: 30}, prod: {Days: 365}}
Resources:
  Schedule: {Type: "AWS::SecretsManager::RotationSchedule", Properties: {RotationRules: %s}}
`
	for _, test := range []struct {
		rules string
		given map[string]string
		want  int
	}{
		{"{AutomaticallyAfterDays: !Ref Days}", nil, 0},
		{"{AutomaticallyAfterDays: !Ref Days}", map[string]string{"Days": "365"}, 365 * 24},
		{"{ScheduleExpression: !Ref Expression}", map[string]string{"Expression": "rate(200 days)"}, 200 * 24},
		{"{ScheduleExpression: !Sub 'rate(${Days} days)'}", nil, 0},
		{"{ScheduleExpression: !Sub 'rate(${Days} days)'}", map[string]string{"Days": "120"}, 120 * 24},
		{"{ScheduleExpression: !Ref Hidden}", map[string]string{"Hidden": "rate(200 days)"}, 0},
		{"{AutomaticallyAfterDays: !FindInMap [ByEnv, !Ref Env, Days]}", nil, 0},
		{"{AutomaticallyAfterDays: !FindInMap [ByEnv, !Ref Env, Days]}", map[string]string{"Env": "prod"}, 365 * 24},
	} {
		a := New([]*template.Stack{read(t, "t.yaml", fmt.Sprintf(source, test.rules))}, Options{Parameters: test.given})
		hours := 0
		for _, c := range a.facts.schedules[0].cadences() {
			hours = c.longest
		}
		equal(t, fmt.Sprint(test.rules, test.given), hours, test.want)
	}
}

// A given credential is hidden wherever it is used, as its Default is.
func TestGivenCredentialIsNeverShown(t *testing.T) {
	a := New([]*template.Stack{read(t, "t.yaml", `
Parameters:
  Password: {Type: String}
  Token: {Type: String, NoEcho: true, AllowedValues: [a, b]}
Resources:
  Database: {Type: "AWS::RDS::DBInstance", Properties: {MasterUserPassword: !Ref Password}}
  Function: {Type: "AWS::Lambda::Function", Properties: {Environment: {Variables: {A: !Sub "x${Password}", B: !Ref Token}}}}
  Policy:
    Type: AWS::SecretsManager::ResourcePolicy
    Properties:
      SecretId: !Ref Token
      ResourcePolicy: !Sub '{"Statement": {"Effect": "Allow", "Principal": {"AWS": "${Token}"}, "Action": "*", "Condition": {"StringEquals": {"${Token}": "x"}}}}'
`)}, Options{Parameters: map[string]string{"Password": "hunter2", "Token": "hunter3"}})
	if shown := document(t, a); strings.Contains(shown, "hunter") {
		t.Error(shown)
	}
}
