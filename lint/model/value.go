package model

import (
	"strings"

	"github.com/secretwright/secretwright/lint/template"
)

// value is what a node of a template comes to. Text is made of parts, some of which may be unknown;
// a choice holds what the value is in each of several cases.
type value struct {
	kind  valueKind
	parts []part   // of a scalar
	keys  []string // of a map, parallel to items
	items []value  // of a list or map
	cases []branch // of a choice
	node  *template.Node
	json  *value // what a text was written from by Fn::ToJsonString
}

type valueKind uint8

const (
	absent valueKind = iota // not there, or AWS::NoValue
	null
	boolean
	number
	text
	list
	mapping
	choice
)

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
	text  string
	known bool
	from  origin
	name  string
	to    *resource
	// source is where a known text is written: in the property, a Default, a mapping.
	source *template.Node
	// hidden: the text is a credential's or that of a parameter with NoEcho, and is never shown.
	hidden bool
	// in is the stack in which the name counts, nil for the stack that the value is used in.
	in *stack
	// cause says why a hole is one where its origin does not tell.
	cause string
	// decided: the text comes from a given parameter, or from a mapping by keys that are decided.
	decided bool
}

func known(kind valueKind, text string, from origin, name string) value {
	return value{kind: kind, parts: []part{{text: text, known: true, from: from, name: name}}}
}

func unknown(from origin, name string) value {
	return value{kind: text, parts: []part{{from: from, name: name}}}
}

func (v value) scalar() bool { return v.kind == text || v.kind == number || v.kind == boolean }

// text returns the text of a scalar all of whose parts are known and that holds no dynamic reference.
func (v value) text() (string, bool) {
	if !v.scalar() {
		return "", false
	}
	var b strings.Builder
	for _, p := range v.parts {
		if !p.known {
			return "", false
		}
		b.WriteString(p.text)
	}
	return b.String(), !strings.Contains(b.String(), "{{resolve:")
}

// sole returns the part of a value that is one single part.
func (v value) sole() (part, bool) {
	if v.scalar() && len(v.parts) == 1 {
		return v.parts[0], true
	}
	return part{}, false
}

// truth returns the boolean that CloudFormation makes of a value: true, "true" and the like.
func (v value) truth() (is, ok bool) {
	t, ok := v.text()
	switch strings.ToLower(t) {
	case "true":
		return true, ok
	case "false":
		return false, ok
	}
	return false, false
}

// render shows a scalar with its unknown and hidden parts as ${Name}.
func (v value) render() string {
	var b strings.Builder
	for _, p := range v.parts {
		b.WriteString(p.render())
	}
	return b.String()
}

// plain is render with the hidden parts in clear: to compare by, never to show.
func (v value) plain() string {
	var b strings.Builder
	for _, p := range v.parts {
		p.hidden = false
		b.WriteString(p.render())
	}
	return b.String()
}

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

// get follows keys into maps. Into a choice it goes case by case; what is no map has nothing.
func (v value) get(keys ...string) value {
	for i, key := range keys {
		switch v.kind {
		case choice:
			return v.each(func(c value) value { return c.get(keys[i:]...) })
		case mapping:
			v = v.entry(key)
		default:
			if p, ok := v.sole(); ok && !p.known { // a whole map that is not known
				return value{kind: text, parts: []part{{from: function, name: v.render()}}, node: v.node}
			}
			return value{}
		}
	}
	return v
}

func (v value) entry(key string) value {
	for i := len(v.keys) - 1; i >= 0; i-- {
		if v.keys[i] == key {
			return v.items[i]
		}
	}
	for _, other := range v.keys {
		if isOpaque(other) {
			return unknown(function, other)
		}
	}
	return value{}
}

// each replaces the value of every case. What is absent in all of them is absent.
func (v value) each(f func(value) value) value {
	if v.kind != choice {
		return f(v)
	}
	cases := make([]branch, len(v.cases))
	there := false
	for i, c := range v.cases {
		cases[i] = branch{c.when, c.value.each(f)}
		there = there || cases[i].value.kind != absent
	}
	if !there {
		return value{}
	}
	return value{kind: choice, cases: cases, node: v.node}
}
