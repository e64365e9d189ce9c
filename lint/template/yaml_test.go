package template

import (
	"strings"
	"testing"
)

func TestYAMLScalars(t *testing.T) {
	for _, test := range []struct{ source, want string }{
		{"x y", `"x y"`},
		{"'x'", `"x"`},
		{`"x\ty"`, `"x\ty"`},
		{"'1'", `"1"`},
		{`"true"`, `"true"`},
		{"''", `""`},
		{"|\n  a\n  b\n", `"a\nb\n"`},
		{">-\n  a\n  b\n", `"a b"`},
		{"|\n  true", `"true"`},
		{"", "null"},
		{"~", "null"},
		{"null", "null"},
		{"Null", "null"},
		{"NULL", "null"},
		{"nUll", `"nUll"`},
		{"true", "true"},
		{"TRUE", "true"},
		{"yes", "true"},
		{"Yes", "true"},
		{"on", "true"},
		{"ON", "true"},
		{"false", "false"},
		{"False", "false"},
		{"no", "false"},
		{"NO", "false"},
		{"off", "false"},
		{"Off", "false"},
		{"tRue", `"tRue"`},
		{"y", `"y"`},
		{"n", `"n"`},
		{"0", "0"},
		{"12", "12"},
		{"-12", "-12"},
		{"+12", "12"},
		{"1.50", "1.50"},
		{"0.5", "0.5"},
		{"1e3", "1e3"},
		{"123456789012", "123456789012"},
		{"123456789012345678", "123456789012345678"},
		{"1234567890123456789", `"1234567890123456789"`},
		{"012345678901", `"012345678901"`},
		{"0123", `"0123"`},
		{"012", `"012"`},
		{"00", `"00"`},
		{"-01", `"-01"`},
		{"0o17", `"0o17"`},
		{"0x1F", `"0x1F"`},
		{"1_000", `"1_000"`},
		{"12:30:45", `"12:30:45"`},
		{"2012-10-17", `"2012-10-17"`},
		{"2010-09-09T00:00:00Z", `"2010-09-09T00:00:00Z"`},
		{"=", `"="`},
		{".5", `".5"`},
		{"5.", `"5."`},
		{"1e", `"1e"`},
		{"+-1", `"+-1"`},
		{"+", `"+"`},
		{"\n- ", "[null]"},
		{".inf", `".inf"`},
		{".nan", `".nan"`},
		{"<<", `"<<"`},
		{"!!str 12", `"12"`},
		{"!!int 12", `"12"`},
		{"!!binary aGk=", `"aGk="`},
		{"! 12", "12"},
		{"!!map {a: 1}", `{"a":1}`},
		{"!!set {a: 1}", `{"a":1}`},
		{"[a, 1, {b: c}]", `["a",1,{"b":"c"}]`},
	} {
		if node, _ := value(t, test.source); show(node) != test.want {
			t.Errorf("%q: got %s, want %s", test.source, show(node), test.want)
		}
	}
}

func TestYAMLKeys(t *testing.T) {
	for _, test := range []struct{ source, want string }{
		{"{1: a, true: b, on: c, ~: d, 012: e}", `{"1":"a","true":"b","on":"c","~":"d","012":"e"}`},
		{"{'<<': a}", `{"<<":"a"}`},
		{"{? a}", `{"a":null}`},
		{"{2012-10-17: a}", `{"2012-10-17":"a"}`},
		{"{!!str 1: a}", `{"1":"a"}`},
	} {
		if node, _ := value(t, test.source); show(node) != test.want {
			t.Errorf("%q: got %s, want %s", test.source, show(node), test.want)
		}
	}
}

