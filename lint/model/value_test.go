package model

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/secretwright/secretwright/lint/template"
)

const values = `
Parameters:
  Plain: {Type: String}
  Given: {Type: String, Default: dev}
  Empty: {Type: String, Default: ""}
  Env: {Type: String, AllowedValues: [dev, prod]}
  Many: {Type: CommaDelimitedList, Default: "a, b,c"}
  Subnets: {Type: "List<AWS::EC2::Subnet::Id>"}
  FromStore: {Type: "AWS::SSM::Parameter::Value<String>", Default: /name}
  Stored: {Type: "AWS::SSM::Parameter::Value<List<String>>", Default: /names}
  Hidden: {Type: String, NoEcho: true, Default: hunter2}
  HiddenChoice: {Type: String, NoEcho: "true", AllowedValues: [hunter2, hunter3]}
  Number: {Type: Number, Default: 012}
Mappings:
  ByEnv:
    dev: {Size: small, Zones: [a, b]}
    prod: {Size: large, Zones: [c]}
  ByRegion:
    eu-west-1: {Ami: ami-1}
Resources:
  Role: {Type: "AWS::IAM::Role"}
  Key: {Type: "AWS::KMS::Key", Properties: {V: %s}}
`

func evaluated(t *testing.T, expression string) value {
	t.Helper()
	return build(t, fmt.Sprintf(values, expression)).in("AWS::KMS::Key")[0].property("V")
}

