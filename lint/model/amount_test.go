package model

import (
	"fmt"
	"strings"
	"testing"

	"github.com/open-policy-agent/opa/v1/ast"

	"github.com/secretwright/secretwright/lint/template"
)

// TestAmount follows functions that double what they are given, deep in each other: what is too large is unknown, and
// the largest text that is followed is not.
func TestAmount(t *testing.T) {
	for name, c := range map[string]struct{ before, innermost, after string }{
		"Fn::Sub":                  {`{"Fn::Sub": ["${a}${a}", {"a": `, `"bc"`, `}]}`},
		"Fn::Sub of an unknown":    {`{"Fn::Sub": ["${a}${a}", {"a": `, `{"Ref": "AWS::StackName"}`, `}]}`},
		"Fn::ToJsonString":         {`{"Fn::ToJsonString": [`, `"\"b\""`, `]}`},
		"Fn::Split and Fn::Join":   {`{"Fn::Join": ["a,a", {"Fn::Split": ["a", `, `"aaaa"`, `]}]}`},
		"Fn::FindInMap, both keys": {`{"Fn::FindInMap": ["M", "a", `, `"a"`, `]}`},
		"Fn::FindInMap, default":   {`{"Fn::FindInMap": ["M", "a", `, `"a"`, `, {"DefaultValue": "b"}]}`},
	} {
		at := func(depth int) value {
			s := build(t, `{"Mappings": {"M": {"a": {"a": "a"}}}, "Resources": {"A": {"Type": "AWS::SNS::Topic", "Properties": {"V": `+
				strings.Repeat(c.before, depth)+c.innermost+strings.Repeat(c.after, depth)+`}}}}`).stacks[0]
			return s.resources["A"].property("V")
		}
		if v := at(3); v.amount(1<<30) > 1<<12 {
			t.Errorf("%s: %d bytes of a small one", name, v.amount(1<<30))
		}
		if v := at(100); v.amount(1<<30) > maxAmount {
			t.Errorf("%s: %d bytes", name, v.amount(1<<30))
		}
	}
}

// TestAmountOfAll holds that many values, none of them too large, are followed up to a bound on all of them.
func TestAmountOfAll(t *testing.T) {
	s := build(t, `{"Parameters": {"P": {"Type": "String", "Default": "`+strings.Repeat("x", maxAmount/2)+`"}},
		"Resources": {"A": {"Type": "AWS::SNS::Topic", "Properties": {"V": {"Ref": "P"}}}}}`).stacks[0]
	ref := s.resources["A"].properties.Get("V")
	if _, isKnown := s.value(ref).text(); !isKnown {
		t.Error("the first one is unknown")
	}
	for range 2 * maxMade / maxAmount {
		s.value(ref)
	}
	if v := s.value(ref); reason(v) != tooLargeToFollow {
		t.Errorf("the last one: %s", reason(v))
	}
}

// TestExcess puts more passwords into one list than are judged: the document has the first ones, and says so.
func TestExcess(t *testing.T) {
	for _, count := range []int{maxFacts, maxFacts + 1} {
		a := New([]*template.Stack{read(t, "t", "Resources: {U: {Type: AWS::ElastiCache::User, Properties: {Passwords: ["+strings.Repeat("quokka, ", count)+"]}}}")}, Options{})
		found := a.Document("credentials").(ast.Object).Get(ast.StringTerm("credentials")).Value.(*ast.Array).Len()
		var messages string
		for _, problem := range a.Excess() {
			messages += problem.Error()
		}
		want := ""
		if count > maxFacts {
			want = "t: there are 30001 credentials, more than the 30000 that are judged: split the template"
		}
		if found != maxFacts || messages != want {
			t.Errorf("%d passwords: %d in the document, %q", count, found, messages)
		}
	}
}

// TestManyEndpoints judges as many endpoints of a VPC as AWS allows, and says that there are more.
func TestManyEndpoints(t *testing.T) {
	for _, more := range []int{0, 1} {
		text := "Resources:\n  V: {Type: AWS::EC2::VPC}\n"
		for i := range maxEndpoints + more {
			text += fmt.Sprintf("  E%d: {Type: AWS::EC2::VPCEndpoint, Properties: {VpcId: !Ref V, ServiceName: com.amazonaws.eu-west-1.secretsmanager}}\n", i)
		}
		a := build(t, text)
		if len(a.facts.endpoints) != maxEndpoints || len(a.Excess()) != more {
			t.Errorf("%d more: %d endpoints, %v", more, len(a.facts.endpoints), a.Excess())
		}
	}
}