func TestShortTags(t *testing.T) {
	tests := []struct{ source, want string }{
		{"!Ref X", `{"Ref":"X"}`},
		{"!Condition X", `{"Condition":"X"}`},
		{"!GetAtt A.B", `{"Fn::GetAtt":["A","B"]}`},
		{"!GetAtt A.B.C", `{"Fn::GetAtt":["A","B.C"]}`},
		{"!GetAtt 'A.B'", `{"Fn::GetAtt":["A","B"]}`},
		{"!GetAtt [A, B]", `{"Fn::GetAtt":["A","B"]}`},
		{"!GetAtt A", `{"Fn::GetAtt":"A"}`},
		{"!Ref", `{"Ref":""}`},
		{"!GetAZs ''", `{"Fn::GetAZs":""}`},
		{"!GetAZs", `{"Fn::GetAZs":""}`},
		{"!ImportValue 012", `{"Fn::ImportValue":"012"}`},
		{"!Ref yes", `{"Ref":"yes"}`},
		{"!If [C, !Ref A, !Sub '${B}']", `{"Fn::If":["C",{"Ref":"A"},{"Fn::Sub":"${B}"}]}`},
		{"!Base64\n  Fn::Sub: x", `{"Fn::Base64":{"Fn::Sub":"x"}}`},
		{"!Sub\n  - a${b}\n  - b: !GetAtt C.D\n", `{"Fn::Sub":["a${b}",{"b":{"Fn::GetAtt":["C","D"]}}]}`},
		{"!Sub |\n  a\n  b\n", `{"Fn::Sub":"a\nb\n"}`},
		{"!Transform {Name: AWS::Include}", `{"Fn::Transform":{"Name":"AWS::Include"}}`},
		{"&x !Ref X", `{"Ref":"X"}`},
		{"!Ref &x X", `{"Ref":"X"}`},
		{"!Foo [1]", `{"!Foo":[1]}`},
	}
	for _, name := range strings.Fields("Base64 Cidr FindInMap GetAZs If ImportValue Join Select Split Sub Transform " +
		"And Or Not Equals Length ToJsonString ForEach Contains EachMemberEquals EachMemberIn Implies RefAll ValueOf ValueOfAll") {
		tests = append(tests, struct{ source, want string }{"!" + name + " [a]", `{"Fn::` + name + `":["a"]}`})
	}
	for _, test := range tests {
		node, stack := value(t, test.source)
		if show(node) != test.want {
			t.Errorf("%q: got %s, want %s", test.source, show(node), test.want)
		}
		if known := !strings.HasPrefix(test.source, "!Foo"); known != (len(stack.Problems) == 0) {
			t.Errorf("%q: problems %v", test.source, stack.Problems)
		}
	}
}

