package model

import (
	"strings"

	"github.com/secretwright/secretwright/lint/template"
)

// parameter returns the value that a parameter is given, or has by its Default or AllowedValues. The parts keep
// the parameter's name, because a default is evidence and no literal in the property that uses it.
func (s *stack) parameter(p *template.Node) value {
	kind := p.Get("Type")
	if isStored(p) {
		return unknown(ssm, p.Key)
	}
	isList := kind != nil && (kind.Text == "CommaDelimitedList" || strings.HasPrefix(kind.Text, "List<"))
	if v, ok := s.passed(p, isList); ok {
		return v
	}
	if given := s.given[p.Key]; given != nil {
		return s.parameterValue(given, p.Key, isList).decide()
	}
	if byDefault := p.Get("Default"); byDefault.IsText() {
		return s.parameterValue(byDefault, p.Key, isList)
	}
	allowed := p.Get("AllowedValues")
	if allowed.Len() == 0 || allowed.Len() > maxCases {
		return unknown(parameter, p.Key)
	}
	var cases []branch
	for option := range allowed.Children() {
		when := isEqual(operand{variable: s.variable(p.Key)}, operand{text: option.Text})
		cases = append(cases, branch{when, s.parameterValue(option, p.Key, isList)})
	}
	return choiceOf(cases)
}

// isStored reports whether a parameter's value is the name of one in the parameter store.
func isStored(p *template.Node) bool {
	kind := p.Get("Type")
	return kind != nil && strings.HasPrefix(kind.Text, "AWS::SSM::Parameter::Value<")
}

func (s *stack) parameterValue(content *template.Node, name string, isList bool) value {
	one := part{
		text: content.Text, known: true, from: parameter, name: name,
		source: content, hidden: s.hides(content, name),
	}
	if !isList {
		return composed([]part{one})
	}
	var items []value
	for item := range strings.SplitSeq(content.Text, ",") {
		one.text = strings.TrimSpace(item)
		items = append(items, composed([]part{one}))
	}
	return listOf(items)
}

// hides reports whether a value of a parameter is not to be shown.
func (s *stack) hides(content *template.Node, name string) bool {
	return s.assembly.sensitive[content] || s.noEcho(name)
}

// noEcho reports whether a parameter hides its value.
func (s *stack) noEcho(name string) bool {
	is, _ := s.value(s.parameters[name].Get("NoEcho")).truth()
	return is
}
