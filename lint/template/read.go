package template

import (
	"strings"
	"unicode/utf16"
	"unicode/utf8"
)

const emptyFile = "the file is empty; it should hold a CloudFormation template"

// Read reads one template, YAML or JSON. The error is a *Problem; file is only the name in it.
func Read(file string, source []byte) (*Stack, error) {
	stack, problem := read(file, string(source))
	if problem != nil {
		return nil, problem
	}
	return stack, nil
}

func read(file, source string) (*Stack, *Problem) {
	stack, problem := readTree(file, source)
	if problem != nil {
		return nil, problem
	}
	if problem := stack.whyNone(); problem != nil {
		return nil, problem
	}
	return stack, nil
}

// readTree reads a file without asking whether it is a template.
func readTree(file, source string) (*Stack, *Problem) {
	if len(source) > MaxBytes {
		return nil, &Problem{File: file, Message: tooLarge("the file", int64(len(source)))}
	}
	source = toUTF8(source)
	root, built := parse(file, source)
	if built.failure != nil {
		return nil, built.failure
	}
	return &Stack{Name: file, File: file, Source: source, Root: root, Problems: built.sorted(), nodes: built.made, indexes: built.indexes}, nil
}

// whyNone says why a file is no template, nil when it is one.
func (s *Stack) whyNone() *Problem {
	if reason := whyForeign(s.Root); reason != "" {
		return notTemplate(s.File, s.Root, reason)
	}
	resources := s.Root.Get("Resources")
	if (resources == nil || resources.Kind != Map) && s.Root.Get("Fn::Transform") == nil {
		return noResources(s.File, s.Root)
	}
	if count := resources.Len(); count > MaxResources {
		return &Problem{
			File: s.File, Line: int(resources.KeyAt.Line), Column: int(resources.KeyAt.Column), Message: tooManyResources(count),
		}
	}
	return nil
}

// toUTF8 takes off the byte order mark and turns UTF-16, as PowerShell writes it, into UTF-8.
func toUTF8(source string) string {
	little := strings.HasPrefix(source, "\xff\xfe")
	if !little && !strings.HasPrefix(source, "\xfe\xff") {
		return strings.TrimPrefix(source, "\xef\xbb\xbf")
	}
	units := make([]uint16, 0, len(source)/2)
	for i := 2; i+1 < len(source); i += 2 {
		first, second := uint16(source[i]), uint16(source[i+1])
		if little {
			first, second = second, first
		}
		units = append(units, first<<8|second)
	}
	return string(utf16.Decode(units))
}

func parse(file, text string) (*Node, *tree) {
	first := strings.TrimLeft(text, " \t\r\n")
	switch {
	case first == "":
		return nil, failed(file, Span{}, emptyFile, true)
	case !utf8.ValidString(text):
		return nil, failed(file, spanAt(text, invalidByte(text)), "the file is not UTF-8 text; save it as UTF-8", false)
	case first[0] == '[':
		// Read only up to here: lists are the usual way to nest a hundred thousand levels.
		at := spanAt(text, len(text)-len(first))
		return nil, failed(file, at, "not a CloudFormation template: its top level is a list, not a map with Resources", true)
	case first[0] != '{':
		return readYAML(file, text)
	}
	root, asJSON := readJSON(file, text)
	if asJSON.failure == nil || asJSON.limit {
		return root, asJSON
	}
	root, asYAML := readYAML(file, text)
	if asYAML.failure != nil {
		return nil, asJSON
	}
	// CloudFormation may or may not read it as YAML; which values it has is in no doubt.
	at := Span{Line: int32(asJSON.failure.Line), Column: int32(asJSON.failure.Column)}
	asYAML.warn(at, "not valid JSON, read as YAML: "+asJSON.failure.Message)
	return root, asYAML
}

func failed(file string, at Span, message string, foreign bool) *tree {
	t := &tree{file: file}
	t.fail(at, message)
	t.failure.foreign = foreign
	return t
}

func invalidByte(text string) int {
	for i := 0; i < len(text); {
		char, size := utf8.DecodeRuneInString(text[i:])
		if char == utf8.RuneError && size == 1 {
			return i
		}
		i += size
	}
	return len(text)
}

// whyForeign says why a file is no CloudFormation template, "" when it is or plainly wants to be.
func whyForeign(root *Node) string {
	if root.Kind != Map {
		return "its top level is " + root.Kind.named() + ", not a map with Resources"
	}
	if root.Get("AWSTemplateFormatVersion") != nil || root.Get("Fn::Transform") != nil {
		return ""
	}
	switch resources := root.Get("Resources"); {
	case resources == nil:
		return "it has neither Resources nor AWSTemplateFormatVersion at its top level"
	case resources.Kind != Map:
		return "its Resources are " + resources.Kind.named() + ", not a map"
	}
	return ""
}

func notTemplate(file string, root *Node, reason string) *Problem {
	return &Problem{
		File: file, Line: int(root.At.Line), Column: int(root.At.Column),
		Message: "not a CloudFormation template: " + reason, foreign: true,
	}
}

func noResources(file string, root *Node) *Problem {
	at, message := root.At, "template has no Resources; add a Resources section with at least one resource"
	if resources := root.Get("Resources"); resources != nil {
		at = resources.KeyAt
		message = "template has no Resources: they are " + resources.Kind.named() + ", not a map of logical ids"
	}
	return &Problem{File: file, Line: int(at.Line), Column: int(at.Column), Message: message}
}

func (k Kind) named() string {
	return [...]string{"empty", "a boolean", "a number", "a string", "a list", "a map"}[k]
}
