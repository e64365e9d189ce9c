package lint_test

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"gopkg.in/yaml.v3"

	"github.com/secretwright/secretwright/lint"
)

// form is a form of YAML that a template may have.
type form struct{ shortTags, flow bool }

var allForms = []form{{false, false}, {false, true}, {true, false}, {true, true}}

func (f form) write(t *testing.T, tree *yaml.Node) []byte {
	t.Helper()
	if f.shortTags {
		tree = shorten(tree)
	}
	styled := *tree
	if f.flow {
		styled.Style = yaml.FlowStyle
	}
	text, err := yaml.Marshal(&styled)
	if err != nil {
		t.Fatal(err)
	}
	return text
}

// documentOf returns the input document of a template.
func documentOf(t *testing.T, text []byte) string {
	t.Helper()
	documents, problems, err := lint.Documents(t.Context(), lint.Options{
		Paths: []string{"-"}, Stdin: bytes.NewReader(text), Parameters: map[string]string{"Given": "a,b"},
	})
	if err != nil || len(problems) > 0 || len(documents) != 1 {
		t.Fatalf("%v %v\n%s", problems, err, text)
	}
	return string(documents[0])
}

// checkForms holds that a tree gives the same document in JSON and in some forms of YAML.
func checkForms(t *testing.T, what string, tree *yaml.Node, forms ...form) {
	t.Helper()
	var asJSON bytes.Buffer
	writeJSON(&asJSON, tree)
	want := documentOf(t, asJSON.Bytes())
	for _, f := range forms {
		text := f.write(t, tree)
		if got := documentOf(t, text); got != want {
			t.Errorf("%s as %+v:\n%s\ngives\n%s\nas JSON it gives\n%s", what, f, text, got, want)
		}
	}
}

// TestFormsOfFixtures holds that each fixture gives the same document in every form: in JSON, in a form of YAML that
// depends on its turn, and, with its findings, in the two of TestBothNotations.
func TestFormsOfFixtures(t *testing.T) {
	t.Parallel()
	for i, file := range allFixtures(t) {
		checkForms(t, file, readTree(t, file), allForms[i%len(allForms)])
	}
}

// TestFormsOfRandomTemplates holds the same for templates that nobody wrote.
func TestFormsOfRandomTemplates(t *testing.T) {
	t.Parallel()
	for seed := range uint64(60) {
		w := writer{rand.New(rand.NewPCG(seed, 17))}
		checkForms(t, fmt.Sprintf("seed %d", seed), w.template(), allForms...)
	}
}

// writer makes up templates.
type writer struct{ *rand.Rand }

func (w writer) template() *yaml.Node {
	resources := entries("Fn::ForEach::Loop", list(scalar("Item"), w.oneOf(list(scalar("x"), scalar("y")), call("Ref", scalar("Given"))),
		entries("Key${Item}", entries("Type", scalar("AWS::KMS::Key"), "Properties", entries("V", w.value(2), "W", w.value(2))))))
	for i := range 1 + w.IntN(3) {
		resources.Content = append(resources.Content, scalar(fmt.Sprintf("R%d", i)), entries(
			"Type", scalar(w.word("AWS::SecretsManager::Secret", "AWS::KMS::Key", "AWS::RDS::DBInstance", "AWS::Lambda::Function")),
			"Properties", entries("Name", w.value(3), "SecretString", w.value(2), "MasterUserPassword", w.value(2), "V", w.value(4))))
	}
	return entries(
		"AWSTemplateFormatVersion", scalar("2010-09-09"),
		"Parameters", entries(
			"Given", entries("Type", scalar("CommaDelimitedList")),
			"Env", entries("Type", scalar("String"), "AllowedValues", list(scalar("dev"), scalar("prod"))),
			"Hidden", entries("Type", scalar("String"), "NoEcho", plainScalar("!!bool", "true"), "Default", scalar("0123"))),
		"Conditions", entries("Test", call("Fn::Equals", list(call("Ref", scalar("Env")), scalar("dev")))),
		"Mappings", entries("Map", entries("dev", entries("A", scalar("1")), "prod", entries("A", list(scalar("2"), scalar("3"))))),
		"Resources", resources,
	)
}

