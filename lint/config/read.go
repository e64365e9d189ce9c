package config

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"maps"
	"os"
	"slices"
	"strings"

	"gopkg.in/yaml.v3"
)

// Read reads a configuration. The error names file, line and column, and what to write instead.
func Read(file string) (*Config, error) {
	text, err := os.ReadFile(file)
	if err != nil {
		return nil, err
	}
	return Parse(file, text)
}

// Parse reads the text of a configuration; file is its path.
func Parse(file string, text []byte) (*Config, error) {
	c := &Config{File: file, lines: map[string]int{}}
	var document yaml.Node
	err := yaml.NewDecoder(bytes.NewReader(text)).Decode(&document)
	if errors.Is(err, io.EOF) { // an empty file, or comments only
		return c, nil
	}
	if err != nil {
		return nil, fmt.Errorf("%s: %w", file, err)
	}
	r := reader{file: file}
	r.fields(document.Content[0], c.settings(&r))
	for key, value := range r.places {
		c.lines[key] = value
	}
	return c, errors.Join(r.errs...)
}

// reader walks a configuration and collects what is wrong with it.
type reader struct {
	file   string
	errs   []error
	places map[string]int // the line of each setting of the top level
}

func (r *reader) fail(n *yaml.Node, format string, values ...any) {
	r.errs = append(r.errs, fmt.Errorf("%s:%d:%d: %s", r.file, n.Line, n.Column, fmt.Sprintf(format, values...)))
}

// settings says for each key of a map how its value is read.
type settings map[string]func(*yaml.Node)

func (r *reader) fields(n *yaml.Node, known settings) {
	if n.Kind != yaml.MappingNode {
		r.fail(n, "want a map with some of the keys %s", strings.Join(slices.Sorted(maps.Keys(known)), ", "))
		return
	}
	if r.places == nil {
		r.places = map[string]int{}
		for i := 0; i < len(n.Content); i += 2 {
			r.places[n.Content[i].Value] = n.Content[i].Line
		}
	}
	for i := 0; i < len(n.Content); i += 2 {
		key, value := n.Content[i], n.Content[i+1]
		if read := known[key.Value]; read != nil {
			read(resolved(value))
		} else {
			r.fail(key, "unknown key %q%s", key.Value, suggestion(key.Value, known))
		}
	}
}

func resolved(n *yaml.Node) *yaml.Node {
	if n.Kind == yaml.AliasNode {
		return n.Alias
	}
	return n
}

func (r *reader) items(n *yaml.Node, read func(*yaml.Node)) {
	if n.Kind != yaml.SequenceNode {
		r.fail(n, "want a list")
		return
	}
	for _, item := range n.Content {
		read(resolved(item))
	}
}

func (r *reader) text(n *yaml.Node, accept func(string) string) string {
	if n.Kind != yaml.ScalarNode || n.Tag == "!!null" {
		r.fail(n, "want a text")
		return ""
	}
	if problem := accept(n.Value); problem != "" {
		r.fail(n, "%s", problem)
	}
	return n.Value
}

func (r *reader) texts(n *yaml.Node, accept func(string) string) []string {
	var all []string
	r.items(n, func(item *yaml.Node) { all = append(all, r.text(item, accept)) })
	return all
}

func (r *reader) flag(n *yaml.Node) bool {
	var on bool
	if err := n.Decode(&on); err != nil {
		r.fail(n, "want true or false")
	}
	return on
}

func (r *reader) number(n *yaml.Node, low, high int) int {
	var number int
	if err := n.Decode(&number); err != nil || number < low || number > high {
		r.fail(n, "want a whole number from %d to %d", low, high)
	}
	return number
}