func TestValue(t *testing.T) {
	for _, test := range []struct{ expression, want string }{
		{"text", "text"},
		{"12", "12"},
		{"true", "true"},
		{"null", "null"},
		{`"012345678901"`, "012345678901"},
		{"012345678901", "012345678901"},
		{"{a: 1, b: [x, y]}", "{a: 1, b: [x, y]}"},

		{"!Ref Role", "${Role}"},
		{"!Ref Plain", "${Plain}"},
		{"!Ref Given", "dev"},
		{"!Ref Empty", ""},
		{"!Ref Env", "(dev if Env = dev, prod if Env = prod)"},
		{"!Ref Missing", "${Missing}"},
		{"!Ref AWS::Region", "${AWS::Region}"},
		{"!Ref AWS::NoValue", "absent"},
		{"{Ref: [x]}", "${?}"},

		{"!GetAtt Role.Arn", "${Role.Arn}"},
		{"!GetAtt [Role, Arn]", "${Role.Arn}"},
		{"{'Fn::GetAtt': [Role, !Sub Arn]}", "${Role.Arn}"},
		{"!GetAtt Nested.Outputs.Vpc", "${Nested.Outputs.Vpc}"},
		{"{'Fn::GetAtt': [{Ref: Role}, Arn]}", "${Fn::GetAtt}"},

		{"!Sub plain", "plain"},
		{"!Sub ''", ""},
		{"!Sub 'a-${Given}-${AWS::Region}-${Role.Arn}'", "a-dev-${AWS::Region}-${Role.Arn}"},
		{"!Sub ['${a}-${Given}', {a: !Ref Plain}]", "${Plain}-dev"},
		{"!Sub ['${Given}', {Given: !Sub 'x${Given}'}]", "xdev"},
		{"!Sub 'a${!Literal}b'", "a${Literal}b"},
		{"!Sub 'a${Given'", "a${Given"},
		{"!Sub '${ Given }$'", "dev$"},
		{"!Sub '${Env}-${Env}'", "(dev-dev if Env = dev, prod-prod if Env = prod)"},
		{"!Sub 'x${AWS::NoValue}'", "x"},
		{"!Sub 'x${Many}'", "x${?}"},
		{"!Sub [!Ref Given, {}]", "${Fn::Sub}"},
		{"!Sub {a: b}", "${Fn::Sub}"},

		{"!Join ['-', [a, !Ref Given, !Join ['', [b, c]]]]", "a-dev-bc"},
		{"!Join [',', [a, !Ref 'AWS::NoValue', b]]", "a,b"},
		{"!Join [',', !Ref Many]", "a,b,c"},
		{"!Join [',', !Ref Subnets]", "${Fn::Join}"},
		{"!Join [',', !If [C, [a, b], [c]]]", "(a,b if C, c if not C)"},
		{"!Join [',', [!If [C, a, !Ref 'AWS::NoValue'], b]]", "(a,b if C, b if not C)"},
		{"!Join ['-', [!If [C, a, b], !If [C, x, y]]]", "(a-x if C, b-y if not C)"},
		{"!Join [!Ref Given, [a]]", "${Fn::Join}"},
		{"!Join ['-', [a, {k: v}]]", "a-${?}"},

		{"!Select [1, [a, b]]", "b"},
		{"!Select ['1', !Split ['/', 'a/b/c']]", "b"},
		{"!Select [2, [a, b]]", "${Fn::Select}"},
		{"!Select [-1, [a, b]]", "${Fn::Select}"},
		{"!Select [0, !Ref Subnets]", "${Fn::Select}"},
		{"!Select [1, !If [C, [a, b], [c, d]]]", "(b if C, d if not C)"},
		{"!Select [1, [!If [C, a, !Ref 'AWS::NoValue'], b, c]]", "${Fn::Select}"},
		{"!Split [',', 'a,b']", "[a, b]"},
		{"!Split [':', !Sub 'x:${AWS::AccountId}:${AWS::Region}']", "[x, ${AWS::AccountId}, ${AWS::Region}]"},
		{"!Split ['-', !Ref 'AWS::Region']", "${Fn::Split}"},
		{"!Split ['/', !Ref 'AWS::StackId']", "${Fn::Split}"},
		{"!Split [',', !Ref Plain]", "${Fn::Split}"},
		{"!Split ['-', !Ref Env]", "([dev] if Env = dev, [prod] if Env = prod)"},
		{"!Split ['', 'ab']", "${Fn::Split}"},

		{"!FindInMap [ByEnv, dev, Size]", "small"},
		{"!FindInMap [ByEnv, !Ref Given, Size]", "small"},
		{"!FindInMap [ByEnv, !Ref Env, Size]", "(small if Env = dev, large if Env = prod)"},
		{"!FindInMap [ByEnv, !Ref Env, Zones]", "([a, b] if Env = dev, [c] if Env = prod)"},
		{"!FindInMap [ByRegion, !Ref 'AWS::Region', Ami]", "(ami-1 if AWS::Region = eu-west-1)"},
		{"!FindInMap [Nowhere, a, b]", "${Fn::FindInMap}"},
		{"!FindInMap [ByEnv, test, Size]", "${Fn::FindInMap}"},
		{"!FindInMap [ByEnv, dev, Size, {DefaultValue: tiny}]", "small"},
		{"!FindInMap [ByEnv, !Ref Plain, Size, {DefaultValue: tiny}]", "(small if Plain = dev, large if Plain = prod, tiny if Plain is none of dev, prod)"},
		{"!FindInMap [ByEnv, test, Size, {DefaultValue: tiny}]", "tiny"},
		{"!FindInMap [ByEnv, dev, Color, {DefaultValue: !Ref Given}]", "dev"},
		{"!FindInMap [Nowhere, !Ref Plain, Color, {DefaultValue: x}]", "x"},
		{"!FindInMap [!Sub 'By${Given}', a, b, {DefaultValue: x}]", "x"},
		{"!FindInMap [!Select [0, [ByEnv]], dev, Size, {DefaultValue: x}]", "small"},
		{"!FindInMap [!Ref Plain, dev, Size, {DefaultValue: x}]", "(small if Plain = ByEnv, x if Plain = ByRegion, x if Plain is none of ByEnv, ByRegion)"},
		{"!FindInMap [ByEnv, !Ref Env, Zones, {DefaultValue: []}]", "([a, b] if Env = dev, [c] if Env = prod)"},
		{"!FindInMap [ByEnv, dev, Color, {DefaultValue: !Ref 'AWS::NoValue'}]", "absent"},
		{"!FindInMap [ByEnv, dev, Size, {Other: x}]", "small"},

		{"!If [C, a, b]", "(a if C, b if not C)"},
		{"!If [C, !If [D, a, b], c]", "((a if D, b if not D) if C, c if not C)"},
		{"!If [C, a]", "${Fn::If}"},
		{"[a, !Ref 'AWS::NoValue', b]", "[a, b]"},
		{"{a: !Ref 'AWS::NoValue', b: c}", "{b: c}"},

		{"!ImportValue network-vpc", "${network-vpc}"},
		{"!ImportValue {'Fn::Sub': '${Given}-vpc'}", "${dev-vpc}"},
		{"!ImportValue {'Fn::Sub': '${Env}-vpc'}", "(${dev-vpc} if Env = dev, ${prod-vpc} if Env = prod)"},
		{"!Base64 text", "text"},
		{"!ToJsonString [!Base64 17, {'Fn::Base64': 17}]", `["17","17"]`},
		{"!Cidr [10.0.0.0/16, 2, 8]", "[${Fn::Cidr}, ${Fn::Cidr}]"},
		{"!Cidr [!GetAtt Vpc.CidrBlock, '1']", "[${Fn::Cidr}]"},
		{"!Cidr [10.0.0.0/16, !If [C, 1, 2]]", "([${Fn::Cidr}] if C, [${Fn::Cidr}, ${Fn::Cidr}] if not C)"},
		{"!Cidr [10.0.0.0/16, !Ref Plain]", "${Fn::Cidr}"},
		{"!Cidr [10.0.0.0/16, 257]", "${Fn::Cidr}"},
		{"!Cidr text", "${Fn::Cidr}"},
		{"!Length [!Cidr [10.0.0.0/16, 3, 8]]", "1"},
		{"{'Fn::Length': !Cidr [10.0.0.0/16, 3, 8]}", "3"},
		{"!GetAZs ''", "${Fn::GetAZs}"},
		{"!Select [0, !GetAZs '']", "${Fn::Select}"},

		{"!Length [a, b]", "2"},
		{"!Length []", "0"},
		{"{'Fn::Length': !Ref Many}", "3"},
		{"{'Fn::Length': !Ref Subnets}", "${Fn::Length}"},
		{"!Length [a, !If [C, b, !Ref 'AWS::NoValue']]", "${Fn::Length}"},
		{"{'Fn::Length': !If [C, [a], [b, c]]}", "(1 if C, 2 if not C)"},
		{"!Length text", "${Fn::Length}"},

		{"!ToJsonString {a: 1, b: [x, true, null], c: 'say \"<hi>\"'}", `{"a":1,"b":["x",true,null],"c":"say \"<hi>\""}`},
		{"!ToJsonString [!Ref Plain, !Ref Given, !GetAtt Role.Arn]", `["${Plain}","dev","${Role.Arn}"]`},
		{"!ToJsonString {a: !If [C, x, !Ref 'AWS::NoValue'], b: c}", `({"a":"x","b":"c"} if C, {"b":"c"} if not C)`},
		{"!ToJsonString {a: !Ref Env}", `({"a":"dev"} if Env = dev, {"a":"prod"} if Env = prod)`},
		{"!ToJsonString {}", "{}"},
		{"!Sub ['<${x}>', {x: !ToJsonString [a]}]", `<["a"]>`},

		{"!Select [4, !Split [':', !Sub 'arn:aws:iam::111122223333:role/${Plain}']]", "111122223333"},
		{"!Select [5, !Split [':', !Sub 'arn:aws:iam::111122223333:role/${Plain}']]", "${Fn::Select}"},
		{"!Select [0, !Split ['-', !Sub 'a-${Plain}']]", "a"},
		{"!Select [0, !Split ['', 'ab']]", "${Fn::Select}"},
		{"!Select [1, !Split [':', !If [C, 'a:b', 'a']]]", "(b if C, ${Fn::Select} if not C)"},
		{"{'Fn::Transform': {Name: X}, a: b}", "{Fn::Transform: {Name: X}, a: b}"},
		{"{'Fn::Transform': {Name: X}}", "${Fn::Transform}"},
		{"!Unheard x", "${an unknown tag}"},
	} {
		equal(t, test.expression, show(evaluated(t, test.expression)), test.want)
	}
}

