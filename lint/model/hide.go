package model

import (
	"strings"

	"github.com/secretwright/secretwright/lint/template"
)

// hideCredentials notes every place of a template in which a credential is written, so that nothing
// shows it from then on.
func (a *Assembly) hideCredentials() {
	for _, s := range a.stacks {
		s.hideParameters()
	}
	for _, secret := range a.in(secretType) {
		secret.hideAt("/SecretString")
		if fields := secret.fields(); !fields.settings(secret.stack) || fields.called() {
			secret.hideAt("/GenerateSecretString/SecretStringTemplate")
		}
	}
	for _, r := range a.resources {
		for _, property := range r.traits.credentials {
			r.hideAt(property.path)
		}
	}
	for _, s := range a.stacks {
		s.hideTokens()
	}
	a.hideCarried()
	a.hideInCopies()
}

func (s *stack) hideParameters() {
	for name, p := range s.parameters {
		if s.noEcho(name) {
			if s.nestedIn != nil {
				s.nestedIn.hideAt("/Parameters/" + name)
			}
			s.hideNode(p.Get("Default"))
			s.hideNode(s.given[name])
			for option := range p.Get("AllowedValues").Children() {
				s.hideNode(option)
			}
		}
	}
}

// hideAt hides what is written at a property path, and what its values are made of elsewhere.
func (r *resource) hideAt(path string) {
	r.stack.hideBelow(r.properties, strings.Split(strings.TrimPrefix(path, "/"), "/"))
	for _, found := range r.values(path) {
		r.stack.hide(found.value)
	}
}

// hideBelow goes through duplicate keys, which count for nothing but are in the file, and through the
// arguments of functions, of which some may stand for no possible case.
func (s *stack) hideBelow(n *template.Node, steps []string) {
	name, argument := intrinsic(n)
	if len(steps) == 0 {
		s.hideNode(n)
	}
	switch {
	case name == "Ref", name == "Fn::GetAtt", name == "Fn::ImportValue": // a name, no text
	case name != "":
		s.hideBelow(argument, steps)
	case len(steps) == 0, n != nil && n.Kind == template.List && steps[0] != "*":
		for child := range n.Children() {
			s.hideBelow(child, steps)
		}
	default:
		for child := range n.Children() {
			if steps[0] == "*" || child.Key == steps[0] {
				s.hideBelow(child, steps[1:])
			}
		}
	}
}

// hide keeps every text that a value is made of out of everything that leaves the model. Where a text
// has several parts, a parameter that lists its AllowedValues openly is no credential but, say, the
// name of an environment.
func (s *stack) hide(v value) {
	for _, p := range v.parts() {
		listed := p.from == parameter && p.home(s).parameters[p.name].Get("AllowedValues") != nil
		if len(v.parts()) == 1 || !listed {
			s.hideNode(p.source)
			if p.from == parameter {
				p.home(s).variable(p.name).hidden = true
			}
		}
	}
	for _, item := range v.items() {
		for alternative := range item.alternatives() {
			s.hide(alternative.value)
		}
	}
}

func (s *stack) hideNode(n *template.Node) {
	if n != nil && !s.assembly.sensitive[n] {
		s.assembly.sensitive[n] = true
		if n.At.Line > 0 { // a given value has no place in the file
			owner := s.assembly.owner(n, s)
			owner.credentials = append(owner.credentials, n)
		}
		for _, item := range s.loops.items[n] {
			s.hideNode(item)
		}
	}
}

// Credentials returns the nodes of a stack's template that hold credentials. Nobody may show them.
func (a *Assembly) Credentials(stack string) []*template.Node {
	var all []*template.Node
	for _, s := range a.stacks {
		if s.Name == stack {
			all = append(all, s.credentials...)
		}
	}
	return all
}
