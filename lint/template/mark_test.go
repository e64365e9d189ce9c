package template

import "testing"

func TestHolds(t *testing.T) {
	const resources = `{"Resources": {"A": {"B": `
	for _, test := range []struct {
		name, source string
		want         Mark
	}{
		{"nothing", resources + `["x:y", "{z}", 1]}}}`, 0},
		{"a Ref", resources + `{"Ref": "X"}}}}`, Call},
		{"a function", resources + `[{"Fn::Sub": "${X}"}]}}}`, Call},
		{"a tag", "Resources: {A: {B: !Ref X}}", Call},
		{"a list by a tag", "Resources: {A: {B: !GetAtt X.Y}}", Call},
		{"an unknown tag", "Resources: {A: {B: !X y}}", Call},
		{"a merged Ref", "Common: &c {Ref: X}\nResources: {A: {B: {<<: *c}}}", Call},
		{"a dynamic reference", resources + `"{{resolve:ssm:x}}"}}}`, Dynamic},
		{"one in YAML", "Resources: {A: {B: '{{resolve:ssm:x}}'}}", Dynamic},
		{"an escaped one", resources + `"\u007b{resolve:ssm:x}}"}}}`, Dynamic},
		{"one as key", resources + `{"{{resolve:ssm:x}}": 1}}}}`, Dynamic},
		{"an ARN", resources + `["arn:aws:secretsmanager:*:*:secret:x"]}}}`, Secret},
		{"one in YAML", "Resources: {A: {B: 'arn:aws:secretsmanager:*:*:secret:x'}}", Secret},
		{"a suppression", resources + `{"secretwright": {}}}}}`, Own},
		{"a nested stack", resources + `{"Type": "AWS::CloudFormation::Stack"}}}}`, makesStack},
		{"one in YAML", "Resources: {A: {B: {Type: AWS::CloudFormation::Stack}}}", makesStack},
		{"all", resources + `[{"Ref": "X"}, "{{resolve:secretsmanager:arn:aws:secretsmanager:*:*:secret:x}}"]}}}`, Call | Dynamic | Secret},
	} {
		stack, err := Read("t", []byte(test.source))
		if err != nil {
			t.Fatal(test.name, err)
		}
		for _, root := range []*Node{stack.Root, stack.Root.Clone()} {
			for _, n := range []*Node{root, root.Get("Resources"), root.Get("Resources", "A", "B")} {
				for _, mark := range []Mark{Call, Dynamic, Secret, Own, makesStack} {
					if n.Holds(mark) != (test.want&mark != 0) {
						t.Errorf("%s: %s holds %b: %v", test.name, n.Key, mark, n.Holds(mark))
					}
				}
			}
		}
	}
	if (*Node)(nil).Marks() != 0 {
		t.Error("nothing holds something")
	}
}

func TestHoldsWhatWasWrittenIntoIt(t *testing.T) {
	text := (&Node{Kind: String, Text: "x"}).With(nil)
	text.Key, text.Text = "Ref", "{{resolve"
	if made := (&Node{Kind: Map}).With([]*Node{text}); !made.Holds(Call) || !made.Holds(Dynamic) || made.Holds(Secret) {
		t.Errorf("%b", made.marks)
	}
}