func TestParameter(t *testing.T) {
	for _, test := range []struct{ name, want, origin string }{
		{"Many", "[a, b, c]", ""},
		{"Subnets", "${Subnets}", "parameter"},
		{"FromStore", "${FromStore}", "ssm-parameter"},
		{"Stored", "${Stored}", "ssm-parameter"},
		{"Number", "012", "parameter"},
		{"Hidden", "${Hidden}", "parameter"},
		{"HiddenChoice", "(${HiddenChoice} if HiddenChoice has a certain value, ${HiddenChoice} if HiddenChoice has a certain value)", ""},
	} {
		v := evaluated(t, "!Ref "+test.name)
		equal(t, test.name, show(v), test.want)
		if p, ok := v.sole(); ok {
			equal(t, "origin of "+test.name, p.from, test.origin)
		}
	}
}

func TestParameterNoEchoIsNeverShown(t *testing.T) {
	for _, expression := range []string{
		"!Ref Hidden", "!Ref HiddenChoice", "!Sub 'x${Hidden}'", "!Join ['', [!Ref HiddenChoice, x]]",
		"!Select [0, !Split [u, !Ref Hidden]]", "!ImportValue {'Fn::Sub': '${Hidden}'}",
	} {
		a := build(t, fmt.Sprintf(values, expression))
		if shown := document(t, a); strings.Contains(shown, "unter") {
			t.Errorf("%s shows the value: %s", expression, shown)
		}
	}
}

