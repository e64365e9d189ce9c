package model

import (
	"strings"

	"github.com/secretwright/secretwright/lint/template"
)

// parameter returns the value that a parameter has by its Default or AllowedValues. The parts keep
// the parameter's name, because a default is evidence and no literal in the property that uses it.
func (s *stack) parameter(p *template.Node) value {
	kind := p.Get("Type")
	if kind != nil && strings.HasPrefix(kind.Text, "AWS::SSM::Parameter::Value<") {
		return unknown(ssm, p.Key)
	}
	isList := kind != nil && (kind.Text == "CommaDelimitedList" || strings.HasPrefix(kind.Text, "List<"))
	if byDefault := p.Get("Default"); byDefault.IsText() {
		return s.parameterValue(byDefault.Text, p.Key, isList)
	}
	allowed := p.Get("AllowedValues")
	if allowed.Len() == 0 || allowed.Len() > maxCases {
		return unknown(parameter, p.Key)
	}
	v := value{kind: choice}
	for option := range allowed.Children() {
		when := p.Key + " = " + option.Text
		v.cases = append(v.cases, branch{when, s.parameterValue(option.Text, p.Key, isList)})
	}
	return v
}

func (s *stack) parameterValue(content, name string, isList bool) value {
	one := part{text: content, known: true, from: parameter, name: name, hidden: s.noEcho(name)}
	if !isList {
		return value{kind: text, parts: []part{one}}
	}
	v := value{kind: list}
	for item := range strings.SplitSeq(content, ",") {
		one.text = strings.TrimSpace(item)
		v.items = append(v.items, value{kind: text, parts: []part{one}})
	}
	return v
}

// noEcho reports whether a parameter hides its value.
func (s *stack) noEcho(name string) bool {
	is, _ := s.value(s.parameters.Get(name).Get("NoEcho")).truth()
	return is
}
