package model

import (
	"strings"

	"github.com/secretwright/secretwright/lint/template"
)

// maxCases bounds the cases that one value is followed through; beyond it the value is unknown.
const maxCases = 64

// value computes what a node comes to when the stack is deployed.
func (s *stack) value(n *template.Node) value {
	return s.evaluate(n).at(n)
}

// at says where a value is used. The branches of an Fn::If keep their own places.
func (v value) at(n *template.Node) value {
	switch {
	case v.kind == choice:
		for i, c := range v.cases() {
			if c.value.node == nil {
				v.inner.cases[i].value = c.value.at(n)
			}
		}
		return v
	case v.isWritten && v.node != n:
		v.made, v.isWritten = v.parts(), false
	}
	v.node = n
	return v
}

func (s *stack) evaluate(n *template.Node) value {
	if n == nil {
		return value{}
	}
	switch n.Kind {
	case template.Null:
		return value{kind: null}
	case template.Bool:
		return s.written(boolean, n)
	case template.Number:
		return s.written(number, n)
	case template.String:
		return s.written(text, n)
	case template.List:
		return s.list(n)
	}
	if name, argument := intrinsic(n); name != "" {
		return s.compute(name, argument)
	}
	return s.mapping(n)
}

// written is the value of a scalar that stands in the template.
func (s *stack) written(kind valueKind, n *template.Node) value {
	return value{kind: kind, isWritten: true, isHidden: s.assembly.sensitive[n], node: n}
}

func (s *stack) list(n *template.Node) value {
	items := make([]value, 0, n.Len())
	for child := range n.Children() {
		if item := s.value(child); item.kind != absent {
			items = append(items, item)
		}
	}
	return listOf(items)
}

func (s *stack) mapping(n *template.Node) value {
	keys, items := make([]string, 0, n.Len()), make([]value, 0, n.Len())
	for child := range n.Children() {
		if item := s.value(child); item.kind != absent {
			keys = append(keys, child.Key)
			items = append(items, item)
		}
	}
	return mapOf(keys, items)
}

// intrinsic returns the function's name and argument when the node is a call of one.
func intrinsic(n *template.Node) (string, *template.Node) {
	if n == nil || n.Kind != template.Map {
		return "", nil
	}
	only := n.Only()
	if only == nil {
		return "", nil
	}
	if only.Key == "Ref" || strings.HasPrefix(only.Key, "Fn::") || strings.HasPrefix(only.Key, "!") {
		return only.Key, only
	}
	return "", nil
}

// call computes an intrinsic function. What is not computed, or called with arguments that it does
// not take, is unknown.
func (s *stack) call(name string, argument *template.Node) value {
	switch name {
	case "Ref":
		return s.ref(argument.Text)
	case "Fn::GetAtt":
		return s.getAtt(argument)
	case "Fn::Sub":
		return s.sub(argument)
	case "Fn::Join":
		return s.join(argument)
	case "Fn::If":
		return s.conditional(argument)
	case "Fn::Select":
		return s.selectItem(argument)
	case "Fn::Split":
		return s.split(argument)
	case "Fn::FindInMap":
		return s.findInMap(argument)
	case "Fn::Length":
		return s.length(argument)
	case "Fn::ToJsonString":
		return s.toJSON(argument)
	case "Fn::Cidr":
		return s.cidr(argument)
	case "Fn::Base64":
		return s.evaluate(argument).each(value.asText)
	case "Fn::ImportValue":
		return s.value(argument).each(s.importValue)
	}
	if strings.HasPrefix(name, "!") { // it may be a value with an exclamation mark
		name = "an unknown tag"
	}
	return unknown(function, name)
}

// ref resolves Ref and the ${Name} of Sub.
func (s *stack) ref(name string) value {
	if strings.HasPrefix(name, "AWS::") {
		return s.pseudo(name)
	}
	if r := s.resources[name]; r != nil {
		return composed([]part{{from: attribute, name: "Ref", to: r}})
	}
	if p := s.parameters[name]; p != nil {
		return s.parameter(p)
	}
	return unknown(undefined, name)
}

func (s *stack) pseudo(name string) value {
	switch {
	case name == "AWS::NoValue":
		return value{}
	case name == "AWS::AccountId" && s.Account != "":
		return known(text, s.Account, pseudo, name)
	case name == "AWS::Region" && s.Region != "":
		return known(text, s.Region, pseudo, name)
	}
	return unknown(pseudo, name)
}

// getAtt reads both spellings: ["Id", "Attribute"] and "Id.Attribute".
func (s *stack) getAtt(argument *template.Node) value {
	if argument.IsText() {
		id, name, _ := strings.Cut(argument.Text, ".")
		return s.attribute(id, name)
	}
	name, _ := s.value(argument.Item(1)).text()
	if id := argument.Item(0); id.IsText() {
		return s.attribute(id.Text, name)
	}
	return unknown(function, "Fn::GetAtt")
}

func (s *stack) attribute(id, name string) value {
	r := s.resources[id]
	if r == nil {
		return unknown(undefined, id+"."+name)
	}
	if output, ok := r.outputName(name); ok {
		return r.nestedOutput(output, s)
	}
	return composed([]part{{from: attribute, name: name, to: r}})
}
