package model

import (
	"strings"

	"github.com/open-policy-agent/opa/v1/ast"
)

func (p fingerprint) fields() []field {
	if p.length == 0 {
		return nil
	}
	return []field{{"length", ast.InternedTerm(p.length)}, {"fingerprint", ast.StringTerm(p.hash)}}
}

func carriedTerm(c *carried) *ast.Term {
	kind := c.property
	if c.owner != nil {
		kind = c.owner.kind
	}
	return c.stack.placeAt(c.node).object(c.print.fields(), []field{
		{"type", ast.StringTerm(kind)},
		{"property", ast.StringTerm(c.property)},
		{"key", ast.StringTerm(c.entry.key)},
		{"named", ast.InternedTerm(c.named)},
		{"provenance", wordTerm(c.provenance)},
		{"parameters", textTerms(c.entry.value.parameters())},
		{"kind", optional(c.kind)},
		{"format", optional(c.format)},
		{"json_key", optional(c.jsonKey)},
		{"reads", optional(c.reads)},
		{"shown", ast.InternedTerm(c.shown())},
		{"password", ast.InternedTerm(c.password)},
		{"formed", ast.InternedTerm(c.formed)},
		{"when", optional(solve(c.entry.when).text())},
		{"reason", optional(c.reason)},
	})
}

// parameters lists the parameters that a text is made of.
func (v value) parameters() []string {
	var names []string
	for _, p := range v.parts() {
		if p.from == parameter {
			names = append(names, p.name)
		}
	}
	return names
}

func tokenTerm(t token) *ast.Term {
	path := t.node.Path()
	return t.stack.placeAt(t.node).object(printOf(t.stack.Name+"/"+path[min(1, len(path)-1)], t.text).fields(), []field{
		{"format", wordTerm(t.format.name)},
		{"kind", wordTerm(t.format.kind)},
	})
}

func referenceTerm(r *reference) *ast.Term {
	return r.placeOf(r.value).object([]field{
		{"type", ast.StringTerm(r.resource.kind)},
		{"property", ast.StringTerm(strings.ReplaceAll(r.property.path[1:], "/", "."))},
		{"secret", keyTerm(r.secret)},
		{"when", optional(r.circumstances(r.when))},
		{"unknown", optional(r.unknown)},
	})
}
