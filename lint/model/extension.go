package model

import (
	"encoding/json"
	"strconv"
	"strings"

	"github.com/secretwright/secretwright/lint/template"
)

// The functions of this file are those of the transform AWS::LanguageExtensions (CloudFormation
// Template Reference, "Fn::Length", "Fn::ToJsonString", "Fn::FindInMap enhancements"), and Fn::Cidr.

// length counts the items of a list if none may be left out.
func (s *stack) length(argument *template.Node) value {
	return s.value(argument).each(func(of value) value {
		last := len(of.items()) - 1
		if of.kind != list || last >= 0 && !of.holds(last) {
			return unknown(function, "Fn::Length")
		}
		count := known(number, strconv.Itoa(len(of.items())), literal, "")
		if last >= 0 {
			if p, sole := of.items()[0].sole(); sole && p.from == parameter {
				count = count.edit(func(c *part) { c.from, c.name, c.decided = p.from, p.name, p.decided })
			}
		}
		return count
	})
}

// asText makes a text of a scalar: !Base64 17 and {"Fn::Base64": 17} are the same.
func (v value) asText() value {
	if v.scalar() {
		v.kind = text
	}
	return v
}

// maxBlocks is the most blocks that Fn::Cidr makes (CloudFormation Template Reference, "Fn::Cidr").
const maxBlocks = 256

// cidr is a list of blocks of which only the number is known.
func (s *stack) cidr(argument *template.Node) value {
	return s.value(argument.Item(1)).each(func(of value) value {
		written, _ := of.text()
		count, err := strconv.Atoi(written)
		if err != nil || count < 1 || count > maxBlocks {
			return unknown(function, "Fn::Cidr")
		}
		blocks := make([]value, count)
		for i := range blocks {
			blocks[i] = unknown(function, "Fn::Cidr")
		}
		return listOf(blocks)
	})
}

// toJSON writes a list or map as a text that has the holes of what is in it.
func (s *stack) toJSON(argument *template.Node) value {
	of := s.value(argument)
	made := jsonText(of)
	if made.kind == text {
		made.inner = &inner{json: &of}
	}
	return made
}

func jsonText(v value) value {
	switch v.kind {
	case absent:
		return v
	case null:
		return known(text, "null", literal, "")
	case choice:
		return v.each(jsonText)
	case list:
		return v.enclosed("[", "]", func(_ int, item value) value { return item })
	case mapping:
		return v.enclosed("{", "}", func(i int, item value) value {
			return concat("", []value{known(text, quotedJSON(v.keys()[i])+":", literal, ""), item})
		})
	case text:
		return v.inQuotes()
	}
	return composed(v.parts())
}

// enclosed writes the items of a list or map. An entry is absent where its item is.
func (v value) enclosed(begin, end string, entry func(i int, item value) value) value {
	entries := make([]value, len(v.items()))
	for i, item := range v.items() {
		entries[i] = jsonText(item).each(func(item value) value {
			if item.kind == absent {
				return item
			}
			return entry(i, item)
		})
	}
	return concat("", []value{known(text, begin, literal, ""), concat(",", entries), known(text, end, literal, "")})
}

func (v value) inQuotes() value {
	quote := part{text: `"`, known: true}
	made := []part{quote}
	for _, p := range v.parts() {
		if p.known {
			escaped := quotedJSON(p.text)
			p.text = escaped[1 : len(escaped)-1]
		}
		made = append(made, p)
	}
	return composed(append(made, quote))
}

func quotedJSON(content string) string {
	var b strings.Builder
	encoder := json.NewEncoder(&b)
	encoder.SetEscapeHTML(false)
	_ = encoder.Encode(content) // a string in memory: nothing fails
	return strings.TrimSuffix(b.String(), "\n")
}
