package model

import (
	"strings"
	"testing"
)

const nestingParent = `parent:
Parameters:
  Unknown: {Type: String}
  Given: {Type: String, Default: given}
  Ids: {Type: "List<AWS::EC2::Subnet::Id>"}
  Env: {Type: String, AllowedValues: [dev, prod]}
Resources:
  Own: {Type: T}
  Vpc: {Type: "AWS::EC2::VPC"}
  Sibling: {Type: "AWS::CloudFormation::Stack"}
  Child:
    Type: AWS::CloudFormation::Stack
    Properties:
      Parameters: {P: %s}
`

func TestPassedParameters(t *testing.T) {
	const (
		sibling = "parent/Sibling:\nResources: {Own: {Type: T}}\nOutputs: {Own: {Value: !GetAtt Own.Arn}, Word: {Value: word}}"
		child   = "parent/Child:\nParameters: {P: %s, Unknown: {Type: String}}\nOutputs: {P: {Value: !Ref P}}"
		number  = "{Type: Number, Default: 1}"
		list    = "{Type: CommaDelimitedList, Default: byDefault}"
	)
	for _, test := range []struct{ passed, parameter, want string }{
		{"literal", "{Type: String}", "literal"},
		{"5", number, "5"},
		{"!Ref Given", "{Type: String}", "given"},
		{"!Ref Own", "{Type: String}", "${Own}"},
		{"!Ref Unknown", "{Type: String}", "${Unknown}"},
		{"!Ref AWS::NoValue", number, "1"},
		{"!If [C, !Ref AWS::NoValue, 2]", number, "(1 if C, 2 if not C)"},
		{"!If [C, !Ref AWS::NoValue, 2]", "{Type: String}", "(${P} if C, 2 if not C)"},
		{"!Ref Env", "{Type: String}", "(dev if Env = dev, prod if Env = prod)"},
		{"a", "{Type: 'AWS::SSM::Parameter::Value<String>'}", "${P}"},
		{"a", "{Type: String, NoEcho: true}", "${P}"},
		{"'a, b'", list, "[a, b]"},
		{"!Join [',', [!Ref Own, !Ref Vpc]]", list, "[${Own}, ${Vpc}]"},
		{"!Join [',', !Ref Ids]", list, "${Fn::Join}"},
		{"[a, !Ref Own]", list, "[a, ${Own}]"},
		{"!GetAtt Sibling.Outputs.Own", "{Type: String}", "${Own.Arn}"},
		{"!Sub 'a-${Sibling.Outputs.Word}'", "{Type: String}", "a-word"},
		{"!GetAtt Sibling.Outputs.Other", "{Type: String}", "${Sibling.Outputs.Other}"},
		{"!GetAtt Child.Outputs.P", "{Type: String}", "${?}"},
	} {
		all := stacks(t, strings.Replace(nestingParent, "%s", test.passed, 1), sibling,
			strings.Replace(child, "%s", test.parameter, 1)+strings.Replace(probing, "%s", "!Ref P", 1))
		equal(t, test.passed+" for "+test.parameter, show(probe(t, all)), test.want)
	}
}

// TestPartsOfOtherStacks keeps names of two stacks apart, and knows them again when they come back.
func TestPartsOfOtherStacks(t *testing.T) {
	all := stacks(t, strings.Replace(nestingParent, "%s", "!Sub '${Unknown}-${Own}-${AWS::Region}-${AWS::StackName}'", 1),
		"parent/Child:\nParameters: {P: {Type: String}, Unknown: {Type: String}}\nResources: {Own: {Type: T}}\nOutputs: {P: {Value: !Ref P}}")
	a := buildAll(t, all...)
	parent, child := a.stacks[0], a.stacks[1]
	const expression = "${Unknown}-${Own}-${AWS::Region}-${AWS::StackName}"
	passed := child.parameter(child.parameters["P"])
	back := parent.resources["Child"].nestedOutput("P", parent)
	own := parent.resources["Child"].property("Parameters", "P")
	equal(t, "text", passed.render()+" "+back.render(), expression+" "+expression)
	equal(t, "symbol in the child", passed.symbol(child), own.symbol(parent))
	equal(t, "symbol back in the parent", back.symbol(parent), own.symbol(parent))
	for _, name := range []string{"Unknown", "Own", "AWS::StackName"} {
		if child.ref(name).symbol(child) == parent.ref(name).symbol(parent) {
			t.Errorf("%s is the same in both stacks", name)
		}
	}
	if back.parts()[0].in != nil || passed.parts()[0].in != parent {
		t.Error("the parts have another home")
	}
}

