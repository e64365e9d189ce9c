package model

import (
	"strings"

	"github.com/open-policy-agent/opa/v1/ast"

	"github.com/secretwright/secretwright/lint/template"
)

// parameterFact is what is known of a parameter but for its values.
type parameterFact struct {
	stack *stack
	node  *template.Node
}

func (p parameterFact) name() *ast.Term { return ast.StringTerm(p.stack.Name + "/" + p.node.Key) }

// parameterFacts lists the parameters of all stacks in template order.
func (a *Assembly) parameterFacts() []parameterFact {
	var all []parameterFact
	for _, s := range a.stacks {
		for node := range s.Root.Get("Parameters").Children() {
			if s.parameters[node.Key] == node {
				all = append(all, parameterFact{s, node})
			}
		}
	}
	return all
}

// byDefault says what the Default of a parameter is: "none", the provenance of a credential that is
// written so, or "named" for an address, a path or an ARN.
func (p parameterFact) byDefault() string {
	written, kind := p.node.Get("Default"), p.node.Get("Type")
	switch {
	case !written.IsText():
		return "none"
	case kind != nil && strings.HasPrefix(kind.Text, "AWS::") && written.Text != "":
		return "named"
	}
	is, _ := provenance(p.stack.written(text, written), credentialProperty{alternative: "secret-arn"})
	if is == "literal" && formed().MatchString(written.Text) {
		return "named"
	}
	return is
}

func parameterTerm(p parameterFact) *ast.Term { return p.term() }

func (p parameterFact) term(more ...field) *ast.Term {
	return p.stack.placeAt(p.node).object([]field{
		{"no_echo", ast.InternedTerm(p.stack.noEcho(p.node.Key))},
		{"default", wordTerm(p.byDefault())},
	}, more)
}
