package model

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/secretwright/secretwright/lint/template"
)

const loopHead = `
Transform: AWS::LanguageExtensions
Parameters:
  Names: {Type: CommaDelimitedList, Default: "a,b"}
  Unset: {Type: CommaDelimitedList}
  Hidden: {Type: CommaDelimitedList, NoEcho: true, Default: "hunter2,hunter3"}
  Choice: {Type: CommaDelimitedList, AllowedValues: ["a,b", "c"]}
Mappings:
  ByName: {a: {Zones: [x, y]}, b: {Zones: [z]}}
Resources:
  Fixed: {Type: "AWS::KMS::Key"}
`

// idsOf lists the resources of an assembly, each with its property V.
func idsOf(a *Assembly) string {
	var ids []string
	for _, r := range a.resources {
		id := r.id
		if v := r.property("V"); v.kind != absent {
			id += "=" + show(v)
		}
		ids = append(ids, id)
	}
	return strings.Join(ids, " ")
}

func TestForEach(t *testing.T) {
	for _, test := range []struct{ what, loop, want string }{
		{
			"a list", `
Fn::ForEach::Keys: [Name, [a, b], {"Key${Name}": {Type: "AWS::KMS::Key", Properties: {V: !Sub "${Name}-${AWS::Region}"}}}]`,
			"Fixed Keya=a-${AWS::Region} Keyb=b-${AWS::Region}",
		},
		{"a parameter", `
Fn::ForEach::Keys: [Name, !Ref Names, {"Key${Name}": {Type: "AWS::KMS::Key", Properties: {V: !Ref Name}}}]`, "Fixed Keya=a Keyb=b"},
		{"a mapping", `
Fn::ForEach::Keys: [Name, !FindInMap [ByName, a, Zones], {"Key${Name}": {Type: "AWS::KMS::Key"}}]`, "Fixed Keyx Keyy"},
		{"a split", `
Fn::ForEach::Keys: [Name, !Split [",", "p,q"], {"Key${Name}": {Type: "AWS::KMS::Key"}}]`, "Fixed Keyp Keyq"},
		{
			"letters and digits", `
Fn::ForEach::Keys: [Name, [10.0.0.1, b-c], {"Key&{Name}": {Type: "AWS::KMS::Key", Properties: {V: "${Name}/&{Name}"}}}]`,
			"Fixed Key10001=10.0.0.1/10001 Keybc=b-c/bc",
		},
		{"numbers", `
Fn::ForEach::Keys: [Name, [1, 2], {"Key${Name}": {Type: "AWS::KMS::Key"}}]`, "Fixed Key1 Key2"},
		{
			"references", `
Fn::ForEach::Keys:
  - Name
  - [a, b]
  - "Key${Name}": {Type: "AWS::KMS::Key"}
    "User${Name}": {Type: "AWS::KMS::Alias", Properties: {V: !GetAtt ["Key${Name}", Arn]}}`,
			"Fixed Keya Usera=${Keya.Arn} Keyb Userb=${Keyb.Arn}",
		},
		{"nested", `
Fn::ForEach::Keys:
  - Name
  - !Ref Names
  - Fn::ForEach::Zones:
      - Zone
      - !FindInMap [ByName, !Ref Name, Zones]
      - "Key${Name}${Zone}": {Type: "AWS::KMS::Key", Properties: {V: "${Name}${Zone}"}}
    "Base${Name}": {Type: "AWS::KMS::Key"}`, "Fixed Keyax=ax Keyay=ay Basea Keybz=bz Baseb"},
		{
			"in properties", `
Key: {Type: "AWS::KMS::Key", Properties: {V: {o: p, "Fn::ForEach::V": [N, [1, 2], {"k${N}": !Ref N}]}}}`,
			"Fixed Key={o: p, k1: 1, k2: 2}",
		},
		{"unused identifier elsewhere", `
Fn::ForEach::Keys: [Name, [a], {"Key${Name}": {Type: "AWS::KMS::Key", Properties: {V: !Sub "${Names}${!Name}"}}}]`, "Fixed Keya=${?}${Name}"},
		{"nothing", `
Fn::ForEach::Keys: [Name, [], {"Key${Name}": {Type: "AWS::KMS::Key"}}]`, "Fixed"},
	} {
		a := build(t, loopHead+indented(2, test.loop))
		equal(t, test.what, idsOf(a), test.want)
		equal(t, test.what+": problems", len(a.Stacks()[0].Problems), 0)
		equal(t, test.what+": more", a.mayHoldMore(), "")
	}
}

