package model

import (
	"encoding/base64"
	"slices"
	"sort"
	"strings"
	"unicode/utf8"

	"github.com/secretwright/secretwright/lint/template"
)

// carrierProperty is a property that takes text of any kind.
type carrierProperty struct {
	kind  string // the resource type
	path  string // below Properties; * stands for any index or key
	form  form
	name  string // byName: the property that names the value
	value string // byName: the property that is the value
}

// carrier is a place that takes text of any kind: a property, or a part of another section.
type carrier struct {
	*carrierProperty
	stack *stack
	owner *resource      // nil in another section than Resources
	node  *template.Node // the part of that section
}

// The sections with carriers in them.
var (
	inMappings = &carrierProperty{path: "/Mappings"}
	inGlobals  = &carrierProperty{path: "/Globals"} // the variables that AWS SAM gives all functions
	inOutputs  = &carrierProperty{path: "/Outputs"}
)

// eachCarrier visits the carriers of all resources, and those of other sections.
func (a *Assembly) eachCarrier(visit func(carrier)) {
	for _, r := range a.resources {
		for i := range r.traits.carriers {
			visit(carrier{carrierProperty: &r.traits.carriers[i], stack: r.stack, owner: r})
		}
	}
	for _, s := range a.stacks {
		for table := range s.mappings.Children() {
			for row := range table.Children() {
				visit(carrier{carrierProperty: inMappings, stack: s, node: row})
			}
		}
		visit(carrier{carrierProperty: inGlobals, stack: s, node: s.Root.Get("Globals", "Function", "Environment", "Variables")})
		for output := range s.Root.Get("Outputs").Children() {
			visit(carrier{carrierProperty: inOutputs, stack: s, node: output})
		}
	}
}

// property is the name of the property or the section.
func (c carrier) property() string {
	return strings.ReplaceAll(strings.TrimPrefix(c.path, "/"), "/", ".")
}

func (c carrier) entries() []carriedEntry {
	switch {
	case c.owner != nil:
		return c.owner.entries(c.carrierProperty)
	case c.carrierProperty == inOutputs:
		return c.stack.outputEntries(c.node)
	}
	return c.stack.pairs(c.node)
}

func (s *stack) pairs(n *template.Node) []carriedEntry {
	var all []carriedEntry
	for b := range s.value(n).alternatives() {
		all = append(all, b.pairs(false)...)
	}
	return all
}

func (s *stack) outputEntries(output *template.Node) []carriedEntry {
	var all []carriedEntry
	for b := range s.value(output.Get("Value")).alternatives() {
		all = append(all, carriedEntry{b, output.Key})
	}
	return all
}

// form says where in a carrier values stand, and by which key each of them goes.
type form uint8

const (
	byKey    form = iota // a map of texts
	byName               // a list of names with values
	byAnyKey             // a map of maps, or JSON
	byKind               // the value is a credential whatever it is called
	byFormat             // a script or document: only a known format tells
	bySecret             // JSON like byAnyKey, or a text like byKind
)

// secretString is the key of a SecretString that is no JSON.
const secretString = "SecretString"

// carriedEntry is one value in a carrier.
type carriedEntry struct {
	branch
	key string
}

// carriersOf returns the carriers of a resource type.
func carriersOf(kind string) []carrierProperty {
	if strings.HasPrefix(kind, "Custom::") {
		kind = "AWS::CloudFormation::CustomResource"
	}
	first := sort.Search(len(carrierTable), func(i int) bool { return carrierTable[i].kind >= kind })
	last := first
	for last < len(carrierTable) && carrierTable[last].kind == kind {
		last++
	}
	return carrierTable[first:last]
}

// entries lists the values of a carrier.
func (r *resource) entries(c *carrierProperty) []carriedEntry {
	var all []carriedEntry
	found := r.values(c.path)
	if c.path == "" {
		found = slices.Collect(r.stack.value(r.properties).alternatives())
	}
	for _, b := range found {
		switch c.form {
		case byKey:
			all = append(all, b.pairs(false)...)
		case byAnyKey:
			all = append(all, b.pairs(true)...)
		case byName:
			all = append(all, b.namedPair(c)...)
		case bySecret:
			if fields := b.pairs(true); len(fields) > 0 || !b.value.scalar() {
				all = append(all, fields...)
				continue
			}
			all = append(all, carriedEntry{b, secretString})
		default:
			all = append(all, carriedEntry{b, c.path[strings.LastIndex(c.path, "/")+1:]})
		}
	}
	return all
}

// pairs lists the texts in a map, or, deep, in maps below it and in texts that are JSON.
func (b branch) pairs(deep bool) []carriedEntry {
	v := b.value
	if parsed, ok := parseJSON(v); ok && deep {
		v = parsed
	}
	var all []carriedEntry
	for i, item := range v.items() {
		key := ""
		if v.kind == mapping {
			key = v.keys()[i]
		}
		for inner := range b.under(item.alternatives()) {
			if inner.value.node == nil { // a piece of Fn::Split has no place of its own
				inner.value.node = v.node
			}
			switch {
			case inner.value.scalar():
				all = append(all, carriedEntry{inner, key})
			case deep:
				all = append(all, inner.pairs(true)...)
			}
		}
	}
	return all
}

// namedPair reads a map that holds a name and a value. Some builds read the value of a variable from
// a store at run time (CodeBuild, EnvironmentVariable): then it is a name.
func (b branch) namedPair(c *carrierProperty) []carriedEntry {
	stored := b.value.get("Type").plain()
	if c.kind == "AWS::CodeBuild::Project" && stored != "" && stored != "PLAINTEXT" {
		return nil
	}
	var all []carriedEntry
	for inner := range b.under(b.value.get(c.value).alternatives()) {
		if inner.value.scalar() {
			all = append(all, carriedEntry{inner, b.value.get(c.name).render()})
		}
	}
	return all
}

// decoded returns what a text in base64 stands for, or the text itself.
func decoded(content string) string {
	plain, err := base64.StdEncoding.DecodeString(strings.TrimSpace(content))
	const shortest = 16
	if err != nil || len(plain) < shortest || !utf8.Valid(plain) {
		return content
	}
	return string(plain)
}
