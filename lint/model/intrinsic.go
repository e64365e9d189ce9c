package model

import (
	"strconv"
	"strings"

	"github.com/secretwright/secretwright/lint/template"
)

// sub computes Fn::Sub in both forms: a text, and a text with a map of names.
func (s *stack) sub(argument *template.Node) value {
	if argument.IsText() {
		return s.substitute(argument.Text, nil)
	}
	if format := argument.Item(0); format.IsText() {
		return s.substitute(format.Text, argument.Item(1))
	}
	return unknown(function, "Fn::Sub")
}

func (s *stack) substitute(format string, names *template.Node) value {
	var pieces []value
	for format != "" {
		before, rest, found := strings.Cut(format, "${")
		if before != "" {
			pieces = append(pieces, known(text, before, literal, ""))
		}
		name, after, closed := strings.Cut(rest, "}")
		switch {
		case !found:
		case !closed:
			pieces = append(pieces, known(text, "${"+rest, literal, ""))
		case strings.HasPrefix(name, "!"): // ${!Literal} stands for ${Literal}
			pieces = append(pieces, known(text, "${"+name[1:]+"}", literal, ""))
		default:
			pieces = append(pieces, s.named(strings.TrimSpace(name), names))
		}
		format = after
	}
	return concat(pieces)
}

// named resolves a ${Name} or ${Id.Attribute} of Fn::Sub.
func (s *stack) named(name string, names *template.Node) value {
	if own := names.Get(name); own != nil {
		return s.value(own)
	}
	if id, attribute, found := strings.Cut(name, "."); found {
		return s.attribute(id, attribute)
	}
	return s.ref(name)
}

func (s *stack) join(argument *template.Node) value {
	delimiter := argument.Item(0)
	items := s.value(argument.Item(1))
	if argument.Len() != 2 || !delimiter.IsText() || items.kind != list {
		return unknown(function, "Fn::Join")
	}
	var pieces []value
	for i, item := range items.items {
		if i > 0 && delimiter.Text != "" {
			pieces = append(pieces, known(text, delimiter.Text, literal, ""))
		}
		pieces = append(pieces, item)
	}
	return concat(pieces)
}

// concat joins scalars to one text. Choices among them multiply the cases; a piece that cannot be
// part of a text, or a case too many, leaves a hole.
func concat(pieces []value) value {
	if len(pieces) == 1 && pieces[0].kind != list && pieces[0].kind != mapping {
		return pieces[0]
	}
	all := []branch{{value: value{kind: text}}}
	for _, piece := range pieces {
		options := piece.alternatives()
		if len(all)*len(options) > maxCases || len(options) == 0 {
			options = []branch{{value: unknown(function, "")}}
		}
		all = appendEach(all, options)
	}
	if len(all) == 1 && all[0].when == "" {
		return all[0].value
	}
	return value{kind: choice, cases: all}
}

func appendEach(all, options []branch) []branch {
	var product []branch
	for _, head := range all {
		for _, option := range options {
			joined := value{kind: text, parts: append(head.value.parts[:len(head.value.parts):len(head.value.parts)], pieceOf(option.value)...)}
			product = append(product, branch{both(head.when, option.when), joined})
		}
	}
	return product
}

func pieceOf(v value) []part {
	if v.scalar() {
		return v.parts
	}
	return []part{{from: function}}
}

// conditional leaves both branches of Fn::If open.
func (s *stack) conditional(argument *template.Node) value {
	if argument.Len() != 3 || !argument.Item(0).IsText() {
		return unknown(function, "Fn::If")
	}
	name := argument.Item(0).Text
	return value{kind: choice, cases: []branch{
		{name, s.value(argument.Item(1))},
		{"not " + name, s.value(argument.Item(2))},
	}}
}

func (s *stack) selectItem(argument *template.Node) value {
	index, ok := s.value(argument.Item(0)).text()
	i, err := strconv.Atoi(index)
	from := s.value(argument.Item(1))
	if !ok || err != nil || from.kind != list || i < 0 || i >= len(from.items) {
		return unknown(function, "Fn::Select")
	}
	return from.items[i]
}

func (s *stack) split(argument *template.Node) value {
	delimiter, content := argument.Item(0), s.value(argument.Item(1))
	if !delimiter.IsText() || delimiter.Text == "" || !content.scalar() {
		return unknown(function, "Fn::Split")
	}
	v := value{kind: list}
	pieces, ok := content.split(delimiter.Text)
	for _, piece := range pieces {
		v.items = append(v.items, value{kind: text, parts: piece})
	}
	if !ok {
		return unknown(function, "Fn::Split")
	}
	return v
}

// split cuts a text at a delimiter. It reports false when a part is unknown and may hold the
// delimiter itself; pseudo parameters hold none of those that occur.
func (v value) split(delimiter string) ([][]part, bool) {
	pieces, certain := [][]part{nil}, true
	for _, p := range v.parts {
		if !p.known {
			certain = certain && p.from == pseudo
			pieces[len(pieces)-1] = append(pieces[len(pieces)-1], p)
			continue
		}
		for i, fragment := range strings.Split(p.text, delimiter) {
			if i > 0 {
				pieces = append(pieces, nil)
			}
			if fragment != "" {
				piece := p
				piece.text = fragment
				pieces[len(pieces)-1] = append(pieces[len(pieces)-1], piece)
			}
		}
	}
	return pieces, certain
}

// findInMap looks a key pair up. Keys with several possible values give a choice; a key that is not
// known gives a choice over all of the map's.
func (s *stack) findInMap(argument *template.Node) value {
	if argument.Len() < 3 || !argument.Item(0).IsText() {
		return unknown(function, "Fn::FindInMap")
	}
	table := s.mappings.Get(argument.Item(0).Text)
	v := value{kind: choice}
	for _, first := range s.lookUp(argument.Item(1), table) {
		for _, second := range s.lookUp(argument.Item(2), first.node) {
			found := s.evaluate(second.node)
			for i := range found.parts {
				found.parts[i].from, found.parts[i].name = mapped, table.Key
			}
			v.cases = append(v.cases, branch{both(first.when, second.when), found})
		}
	}
	switch {
	case len(v.cases) == 0 || len(v.cases) > maxCases:
		return unknown(function, "Fn::FindInMap")
	case len(v.cases) == 1 && v.cases[0].when == "":
		return v.cases[0].value
	}
	return v
}

type entry struct {
	when string
	node *template.Node
}

func (s *stack) lookUp(key *template.Node, table *template.Node) []entry {
	var found []entry
	for _, alternative := range s.value(key).alternatives() {
		name, ok := alternative.value.text()
		if node := table.Get(name); ok && node != nil {
			found = append(found, entry{alternative.when, node})
		}
		if !ok {
			for node := range table.Children() {
				found = append(found, entry{alternative.value.render() + " = " + node.Key, node})
			}
		}
	}
	return found
}
