package model

import (
	"fmt"
	"strings"
	"testing"
)

const rotatorHead = `
Parameters:
  Env: {Type: String, AllowedValues: [dev, prod]}
  Unknown: {Type: String}
  Lambda: {Type: String}
Conditions:
  C: !Equals [!Ref "AWS::StackName", c]
  D: !Equals [!Ref "AWS::StackId", d]
  Prod: !Equals [!Ref Env, prod]
Resources:
  Secret: {Type: "AWS::SecretsManager::Secret"}
  Other: {Type: "AWS::SecretsManager::Secret"}
  F: {Type: "AWS::Lambda::Function", Properties: {FunctionName: %s}}
  G: {Type: "AWS::Lambda::Function", Properties: {FunctionName: g}}
  Live: {Type: "AWS::Lambda::Alias", Properties: {Name: live, FunctionName: !Ref F}}
  One: {Type: "AWS::Lambda::Version", Properties: {FunctionName: !GetAtt F.Arn}}
  Circle1: {Type: "AWS::Lambda::Alias", Properties: {Name: a, FunctionName: !Sub "${Circle2}:b"}}
  Circle2: {Type: "AWS::Lambda::Alias", Properties: {Name: b, FunctionName: !Sub "${Circle1}:a"}}
  Custom: {Type: "Custom::Thing"}
`

func withNamed(name string) string {
	return strings.Replace(rotatorHead, "%s", name, 1)
}

func showInvocables(a *Assembly) string {
	var shown []string
	for _, r := range a.rotators() {
		for _, u := range r.uses {
			text := r.id + " " + u.invocable.status
			if u.invocable.when != "" {
				text += " when " + abbreviated(u.invocable.when)
			}
			if u.invocable.reason != "" {
				text += ": " + u.invocable.reason
			}
			shown = append(shown, text)
		}
	}
	return strings.Join(shown, "; ")
}

func TestRotationFunctions(t *testing.T) {
	for _, test := range []struct{ arn, want string }{
		{"!GetAtt F.Arn", "F"},
		{"!Ref F", "F"},
		{"!Ref Live", "F:live"},
		{"!Ref One", "F:t.yaml/One"},
		{"!GetAtt One.FunctionArn", "F:t.yaml/One"},
		{"!Sub '${F.Arn}:live'", "F:live"},
		{"!Sub '${F.Arn}:${One.Version}'", "F:t.yaml/One"},
		{"!Join [':', [!GetAtt F.Arn, live]]", "F:live"},
		{"!Sub '${F.Arn}:$LATEST'", "F:?"},
		{"!Sub '${F.Arn}:${Unknown}'", "F:${t.yaml\x00parameter\x00Unknown}"},
		{"!Sub 'arn:${AWS::Partition}:lambda:${AWS::Region}:${AWS::AccountId}:function:${F}'", "F"},
		{"!Sub 'arn:aws:lambda:eu-west-1:111122223333:function:${F}:live'", "F:live"},
		{"!Sub 'arn:aws:lambda:${AWS::Region}:${AWS::AccountId}:function:f'", "F"},
		{"f", "F"},
		{"'f:live'", "F:live"},
		{"'arn:aws:lambda:eu-west-1:111122223333:function:f:live'", "F:live"},
		{"!If [C, !GetAtt F.Arn, !GetAtt G.Arn]", "F if C, G if not C"},
		{"!If [C, !GetAtt F.Arn, !Ref AWS::NoValue]", "F if C"},
		// What is another function, or none that is known.
		{"h", ""},
		{"'arn:aws:lambda:eu-west-1:111122223333:layer:f'", ""},
		{"!Ref Lambda", ""},
		{"!ImportValue f", ""},
		{"!GetAtt Custom.Arn", ""},
		{"!GetAtt F.SnapStartResponse", ""},
		{"!Ref Circle1", ""},
		{"!Sub '${Circle1}:x'", ""},
		{"[!GetAtt F.Arn]", ""},
		{"!Ref Secret", ""},
	} {
		a := build(t, withNamed("f")+"  S: {Type: 'AWS::SecretsManager::RotationSchedule', Properties: {SecretId: !Ref Secret, RotationLambdaARN: "+test.arn+"}}\n")
		var got []string
		for _, r := range a.rotators() {
			for _, u := range r.uses {
				shown := strings.TrimSuffix(r.id+":"+u.function.qualifier, ":")
				if when(u.when) != "" {
					shown += " if " + when(u.when)
				}
				got = append(got, shown)
			}
		}
		equal(t, test.arn, strings.Join(got, ", "), test.want)
	}
}

