package model

import (
	"slices"
	"strings"

	"github.com/open-policy-agent/opa/v1/ast"

	"github.com/secretwright/secretwright/lint/template"
)

// Resources of these types name a key without using it: they hold policies, publish its ARN, pass it
// on or stand for it.
var mentionTypes = append([]string{
	aliasType, keyType, "AWS::KMS::ReplicaKey", "AWS::SSM::Parameter", "AWS::SSO::PermissionSet",
	"AWS::Organizations::Policy", "AWS::EC2::VPCEndpoint", "AWS::Serverless::Application", "AWS::CloudFormation::Stack",
}, identityTypes...)

// onlyNames reports whether what a resource of a type says of a key makes it no user of its own.
func onlyNames(kind string) bool {
	return slices.Contains(mentionTypes, kind) || strings.HasPrefix(kind, "AWS::SecretsManager::")
}

// otherUsers lists, for each key, the resources that use it and are no secrets.
func (a *Assembly) otherUsers() map[*resource][]*resource {
	users := map[*resource][]*resource{}
	for _, r := range a.resources {
		if r.traits.onlyNames || r.holds&template.Call == 0 && len(a.names.keys) == 0 {
			continue
		}
		search := keySearch{stack: r.stack, note: func(key *resource) {
			if all := users[key]; len(all) == 0 || all[len(all)-1] != r {
				users[key] = append(all, r)
			}
		}}
		for property := range r.properties.Children() {
			if !r.isPolicy(property.Key) {
				search.walk(property)
			}
		}
	}
	return users
}

// isPolicy reports whether a property of a SAM function is what its role may do.
func (r *resource) isPolicy(property string) bool {
	return property == "Policies" && strings.HasPrefix(r.kind, "AWS::Serverless::")
}

// exportedKeys are the keys whose users may be in stacks that import them.
func (a *Assembly) exportedKeys() map[*resource]bool {
	found := map[*resource]bool{}
	for _, s := range a.stacks {
		search := keySearch{stack: s, note: func(key *resource) { found[key] = true }}
		for output := range s.Root.Get("Outputs").Children() {
			if exported := output.Get("Value"); output.Get("Export") != nil && exported != nil {
				search.walk(exported)
			}
		}
	}
	return found
}

// keySearch looks for what denotes keys of the assembly below a node.
type keySearch struct {
	stack *stack
	note  func(key *resource)
}

func (k keySearch) walk(n *template.Node) {
	if !n.Holds(template.Call) && len(k.stack.assembly.names.keys) == 0 {
		return
	}
	switch name, argument := intrinsic(n); {
	case name == "Ref", name == "Fn::GetAtt":
		if k.mayLead(argument) {
			k.follow(n)
		}
		return
	case name == "Fn::Sub" && k.mayHold(argument), name == "Fn::ImportValue", n.Kind == template.String && isAlias(n.Text):
		k.follow(n)
	}
	for child := range n.Children() {
		k.walk(child)
	}
}

func isAlias(text string) bool { return strings.Contains(text, "alias/") }

// mayLead spares what certainly denotes no key: most references.
func (k keySearch) mayLead(argument *template.Node) bool {
	if argument.Len() > 0 {
		argument = argument.Item(0)
	}
	return !argument.IsText() || k.mayMean(argument.Text)
}

// mayMean does so by a name, with or without an attribute behind it.
func (k keySearch) mayMean(name string) bool {
	name, _, _ = strings.Cut(name, ".")
	return k.stack.keyNames.get(k.stack.findKeyNames)[name]
}

// findKeyNames finds the few names that may mean a key: most resources and parameters mean none.
func (s *stack) findKeyNames() map[string]bool {
	found := map[string]bool{}
	for name, p := range s.parameters {
		given, written := s.given[name], p.Get("Default")
		if s.nestedIn != nil || given != nil && isAlias(given.Text) || written.IsText() && isAlias(written.Text) {
			found[name] = s.resources[name] == nil
		}
	}
	for _, r := range s.ordered {
		if r.is(keyType, aliasType) || r.nested != nil {
			found[r.id] = true
		}
	}
	return found
}

// mayHold spares the texts of Fn::Sub; what its own variables are is looked at in its place.
func (k keySearch) mayHold(argument *template.Node) bool {
	if argument.Len() > 0 {
		argument = argument.Item(0)
	}
	if !argument.IsText() || isAlias(argument.Text) {
		return true
	}
	for i, variable := range strings.Split(argument.Text, "${") {
		if name, _, closed := strings.Cut(variable, "}"); i > 0 && closed && k.mayMean(strings.TrimSpace(name)) {
			return true
		}
	}
	return false
}

func (k keySearch) follow(n *template.Node) {
	for found := range k.stack.value(n).members() {
		if key := k.stack.assembly.keyOf(found.value, k.stack); key != nil {
			k.note(key)
			continue
		}
		for _, p := range found.value.parts() {
			if key := k.stack.assembly.keyOf(composed([]part{p}), k.stack); key != nil {
				k.note(key)
			}
		}
	}
}

// useFields say who uses the key, whom the policies of its secrets let in, and when its material stays
// the same.
func (k *keyFact) useFields() []field {
	return []field{
		{"others", array(k.others, idTerm)},
		{"exported", ast.InternedTerm(k.exported)},
		{"shared_with", textTerms(k.sharedWith)},
		{"unrotated", k.unrotatedTerm()},
		{"period", k.periodTerm()},
	}
}

// sharedWith lists for each secret the foreign accounts that its policies let in, and the principals of
// which the account is not known.
func (a *Assembly) sharedWith() map[*resource][]string {
	found := map[*resource][]string{}
	for _, s := range a.facts.secretStatements {
		for _, p := range s.principals {
			text := p.account
			if p.class == undecided {
				text = p.text
			}
			for _, secret := range s.governs {
				if s.allows && text != "" {
					found[secret] = append(found[secret], text)
				}
			}
		}
	}
	return found
}
