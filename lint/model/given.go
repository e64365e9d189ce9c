package model

import "github.com/secretwright/secretwright/lint/template"

// give makes nodes of the values that the user gives to the parameters of a stack, so that a given
// value is hidden like one of the template. They have no place in a file.
func (s *stack) give(values map[string]string) {
	for name := range s.parameters {
		if content, ok := values[name]; ok {
			s.given[name] = &template.Node{Kind: template.String, Text: content, Key: name}
		}
	}
}

// isDecided reports whether a scalar is the same in every deployment that is asked about: written in
// the template, or given. A hidden one is no evidence that could be shown.
func (v value) isDecided() bool {
	for _, p := range v.parts() {
		if !p.known || p.hidden || p.from != literal && !p.decided {
			return false
		}
	}
	_, ok := v.text()
	return ok
}

// decide marks a value as that of this deployment.
func (v value) decide() value {
	return v.edit(func(p *part) { p.decided = true })
}

// decidedBy marks what was looked up in a mapping as decided if all the keys are.
func (v value) decidedBy(keys ...value) value {
	for _, key := range keys {
		if !key.isDecided() {
			return v
		}
	}
	return v.decide()
}
