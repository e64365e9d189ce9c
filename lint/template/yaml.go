package template

import (
	"errors"
	"fmt"
	"io"
	"strings"

	"gopkg.in/yaml.v3"
)

// yamlReader turns yaml.v3's nodes into ours. It never decodes to Go values: that drops short tags
// and makes numbers of account ids.
type yamlReader struct {
	tree
	lines *lineIndex
	// open holds the anchored nodes that are being expanded. Inside an expansion nothing is
	// reported: it was at the anchor.
	open map[*yaml.Node]bool
}

func readYAML(file, text string) (*Node, *tree) {
	y := &yamlReader{tree: tree{file: file}, open: map[*yaml.Node]bool{}}
	if excess := excessYAML(text); excess != "" {
		y.exceed(Span{}, excess)
		return nil, &y.tree
	}
	decoder := yaml.NewDecoder(strings.NewReader(text))
	document, err := decodeYAML(decoder)
	switch {
	case errors.Is(err, io.EOF):
		return nil, failed(file, Span{}, emptyFile, true)
	case err != nil:
		line, message := explainYAML(text, err.Error(), stopAt)
		y.fail(Span{Line: int32(line), Column: 1}, message)
		return nil, &y.tree
	}
	y.lines = newLineIndex(text)
	y.allow(countNodes(document))
	root := y.value(document, 0)
	if y.failure == nil {
		y.afterDocument(decoder)
	}
	return root, &y.tree
}

func stopAt(from io.Reader) {
	decoder := yaml.NewDecoder(from)
	for err := error(nil); err == nil; {
		_, err = decodeYAML(decoder)
	}
}

// decodeYAML reads one document. yaml.v3 is no longer maintained and its panics on hostile text
// have been security advisories: one becomes an error here.
func decodeYAML(decoder *yaml.Decoder) (root *yaml.Node, err error) {
	defer func() {
		if broken := recover(); broken != nil {
			err = fmt.Errorf("the YAML reader broke on this text")
		}
	}()
	var document yaml.Node
	if err = decoder.Decode(&document); err == nil {
		root = document.Content[0]
	}
	return root, err
}

func (y *yamlReader) afterDocument(decoder *yaml.Decoder) {
	second, err := decodeYAML(decoder)
	if errors.Is(err, io.EOF) || err == nil && second.Kind == yaml.ScalarNode && second.Value == "" {
		return
	}
	const message = "a second YAML document follows and is not read; put each template into a file of its own"
	if err != nil {
		line, explained := explainYAML(y.lines.text, err.Error(), stopAt)
		if isTrailing(err.Error()) {
			y.fail(Span{Line: int32(line), Column: 1}, explained)
			return
		}
		second = &yaml.Node{Line: line}
	}
	offset := y.offset(second)
	y.report(y.lines.span(offset, offset), message)
}

func countNodes(n *yaml.Node) int {
	count := 1
	for _, child := range n.Content {
		count += countNodes(child)
	}
	return count
}

func (y *yamlReader) offset(n *yaml.Node) int { return y.lines.offset(n.Line, n.Column) }

func (y *yamlReader) value(n *yaml.Node, depth int) *Node {
	if n.Kind == yaml.AliasNode {
		return y.alias(n, depth)
	}
	around := y.around(n)
	if strings.HasPrefix(n.Tag, "!!") || n.Style&yaml.TaggedStyle == 0 {
		return y.untagged(n, around.value, depth)
	}
	if depth >= MaxDepth {
		y.exceed(y.lines.span(around.value, around.value), tooDeep())
		return nil
	}
	return y.tagged(n, around, depth)
}

func (y *yamlReader) around(n *yaml.Node) properties {
	around := scanProperties(y.lines.text, y.offset(n))
	if n.Kind == yaml.ScalarNode && isUnquoted(n) && n.Value == "" {
		around.value = around.end // what the scan found is another value
	}
	return around
}