func TestInvocable(t *testing.T) {
	const good = "FunctionName: !GetAtt F.Arn, Action: 'lambda:InvokeFunction', Principal: secretsmanager.amazonaws.com"
	with := func(changes ...string) string {
		text := good
		for i := 0; i < len(changes); i += 2 {
			text = strings.Replace(text, changes[i], changes[i+1], 1)
		}
		return text
	}
	for _, test := range []struct{ name, arn, permission, want string }{
		{"a permission", "!GetAtt F.Arn", good, "F allowed"},
		{"by Ref", "!GetAtt F.Arn", with("!GetAtt F.Arn", "!Ref F"), "F allowed"},
		{"by name", "!GetAtt F.Arn", with("!GetAtt F.Arn", "f"), "F allowed"},
		{"every action", "!GetAtt F.Arn", with("lambda:InvokeFunction", "lambda:*"), "F allowed"},
		{"another action", "!GetAtt F.Arn", with("lambda:InvokeFunction", "lambda:GetFunction"), "F none"},
		{"an old principal of the CDK", "!GetAtt F.Arn", with("secretsmanager.amazonaws.com", "!Sub 'secretsmanager.${AWS::URLSuffix}'"), "F allowed"},
		{"everybody", "!GetAtt F.Arn", with("secretsmanager.amazonaws.com", "'*'"), "F allowed"},
		{"another service", "!GetAtt F.Arn", with("secretsmanager.amazonaws.com", "s3.amazonaws.com"), "F none"},
		{"an account", "!GetAtt F.Arn", with("secretsmanager.amazonaws.com", "!Ref AWS::AccountId"), "F undecided: \"P\": the principal of a permission is not known: AWS::AccountId is not known here"},
		{"another function", "!GetAtt F.Arn", with("F.Arn", "G.Arn"), "F none"},
		{"an alias for the function", "!GetAtt F.Arn", with("!GetAtt F.Arn", "!Ref Live"), "F none"},
		{"the function for an alias", "!Ref Live", good, "F none"},
		{"an alias by its name", "!Ref Live", with("!GetAtt F.Arn", "'f:live'"), "F allowed"},
		{"a version for an alias", "!Ref Live", with("!GetAtt F.Arn", "!Ref One"), "F none"},
		{"an unknown alias", "!Sub '${F.Arn}:$LATEST'", good, `F undecided: "P": the version or alias is not known`},
		{"a case", "!GetAtt F.Arn", with("!GetAtt F.Arn", "!If [C, !GetAtt F.Arn, !GetAtt G.Arn]"), "F none when not C"},
		{"the same case", "!If [C, !GetAtt F.Arn, x]", with("!GetAtt F.Arn", "!If [C, !GetAtt F.Arn, !GetAtt G.Arn]"), "F allowed"},
		{"an unknown action", "!GetAtt F.Arn", with("'lambda:InvokeFunction'", "!Ref Unknown"), `F undecided: "P": the action of a permission is not known: parameter Unknown has no value here`},
		{"an unknown function", "!GetAtt F.Arn", with("!GetAtt F.Arn", "!Ref Lambda"), `F undecided: "P": whether it is for "F" is not known: parameter Lambda has no value here`},
		{"a literal function", "!GetAtt F.Arn", with("!GetAtt F.Arn", "other"), "F none"},
		{"the secret", "!GetAtt F.Arn", good + ", SourceArn: !Ref Secret", "F allowed"},
		{"another secret", "!GetAtt F.Arn", good + ", SourceArn: !Ref Other", "F none"},
		{"secrets of a pattern", "!GetAtt F.Arn", good + ", SourceArn: 'arn:aws:secretsmanager:*:111122223333:secret:*'", "F allowed"},
	} {
		a := build(t, withNamed("f")+fmt.Sprintf(`
  P: {Type: "AWS::Lambda::Permission", Properties: {%s}}
  S: {Type: "AWS::SecretsManager::RotationSchedule", DependsOn: P, Properties: {SecretId: !Ref Secret, RotationLambdaARN: %s}}
`, test.permission, test.arn))
		equal(t, test.name, showInvocables(a), test.want)
	}
}

func TestInvocableInConditions(t *testing.T) {
	for _, test := range []struct{ schedule, permission, want string }{
		{"", "", "F allowed"},
		{"", "Condition: Prod, ", "F none when Env = dev"},
		{"Condition: Prod, ", "Condition: Prod, ", "F allowed"},
		{"Condition: Prod, ", "", "F allowed"},
		{"Condition: Prod, ", "Condition: C, ", "F none when not C and Env = prod"},
		{"Condition: Missing, ", "Condition: Prod, ", "F undecided: condition Missing is not in the template"},
	} {
		a := build(t, withNamed("!Ref AWS::NoValue")+fmt.Sprintf(`
  P: {%sType: "AWS::Lambda::Permission", Properties: {FunctionName: !Ref F, Action: "lambda:InvokeFunction", Principal: secretsmanager.amazonaws.com}}
  S: {%sType: "AWS::SecretsManager::RotationSchedule", Properties: {SecretId: !Ref Secret, RotationLambdaARN: !GetAtt F.Arn}}
`, test.permission, test.schedule))
		equal(t, test.schedule+"with "+test.permission, showInvocables(a), test.want)
	}
}

