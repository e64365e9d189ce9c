package lint_test

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"gopkg.in/yaml.v3"

	"github.com/secretwright/secretwright/lint"
)

// TestBothNotations writes each fixture anew as JSON with long intrinsics and as YAML with short ones,
// in a form that nobody chose by hand. The findings stay the same but for their positions.
func TestBothNotations(t *testing.T) {
	t.Parallel()
	want := findingsByFile(t, fixtures)
	for _, file := range allFixtures(t) {
		tree := readTree(t, file)
		var asJSON bytes.Buffer
		writeJSON(&asJSON, tree)
		asYAML, err := yaml.Marshal(shorten(tree))
		if err != nil {
			t.Fatal(err)
		}
		expected := withoutPositions(want[file])
		for _, text := range [][]byte{asJSON.Bytes(), asYAML} {
			if found := withoutPositions(findingsIn(t, text)); found != expected {
				t.Errorf("%s gives\n%s\nas\n%s\nit gives\n%s", file, expected, text, found)
			}
		}
	}
}

// allFixtures lists the templates of all rules, sorted.
func allFixtures(t *testing.T) []string {
	t.Helper()
	var templates []string
	files, err := filepath.Glob(fixtures + "/*/*")
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		if filepath.Ext(file) != ".golden" {
			templates = append(templates, file)
		}
	}
	if len(templates) < 100 {
		t.Fatalf("%d fixtures", len(templates))
	}
	return templates
}

func writeFile(t *testing.T, path string, text []byte) {
	t.Helper()
	if err := os.WriteFile(path, text, 0o600); err != nil {
		t.Fatal(err)
	}
}

func withoutPositions(found []lint.Finding) string {
	var lines []string
	for _, f := range found {
		lines = append(lines, strings.Join([]string{
			f.Rule, string(f.Kind), f.Message, f.Reason, f.Section, f.ID, strings.Join(f.Path, "/"),
		}, " | "))
	}
	slices.Sort(lines)
	return strings.Join(lines, "\n")
}

// readTree reads a template, JSON too, into a tree of plain maps, lists and scalars: intrinsics in
// their long form, and each scalar with the tag that says what JSON makes of it.
func readTree(t *testing.T, file string) *yaml.Node {
	t.Helper()
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var document yaml.Node
	if err := yaml.Unmarshal(text, &document); err != nil {
		t.Fatalf("%s: %v", file, err)
	}
	return lengthen(document.Content[0])
}

func lengthen(n *yaml.Node) *yaml.Node {
	plain := &yaml.Node{Kind: n.Kind, Value: n.Value, Tag: n.ShortTag()}
	for _, child := range n.Content {
		plain.Content = append(plain.Content, lengthen(child))
	}
	switch {
	case n.Kind == yaml.MappingNode:
		for i := 0; i < len(plain.Content); i += 2 {
			plain.Content[i].Tag = "!!str"
		}
	case n.Kind == yaml.ScalarNode:
		plain.Tag = jsonTag(n)
	}
	name, short := strings.CutPrefix(n.Tag, "!")
	if !short || strings.HasPrefix(name, "!") {
		return plain
	}
	plain.Tag = map[yaml.Kind]string{yaml.ScalarNode: "!!str", yaml.SequenceNode: "!!seq", yaml.MappingNode: "!!map"}[n.Kind]
	if id, attribute, dotted := strings.Cut(plain.Value, "."); name == "GetAtt" && dotted {
		plain = &yaml.Node{Kind: yaml.SequenceNode, Tag: "!!seq", Content: []*yaml.Node{scalar(id), scalar(attribute)}}
	}
	if name != "Ref" && name != "Condition" {
		name = "Fn::" + name
	}
	return &yaml.Node{Kind: yaml.MappingNode, Tag: "!!map", Content: []*yaml.Node{scalar(name), plain}}
}

func scalar(text string) *yaml.Node {
	return &yaml.Node{Kind: yaml.ScalarNode, Tag: "!!str", Value: text}
}

var (
	plainNumber = regexp.MustCompile(`^-?(0|[1-9]\d{0,17})$`)
	plainBool   = regexp.MustCompile(`(?i)^(true|false|yes|no|on|off)$`)
)

// jsonTag tells what CloudFormation makes of a scalar: dates and account ids are text.
func jsonTag(n *yaml.Node) string {
	switch {
	case n.Style != 0:
	case plainNumber.MatchString(n.Value):
		return "!!int"
	case plainBool.MatchString(n.Value):
		return "!!bool"
	case n.ShortTag() == "!!null":
		return "!!null"
	}
	return "!!str"
}

func writeJSON(b *bytes.Buffer, n *yaml.Node) {
	switch {
	case n.Kind == yaml.MappingNode:
		for i := 0; i < len(n.Content); i += 2 {
			b.WriteString(map[bool]string{true: "{", false: ","}[i == 0])
			b.WriteString(quote(n.Content[i].Value) + ":")
			writeJSON(b, n.Content[i+1])
		}
		b.WriteString(map[bool]string{true: "{}", false: "}"}[len(n.Content) == 0])
	case n.Kind == yaml.SequenceNode:
		for i, item := range n.Content {
			b.WriteString(map[bool]string{true: "[", false: ","}[i == 0])
			writeJSON(b, item)
		}
		b.WriteString(map[bool]string{true: "[]", false: "]"}[len(n.Content) == 0])
	case n.Tag == "!!bool":
		b.WriteString(map[bool]string{true: "true", false: "false"}[slices.Contains([]string{"true", "yes", "on"}, strings.ToLower(n.Value))])
	case n.Tag == "!!null":
		b.WriteString("null")
	case n.Tag == "!!int":
		b.WriteString(n.Value)
	default:
		b.WriteString(quote(n.Value))
	}
}

func quote(text string) string {
	quoted, err := json.Marshal(text)
	if err != nil {
		panic(err)
	}
	return string(quoted)
}

// shorten turns long intrinsics into tags, in block style.
func shorten(n *yaml.Node) *yaml.Node {
	made := &yaml.Node{Kind: n.Kind, Tag: n.Tag, Value: n.Value}
	if n.Tag == "!!str" && plainBool.MatchString(n.Value) {
		made.Style = yaml.DoubleQuotedStyle // yaml.v3 writes yes without quotes, which CloudFormation takes as true
	}
	for _, child := range n.Content {
		made.Content = append(made.Content, shorten(child))
	}
	if n.Kind != yaml.MappingNode || len(n.Content) != 2 || made.Content[1].Tag[:2] != "!!" {
		return made
	}
	switch name := n.Content[0].Value; {
	case strings.HasPrefix(name, "Fn::"):
		made.Content[1].Tag = "!" + strings.TrimPrefix(name, "Fn::")
	case name == "Ref":
		made.Content[1].Tag = "!Ref"
	default:
		return made
	}
	return made.Content[1]
}