// tagged reads !Ref X as {"Ref": X}.
func (y *yamlReader) tagged(n *yaml.Node, around properties, depth int) *Node {
	tag := y.lines.span(around.tagStart, around.tagEnd)
	key, known := intrinsics[n.Tag]
	if !known {
		key = "!" + strings.TrimPrefix(n.Tag, "!")
		if len(y.open) == 0 {
			y.report(tag, unknownTag)
		}
	}
	outer := y.node(Map, "", Span{Line: tag.Line, Column: tag.Column})
	read := y.untagged
	if key == "Fn::GetAtt" && n.Kind == yaml.ScalarNode {
		read = y.attribute
	}
	inner := read(n, around.value, depth+1)
	if outer == nil || inner == nil {
		return nil
	}
	inner.Key, inner.KeyAt = key, tag
	list := chain{parent: outer}
	list.add(inner)
	return outer
}

// attribute reads !GetAtt A.B.C as the list of "A" and "B.C".
func (y *yamlReader) attribute(n *yaml.Node, offset, _ int) *Node {
	text := y.scalar(n, offset)
	if text == nil {
		return nil
	}
	id, name, found := strings.Cut(text.Text, ".")
	if !found {
		return text
	}
	if !isUnquoted(n) {
		offset++ // behind the quote
	}
	idAt, nameAt := y.lines.attribute(offset, id, name, text.At)
	text.Kind, text.Text, text.At.Width = List, "", 0
	first, second := y.node(String, id, idAt), y.node(String, name, nameAt)
	if second == nil {
		return nil
	}
	list := chain{parent: text}
	list.add(first)
	list.add(second)
	return text
}

func (y *yamlReader) untagged(n *yaml.Node, offset, depth int) *Node {
	if n.Kind == yaml.ScalarNode {
		return y.scalar(n, offset)
	}
	if depth >= MaxDepth {
		y.exceed(y.lines.span(offset, offset), tooDeep())
		return nil
	}
	if n.Kind == yaml.MappingNode {
		return y.mapping(n, offset, depth)
	}
	out := y.node(List, "", y.lines.span(offset, offset))
	list := chain{parent: out}
	for _, item := range n.Content {
		child := y.value(item, depth+1)
		if child == nil || out == nil {
			return nil
		}
		list.add(child)
	}
	return out
}

func isUnquoted(n *yaml.Node) bool {
	return n.Style&(yaml.DoubleQuotedStyle|yaml.SingleQuotedStyle|yaml.LiteralStyle|yaml.FoldedStyle) == 0
}

// scalar reads a scalar. Behind a tag it is text: !ImportValue 012 imports "012", !GetAZs without
// anything is that of "".
func (y *yamlReader) scalar(n *yaml.Node, offset int) *Node {
	kind, text := String, n.Value
	if isUnquoted(n) && n.Style&yaml.TaggedStyle == 0 {
		kind, text = plainScalar(n.Value)
	}
	return y.node(kind, text, y.scalarSpan(n, offset))
}

func (y *yamlReader) scalarSpan(n *yaml.Node, offset int) Span {
	end := offset
	rest := y.lines.text[min(offset, len(y.lines.text)):]
	switch {
	case n.Style&(yaml.DoubleQuotedStyle|yaml.SingleQuotedStyle) != 0 && rest != "":
		end += quotedLength(rest)
	case isUnquoted(n) && strings.HasPrefix(rest, n.Value):
		end += len(n.Value)
	}
	return y.lines.span(offset, end)
}

// key reads the key of an entry into the node of its value.
func (y *yamlReader) key(n *yaml.Node) (string, Span, bool) {
	if n.Kind == yaml.AliasNode {
		at := y.warnAlias(n)
		return n.Alias.Value, at, y.scalarKey(n.Alias, at)
	}
	at := y.scalarSpan(n, y.around(n).value)
	if n.Style&yaml.TaggedStyle != 0 && !strings.HasPrefix(n.Tag, "!!") && len(y.open) == 0 {
		y.report(at, "a key has a tag; CloudFormation takes only plain keys: remove the tag")
	}
	return n.Value, at, y.scalarKey(n, at)
}

