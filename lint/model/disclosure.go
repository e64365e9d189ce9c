package model

import (
	"github.com/open-policy-agent/opa/v1/ast"

	"github.com/secretwright/secretwright/lint/template"
)

// disclosure is a value that CloudFormation keeps secret or hands out once, in a place that it shows to
// everybody who may look at the stack: an output or metadata (CloudFormation User Guide, "Parameters",
// NoEcho).
type disclosure struct {
	stack *stack
	node  *template.Node
	when  *formula
	place string // output, metadata
	kind  string // no-echo-parameter, or the attribute: SecretAccessKey, ClientSecret
	name  string // the parameter or the resource
}

func (a *Assembly) disclosures() []*disclosure { return a.facts.disclosures.get(a.findDisclosures) }

func (a *Assembly) findDisclosures() []*disclosure {
	var found []*disclosure
	if !a.mayDisclose() {
		return nil
	}
	for _, s := range a.stacks {
		for output := range s.Root.Get("Outputs").Children() {
			found = append(found, s.disclosed(output.Get("Value"), "output", s.outputCondition(output))...)
		}
		found = append(found, s.disclosed(s.Root.Get("Metadata"), "metadata", nil)...)
		for _, r := range s.ordered {
			if !impossible(r.exists) {
				found = append(found, s.disclosed(r.metadata, "metadata", r.exists)...)
			}
		}
	}
	return found
}

// mayDisclose reports whether the assembly has anything to keep secret.
func (a *Assembly) mayDisclose() bool {
	for _, s := range a.stacks {
		for name := range s.parameters {
			if s.noEcho(name) {
				return true
			}
		}
	}
	return len(a.in("AWS::IAM::AccessKey", "AWS::Cognito::UserPoolClient")) > 0
}

func (s *stack) outputCondition(output *template.Node) *formula {
	if condition := output.Get("Condition"); condition.IsText() {
		return s.conditionNamed(condition.Text)
	}
	return nil
}

// disclosed lists each source below a node once, where it stands first.
func (s *stack) disclosed(n *template.Node, place string, exists *formula) []*disclosure {
	if !n.Holds(template.Call) { // what is written out is no secret of the stack
		return nil
	}
	var all []*disclosure
	type source struct{ kind, name string }
	seen := map[source]bool{}
	s.eachText(n, template.Call, func(b branch) {
		for _, p := range b.value.parts() {
			kind, name := p.keptSecret(s)
			if kind == "" || seen[source{kind, name}] || impossible(and(exists, b.when)) {
				continue
			}
			seen[source{kind, name}] = true
			found := &disclosure{stack: s, node: b.value.node, place: place, kind: kind, name: name}
			if b.when != nil {
				found.when = and(exists, b.when)
			}
			all = append(all, found)
		}
	})
	return all
}

// keptSecret says what a part is that nobody should see, and of which parameter or resource.
func (p part) keptSecret(s *stack) (kind, name string) {
	switch {
	case p.from == parameter && p.home(s).noEcho(p.name):
		return "no-echo-parameter", p.name
	case p.from != attribute:
	case p.to.is("AWS::IAM::AccessKey") && p.name == "SecretAccessKey", p.to.is("AWS::Cognito::UserPoolClient") && p.name == "ClientSecret":
		return p.name, p.to.id
	}
	return "", ""
}

func disclosureTerm(d *disclosure) *ast.Term {
	return d.stack.placeAt(d.node).object([]field{
		{"place", wordTerm(d.place)},
		{"kind", ast.StringTerm(d.kind)},
		{"name", ast.StringTerm(d.name)},
		{"when", optional(witnessOf(d.when))},
	})
}

// witnessOf names a deployment in which a formula holds, "" for one that always does.
func witnessOf(f *formula) string {
	if f == nil {
		return ""
	}
	return solve(f).text()
}