// value makes up a value of so many levels.
func (w writer) value(depth int) *yaml.Node {
	if depth == 0 {
		return w.leaf()
	}
	inner := func() *yaml.Node { return w.value(depth - 1) }
	switch w.IntN(13) {
	case 0:
		return list(inner(), inner())
	case 1:
		return entries("A", inner(), "b", inner())
	case 2:
		return call("Fn::Join", list(scalar(w.word("", ",", ": ")), list(inner(), inner())))
	case 3:
		return call("Fn::If", list(scalar("Test"), inner(), inner()))
	case 4:
		return call("Fn::Select", list(plainScalar("!!int", w.word("0", "1")), list(inner(), inner())))
	case 5:
		return call("Fn::Split", list(scalar(w.word(":", "-")), inner()))
	case 6:
		return call("Fn::FindInMap", list(scalar("Map"), w.oneOf(scalar("dev"), call("Ref", scalar("Env"))), scalar("A"), entries("DefaultValue", inner())))
	case 7:
		return call("Fn::ToJsonString", w.oneOf(list(inner(), inner()), entries("A", inner(), "B", inner())))
	case 8:
		return call("Fn::Length", list(inner(), inner()))
	case 9:
		return call("Fn::Sub", list(scalar("a-${Env}-${X}"), entries("X", inner(), "Y", inner())))
	case 10:
		return call("Fn::Base64", w.oneOf(scalar("x"), plainScalar("!!int", "17"), plainScalar("!!bool", "true"), call("Ref", scalar("Env"))))
	case 11:
		return call("Fn::Cidr", list(scalar("10.0.0.0/16"), plainScalar("!!int", "2"), plainScalar("!!int", "8")))
	}
	return w.leaf()
}

func (w writer) leaf() *yaml.Node {
	return w.oneOf(
		scalar(w.word("x", "", "true", "012", "111122223333", "a: b # c", "2012-10-17", "~", "é\"'\\", "{{resolve:secretsmanager:x}}")),
		plainScalar("!!int", w.word("0", "17", "-3")), plainScalar("!!bool", w.word("true", "false")), plainScalar("!!null", "null"),
		call("Ref", scalar(w.word("Env", "Given", "Hidden", "R0", "AWS::Region", "AWS::NoValue", "Missing"))),
		call("Fn::GetAtt", list(scalar("R0"), scalar("Arn"))),
		call("Fn::Sub", scalar(w.word("${AWS::AccountId}:${Env}", "${R0.Arn}/x", "${!Y}${Hidden}"))),
		call("Fn::ImportValue", scalar("export")),
	)
}

func (w writer) word(words ...string) string { return words[w.IntN(len(words))] }

func (w writer) oneOf(nodes ...*yaml.Node) *yaml.Node { return nodes[w.IntN(len(nodes))] }

func plainScalar(tag, text string) *yaml.Node {
	return &yaml.Node{Kind: yaml.ScalarNode, Tag: tag, Value: text}
}

func list(items ...*yaml.Node) *yaml.Node {
	return &yaml.Node{Kind: yaml.SequenceNode, Tag: "!!seq", Content: items}
}

func call(name string, argument *yaml.Node) *yaml.Node { return entries(name, argument) }

// entries makes a map of keys and nodes by turns.
func entries(pairs ...any) *yaml.Node {
	made := &yaml.Node{Kind: yaml.MappingNode, Tag: "!!map"}
	for pair := range slices.Chunk(pairs, 2) {
		made.Content = append(made.Content, scalar(pair[0].(string)), pair[1].(*yaml.Node))
	}
	return made
}
