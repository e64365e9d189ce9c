package model

import (
	"slices"

	"github.com/open-policy-agent/opa/v1/ast"

	"github.com/secretwright/secretwright/lint/template"
)

type stack struct {
	*template.Stack
	assembly    *Assembly
	parameters  map[string]*template.Node
	given       map[string]*template.Node // the values that the user gives to parameters
	mappings    *template.Node
	resources   map[string]*resource
	ordered     []*resource // in template order
	isSettled   bool
	conditions  map[string]*formula
	variables   map[string]*variable
	nestedIn    *resource        // the resource that makes this stack, nil for one that is not nested
	credentials []*template.Node // the nodes that nobody may show
	tokens      []token          // the credentials of known formats
	loops       loops
	handedDown  lazy[map[template.Span]bool] // what SAM copies into functions
	term        lazy[*ast.Term]              // of its name
	keyNames    lazy[map[string]bool]        // those that may mean a key
	more        string                       // what may add resources that are not known, "" for nothing
}

func (a *Assembly) add(source *template.Stack, options Options) {
	s := &stack{
		Stack:      source,
		assembly:   a,
		parameters: map[string]*template.Node{},
		given:      map[string]*template.Node{},
		conditions: map[string]*formula{},
		variables:  map[string]*variable{},
	}
	if s.Account == "" && options.Account != "" {
		known := *source
		known.Account = options.Account
		s.Stack = &known
	}
	a.stacks, a.sources = append(a.stacks, s), append(a.sources, source)
	s.index()
	s.give(options.Parameters)
	s.expandLoops()
	s.mergeGlobals()
	s.index() // the tree may be a new one
	resources := s.Root.Get("Resources")
	for section := range s.Root.Children() {
		if section == resources && section.Kind == template.Map {
			s.addResources(section)
		} else {
			s.findTokens(section)
		}
	}
}

// index notes the sections that values are looked up in.
func (s *stack) index() {
	s.mappings = s.Root.Get("Mappings")
	for p := range s.Root.Get("Parameters").Children() {
		s.parameters[p.Key] = p
	}
}

// addResources adds each logical id once: of duplicate keys the last one counts, as it does for
// CloudFormation. It looks for tokens in a resource right before it goes through its entries: to come back to a large
// template later takes longer than both.
func (s *stack) addResources(all *template.Node) {
	s.resources = make(map[string]*resource, all.Len())
	s.ordered = make([]*resource, 0, all.Len())
	made := make([]resource, all.Len()) // one allocation for all
	for node := range all.Children() {
		s.findTokens(node)
		s.noteMore(node)
		if !s.addResource(node, &made[len(s.ordered)]) {
			delete(s.resources, node.Key)
		}
	}
	if len(s.resources) < len(s.ordered) {
		s.ordered = slices.DeleteFunc(s.ordered, func(r *resource) bool { return s.resources[r.id] != r })
	}
}

// addResource fills in a resource and adds it. It reports false for what is none: a Fn::ForEach list, an entry without a
// type.
func (s *stack) addResource(node *template.Node, r *resource) bool {
	is := attributesOf(node)
	if is.kind == nil || is.kind.Kind != template.String {
		return false
	}
	*r = resource{
		stack: s, id: node.Key, kind: is.kind.Text, traits: s.assembly.traitsOf(is.kind.Text),
		node: node, properties: is.properties, holds: is.properties.Marks() | is.metadata.Marks(),
	}
	if is.metadata.Marks() != 0 {
		r.metadata = is.metadata
	}
	if is.condition.IsText() {
		r.condition = is.condition.Text
	}
	s.resources[r.id] = r
	s.ordered = append(s.ordered, r)
	return true
}

// settle finds out when the resources of a stack exist: under their own conditions, and, in a nested
// stack, when the stack does. Of a resource that no deployment has, only references know.
func (s *stack) settle() {
	if s.isSettled {
		return
	}
	s.isSettled = true
	var always *formula
	if s.nestedIn != nil {
		s.nestedIn.stack.settle()
		always = s.nestedIn.exists
	}
	s.assertions()
	s.assembly.resources = slices.Grow(s.assembly.resources, len(s.ordered))
	for _, r := range s.ordered {
		r.exists = always
		if r.condition != "" {
			r.exists = and(always, s.conditionNamed(r.condition))
		}
		if impossible(r.exists) {
			continue
		}
		s.assembly.resources = append(s.assembly.resources, r)
		r.traits.all = append(r.traits.all, r)
	}
	s.addGenerated()
}
