package model

import (
	"strings"

	"github.com/open-policy-agent/opa/v1/ast"

	"github.com/secretwright/secretwright/lint/template"
)

// handover is a place at which the value of a parameter becomes a credential.
type handover struct {
	stack    *stack
	owner    *resource
	node     *template.Node
	when     *formula
	kind     string // credential-property, secret-string, carrier
	property string
	key      string // of a carrier or of JSON
	// mayBeName: the place takes the name or the ARN of a secret too.
	mayBeName bool
}

// handovers are the places at which parameters become credentials, by the nodes of the parameters.
type handovers map[*template.Node][]handover

func (a *Assembly) handovers() handovers { return a.facts.handovers.get(a.findHandovers) }

func (a *Assembly) findHandovers() handovers {
	found := handovers{}
	for _, c := range a.facts.credentials {
		if c.provenance == "parameter" || c.provenance == "empty" {
			found.add(c.value, handover{
				stack: c.stack, owner: c.resource, node: c.value.node, when: c.when, kind: "credential-property",
				property: strings.ReplaceAll(c.property.path[1:], "/", "."), mayBeName: c.property.alternative == "secret-arn",
			})
		}
	}
	for _, c := range a.carried() {
		if (c.provenance == "parameter" || c.provenance == "empty") && c.named && (c.owner != nil || c.property == "Globals") {
			h := handover{
				stack: c.stack, owner: c.owner, node: c.node, when: c.entry.when, kind: "carrier",
				property: c.property, key: c.entry.key, mayBeName: true,
			}
			if c.owner != nil && c.owner.is(secretType) {
				h.kind = "secret-string"
			}
			found.add(c.entry.value, h)
		}
	}
	return found
}

// add notes the parameters that a value is made of, but for those whose own names tell that they
// are no credentials.
func (all handovers) add(v value, at handover) {
	for _, p := range v.parts() {
		if p.from != parameter || !at.takes(p.name, len(v.parts()) == 1) {
			continue
		}
		home := p.home(at.stack)
		all.note(home.parameters[p.name], at)
		if passing := at.stack.soleParameter(at.node); home != at.stack && passing != nil {
			all.note(passing, at)
		}
	}
}

// takes reports whether a parameter is the credential that a place holds, alone or among other texts. In
// a carrier it is where the key leaves no doubt, or where parameter and key are both called so.
func (h handover) takes(name string, alone bool) bool {
	switch {
	case !alone && !isCredentialKey(name), h.mayBeName && isAboutOther(name):
		return false
	case h.kind == "carrier":
		return isPasswordKey(h.key) || isCredentialKey(name) && !mayNameSecret(h.key)
	}
	return true
}

func (all handovers) note(p *template.Node, at handover) {
	kind := p.Get("Type")
	isText := kind == nil || kind.Text == "String" || kind.Text == "CommaDelimitedList"
	if p != nil && isText && p.Get("AllowedValues") == nil {
		all[p] = append(all[p], at)
	}
}

// soleParameter is the stack's own parameter behind a value that comes from its parent.
func (s *stack) soleParameter(n *template.Node) *template.Node {
	if name, argument := intrinsic(n); name == "Ref" {
		return s.parameters[argument.Text]
	}
	return nil
}

func handoverTerm(h handover) *ast.Term {
	key, when := h.key, witnessOf(h.when)
	if key == secretString {
		key = ""
	}
	if h.owner != nil {
		when = h.owner.circumstances(h.when)
	}
	return h.stack.placeAt(h.node).object([]field{
		{"kind", wordTerm(h.kind)},
		{"property", ast.StringTerm(h.property)},
		{"key", optional(key)},
		{"when", optional(when)},
	})
}