func TestForEachNotExpanded(t *testing.T) {
	const body = `{"Key${Name}": {Type: "AWS::KMS::Key"}}]`
	for _, test := range []struct{ loop, want string }{
		{"[Name, !Ref Unset, " + body, "its collection is not known: parameter Unset has no value here"},
		{"[Name, [a, !ImportValue x], " + body, "an item of its collection is not known: the export x is not in these templates"},
		{"[Name, !Ref Hidden, " + body, "an item of its collection is not known: it is read when the stack is deployed: ${Hidden}"},
		{"[Name, !Ref Choice, " + body, "its collection depends on the case"},
		{"[Name, text, " + body, "its collection is not known: it is read when the stack is deployed: text"},
		{"[Name, [a]]", "it is not a list of an identifier, a collection and a map"},
		{"text", "it is not a list of an identifier, a collection and a map"},
	} {
		a := build(t, loopHead+"  Fn::ForEach::Keys: "+test.loop+"\n")
		equal(t, test.loop, idsOf(a), "Fixed")
		equal(t, test.loop+": more", a.mayHoldMore(), "the resources of Fn::ForEach::Keys are not known")
		problems := a.Stacks()[0].Problems
		if len(problems) != 1 || !problems[0].Warning || problems[0].Line != 12 {
			t.Fatalf("%s: %v", test.loop, problems)
		}
		equal(t, test.loop, problems[0].Message, "Fn::ForEach::Keys is not expanded: "+test.want)
	}
}

func TestForEachIsCapped(t *testing.T) {
	items := strings.TrimSuffix(strings.Repeat("x,", 40), ",")
	product := fmt.Sprintf(`
Fn::ForEach::A:
  - A
  - [%[1]s]
  - Fn::ForEach::B: [B, [%[1]s], {"Key${A}${B}": {Type: "AWS::KMS::Key"}}]`, items)
	a := build(t, loopHead+indented(2, product))
	problems := a.Stacks()[0].Problems
	equal(t, "loops that were left", len(problems), 40-maxIterations/40+1)
	equal(t, "why", problems[0].Message, "Fn::ForEach::B is not expanded: it and the loops before it make more than 1000 entries")
	if a.mayHoldMore() == "" {
		t.Error("the rest counts as not there")
	}
}

func TestForEachMakesNoHugeText(t *testing.T) {
	a := New([]*template.Stack{read(t, "t.yaml", loopHead+fmt.Sprintf(`  Fn::ForEach::Keys:
    - Name
    - [%s]
    - Key: {Type: "AWS::KMS::Key", Properties: {V: "%s"}}
`, strings.Repeat("x", 50_000), strings.Repeat("${Name}", 5000)))}, Options{})
	equal(t, "resources", idsOf(a), "Fixed")
	equal(t, "why", a.Stacks()[0].Problems[0].Message, "Fn::ForEach is not expanded: it makes more text than a template may have")
	equal(t, "more", a.mayHoldMore(), "the resources of Fn::ForEach::Keys are not known")
}

func TestForEachOfGivenValues(t *testing.T) {
	source := loopHead + `  Fn::ForEach::Keys: [Name, !Ref Unset, {"Key${Name}": {Type: "AWS::KMS::Key"}}]
Outputs:
  Fn::ForEach::Out: [Name, !Ref Unset, {"Out${Name}": {Value: !Ref "Key${Name}"}}]
`
	a := New([]*template.Stack{read(t, "t.yaml", source)}, Options{Parameters: map[string]string{"Unset": "x, y"}})
	equal(t, "resources", idsOf(a), "Fixed Keyx Keyy")
	outputs := a.Stacks()[0].Root.Get("Outputs")
	equal(t, "outputs", outputs.Len(), 2)
	equal(t, "an output", outputs.Get("Outy", "Value", "Ref").Text, "Keyy")
}

// The entries of an expansion stand where the loop's lines are.
func TestForEachPlaces(t *testing.T) {
	source := loopHead + `  Fn::ForEach::Secrets:
    - Name
    - [a, b]
    - "Secret${Name}":
        Type: AWS::SecretsManager::Secret
`
	stack := read(t, "t.yaml", source)
	a := buildAll(t, stack)
	made := a.Stacks()[0]
	for _, id := range []string{"Secreta", "Secretb"} {
		node, depth := made.Locate([]string{"Resources", id, "Type"})
		equal(t, id, fmt.Sprint(depth, node.KeyAt.Line, node.Path()), fmt.Sprintf("3 16 [Resources %s Type]", id))
	}
	if stack.Root.Get("Resources", "Secreta") != nil {
		t.Error("the caller's stack has changed")
	}
}

func TestForEachHidesCredentialsOfItsCollection(t *testing.T) {
	a := build(t, `
Resources:
  Fn::ForEach::Databases:
    - Name
    - [hunter2]
    - Database: {Type: "AWS::RDS::DBInstance", Properties: {MasterUserPassword: !Ref Name}}
  Fn::ForEach::Others:
    - Name
    - [hunter3]
    - Other: {Type: "AWS::RDS::DBInstance", Properties: {MasterUserPassword: "x${Name}"}}
`)
	var hidden []string
	for _, node := range a.Credentials("t.yaml") {
		hidden = append(hidden, node.Text)
	}
	slices.Sort(hidden)
	equal(t, "hidden nodes", hidden, "[hunter2 hunter2 hunter3 xhunter3]")
	if shown := document(t, a); strings.Contains(shown, "hunter") {
		t.Error(shown)
	}
}