func TestYAMLPositions(t *testing.T) {
	const head = "Resources: {}\nV: "
	for _, test := range []struct{ source, path, key, value string }{
		{head + "abc", "V", "2:1+1", "2:4+3"},
		{head + "'a''c' # x", "V", "2:1+1", "2:4+6"},
		{head + `"a\"c"`, "V", "2:1+1", "2:4+6"},
		{head + "a\n  b", "V", "2:1+1", "2:4+0"},
		{head + "'a\n  b'", "V", "2:1+1", "2:4+0"},
		{head + "\"a\\\n  b\"", "V", "2:1+1", "2:4+0"},
		{head + "|\n  b", "V", "2:1+1", "2:4+0"},
		{head + "+12", "V", "2:1+1", "2:4+3"},
		{head + "yes", "V", "2:1+1", "2:4+3"},
		{head + "\n\n  - a", "V.0", "0:0+0", "4:5+1"},
		{head + "\n  'k\u00e9': \u00e9\u00e9", "V.k\u00e9", "3:3+4", "3:9+2"},
		{head + "{\u00e9: [\u00e9, x]}", "V.\u00e9.1", "0:0+0", "2:12+1"},
		{"\ufeffResources: {}\nV: x", "V", "2:1+1", "2:4+1"},
		{"\ufeffResources: {A: b}", "Resources.A", "1:13+1", "1:16+1"},
		{"Resources: {}\r\nV: x\r\nW: 'y'\r\n", "W", "3:1+1", "3:4+3"},
		{head + "!Ref X", "V", "2:1+1", "2:4+0"},
		{head + "!Ref X", "V.Ref", "2:4+4", "2:9+1"},
		{head + "!Ref   'X' # y", "V.Ref", "2:4+4", "2:11+3"},
		{head + "!Sub # why\n  # more\n  - a", "V.Fn::Sub", "2:4+4", "4:3+0"},
		{head + "!Sub\n  - a", "V.Fn::Sub.0", "0:0+0", "3:5+1"},
		{head + "!Sub |\n  a", "V.Fn::Sub", "2:4+4", "2:9+0"},
		{head + "!GetAZs\nW: x", "V.Fn::GetAZs", "2:4+7", "2:11+0"},
		{head + "!GetAtt A.B.C", "V.Fn::GetAtt", "2:4+7", "2:12+0"},
		{head + "!GetAtt A.B.C", "V.Fn::GetAtt.0", "0:0+0", "2:12+1"},
		{head + "!GetAtt A.B.C", "V.Fn::GetAtt.1", "0:0+0", "2:14+3"},
		{head + "!GetAtt 'A.B'", "V.Fn::GetAtt.1", "0:0+0", "2:15+1"},
		{head + `!GetAtt "A.\x42"`, "V.Fn::GetAtt.1", "0:0+0", "2:12+0"},
		{head + "[!Ref A,!Ref B]", "V.1.Ref", "2:12+4", "2:17+1"},
		{head + "&a !Ref X", "V.Ref", "2:7+4", "2:12+1"},
		{head + "!Ref &a X", "V.Ref", "2:4+4", "2:12+1"},
		{head + "&a x\nW: *a", "W", "3:1+1", "3:4+2"},
		{head + "&a {k: x}\nW: *a", "W.k", "2:8+1", "2:11+1"},
		{head + "\n  <<: {a: 1}\n  b: 2", "V.a", "3:8+1", "3:11+1"},
		{head + "\nW: x", "V", "2:1+1", "2:3+0"},
		{"Resources: {}\rV: x", "V", "1:15+1", "1:18+1"},
		{"Resources: {}\nA: \"\u2028\"\nV: x", "V", "3:1+1", "3:4+1"},
	} {
		stack := mustRead(t, test.source)
		path := strings.Split(test.path, ".")
		node, depth := stack.Locate(path)
		if depth != len(path) || place(node.At) != test.value || test.key != "0:0+0" && place(node.KeyAt) != test.key {
			t.Errorf("%q: %s is at key %s value %s, want %s %s", test.source, test.path,
				place(node.KeyAt), place(node.At), test.key, test.value)
		}
	}
}

func TestAliases(t *testing.T) {
	for _, test := range []struct{ source, want string }{
		{"&a x\nW: *a", `"x"`},
		{"&a [x]\nW: [*a, *a]", `[["x"],["x"]]`},
		{"&a {x: 1}\nW: {<<: *a, y: 2}", `{"y":2,"x":1}`},
		{"&a {x: 1, z: 3}\nW: {<<: *a, x: 2}", `{"x":2,"z":3}`},
		{"[&a {x: 1, y: 1}, &b {x: 2, z: 2}]\nW: {<<: [*a, *b]}", `{"x":1,"y":1,"z":2}`},
		{"&a k\nW: {*a : 1}", `{"k":1}`},
		{"&a !Ref X\nW: *a", `{"Ref":"X"}`},
	} {
		_, stack := value(t, test.source)
		if got := show(stack.Root.Get("W")); got != test.want {
			t.Errorf("%q: got %s, want %s", test.source, got, test.want)
		}
		for _, problem := range stack.Problems {
			if !problem.Warning || !strings.Contains(problem.Message, "does not support") || problem.Line != 3 {
				t.Errorf("%q: %v", test.source, problem)
			}
		}
		if len(stack.Problems) == 0 {
			t.Errorf("%q: no warning", test.source)
		}
	}
}

// TestAliasesOnce checks that an alias inside an anchor is not reported for each expansion.
func TestAliasesOnce(t *testing.T) {
	_, stack := value(t, "[&a x, &b [*a, {k: 1, k: 2}, !Foo 1], *b, *b]")
	var got []string
	for _, problem := range stack.Problems {
		got = append(got, problem.Message[:7])
	}
	if want := "CloudFo duplica unknown CloudFo CloudFo"; strings.Join(got, " ") != want {
		t.Errorf("got %v", stack.Problems)
	}
}