// TestUnnamedFunction is about functions whose name CloudFormation makes: no parameter of the stack can be
// it, but one of another stack can.
func TestUnnamedFunction(t *testing.T) {
	const schedule = `
  S: {Type: "AWS::SecretsManager::RotationSchedule", Properties: {SecretId: !Ref Secret, RotationLambdaARN: !GetAtt F.Arn}}
`
	const permission = `
  P: {Type: "AWS::Lambda::Permission", Properties: {FunctionName: !Ref Lambda, Action: "lambda:InvokeFunction", Principal: secretsmanager.amazonaws.com}}
`
	head := withNamed("!Ref AWS::NoValue")
	equal(t, "in the stack", showInvocables(build(t, head+permission+schedule)), "F none")
	a := buildAll(t, read(t, "a.yaml", head+schedule), read(t, "b.yaml", "Parameters:\n  Lambda: {Type: String}\nResources:"+permission))
	equal(t, "in another stack", showInvocables(a), `F undecided: "P": whether it is for "F" is not known: parameter Lambda has no value here`)
}

// TestFunctionOfAnotherStack follows exports in both directions.
func TestFunctionOfAnotherStack(t *testing.T) {
	a := buildAll(t, read(t, "a.yaml", `
Resources:
  F: {Type: "AWS::Lambda::Function", Properties: {Timeout: 30}}
Outputs:
  Arn: {Value: !GetAtt F.Arn, Export: {Name: f}}
`), read(t, "b.yaml", `
Resources:
  Secret: {Type: "AWS::SecretsManager::Secret"}
  P: {Type: "AWS::Lambda::Permission", Properties: {FunctionName: !ImportValue f, Action: "lambda:InvokeFunction", Principal: secretsmanager.amazonaws.com}}
  S: {Type: "AWS::SecretsManager::RotationSchedule", Properties: {SecretId: !Ref Secret, RotationLambdaARN: !ImportValue f}}
`))
	equal(t, "invocable", showInvocables(a), "F allowed")
	u := a.rotators()[0].uses[0]
	equal(t, "permission", u.permission.id+fmt.Sprint(u.afterPermission), "Pfalse")
}

func TestSAMRotationFunctions(t *testing.T) {
	const source = `
Transform: AWS::Serverless-2016-10-31
Globals: {Function: {Timeout: 7}}
Resources:
  F: {Type: AWS::Serverless::Function, Properties: {AutoPublishAlias: live, ProvisionedConcurrencyConfig: {ProvisionedConcurrentExecutions: 3}}}
  P: {Type: AWS::Lambda::Permission, Properties: {FunctionName: !Sub "${F}:live", Action: lambda:InvokeFunction, Principal: secretsmanager.amazonaws.com}}
  S: {Type: AWS::SecretsManager::RotationSchedule, DependsOn: P, Properties: {SecretId: x, RotationLambdaARN: %s}}
`
	for arn, want := range map[string]string{"!Ref F.Alias": "F allowed", "!Ref FAliaslive": "F allowed", "!GetAtt F.Arn": "F none", "!Ref F.Version": "F none"} {
		a := build(t, fmt.Sprintf(source, arn))
		equal(t, arn, showInvocables(a), want)
		equal(t, "capacities", showCapacities(a.rotators()[0]), "timeout 7, provisioned-concurrency 3")
	}
}

func showCapacities(r *rotator) string {
	var shown []string
	for _, c := range r.capacities() {
		text := fmt.Sprintf("%s %d", c.kind, c.amount)
		if c.isDefault {
			text += " by default"
		}
		if when(c.when) != "" {
			text += " if " + when(c.when)
		}
		shown = append(shown, text)
	}
	return strings.Join(shown, ", ")
}

func TestCapacities(t *testing.T) {
	for _, test := range []struct{ properties, alias, want string }{
		{"", "", "timeout 3 by default"},
		{"Timeout: 20", "", "timeout 20"},
		{"Timeout: '20'", "", "timeout 20"},
		{"Timeout: !Ref Unknown", "", ""},
		{"Timeout: !Ref Default", "", ""},
		{"Timeout: !If [C, 20, !Ref 'AWS::NoValue']", "", "timeout 3 by default if not C, timeout 20 if C"},
		{"Timeout: 300, ReservedConcurrentExecutions: 0", "", "timeout 300, reserved-concurrency 0"},
		{"Timeout: 300", "ProvisionedConcurrencyConfig: {ProvisionedConcurrentExecutions: 2}", "timeout 300, provisioned-concurrency 2"},
	} {
		a := build(t, fmt.Sprintf(`
Parameters:
  Unknown: {Type: Number}
  Default: {Type: Number, Default: 5}
Resources:
  F: {Type: "AWS::Lambda::Function", Properties: {%s}}
  Live: {Type: "AWS::Lambda::Alias", Properties: {Name: live, FunctionName: !Ref F, %s}}
  Unused: {Type: "AWS::Lambda::Alias", Properties: {Name: unused, FunctionName: !Ref F, ProvisionedConcurrencyConfig: {ProvisionedConcurrentExecutions: 1}}}
  S: {Type: "AWS::SecretsManager::RotationSchedule", Properties: {SecretId: x, RotationLambdaARN: !Ref Live}}
`, test.properties, test.alias))
		equal(t, test.properties+test.alias, showCapacities(a.rotators()[0]), test.want)
	}
}
