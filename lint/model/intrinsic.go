package model

import (
	"slices"
	"strconv"
	"strings"

	"github.com/secretwright/secretwright/lint/template"
)

// sub computes Fn::Sub in both forms: a text, and a text with a map of names.
func (s *stack) sub(argument *template.Node) value {
	if argument.IsText() {
		return s.substitute(argument, nil)
	}
	if format := argument.Item(0); argument.Kind == template.List && format.IsText() {
		return s.substitute(format, argument.Item(1))
	}
	return unknown(function, "Fn::Sub")
}

func (s *stack) substitute(format, names *template.Node) value {
	made := newDrafts("", 2*strings.Count(format.Text, "${")+1)
	var own map[string]value // by the names in the map: each may be used often, and be long to compute
	if names != nil {
		own = map[string]value{}
	}
	write := func(content string) {
		piece := s.written(text, format).written()
		piece.text = content
		made.write(piece)
	}
	for rest := format.Text; rest != ""; {
		before, after, found := strings.Cut(rest, "${")
		if before != "" {
			write(before)
		}
		name, next, closed := strings.Cut(after, "}")
		switch {
		case !found:
		case !closed:
			write("${" + after)
		case strings.HasPrefix(name, "!"): // ${!Literal} stands for ${Literal}
			write("${" + name[1:] + "}")
		default:
			made.add(s.named(strings.TrimSpace(name), names, own))
		}
		rest = next
	}
	return made.value()
}

// named resolves a ${Name} or ${Id.Attribute} of Fn::Sub.
func (s *stack) named(name string, names *template.Node, known map[string]value) value {
	if v, found := known[name]; found {
		return v
	}
	if own := names.Get(name); own != nil {
		known[name] = s.value(own)
		return known[name]
	}
	if id, attribute, found := strings.Cut(name, "."); found {
		return s.attribute(id, attribute)
	}
	return s.ref(name)
}

func (s *stack) join(argument *template.Node) value {
	delimiter := argument.Item(0)
	if argument.Len() != 2 || !delimiter.IsText() {
		return unknown(function, "Fn::Join")
	}
	return s.value(argument.Item(1)).each(func(items value) value {
		if items.kind != list {
			return unknown(function, "Fn::Join")
		}
		return concat(delimiter.Text, items.items())
	})
}

// conditional leaves both branches of Fn::If open.
func (s *stack) conditional(argument *template.Node) value {
	if argument.Len() != 3 || !argument.Item(0).IsText() {
		return unknown(function, "Fn::If")
	}
	condition := s.conditionNamed(argument.Item(0).Text)
	return choiceOf([]branch{
		{condition, s.value(argument.Item(1))},
		{not(condition), s.value(argument.Item(2))},
	})
}

func (s *stack) selectItem(argument *template.Node) value {
	index, ok := s.value(argument.Item(0)).text()
	i, err := strconv.Atoi(index)
	if name, split := intrinsic(argument.Item(1)); name == "Fn::Split" && ok && err == nil {
		return s.selectPiece(split, i)
	}
	return s.value(argument.Item(1)).each(func(from value) value {
		if ok && err == nil && from.holds(i) {
			return from.items()[i]
		}
		return unknown(function, "Fn::Select")
	})
}

// holds reports whether the list has an item at an index whatever is left out before it.
func (v value) holds(i int) bool {
	if v.kind != list || i < 0 || i >= len(v.items()) {
		return false
	}
	return !slices.ContainsFunc(v.items()[:i+1], value.mayBeAbsent)
}

func (s *stack) split(argument *template.Node) value {
	delimiter := argument.Item(0)
	if !delimiter.IsText() || delimiter.Text == "" {
		return unknown(function, "Fn::Split")
	}
	return s.value(argument.Item(1)).each(func(content value) value {
		pieces, ok := content.split(delimiter.Text)
		if !ok || !content.scalar() {
			return unknown(function, "Fn::Split")
		}
		items := make([]value, len(pieces))
		for i, piece := range pieces {
			items[i] = composed(piece)
		}
		return listOf(items)
	})
}

// split cuts a text at a delimiter. It reports false when a part is unknown and may hold the
// delimiter itself.
func (v value) split(delimiter string) ([][]part, bool) {
	pieces, certain := make([][]part, 1, 8), true // an ARN has seven
	for _, p := range v.merged() {
		if !p.known {
			certain = certain && !p.mayHold(delimiter)
			pieces[len(pieces)-1] = append(pieces[len(pieces)-1], p)
			continue
		}
		isFirst := true
		for fragment := range strings.SplitSeq(p.text, delimiter) {
			if !isFirst {
				pieces = append(pieces, nil)
			}
			isFirst = false
			if fragment != "" {
				piece := p
				piece.text = fragment
				pieces[len(pieces)-1] = append(pieces[len(pieces)-1], piece)
			}
		}
	}
	return pieces, certain
}

// merged joins neighbouring known parts of one origin to one.
func (v value) merged() []part {
	merged := make([]part, 0, len(v.parts()))
	for rest := v.parts(); len(rest) > 0; {
		joined, count := rest[0], 1
		for count < len(rest) && rest[count].continues(joined) {
			joined.hidden = joined.hidden || rest[count].hidden
			count++
		}
		if count > 1 {
			joined.text = value{made: rest[:count]}.content()
		}
		merged, rest = append(merged, joined), rest[count:]
	}
	return merged
}

// content is the text of known parts.
func (v value) content() string {
	var b strings.Builder
	for _, p := range v.parts() {
		b.WriteString(p.text)
	}
	return b.String()
}

func (p part) continues(last part) bool {
	return p.known && last.known && p.from == last.from && p.name == last.name && p.in == last.in
}

func (p part) literal() bool { return p.known && p.from == literal }

// mayHold reports whether an unknown part may have a delimiter in it. Account ids are digits;
// Regions, partitions, stack names and URL suffixes are letters, digits, dashes and dots
// (CloudFormation User Guide, "Pseudo parameters"). Ids and ARNs have no commas.
func (p part) mayHold(delimiter string) bool {
	const digits, lower, upper = "0123456789", "abcdefghijklmnopqrstuvwxyz", "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
	var of string
	switch {
	case p.from == attribute && !p.to.isForeign() && (p.name == "Ref" || strings.HasSuffix(p.name, "Id") || strings.HasSuffix(p.name, "Arn")):
		return delimiter != ","
	case p.from != pseudo:
		return true
	case p.name == "AWS::AccountId":
		of = digits
	case p.name == "AWS::Region", p.name == "AWS::Partition", p.name == "AWS::URLSuffix", p.name == "AWS::StackName":
		of = digits + lower + upper + "-."
	default:
		return true
	}
	return strings.Trim(delimiter, of) == ""
}