// TestConditionsOfStacks compares conditions of one name in two stacks, and those of nested stacks.

// TestNamesAcrossStacks finds secrets and functions by their physical names.
func TestNamesAcrossStacks(t *testing.T) {
	const arn = "arn:aws:secretsmanager:a:1:secret:"
	for _, test := range []struct{ expression, want string }{
		{"orders", "one/Secret"},
		{arn + "orders-AbC123", "one/Secret"},
		{"arn:aws:secretsmanager:a:2:secret:orders", "two/Secret"},
		{"arn:aws:secretsmanager:a:9:secret:orders", ""},
		{"both", "user/Both"},
		{"twice", "one/Twice? three/Twice?"},
		{"!Sub '${AWS::StackName}-db'", "user/Own"},
		{"!Sub '${P}-db'", ""},
		{"arn:aws:lambda:a:1:function:rotator", "one/Function"},
		{"arn:aws:lambda:a:1:function:rotator:live", "one/Function"},
		{"!Sub 'arn:${AWS::Partition}:lambda:${AWS::Region}:${AWS::AccountId}:function:rotator'", "one/Function"},
		{"rotator", "one/Function"},
		{"arn:aws:lambda:a:2:function:rotator", "two/Function"},
		{"arn:aws:lambda:a:9:function:rotator", ""},
		{"arn:aws:lambda:a:1:layer:rotator", ""},
		{"other", ""},
		{"''", ""},
	} {
		const one = `:
Parameters: {P: {Type: String}}
Resources:
  Twice: {Type: "AWS::SecretsManager::Secret", Properties: {Name: twice}}
  Symbolic: {Type: "AWS::SecretsManager::Secret", Properties: {Name: !Sub "${P}-db"}}
  Named: {Type: "AWS::SecretsManager::Secret", Properties: {Name: !Sub "${AWS::StackName}-db"}}
`
		const more = `  Secret: {Type: "AWS::SecretsManager::Secret", Properties: {Name: orders}}
  Both: {Type: "AWS::SecretsManager::Secret", Properties: {Name: both}}
  Function: {Type: "AWS::Lambda::Function", Properties: {FunctionName: rotator}}
`
		const user = `user:
Parameters: {P: {Type: String}}
Resources:
  Both: {Type: "AWS::SecretsManager::Secret", Properties: {Name: both}}
  Own: {Type: "AWS::SecretsManager::Secret", Properties: {Name: !Sub "${AWS::StackName}-db"}}
  Probe: {Type: T, Properties: {V: `
		all := stacks(t, "one"+one+more, "two"+one+more, "three"+one, user+test.expression+"}}\n")
		for i, account := range []string{"1", "2", "", "1"} {
			all[i].Account, all[i].Region = account, "a"
		}
		v := probe(t, all)
		a := buildAll(t, all...)
		from := a.stacks[3]
		var got []string
		for _, target := range a.secretsNamed(v, from) {
			name := target.secret.key()
			if target.unknown != "" {
				name += "?"
			}
			got = append(got, name)
		}
		if r := a.functionNamed(v, from); r != nil {
			got = append(got, r.key())
		}
		equal(t, test.expression, strings.Join(got, " "), test.want)
	}
}

// TestSourceOfAccount says how an account came into a policy.
func TestSourceOfAccount(t *testing.T) {
	const other = "other:\nResources: {R: {Type: T}}\nOutputs: {A: {Value: '999988887777', Export: {Name: partner}}}"
	parent := strings.Replace(nestingParent, "%s", "'999988887777'", 1)
	for expression, want := range map[string]string{
		"!Ref P":                "cross 999988887777 parameter P",
		"!ImportValue partner":  "cross 999988887777 export partner",
		"!ImportValue stranger": "unknown  ",
	} {
		all := stacks(t, other, parent, "parent/Child:\nParameters: {P: {Type: String}}"+strings.Replace(probing, "%s", expression, 1))
		v := probe(t, all)
		p := buildAll(t, all...).stacks[2].classifyAWS(v)
		equal(t, expression, string(p.class)+" "+p.account+" "+p.via, want)
	}
}
