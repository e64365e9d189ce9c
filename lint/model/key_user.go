package model

import (
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

// onlyNames reports whether what the resource says of a key makes it no user of its own.
func (r *resource) onlyNames() bool {
	return r.is(mentionTypes...) || strings.HasPrefix(r.kind, "AWS::SecretsManager::")
}

// otherUsers lists, for each key, the resources that use it and are no secrets.
func (a *Assembly) otherUsers() map[*resource][]*resource {
	users := map[*resource][]*resource{}
	for _, r := range a.resources {
		if r.onlyNames() {
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
	switch name, argument := intrinsic(n); name {
	case "Ref", "Fn::GetAtt":
		if k.mayLead(argument) {
			k.follow(n)
		}
		return
	case "Fn::Sub", "Fn::ImportValue":
		k.follow(n)
	}
	if n.Kind == template.String && strings.Contains(n.Text, "alias/") {
		k.follow(n)
	}
	for child := range n.Children() {
		k.walk(child)
	}
}

// mayLead spares what certainly denotes no key: most references.
func (k keySearch) mayLead(argument *template.Node) bool {
	id := argument
	if id.Len() > 0 {
		id = id.Item(0)
	}
	if !id.IsText() {
		return true
	}
	name, _, _ := strings.Cut(id.Text, ".")
	if r := k.stack.resources[name]; r != nil {
		return r.is(keyType, aliasType) || r.nested != nil
	}
	return k.stack.parameters[name] != nil
}

func (k keySearch) follow(n *template.Node) {
	for _, found := range k.stack.value(n).members() {
		if key := k.stack.assembly.keyOf(found.value, k.stack); key != nil {
			k.note(key)
			continue
		}
		for _, p := range found.value.parts {
			if key := k.stack.assembly.keyOf(value{kind: text, parts: []part{p}}, k.stack); key != nil {
				k.note(key)
			}
		}
	}
}

// useFields say who uses the key, whom the policies of its secrets let in, and when its material stays
// the same.
func (k *keyFact) useFields() []field {
	return []field{
		{"others", array(k.others, func(r *resource) *ast.Term { return ast.StringTerm(r.id) })},
		{"exported", ast.BooleanTerm(k.exported)},
		{"shared_with", textTerms(k.sharedWith)},
		{"unrotated", k.unrotatedTerm()},
		{"period", k.periodTerm()},
	}
}

// sharedWith lists for each secret the foreign accounts that its policies let in, and the principals of
// which the account is not known.
func (a *Assembly) sharedWith() map[*resource][]string {
	found := map[*resource][]string{}
	for _, s := range a.facts.secretPolicies {
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
