package model

import "github.com/secretwright/secretwright/lint/template"

// origin says where a part of a text comes from.
type origin uint8

const (
	literal   origin = iota
	parameter        // name: the parameter
	pseudo           // name: the pseudo parameter
	mapped           // name: the mapping
	attribute        // to: the resource, name: the attribute, "Ref" for its Ref
	imported         // name: the export
	ssm              // name: the parameter whose type is AWS::SSM::Parameter::Value
	function         // name: the intrinsic that is not computed
	undefined        // name: what is referred to and does not exist
)

// part is a piece of a text: known text, or a hole that only deployment fills.
type part struct {
	text string
	name string
	to   *resource
	// source is where a known text is written: in the property, a Default, a mapping.
	source *template.Node
	// in is the stack in which the name counts, nil for the stack that the value is used in.
	in *stack
	// cause says why a hole is one where its origin does not tell.
	cause string
	known bool
	from  origin
	// hidden: the text is a credential's or that of a parameter with NoEcho, and is never shown.
	hidden bool
	// decided: the text comes from a given parameter, or from a mapping by keys that are decided.
	decided bool
}

// render shows an unknown or hidden part as ${Name}.
func (p part) render() string {
	switch {
	case p.known && !p.hidden:
		return p.text
	case p.from == attribute && p.name == "Ref":
		return "${" + p.to.id + "}"
	case p.from == attribute:
		return "${" + p.to.id + "." + p.name + "}"
	case p.name == "":
		return "${?}"
	}
	return "${" + p.name + "}"
}

// plain is render with a hidden text in clear.
func (p part) plain() string {
	p.hidden = false
	return p.render()
}
