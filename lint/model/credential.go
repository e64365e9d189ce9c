package model

import (
	"slices"
	"sort"
	"strings"
	"unicode/utf8"

	"github.com/secretwright/secretwright/lint/template"
)

// credentialProperty is a property that holds a credential.
type credentialProperty struct {
	kind        string // the resource type
	path        string // below Properties; * stands for any index or key
	credential  string // password, token, api-key, ...
	alternative string // what the resource offers instead: dynamic-reference, service-managed, secret-arn, ...
}

// credential is a value in a credential property.
type credential struct {
	*resource
	property credentialProperty
	value    value
	when     *formula
	// provenance: "literal", "placeholder", "empty", "parameter", "dynamic-reference", "secret-arn",
	// "text" for text with holes, "unknown" for a value that only deployment tells.
	provenance string
	reason     string
}

// credentialProperties returns the properties of a resource type that hold credentials.
func credentialProperties(kind string) []credentialProperty {
	first := sort.Search(len(credentialTable), func(i int) bool { return credentialTable[i].kind >= kind })
	last := first
	for last < len(credentialTable) && credentialTable[last].kind == kind {
		last++
	}
	return credentialTable[first:last]
}

func (a *Assembly) findCredentials() {
	for _, r := range a.resources {
		for _, property := range r.traits.credentials {
			for _, found := range r.values(property.path) {
				c := &credential{resource: r, property: property, value: found.value, when: found.when}
				c.provenance, c.reason = provenance(found.value, property)
				a.facts.credentials = append(a.facts.credentials, c)
			}
		}
	}
}

// values returns what a property path with wildcards comes to, case by case.
func (r *resource) values(path string) []branch {
	return r.stack.find(r.properties, strings.Split(strings.TrimPrefix(path, "/"), "/"))
}

// find walks nodes as long as they are plain maps and lists, so that only what lies on the path is
// evaluated.
func (s *stack) find(n *template.Node, steps []string) []branch {
	name, _ := intrinsic(n)
	switch {
	case n == nil:
		return nil
	case name != "" || len(steps) == 0:
		return s.value(n).follow(steps)
	case steps[0] != "*":
		return s.find(n.Get(steps[0]), steps[1:])
	}
	var all []branch
	for child := range n.Children() {
		all = append(all, s.find(child, steps[1:])...)
	}
	return all
}

// follow walks on inside of an evaluated value.
func (v value) follow(steps []string) []branch {
	if len(steps) == 0 {
		return slices.Collect(v.alternatives())
	}
	var all []branch
	for alternative := range v.alternatives() {
		for i, item := range alternative.value.items() {
			keys := alternative.value.keys()
			if steps[0] == "*" || i < len(keys) && keys[i] == steps[0] {
				all = slices.AppendSeq(all, alternative.under(slices.Values(item.follow(steps[1:]))))
			}
		}
	}
	return all
}

// provenance says where a credential's value comes from, and why that is not known.
func provenance(v value, property credentialProperty) (string, string) {
	shown := v.plain() // compared only
	content, isKnown := v.text()
	p, sole := v.sole()
	switch {
	case v.kind == mapping || v.kind == list || v.kind == null:
		return "empty", ""
	case strings.Contains(shown, "{{resolve:"):
		return "dynamic-reference", ""
	case isKnown && strings.TrimSpace(content) == "":
		return "empty", ""
	case property.alternative == "secret-arn" && (isSecretARN(shown) || sole && p.from == attribute && p.to.is(append(secretAliases, secretType)...)):
		return "secret-arn", ""
	case v.madeOf(parameter):
		return "parameter", ""
	case isKnown && placeholder(content):
		return "placeholder", ""
	case isKnown:
		return "literal", ""
	case sole && (p.from == attribute || p.from == imported || p.from == ssm || p.from == function):
		return "unknown", reason(v)
	}
	return "text", ""
}

// madeOf reports whether some part of a text comes from an origin.
func (v value) madeOf(from origin) bool {
	for _, p := range v.parts() {
		if p.from == from {
			return true
		}
	}
	return false
}

// Words that stand where a value belongs, and the key of AWS's own documentation.
var placeholderPattern = lazily(
	`(?i)^(change[-_ ]?(me|this|it)?!?|replace[-_ ]?(me|this|with.*)?!?|to[-_ ]?be[-_ ]?(set|replaced|changed|defined)|fill[-_ ]?(me|in|this)|your[-_ ].*|insert[-_ ].*|.*(enter|insert|put|paste|type|fill|specify|provide)[-_ ](your|the|a)[-_ ].*|.*[-_ ]here|<.*>|\[.*\]|\$\{.*\}|\{\{.*\}\}|dummy.*|example.*|placeholder.*|todo|tbd|none|null|n/a|na|not[-_ ]?(set|used|applicable)|unset|undefined|redacted|empty|initial[-_ ]?value|x{3,}|\*+|AKIAIOSFODNN7EXAMPLE|wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY)$`)

// longestPlaceholder is longer than people write to mark a place, and short enough for a pattern to be quick.
const longestPlaceholder = 1000

// placeholder reports whether a text only marks the place of a credential.
func placeholder(content string) bool {
	if len(content) > longestPlaceholder {
		return false
	}
	first, _ := utf8.DecodeRuneInString(content)
	return placeholderPattern().MatchString(content) || strings.Count(content, string(first)) == utf8.RuneCountInString(content)
}
