package model

import (
	"strings"

	"github.com/secretwright/secretwright/lint/template"
)

// value is what a node of a template comes to. Text is made of parts, some of which may be unknown;
// a choice holds what the value is in each of several cases.
//
// Most values are scalars that stand in the template and are looked at once, so a value is small, and of
// such a scalar nothing is made before it is asked for.
type value struct {
	kind      valueKind
	isWritten bool // a scalar that stands at the node: the text of the node is its only part
	isHidden  bool // of a written one: see part
	node      *template.Node
	made      []part // of a scalar that is not written
	inner     *inner
}

// inner is what lists, maps and choices have, and of scalars only a few.
type inner struct {
	keys  []string // of a map, parallel to items
	items []value  // of a list or map
	cases []branch // of a choice
	json  *value   // what a text was written from by Fn::ToJsonString
}

func composed(parts []part) value { return value{kind: text, made: parts} }

func listOf(items []value) value { return value{kind: list, inner: &inner{items: items}} }

func mapOf(keys []string, items []value) value {
	return value{kind: mapping, inner: &inner{keys: keys, items: items}}
}

func choiceOf(cases []branch) value { return value{kind: choice, inner: &inner{cases: cases}} }

// parts are those of a scalar.
func (v value) parts() []part {
	if v.isWritten {
		return []part{v.written()}
	}
	return v.made
}

func (v value) written() part {
	return part{text: v.node.Text, known: true, source: v.node, hidden: v.isHidden}
}

// items are those of a list or map.
func (v value) items() []value {
	if v.inner == nil {
		return nil
	}
	return v.inner.items
}

// keys are those of a map, parallel to its items.
func (v value) keys() []string {
	if v.inner == nil {
		return nil
	}
	return v.inner.keys
}

// cases are those of a choice.
func (v value) cases() []branch {
	if v.inner == nil {
		return nil
	}
	return v.inner.cases
}

// edit changes the parts of a value that was just made, and of what is in it.
func (v value) edit(change func(*part)) value {
	v.made, v.isWritten = v.parts(), false
	for i := range v.made {
		change(&v.made[i])
	}
	for i, item := range v.items() {
		v.inner.items[i] = item.edit(change)
	}
	for i, c := range v.cases() {
		v.inner.cases[i].value = c.value.edit(change)
	}
	return v
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

func known(kind valueKind, text string, from origin, name string) value {
	return value{kind: kind, made: []part{{text: text, known: true, from: from, name: name}}}
}

func unknown(from origin, name string) value {
	return composed([]part{{from: from, name: name}})
}

func (v value) scalar() bool { return v.kind == text || v.kind == number || v.kind == boolean }

// text returns the text of a scalar all of whose parts are known and that holds no dynamic reference.
func (v value) text() (string, bool) {
	if !v.scalar() {
		return "", false
	}
	content := ""
	if p, ok := v.sole(); ok {
		if !p.known {
			return "", false
		}
		content = p.text
	} else {
		var b strings.Builder
		for _, p := range v.made {
			if !p.known {
				return "", false
			}
			b.WriteString(p.text)
		}
		content = b.String()
	}
	return content, !strings.Contains(content, "{{resolve:")
}

// sole returns the part of a value that is one single part.
func (v value) sole() (part, bool) {
	switch {
	case v.isWritten:
		return v.written(), true
	case v.scalar() && len(v.made) == 1:
		return v.made[0], true
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
	if p, ok := v.sole(); ok {
		return p.render()
	}
	var b strings.Builder
	for _, p := range v.made {
		b.WriteString(p.render())
	}
	return b.String()
}

// plain is render with the hidden parts in clear: to compare by, never to show.
func (v value) plain() string {
	if p, ok := v.sole(); ok {
		return p.plain()
	}
	var b strings.Builder
	for _, p := range v.made {
		b.WriteString(p.plain())
	}
	return b.String()
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
				hole := unknown(function, v.render())
				hole.node = v.node
				return hole
			}
			return value{}
		}
	}
	return v
}

func (v value) entry(key string) value {
	keys := v.keys()
	for i := len(keys) - 1; i >= 0; i-- {
		if keys[i] == key {
			return v.inner.items[i]
		}
	}
	for _, other := range keys {
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
	cases := make([]branch, len(v.cases()))
	there := false
	for i, c := range v.cases() {
		cases[i] = branch{c.when, c.value.each(f)}
		there = there || cases[i].value.kind != absent
	}
	if !there {
		return value{}
	}
	changed := choiceOf(cases)
	changed.node = v.node
	return changed
}
