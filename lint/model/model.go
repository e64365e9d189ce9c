// Package model computes what the rules need to know about templates: what values come to, which
// resources denote the same secret, who a policy admits, how often a secret rotates, which network a
// function sits in, and where credentials stand. It knows CloudFormation and AWS and no rule.
//
// What a template does not tell is kept apart from what is not there: an unknown value stays unknown
// in every fact that is made from it.
package model

import (
	"iter"
	"slices"

	"github.com/open-policy-agent/opa/v1/ast"

	"github.com/secretwright/secretwright/lint/template"
)

// Options says what is known about the stacks beside their templates.
type Options struct {
	// Account is the 12-digit id of the account of stacks whose manifest names none. Empty: not known.
	Account string
	// OwnAccounts are further accounts of the same owner, TrustedAccounts those that may be let in.
	OwnAccounts, TrustedAccounts []string
	// Organizations are those whose members may be let in. Nil: whichever a policy names.
	Organizations []string
	// VPCsWithEndpoint are VPCs outside the templates that have an endpoint of Secrets Manager: their
	// ids or those of their subnets, or the names of parameters and exports that hold one.
	VPCsWithEndpoint []string
	// MaxRotationDays is the longest rotation interval that passes, in days. 0: 90.
	MaxRotationDays int
	// RequiredTags are keys of tags that every secret must have.
	RequiredTags []string
	// Parameters are values given to the parameters of these names, in every stack that declares them.
	// They come before Default and AllowedValues.
	Parameters map[string]string
}

// Assembly is a set of stacks that are judged together.
type Assembly struct {
	stacks    []*stack
	options   Options
	sources   []*template.Stack // the stacks as they were given, in the same order
	links     links
	resources []*resource
	names     names
	traits    map[string]*traits     // by the resource types
	aliases   map[*resource][]target // what each of the secretAliases stands for, as it is asked for
	made      int                    // what functions have made, see maxMade
	solving   int                    // what searches for deployments have taken, see maxSolving
	excess    map[string]excess      // by the names of what there is too much of
	facts     facts
	texts     map[string]*ast.Term    // those that many facts share
	terms     map[any]*ast.Term       // other terms that many facts share
	steps     []string                // room for those of a path
	sensitive map[*template.Node]bool // the credentials of all stacks
	tokens    []token                 // the credentials of known formats
	carriers  []carrier               // those in which a value may be a credential
}

// facts are what the rules start from, each list in template order.
type facts struct {
	secrets            []*secretFact
	secretOf           map[*resource]*secretFact
	secretStatements   []*statement
	schedules          []*scheduleFact
	endpoints          []*endpoint
	endpointStatements []*endpointStatement
	clients            []*client
	clientOf           map[*resource]*client
	clientsIn          map[string][]*client // by the key of their VPC
	hubs               map[string]bool      // VPCs in which a hosted zone answers for the service
	credentials        []*credential
	statements         map[policyDocument][]*statement // by document, as they are asked for
	abilities          map[string][]field              // by what statements say of actions, as they are asked for

	carried         lazy[[]*carried]
	parameters      lazy[[]parameterFact] // those of credentials
	handovers       lazy[handovers]
	dynamic         lazy[[]*dynamicReference]
	references      lazy[[]*reference]
	disclosures     lazy[[]*disclosure]
	encryptions     lazy[[]*encryption]
	keys            lazy[[]*keyFact]
	keyStatements   lazy[[]*keyStatement]
	keyPolicies     lazy[map[*resource][]*statement]
	shared          lazy[[]*sharedSecret]
	trusts          lazy[[]*trust]
	patterns        lazy[[]*arnPattern]
	speaksOfSecrets lazy[bool]
	policies        lazy[*policyIndex]
	roles           lazy[map[string][]*resource] // by their names
	readers         lazy[readers]
	attachments     lazy[secretAttachments]
	rotators        lazy[[]*rotator]
	functionsOf     lazy[map[*resource][]string] // ids of the functions whose roles have the policies of a resource
	permissions     lazy[[]*permission]
	permissionsOf   lazy[map[*resource][]*permission]
	statementsOf    lazy[map[*endpoint][]*endpointStatement]
	twins           lazy[map[*endpoint]twin]
	rdsEndpoints    lazy[endpoints]
	routes          lazy[routes]
}

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

// New computes the facts about stacks that are judged together.
func New(stacks []*template.Stack, options Options) *Assembly {
	a := &Assembly{
		aliases:   map[*resource][]target{},
		sensitive: map[*template.Node]bool{}, excess: map[string]excess{}, texts: map[string]*ast.Term{}, terms: map[any]*ast.Term{}, traits: map[string]*traits{},
		options: options,
	}
	for _, source := range stacks {
		a.add(source, options)
	}
	a.linkNested()
	for _, s := range a.stacks {
		s.settle()
	}
	a.hideCredentials()                         // first: what is made of values from here on must not show them
	a.links.passed = map[*template.Node]value{} // what was computed before shows them
	a.findNames()
	a.facts = facts{
		secretOf: map[*resource]*secretFact{}, clientOf: map[*resource]*client{},
		clientsIn: map[string][]*client{}, hubs: a.hubs(), statements: map[policyDocument][]*statement{},
		abilities: map[string][]field{},
	}
	a.findSecrets()
	a.findSchedules()
	a.findPolicies()
	a.findNetwork()
	a.findCredentials()
	return a
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

// key tells a resource from all others of the assembly.
func (r *resource) key() string {
	if r.fullID == "" {
		r.fullID = r.stack.Name + "/" + r.id
	}
	return r.fullID
}

// Resources returns how many resources the assembly has.
func (a *Assembly) Resources() int { return len(a.resources) }

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