func (y *yamlReader) scalarKey(n *yaml.Node, at Span) bool {
	if n.Kind == yaml.ScalarNode {
		return true
	}
	y.fail(Span{Line: at.Line, Column: at.Column}, "a map or list is used as a key; quote a value that begins with { or [")
	return false
}

func (y *yamlReader) mapping(n *yaml.Node, offset, depth int) *Node {
	out := y.node(Map, "", y.lines.span(offset, offset))
	list := chain{parent: out}
	var merges []*yaml.Node
	for i := 0; i+1 < len(n.Content) && out != nil; i += 2 {
		if isMerge(n.Content[i]) {
			merges = append(merges, n.Content[i], n.Content[i+1])
			continue
		}
		key, at, ok := y.key(n.Content[i])
		if !ok {
			return nil
		}
		child := y.value(n.Content[i+1], depth+1)
		if child == nil {
			return nil
		}
		child.Key, child.KeyAt = key, at
		list.add(child)
	}
	if out == nil {
		return nil
	}
	if len(y.open) == 0 {
		y.warnDuplicates(out)
	}
	if !y.mergeAll(&list, merges, depth) {
		return nil
	}
	return out
}

// isMerge reports whether a key is a plain <<; in quotes it is text.
func isMerge(key *yaml.Node) bool {
	return key.Kind == yaml.ScalarNode && key.Tag == "!!merge"
}

// alias expands an alias in place: CloudFormation would refuse it, but the AWS CLI expands it when
// it packages a template.
func (y *yamlReader) alias(n *yaml.Node, depth int) *Node {
	at := y.warnAlias(n)
	out := y.expand(n.Alias, at, depth)
	if out != nil {
		out.At = at
	}
	return out
}

func (y *yamlReader) warnAlias(n *yaml.Node) Span {
	offset := y.offset(n)
	at := y.lines.span(offset, offset+wordLength(y.lines.text[offset:]))
	if len(y.open) == 0 {
		y.warn(at, "CloudFormation does not support YAML aliases; \"aws cloudformation package\" expands them")
	}
	return at
}

func (y *yamlReader) expand(target *yaml.Node, at Span, depth int) *Node {
	if y.open[target] {
		y.fail(at, "an alias refers to a value that contains the alias itself; write the value out")
		return nil
	}
	y.open[target] = true
	defer delete(y.open, target)
	return y.value(target, depth)
}

// mergeAll adds the entries of each << that the map does not have itself.
func (y *yamlReader) mergeAll(into *chain, merges []*yaml.Node, depth int) bool {
	if len(merges) == 0 {
		return true
	}
	delete(y.indexes, into.parent) // it gets more children
	present := make(map[string]bool, into.parent.count)
	for child := range into.parent.Children() {
		present[child.Key] = true
	}
	for i := 0; i < len(merges); i += 2 {
		offset := y.offset(merges[i])
		at := y.lines.span(offset, offset+len("<<"))
		if len(y.open) == 0 {
			y.warn(at, "CloudFormation does not support YAML merge keys; \"aws cloudformation package\" expands them")
		}
		if !y.merge(into, present, merges[i+1], at, depth) {
			return false
		}
	}
	return true
}

func (y *yamlReader) merge(into *chain, present map[string]bool, source *yaml.Node, at Span, depth int) bool {
	sources := []*yaml.Node{source}
	if source.Kind == yaml.SequenceNode {
		sources = source.Content
	}
	for _, source := range sources {
		target := source
		if source.Kind == yaml.AliasNode {
			target = source.Alias
		}
		if target.Kind != yaml.MappingNode {
			y.fail(at, "a merge key << needs an alias of a map, or a list of such aliases")
			return false
		}
		merged := y.expand(target, at, depth)
		if merged == nil {
			return false
		}
		into.addAbsent(merged, present)
	}
	return true
}
