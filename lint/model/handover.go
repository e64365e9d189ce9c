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
}

// handovers returns for each parameter where its value goes, when the first rule asks.
func (a *Assembly) handovers() map[*template.Node][]handover {
	if a.facts.handovers != nil {
		return a.facts.handovers
	}
	a.facts.handovers = map[*template.Node][]handover{}
	for _, c := range a.facts.credentials {
		if c.provenance == "parameter" {
			a.handOver(c.value, c.property.alternative == "secret-arn", handover{
				stack: c.stack, owner: c.resource, node: c.value.node, when: c.when, kind: "credential-property",
				property: strings.ReplaceAll(c.property.path[1:], "/", "."),
			})
		}
	}
	for _, c := range a.carried() {
		if c.provenance == "parameter" && c.named && (c.owner != nil || c.property == "Globals") {
			h := handover{
				stack: c.stack, owner: c.owner, node: c.node, when: c.entry.when, kind: "carrier",
				property: c.property, key: c.entry.key,
			}
			if c.owner != nil && c.owner.is(secretType) {
				h.kind = "secret-string"
			}
			a.handOver(c.entry.value, h.kind == "carrier" || c.entry.key != secretString, h)
		}
	}
	return a.facts.handovers
}

// handOver notes the parameters that a value is made of. Of one that is called the name or the ARN of
// something the place takes the name, where it may be one.
func (a *Assembly) handOver(v value, mayBeName bool, at handover) {
	for _, p := range v.parts {
		if p.from != parameter || len(v.parts) > 1 && !isCredentialKey(p.name) || mayBeName && aboutOther().MatchString(p.name) {
			continue
		}
		home := p.home(at.stack)
		a.noteHandover(home.parameters[p.name], at)
		if passing := at.stack.soleParameter(at.node); home != at.stack && passing != nil {
			a.noteHandover(passing, at)
		}
	}
}

func (a *Assembly) noteHandover(p *template.Node, at handover) {
	if kind := p.Get("Type"); p != nil && (kind == nil || !strings.HasPrefix(kind.Text, "AWS::")) {
		a.facts.handovers[p] = append(a.facts.handovers[p], at)
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
	when := witnessOf(h.when)
	if h.owner != nil {
		when = h.owner.circumstances(h.when)
	}
	return object(append(h.stack.placeAt(h.node.Path()),
		field{"kind", ast.StringTerm(h.kind)},
		field{"property", ast.StringTerm(h.property)},
		field{"key", optional(h.key)},
		field{"when", optional(when)},
	)...)
}