func TestValueKeepsKnownParts(t *testing.T) {
	shown := document(t, build(t, fmt.Sprintf(values, "!Sub 'arn:${AWS::Partition}:iam::111122223333:role/${Plain}'")))
	want := `"$unknown":{"kind":"pseudo","name":"AWS::Partition","text":"arn:${AWS::Partition}:iam::111122223333:role/${Plain}"}`
	if !strings.Contains(shown, want) {
		t.Errorf("%s is not in %s", want, shown)
	}
}

func TestValueOfKnownStack(t *testing.T) {
	stack := read(t, "t.yaml", fmt.Sprintf(values, "!Sub '${AWS::AccountId}/${AWS::Region}'"))
	stack.Account, stack.Region = "111122223333", "eu-west-1"
	a := New([]*template.Stack{stack}, Options{Account: "999999999999"})
	equal(t, "the manifest's account", a.in("AWS::KMS::Key")[0].property("V").render(), "111122223333/eu-west-1")

	unknown := read(t, "t.yaml", fmt.Sprintf(values, "!Ref AWS::AccountId"))
	a = New([]*template.Stack{unknown}, Options{Account: "999999999999"})
	equal(t, "the option's account", a.in("AWS::KMS::Key")[0].property("V").render(), "999999999999")
	equal(t, "the caller's stack", unknown.Account, "")
}

func TestCasesAreCapped(t *testing.T) {
	allowed := make([]string, maxCases+1)
	for i := range allowed {
		allowed[i] = fmt.Sprintf("v%d", i)
	}
	source := `
Parameters:
  Fits: {Type: String, AllowedValues: [%s]}
  TooMany: {Type: String, AllowedValues: [%s]}
  Few: {Type: String, AllowedValues: [a, b, c, d, e, f, g, h, i, j, k, l]}
  Other: {Type: String, AllowedValues: [x, y]}
Resources:
  Key:
    Type: AWS::KMS::Key
    Properties: {A: !Ref Fits, B: !Ref TooMany, C: !Sub "${Fits}-${Other}", D: !Sub "${Few}-${Few}"}
`
	a := build(t, fmt.Sprintf(source, strings.Join(allowed[1:], ","), strings.Join(allowed, ",")))
	key := a.in("AWS::KMS::Key")[0]
	equal(t, "as many as may be", len(slices.Collect(key.property("A").alternatives())), maxCases)
	equal(t, "one more", show(key.property("B")), "${TooMany}")
	equal(t, "a product: known parts stay", slices.Collect(key.property("C").alternatives())[0].value.render(), "v1-${?}")
	equal(t, "a parameter twice", len(slices.Collect(key.property("D").alternatives())), 12)
}

func TestPropertiesBehindIf(t *testing.T) {
	source := `
Resources:
  Key:
    Type: AWS::KMS::Key
    Properties: !If [C, {A: {B: x}}, {A: {B: y}}]
  Other:
    Type: AWS::KMS::Key
    Properties: {A: !If [C, {B: x}, !Ref "AWS::NoValue"], L: literal, U: !GetAtt Custom.Map}
  Custom: {Type: "Custom::X"}
`
	a := build(t, source)
	keys := a.in("AWS::KMS::Key")
	equal(t, "whole Properties", show(keys[0].property("A", "B")), "(x if C, y if not C)")
	equal(t, "absent in one case", show(keys[1].property("A", "B")), "(x if C, absent if not C)")
	equal(t, "absent in all cases", show(keys[1].property("A", "C")), "absent")
	equal(t, "below text", show(keys[1].property("L", "B")), "absent")
	equal(t, "below an unknown map", show(keys[1].property("U", "B")), "${${Custom.Map}}")
}

func TestDuplicateLogicalID(t *testing.T) {
	a := build(t, "Resources:\n  A: {Type: 'AWS::KMS::Key'}\n  A: {Type: 'AWS::SecretsManager::Secret'}\n")
	equal(t, "the last one counts", fmt.Sprint(len(a.resources), len(a.in("AWS::KMS::Key")), len(a.facts.secrets)), "1 0 1")
	a = build(t, "Resources:\n  A: {Type: 'AWS::KMS::Key'}\n  A: {}\n  B: {Type: 'AWS::KMS::Key'}\n")
	equal(t, "also if it is no resource", fmt.Sprint(len(a.resources), a.resources[0].id), "1B")
}

func TestNotAResource(t *testing.T) {
	a := build(t, "Fn::Transform: X\nResources: [{Type: 'AWS::KMS::Key'}]\n")
	equal(t, "resources in a list", a.Resources(), 0)
	a = build(t, "Resources:\n  'Fn::ForEach::X': [a, [b], {}]\n  NoType: {Properties: {}}\n  Odd: {Type: [x]}\n  Text: abc\n  Nil:\n")
	equal(t, "resources", a.Resources(), 0)
}