func TestProblems(t *testing.T) {
	for _, test := range []struct {
		source, want string
		warning      bool
	}{
		{"Resources: {}\nA: 1\nA: 2", `t:3:1: duplicate key "A" (first at line 2); CloudFormation uses the last one`, true},
		{"{\"Resources\": {},\n \"A\": 1,\n \"A\": 2}", `t:3:2: duplicate key "A" (first at line 2); CloudFormation uses the last one`, true},
		{"Resources: {}\nA: !Foo 1", `t:2:4: unknown tag; CloudFormation takes only the short forms of its own functions (quote a text that begins with !)`, false},
		{"Resources: {}\n!Ref A: 1", "t:2:6: a key has a tag; CloudFormation takes only plain keys: remove the tag", false},
		{"Resources: {}\n---\nA: 1", "t:3:1: a second YAML document follows and is not read; put each template into a file of its own", false},
		{"Resources: {}\n---\nA: [\n", "t:3:1: a second YAML document follows and is not read; put each template into a file of its own", false},
		{"{\"Resources\": {},\n }", "t:2:2: not valid JSON, read as YAML: trailing comma: JSON has none before the closing \"}\"; remove it", true},
		{"{Resources: {}}", "t:1:2: not valid JSON, read as YAML: expected a key in double quotes", true},
		{"A: 1\nA: 1\nA: 1\nResources: {}", "t:2:1: duplicate key \"A\" (first at line 1); CloudFormation uses the last one", true},
	} {
		stack, err := Read("t", []byte(test.source))
		if err != nil || len(stack.Problems) == 0 {
			t.Errorf("%q: no problem, error %v", test.source, err)
			continue
		}
		if got := stack.Problems[0]; got.Error() != test.want || got.Warning != test.warning {
			t.Errorf("%q: got %v, warning %v", test.source, got, got.Warning)
		}
	}
	for _, quiet := range []string{"Resources: {}\n---\n", "---\nResources: {}\n...\n", "Resources: {}\n---\n# x\n", "Resources: &a {}"} {
		if stack := mustRead(t, quiet); len(stack.Problems) > 0 {
			t.Errorf("%q: %v", quiet, stack.Problems)
		}
	}
}

func TestYAMLErrors(t *testing.T) {
	const head = "Resources:\n  A:\n    Type: AWS::S3::Bucket\n"
	for _, test := range []struct{ source, at, want string }{
		{head + "    Foo\n    Bar: x\n", "t:4:1", "a key without a colon"},
		{head + "   Foo: x\n", "t:4:1", "no key of its map"},
		{head + "      Foo: x\n", "t:4:1", "a colon is not allowed here"},
		{head + "\tFoo: x\n", "t:4:1", "a tab"},
		{head + "    Foo: \"hunter2\n", "t:4:1", "never closed"},
		{head + "    Foo: @x\n", "t:4:1", "quote the value"},
		{head + "    Foo: *hunter2\n    Bar: x\n    Baz: x\n", "t:4:1", "no anchor"},
		{head + "    Foo: \"\\q\"\n", "t:4:1", "unknown escape"},
		{head + "    Foo: a\x01b\n", "t:4:1", "control character"},
		{head + "    Foo: {{resolve:x}}\n", "t:4:11", "used as a key"},
		{head + "    ? [a]\n    : b\n", "t:4:7", "used as a key"},
		{head + "    Foo: &a [*a]\n", "t:4:14", "contains the alias itself"},
		{head + "    Foo: &a {<<: *a}\n", "t:4:14", "contains the alias itself"},
		{head + "    Foo: {<<: x}\n", "t:4:11", "merge key"},
		{"'Resources'\n: {}", "t:2:1", "does not belong"},
		{head + "    Foo: caf\xe9\n", "t:4:13", "not UTF-8"},
	} {
		_, err := Read("t", []byte(test.source))
		if err == nil || !strings.HasPrefix(err.Error(), test.at+": ") || !strings.Contains(err.Error(), test.want) {
			t.Errorf("%q: got %v, want %s %s", test.source, err, test.at, test.want)
		}
		if err != nil && strings.Contains(err.Error(), "hunter2") {
			t.Errorf("the message quotes a value: %v", err)
		}
	}
}
