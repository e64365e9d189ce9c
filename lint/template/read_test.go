package template

import (
	"errors"
	"strings"
	"testing"
	"unicode/utf16"
)

func TestRead(t *testing.T) {
	for _, test := range []struct{ source, want string }{
		{"Resources: {}", ""},
		{"{\"Resources\": {}}", ""},
		{"  \n{\"Resources\": {}}", ""},
		{"# a comment\n{Resources: {}}", ""},
		{"Fn::Transform: {Name: AWS::Include}", ""},
		{"Resources: {Fn::Transform: {Name: AWS::Include}}", ""},
		{"Resources: !Transform {Name: AWS::Include}", ""},
		{"", "t: the file is empty"},
		{" \n\t", "t: the file is empty"},
		{"# only a comment", "t: the file is empty"},
		{"[1]", "t:1:1: not a CloudFormation template: its top level is a list"},
		{"- 1", "t:1:1: not a CloudFormation template: its top level is a list"},
		{"hello", "t:1:1: not a CloudFormation template: its top level is a string"},
		{"a: 1", "t:1:1: not a CloudFormation template: it has neither Resources nor"},
		{"Resources: [a]", "t:1:1: not a CloudFormation template: its Resources are a list, not a map"},
		{"AWSTemplateFormatVersion: 2010-09-09", "t:1:1: template has no Resources; add"},
		{"AWSTemplateFormatVersion: 2010-09-09\nResources:\n", "t:2:1: template has no Resources: they are empty, not a map"},
		{"Resources: \xff", "t:1:12: the file is not UTF-8"},
	} {
		_, err := Read("t", []byte(test.source))
		if test.want == "" && err != nil || test.want != "" && (err == nil || !strings.HasPrefix(err.Error(), test.want)) {
			t.Errorf("%q: got %v, want %q", test.source, err, test.want)
		}
		var problem *Problem
		if err != nil && !errors.As(err, &problem) {
			t.Errorf("%q: the error is a %T", test.source, err)
		}
	}
}

func TestStackOfRead(t *testing.T) {
	source := "Resources: {}\n"
	stack := mustRead(t, "\ufeff"+source)
	if stack.Name != "t.yaml" || stack.File != "t.yaml" || stack.Source != source {
		t.Errorf("got %+v", stack)
	}
}

func TestUTF16(t *testing.T) {
	units := utf16.Encode([]rune("\ufeffResources:\r\n  é: 😀x\r\n"))
	little, big := make([]byte, 0, 2*len(units)), make([]byte, 0, 2*len(units))
	for _, unit := range units {
		little = append(little, byte(unit), byte(unit>>8))
		big = append(big, byte(unit>>8), byte(unit))
	}
	for _, source := range []string{string(little), string(big)} {
		node := mustRead(t, source).Root.Get("Resources", "é")
		if show(node) != `"😀x"` || place(node.At) != "2:6+2" || place(node.KeyAt) != "2:3+1" {
			t.Errorf("%s at %s, key at %s", show(node), place(node.At), place(node.KeyAt))
		}
	}
}

func nested(open, inner, end string, depth int) string {
	return strings.Repeat(open, depth) + inner + strings.Repeat(end, depth)
}

func TestDepth(t *testing.T) {
	yaml := func(open, end string, depth int) string { return "Resources: {}\nV: " + nested(open, "x", end, depth) }
	json := func(open, end string, depth int) string {
		return `{"Resources": {}, "V": ` + nested(open, "1", end, depth) + "}"
	}
	for _, test := range []struct {
		name string
		of   func(depth int) string
	}{
		{"flow list", func(depth int) string { return yaml("[", "]", depth) }},
		{"flow map", func(depth int) string { return yaml("{a: ", "}", depth) }},
		{"tags", func(depth int) string { return yaml("!Not [", "]", depth/2) }},
		{"JSON list", func(depth int) string { return json("[", "]", depth) }},
		{"JSON map", func(depth int) string { return json(`{"a":`, "}", depth) }},
	} {
		if _, err := Read("t", []byte(test.of(MaxDepth-2))); err != nil {
			t.Errorf("%s: %v", test.name, err)
		}
		for _, depth := range []int{MaxDepth + 1, 9000, 100_000} {
			_, err := Read("t", []byte(test.of(depth)))
			if err == nil || !strings.Contains(err.Error(), "nested deeper than 512 levels") {
				t.Errorf("%s, %d deep: %v", test.name, depth, err)
			}
		}
	}
}

func TestLimits(t *testing.T) {
	bomb := "Resources: {}\na0: &a0 [x, x]\n"
	for i := 1; i < 10; i++ {
		digit := string(rune('0' + i))
		use := "*a" + string(rune('0'+i-1))
		bomb += "a" + digit + ": &a" + digit + " [" + strings.Repeat(use+", ", 9) + use + "]\n"
	}
	for _, test := range []struct{ name, source, want string }{
		{"large", strings.Repeat(" ", MaxBytes+1), "the file has 10.0 MiB, more than the 10 MiB"},
		{"JSON values", `{"Resources": [` + strings.Repeat("1,", MaxNodes) + "1]}", "more than 1000000 values"},
		{"YAML values", "Resources: [" + strings.Repeat(",", MaxNodes) + "]", "more than 1000000 values"},
		{"tags", strings.Repeat("\n%TAG !a! b", 200) + "\n---\nResources: {}", "more than 100 %TAG lines"},
		{"aliases", bomb, "the aliases expand to more than 10 times"},
		{"brackets", strings.Repeat("[", 100_000), "top level is a list"},
		{"open maps", strings.Repeat(`{"a":`, 100_000), "nested deeper"},
		{"open quote", "A: b\nResources: \"" + strings.Repeat("a\n ", 10_000), "t:2:1: not valid YAML: a quoted value begins here"},
	} {
		_, err := Read("t", []byte(test.source))
		if err == nil || !strings.Contains(err.Error(), test.want) {
			t.Errorf("%s: %v", test.name, err)
		}
	}
}

func TestManyProblems(t *testing.T) {
	stack := mustRead(t, "Resources: {}\n"+strings.Repeat("A: 1\n", 5000))
	last := stack.Problems[len(stack.Problems)-1]
	if len(stack.Problems) != maxProblems+1 || !strings.Contains(last.Message, "are not listed") {
		t.Errorf("%d problems, the last is %v", len(stack.Problems), last)
	}
}
