package model

import (
	"iter"

	"github.com/secretwright/secretwright/lint/template"
)

type resource struct {
	stack      *stack
	id         string
	fullID     string // its key, once that was asked for
	kind       string // the resource type, for example AWS::SecretsManager::Secret
	node       *template.Node
	properties *template.Node
	traits     *traits
	metadata   *template.Node // nil also where it holds nothing
	holds      template.Mark  // those of the properties and the metadata
	condition  string
	exists     *formula          // its condition, with those of the nested stacks that it lies in
	nested     *stack            // the stack that it makes, where its template is at hand
	maker      *resource         // of a resource that the SAM transform makes: what it makes it for
	needs      lazy[[]*resource] // what it names
	terms      lazy[identity]
}

// key tells a resource from all others of the assembly.
func (r *resource) key() string {
	if r.fullID == "" {
		r.fullID = r.stack.Name + "/" + r.id
	}
	return r.fullID
}

// property returns the value of a property, absent when it is not there.
func (r *resource) property(keys ...string) value {
	node := r.properties
	for i, key := range keys {
		if name, _ := intrinsic(node); name != "" {
			return r.stack.value(node).get(keys[i:]...)
		}
		whole := node
		if node = node.Get(key); node == nil && opaqueKey(whole) != "" {
			return unknown(function, opaqueKey(whole))
		}
	}
	return r.stack.value(node)
}

// members are those of several properties.
func (r *resource) members(properties ...string) iter.Seq[branch] {
	return func(yield func(branch) bool) {
		for _, property := range properties {
			if !r.property(property).visitMembers(nil, yield) {
				return
			}
		}
	}
}

// is reports whether the resource has one of the types.
func (r *resource) is(kinds ...string) bool {
	for _, kind := range kinds {
		if r.kind == kind {
			return true
		}
	}
	return false
}

// in returns the resources of the given types in template order.
func (a *Assembly) in(kinds ...string) []*resource {
	if len(kinds) == 1 {
		return a.of(kinds[0])
	}
	var found []*resource
	for _, kind := range kinds {
		found = append(found, a.of(kind)...)
	}
	return found
}

func (a *Assembly) of(kind string) []*resource {
	if found := a.traits[kind]; found != nil {
		return found.all
	}
	return nil
}

// count is how many resources of the given types there are.
func (a *Assembly) count(kinds ...string) int {
	n := 0
	for _, kind := range kinds {
		n += len(a.of(kind))
	}
	return n
}

// attributes are those of a resource that the model asks for.
type attributes struct{ kind, properties, metadata, condition *template.Node }

// attributesOf goes through the entries of a resource once, not for each of them.
func attributesOf(node *template.Node) (found attributes) {
	for entry := range node.Children() {
		switch entry.Key {
		case "Type":
			found.kind = entry
		case "Properties":
			found.properties = entry
		case "Metadata":
			found.metadata = entry
		case "Condition":
			found.condition = entry
		}
	}
	return found
}
